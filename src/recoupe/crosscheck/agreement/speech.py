"""What parties answer in the same reports: a denial of the event, a denial of one's own part with the blame laid on another.

Statements are events of their own; here they only tell that the event they answer is disputed. Source: crosscheck §5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.crosscheck.account import Account, Party, accounts_of
from recoupe.crosscheck.agreement.actors import compare_actors, state_of
from recoupe.crosscheck.sentence import sentence_of
from recoupe.crosscheck.witnesses import is_committed
from recoupe.crosscheck.wording import compile_words, plain
from recoupe.model import Agreement, RoleName

DENIAL = "statement.denial"
ACCUSATION = "statement.accusation"
_FORCE = ("armed.", "territory.", "protest.repression", "property.", "riot.", "movement.")
_ASIDE = compile_words(
    r"\b(?:loss(?:es)?|casualt\w+|victim\w*|dead|deaths?|injur\w+|role|part|involve\w*|responsib\w+|links?|complicity"
    r"|(?:th(?:e|is|at|[eo]se)|its|les?|ce(?:s|t|tte)?) (?:figure|number|toll|count|date|chiffre|nombre|bilan)s?"
    r"|pertes?|morts?|blesses?|implication|implique\w*|participation|roles?|liens?)\b"
    r"|{w}(?:خسائر|ضحايا|قتلى|جرحى|اصابات|مسؤولي|تورط|ضلوع|مشاركت)|{w}(?:صلة|صلت|علاقة|علاقت|دور|دخل)(?:ه|ها|هم)?\b"
    r"|هذا الرقم|هذا العدد|هذه (?:الحصيلة|الارقام|الاعداد)"
)
"""Words by which a denial is of losses, of a figure or of one's own part, not of the happening."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that disputes accounts of an event.

    Attributes:
        field: polarity or agent.
        statement: the denial, or the accusation of somebody else.
        disputed: accounts of the event that it answers.
    """

    field: str
    statement: Account
    disputed: tuple[Account, ...]


def find_answers(accounts: Sequence[Account]) -> tuple[Answer, ...]:
    """Answers in the reports of an event, by report and then in text order."""
    keys = {a.key for a in accounts}
    documents = {a.document.id: a.document for a in accounts}
    found: list[Answer] = []
    for _, document in sorted(documents.items()):
        told = sorted(accounts_of(document), key=lambda a: a.claim.trigger.start)
        own = [a for a in told if a.key in keys and is_committed(a)]
        denials = [a for a in told if a.claim.kind == DENIAL]
        for statement, before in _with_acts_before(told):
            if before in own:
                found += _answer(statement, before, own, denials)
    return tuple(found)


def _with_acts_before(told: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Denials and accusations with the act of force that was told last before each."""
    last: Account | None = None
    for account in told:
        if account.claim.kind in {DENIAL, ACCUSATION} and last is not None:
            yield account, last
        elif account.claim.kind.startswith(_FORCE):
            last = account


def _answer(statement: Account, before: Account, own: Sequence[Account], denials: Sequence[Account]) -> list[Answer]:
    speakers = _speakers(statement, before)
    blamed = tuple(a for a in own if _shares_party(speakers, a.parties_as(RoleName.AGENT)))
    if statement.claim.kind == ACCUSATION:
        if not any(_shares_party(speakers, a.parties_as(RoleName.AGENT)) for a in denials):
            return []
        others = statement.parties_as(RoleName.TARGET, RoleName.VICTIM)
        rivals = tuple(a for a in blamed if _names_another(others, a.parties_as(RoleName.AGENT)))
        return [Answer("agent", statement, rivals)] if rivals else []
    is_known = any(not p.id.startswith("words:") for p in speakers)
    is_whole = _ASIDE.search(plain(statement.claim.evidence.quote)) is None
    is_own = any(_is_of_one_state(p, a) for p in speakers for a in before.parties_as(RoleName.AGENT))
    if not blamed and not is_own and is_known and is_whole and in_one_sentence(statement, before):
        return [Answer("polarity", statement, (before,))]
    return []


def _speakers(statement: Account, before: Account) -> Sequence[Party]:
    """Who makes a statement: known parties where there are any, and nobody on whose word the act before is told."""
    teller = before.deepest.span if before.deepest is not None else None
    others = [p for p in statement.parties_as(RoleName.AGENT) if teller is None or not p.span.overlaps(teller)]
    return [p for p in others if not p.id.startswith("words:")] or others


def _shares_party(left: Sequence[Party], right: Sequence[Party]) -> bool:
    return bool({p.id for p in left} & {p.id for p in right})


def _is_of_one_state(left: Party, right: Party) -> bool:
    """Whether two parties are army, police or government of one state: who denies for one denies its own part."""
    state = state_of(left)
    return state is not None and state == state_of(right)


def _names_another(others: Sequence[Party], agents: Sequence[Party]) -> bool:
    return any(compare_actors(a, b) is Agreement.DISJOINT for a in others for b in agents)


def in_one_sentence(left: Account, right: Account) -> bool:
    """Whether two accounts of one report stand in one sentence."""
    text = left.document.text
    return sentence_of(text, left.claim.trigger.start) == sentence_of(text, right.claim.trigger.start)
