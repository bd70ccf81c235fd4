"""Contradictions in words, with a likely reason where there is one. Source: crosscheck §5."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from recoupe.crosscheck.account import Account, Party
from recoupe.crosscheck.agreement.contradictions import Clash, Item
from recoupe.crosscheck.agreement.speech import Answer
from recoupe.crosscheck.figures import Figure, find_figures
from recoupe.crosscheck.sentence import sentence_of
from recoupe.crosscheck.wording import compile_words, plain
from recoupe.model import Basis, DateInterval, Place, RoleName

_NIGHT = compile_words(
    r"\b(?:night|overnight|midnight|evening|dawn|nuit|nocturne|soir|soiree|aube|minuit)\b"
    r"|{w}(?:ليل(?:ة|ا|ية?)?|مساء|فجرا)\b|\bالفجر\b|(?:عند|مع|منذ|قبيل|قبل|حتى|في) فجر\b"
    r"|\bفجر (?:اليوم|يوم|امس|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|الاحد)\b"
)
"""In Arabic "dawn" alone is written like "blew up"."""
_AGENT = (RoleName.AGENT,)
Side = tuple[str, tuple[Account, ...]]


def name_of(account: Account) -> str:
    """Outlet of an account, for sentences; the first letters of the report's id where it has none."""
    outlet = account.document.outlet
    return outlet.name if outlet is not None else account.document.id[7:15]


def say(value: Any) -> str:
    """A value in words."""
    if isinstance(value, DateInterval):
        return say_date(value)
    if isinstance(value, Figure):
        return say_range(value.low, value.high)
    if isinstance(value, Place | Party):
        return value.name
    return str(value)


def say_date(when: DateInterval) -> str:
    """A date as its days in EDTF, "since", or "until"."""
    start, stop = when.days()
    last = stop - timedelta(days=1) if stop is not None else None
    if start is None or last is None:
        return f"since {start}" if start is not None else f"until {last}"
    return f"{start}" if start == last else f"{start} to {last}"


def say_range(low: int, high: int | None) -> str:
    """An inclusive range."""
    if high is None:
        return f"at least {low}"
    return f"{low}" if low == high else f"{low} to {high}"


def explain(field: str, clashes: Sequence[Clash[Any]], accounts: Sequence[Account]) -> str:
    """One sentence: the values with their reports, then a likely reason."""
    told = "; ".join(
        " against ".join(f"{value} ({_reports(who)})" for value, who in _sides(part)) for part in _quarrels(clashes)
    )
    reason = _reason(field, clashes, accounts)
    return f"{told}{f'; {reason}' if reason else ''}"


def _quarrels(clashes: Sequence[Clash[Any]]) -> list[list[Clash[Any]]]:
    """Clashes that have values in common, together: villagers' dead are one quarrel, the attackers' another."""
    quarrels: list[tuple[set[tuple[Any, str]], list[Clash[Any]]]] = []
    for clash in clashes:
        values = {(item.account.key, say(item.value)) for item in (clash.left, clash.right)}
        joined = [q for q in quarrels if q[0] & values]
        quarrels = [q for q in quarrels if not q[0] & values]
        quarrels.append((values.union(*(q[0] for q in joined)), [c for q in joined for c in q[1]] + [clash]))
    return [part for _, part in quarrels]


def explain_answer(answer: Answer) -> str:
    """One sentence for a statement that answers accounts of the event."""
    speakers = ", ".join(p.name for p in answer.statement.parties_as(*_AGENT)) or name_of(answer.statement)
    what = "denies it" if answer.field == "polarity" else "rejects the blame and names another"
    return f"told by {_reports(answer.disputed)}; {speakers} {what} ({name_of(answer.statement)})"


def _sides(clashes: Sequence[Clash[Any]]) -> list[Side]:
    """Values in words with their accounts, those with most accounts first."""
    found: dict[str, dict[Any, Account]] = {}
    for clash in clashes:
        for item in (clash.left, clash.right):
            found.setdefault(say(item.value), {})[item.account.key] = item.account
    sides = [(value, tuple(a for _, a in sorted(who.items()))) for value, who in found.items()]
    return sorted(sides, key=lambda side: (-len(side[1]), side[0]))


def _reports(accounts: Sequence[Account]) -> str:
    return ", ".join(dict.fromkeys(f"{name_of(a)} {a.claim.id}" for a in accounts))


def _reason(field: str, clashes: Sequence[Clash[Any]], accounts: Sequence[Account]) -> str | None:
    items = [item for clash in clashes for item in (clash.left, clash.right)]
    if field == "when":
        return _inferred(items) or _straddling(clashes) or _early(items)
    if isinstance(items[0].value, Figure):
        return _part_for_whole(clashes, accounts) or _early(items)
    return None


def _inferred(items: Sequence[Item[DateInterval]]) -> str | None:
    """A date that hangs on a publication date which nobody gave."""
    weak = sorted({(name_of(i.account), say(i.value)) for i in items if is_inferred(i.account)})
    if not weak or len(weak) == len({(name_of(i.account), say(i.value)) for i in items}):
        return None
    return "; ".join(
        f"the date of {name} is resolved to {date} from an inferred publication date" for name, date in weak
    )


def is_inferred(account: Account) -> bool:
    """Whether the date of an account was resolved against a publication date that was inferred."""
    when, published = account.when, account.document.published
    if when is None or when.basis is Basis.STATED:
        return False
    is_weak = published is not None and published.basis is Basis.INFERRED
    return when.basis is Basis.INFERRED or (when.basis is Basis.RELATIVE and is_weak)


def _straddling(clashes: Sequence[Clash[DateInterval]]) -> str | None:
    """Neighbouring days of which one is told as a night or an evening."""
    for clash in clashes:
        a, b = clash.left.value.days(), clash.right.value.days()
        is_next = (a[1] is not None and a[1] == b[0]) or (b[1] is not None and b[1] == a[0])
        if is_next and any(_NIGHT.search(_sentence(i.account)) for i in (clash.left, clash.right)):
            return "a night straddles both days, or the times are of two zones"
    return None


def _sentence(account: Account) -> str:
    return plain(sentence_of(account.document.text, account.claim.evidence.start))


def _part_for_whole(clashes: Sequence[Clash[Figure]], accounts: Sequence[Account]) -> str | None:
    """A figure that another source gives for a part, or for what came down in one place."""
    for clash in clashes:
        small, big = sorted((clash.left.value, clash.right.value), key=lambda f: (f.low, f.account.key))
        parts = [f for f in find_figures(accounts) if f.of is small.of and f.range == small.range]
        for part in parts:
            if part.account.key not in {small.account.key, big.account.key} and (
                part.is_part or part.stage is not big.stage
            ):
                return f"part taken for whole: {say(part)} is a part in {_reports([part.account])}"
    return None


def _early(items: Sequence[Item[Any]]) -> str | None:
    """Reports of different days."""
    dated = sorted(
        {
            (p.days()[0], name_of(i.account))
            for i in items
            if (p := i.account.document.published) is not None and p.start
        }
    )
    days = [day for day, _ in dated if day is not None]
    if len(set(days)) < 2:
        return None
    return f"an earlier report against a later one: published {days[0]} ({dated[0][1]}) and {days[-1]} ({dated[-1][1]})"
