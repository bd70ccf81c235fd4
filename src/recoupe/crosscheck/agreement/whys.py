"""Every decision on an event in one sentence, with the claims it rests on. Source: crosscheck §1, step 9."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.agreement.credibility import explain_credibility, grade_credibility, make_support
from recoupe.crosscheck.agreement.judgement import Judgement
from recoupe.crosscheck.agreement.reasons import is_inferred, name_of, say, say_date
from recoupe.crosscheck.agreement.tolls import find_totals
from recoupe.crosscheck.figures import find_figures, without_replaced
from recoupe.crosscheck.group import Merge
from recoupe.crosscheck.witnesses import Origin, is_committed
from recoupe.model import ClaimKey, Copy, DateInterval, Of


def explain_judgement(
    judgement: Judgement, kind: str, when: DateInterval | None, merges: Sequence[Merge], copies: Sequence[Copy]
) -> tuple[str, ...]:
    """Sentences in the order of the decisions."""
    return (
        *_merges(judgement, merges),
        *_copies(judgement, copies),
        *_witnesses(judgement),
        f"kind {kind}: {_refer(a for a in judgement.accounts if a.claim.kind == kind)}",
        *_date(judgement, when),
        *(f"contradiction in {c.field}: {c.why}" for c in judgement.contradictions()),
        *_disputed(judgement),
        *(sentence for of in judgement.tolls for sentence in _toll(judgement, of)),
        explain_credibility(judgement.credibility, judgement.support, judgement.against),
        *((f"grade {judgement.grade[0]}: {judgement.grade[1]}",) if judgement.grade is not None else ()),
    )


def _refer(accounts: Iterable[Account]) -> str:
    return ", ".join(f"{name_of(a)} {a.claim.id}" for a in accounts)


def _merges(judgement: Judgement, merges: Sequence[Merge]) -> Iterator[str]:
    by_key = {a.key: a for a in judgement.accounts}
    for merge in merges:
        pair = _refer(by_key[k] for k in (merge.left, merge.right) if k in by_key)
        yield f"{pair}: one happening ({merge.score:.2f}), {', '.join(merge.reasons)}"


def _copies(judgement: Judgement, copies: Sequence[Copy]) -> Iterator[str]:
    names = {a.document.id: name_of(a) for a in judgement.accounts}
    for copy in copies:
        source, taker = (names.get(d, d.removeprefix("sha256:")[:8]) for d in (copy.from_, copy.to))
        told = copy.evidence.value.replace("_", " ")
        yield f"{taker} takes from {source}: {told}, {copy.score:.2f}; it adds no witness"


def _witnesses(judgement: Judgement) -> Iterator[str]:
    counted, by_key = judgement.counted, {a.key: a for a in judgement.accounts}
    low, high = counted.happened
    for origin in counted.origins:
        note = "" if origin in counted.kept else "; it may be one of the others"
        yield f"origin {origin.name}: {_refer(by_key[k] for k in origin.accounts)}{_side(origin)}{note}"
    yield f"witnesses of the event {low} to {high}, of the words {judgement.said[0]} to {judgement.said[1]}"
    mentions = [a for a in judgement.accounts if not is_committed(a)]
    if mentions:
        yield f"mentions or denials, no witnesses to its having happened: {_refer(mentions)}"


def _side(origin: Origin) -> str:
    if origin.is_third_party:
        return ", third party"
    return f", side {', '.join(sorted(origin.sides))}" if origin.sides else ""


def _date(judgement: Judgement, when: DateInterval | None) -> Iterator[str]:
    if when is not None:
        given = [a for a in judgement.accounts if a.when is not None and a.when.days() == when.days()]
        yield f"when {say_date(when)} ({when.basis}): {_refer(given)}"


def _disputed(judgement: Judgement) -> Iterator[str]:
    """The digit of the majority value of every disputed field; dates that hang on an inferred one do not count against."""
    for field, clashes in judgement.clashes.items():
        sides: dict[str, dict[ClaimKey, Account]] = {}
        for item in (i for clash in clashes for i in (clash.left, clash.right)):
            sides.setdefault(say(item.value), {})[item.account.key] = item.account
        supports = {v: make_support(judgement.testimony.count(who.values())) for v, who in sides.items()}
        best = min(supports, key=lambda v: (-supports[v].witnesses[0], -supports[v].witnesses[1], v))
        others = [a for value, who in sides.items() if value != best for a in who.values()]
        others = [a for a in others if field != "when" or not is_inferred(a)]
        against = make_support(judgement.testimony.count(others))
        digit = grade_credibility(supports[best], against)
        yield f"{field} {best}: {explain_credibility(digit, supports[best], against)}"


def _toll(judgement: Judgement, of: Of) -> Iterator[str]:
    toll = judgement.tolls[of]
    if toll is None:
        return
    totals = find_totals(judgement.accounts, of, judgement.testimony)
    told = ", ".join(f"{t.low if t.low == t.high else f'{t.low}–{t.high}'} ({_refer([t.account])})" for t in totals)
    yield f"{of} low {toll.low}, best {toll.best}, high {toll.high}: {told}"
    figures = [f for f in find_figures(judgement.accounts) if f.of is of]
    valid = without_replaced(figures, lambda a: judgement.testimony.origin(a).key)
    for figure in figures:
        if figure not in valid:
            yield f"{of} {say(figure)} ({_refer([figure.account])}) is left out: a later figure replaced it"
    telling = {figure.account.document.id for figure in figures}
    silent = sorted({name_of(a) for a in judgement.accounts if a.document.id not in telling})
    if silent:
        yield f"{of}: nothing said, which is no 0, by {', '.join(silent)}"
