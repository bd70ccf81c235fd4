"""All that is decided on one event, in the order in which it is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.agreement.contradictions import Clash, claims_of, find_clashes
from recoupe.crosscheck.agreement.credibility import Support, grade_credibility, make_support
from recoupe.crosscheck.agreement.grade import make_grade
from recoupe.crosscheck.agreement.reasons import explain, explain_answer
from recoupe.crosscheck.agreement.speech import Answer, find_answers
from recoupe.crosscheck.agreement.tolls import make_toll
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.witnesses import Counted, Testimony, hear, is_denied
from recoupe.model import Contradiction, Count, Credibility, Grade, Of, Toll

TOLLS = (Of.FATALITIES, Of.INJURED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the accounts of one event come to.

    Attributes:
        said: outlets that published anything of it, denials included.
        counted: witnesses to its having happened.
        against: those who say that it did not; who says both is not counted against.
        clashes: values that cannot both be right, by field.
        answers: statements in the same reports that dispute it.
        grade: Airwars grade and the reason for it.
    """

    accounts: tuple[Account, ...]
    testimony: Testimony
    said: Count
    counted: Counted
    clashes: dict[str, tuple[Clash[Any], ...]]
    answers: tuple[Answer, ...]
    support: Support
    against: Support
    credibility: Credibility
    grade: tuple[Grade, str] | None
    tolls: dict[Of, Toll | None]

    def contradictions(self) -> tuple[Contradiction, ...]:
        """One for each disputed field, sorted by field."""
        found = {f: Contradiction(f, claims_of(c), explain(f, c, self.accounts)) for f, c in self.clashes.items()}
        for answer in self.answers:
            keys = (answer.statement.key, *(a.key for a in answer.disputed))
            told = Contradiction(answer.field, tuple(sorted(keys)), explain_answer(answer))
            found[answer.field] = _join(found.get(answer.field), told)
        return tuple(found[name] for name in sorted(found))


def _join(before: Contradiction | None, new: Contradiction) -> Contradiction:
    if before is None or new.why in before.why:
        return new if before is None else before
    return Contradiction(new.field, tuple(sorted({*before.claims, *new.claims})), f"{before.why}; {new.why}")


def judge(accounts: Sequence[Account], links: Links) -> Judgement:
    """Decide on the accounts of one event.

    Args:
        links: all edges of the copy-connected components of the accounts' reports.
    """
    ordered = tuple(sorted(accounts, key=lambda a: a.key))
    testimony = hear(ordered, links)
    clashes, answers = find_clashes(ordered, testimony), find_answers(ordered)
    counted = testimony.count(a for a in ordered if not is_denied(a))
    telling = {origin.key for origin in counted.origins}
    denied = [a for a in ordered if is_denied(a) and testimony.origin(a).key not in telling]
    support, against = make_support(counted), make_support(testimony.count(denied))
    is_contested = "agent" in clashes or any(a.field == "agent" for a in answers)
    return Judgement(
        accounts=ordered,
        testimony=testimony,
        said=testimony.count(ordered).said,
        counted=counted,
        clashes=clashes,
        answers=answers,
        support=support,
        against=against,
        credibility=grade_credibility(support, against),
        grade=make_grade(ordered, testimony, counted, is_contested=is_contested),
        tolls={of: make_toll(ordered, of, testimony, are_rivals="target" in clashes) for of in TOLLS},
    )
