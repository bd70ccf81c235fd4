"""Both witness counts as inclusive intervals.

`said`: outlets and agencies that published it, copies aside. `happened`: origins of the fact. The lower end takes for one
all that may be one, the upper end keeps apart all that may be two. Source: crosscheck §4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.figures import are_rivals, find_figures, without_replaced
from recoupe.crosscheck.witnesses.apart import keep_apart
from recoupe.crosscheck.witnesses.chains import denier
from recoupe.crosscheck.witnesses.origins import Origin, Traced, trace
from recoupe.crosscheck.witnesses.sources import Nature
from recoupe.model import Count, PassageKind


@dataclass(frozen=True, slots=True)
class Counted:
    """Witnesses to some accounts.

    Attributes:
        origins: origins of the fact as the upper end counts them, sorted by key.
        kept: those that the lower end cannot take for one of the others.
        voices: who published it, copies aside.
    """

    said: Count
    happened: Count
    origins: tuple[Origin, ...]
    kept: tuple[Origin, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Testimony:
    """All accounts of one event, heard once; witnesses can then be counted for any of them."""

    traced: Traced

    def count(self, accounts: Iterable[Account]) -> Counted:
        """Witnesses to some of the accounts: those of one value, or all that say that it happened."""
        told = tuple(sorted(accounts, key=lambda a: a.key))
        counted = _without_headlines(tuple(a for a in told if is_committed(a) or is_denied(a)))
        origins = self._origins(counted)
        kept = keep_apart(self._without_copies(origins))
        voices = tuple(sorted({self.traced.publishers[a.key] for a in told}))
        high = max(len(kept), self._effective(origins))
        said = (len(voices), len(voices)) if voices else (0, 0)
        return Counted(self._said(told, said), (len(kept), high), origins, kept, voices)

    def origin(self, account: Account) -> Origin:
        """The origin of an account."""
        return self.traced.origin_of[account.key]

    def _origins(self, accounts: Sequence[Account]) -> tuple[Origin, ...]:
        """Origins of accounts; an outlet's own voice is left out where its report names who told it so."""
        own = [a for a in accounts if self._nature(a) is Nature.OWN]
        deeper = [a for a in accounts if self._nature(a) is not Nature.OWN]
        kept = deeper + [a for a in own if not self._is_told_by(a, own, deeper)]
        return tuple(sorted({o.key: o for o in map(self.origin, kept)}.values(), key=lambda o: o.key))

    def _nature(self, account: Account) -> Nature:
        return self.traced.sources[account.key].nature

    def _is_told_by(self, account: Account, own: Sequence[Account], deeper: Sequence[Account]) -> bool:
        """Whether an outlet that names no source names some for the same event, whose figures are not at odds with its own."""
        beside = [a for a in deeper if self._is_one_report(account, a)]
        mine = [a for a in own if self._is_one_report(account, a)]
        valid = without_replaced(find_figures([*mine, *beside]), lambda a: a.key)
        ours = [f for f in valid if self._nature(f.account) is Nature.OWN]
        return bool(beside) and not are_rivals(ours, [f for f in valid if f not in ours])

    def _is_one_report(self, left: Account, right: Account) -> bool:
        """Whether two accounts stand in one report or in reports of one outlet, copies followed to the root."""
        voices = (self.traced.sources[a.key].voice for a in (left, right))
        return left.document.id == right.document.id or next(voices) == next(voices)

    def _without_copies(self, origins: Sequence[Origin]) -> Sequence[Origin]:
        """Lower end: origins that are not probably another of them in the words of a translation or a reworded copy."""
        keys = {o.key for o in origins}
        taken = {a for a, b in self.traced.odds if a in keys and b in keys and (b, a) not in self.traced.odds}
        return [o for o in origins if o.key not in taken] or origins

    def _effective(self, origins: Sequence[Origin]) -> int:
        """Upper end: a probable copy of another origin counts by what it may be more than a copy, rounded."""
        keys = {o.key for o in origins}
        total = 0.0
        for origin in origins:
            share = 1.0
            for other in keys - {origin.key}:
                share *= 1.0 - self.traced.odds.get((origin.key, other), 0.0)
            total += share
        return int(total + 0.5)

    def _said(self, told: Sequence[Account], said: Count) -> Count:
        """Lower end without the voices that are copies in all probability."""
        voices: dict[str, bool] = {}
        for account in told:
            voice = self.traced.publishers[account.key]
            is_copy = self.traced.roots[account.key].score < 1.0
            voices[voice] = voices.get(voice, True) and is_copy
        low = sum(not is_copy for is_copy in voices.values())
        return max(low, min(1, said[1])), said[1]


def hear(accounts: Sequence[Account], links: Links) -> Testimony:
    """The testimony of the accounts of one event."""
    return Testimony(trace(accounts, links))


def count(accounts: Sequence[Account], links: Links) -> Counted:
    """Witnesses to an event: both counts, and the origins they rest on.

    Args:
        links: at least all edges of the copy-connected components of the accounts' reports.
    """
    testimony = hear(accounts, links)
    happened = testimony.count(a for a in accounts if not is_denied(a))
    return replace(happened, said=testimony.count(accounts).said)


def is_denied(account: Account) -> bool:
    """Whether any source of the chain commits itself to its not having happened."""
    return denier(account.claim.said_by) is not None and not account.tells_none


def is_committed(account: Account) -> bool:
    """Whether the deepest source says, and does not merely mention, that it happened. Source: crosscheck §4, rule 4."""
    return account.is_counted and not account.is_negative and not is_denied(account)


def in_headline(account: Account) -> bool:
    """Whether an account stands in the headline, which repeats the report."""
    at = account.claim.trigger.start
    return any(p.kind is PassageKind.HEADLINE and p.start <= at < p.stop for p in account.document.passages)


def _without_headlines(accounts: Sequence[Account]) -> tuple[Account, ...]:
    told = {a.document.id for a in accounts if not in_headline(a)}
    return tuple(a for a in accounts if a.document.id not in told or not in_headline(a))
