"""How two actors in one part of an event relate. Source: crosscheck §5, "agent, target"."""

from __future__ import annotations

import re

from recoupe.crosscheck.account import Party
from recoupe.crosscheck.figures import Population
from recoupe.crosscheck.figures.population import load_populations
from recoupe.crosscheck.wording import compile_words, plain
from recoupe.model import Agreement

_CIVIL = re.compile(
    r"^(?:civilians|protesters|rioters|prisoners|aid workers|journalists|refugees|labou?r|students|teachers)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"^(?:unidentified|unknown)\b", re.IGNORECASE)
_ARMED_UNKNOWN = re.compile(r"^(?:unidentified|unknown) (?:armed|militia|military)\b", re.IGNORECASE)
_OF_STATE = re.compile(
    r"^(?:actor|gold):(?:([a-z]{2})\.(?:military|police|government)$|(?:military_forces|police_forces|government)_of_(\w+))"
)
_LAND = re.compile(r"(?:\bof (?:the )?|\()([\w' .-]+?)\)?$")
_WORDS = "words:"
_EXTERNAL = "External/Other forces"
_COMBATANT_WORDS = compile_words(
    r"\b(?:mercenair|mercenar|militant|combattant|fighter|soldat|soldier|troop|troupe|insurg|rebel|milic|militia|terrorist|jihad|djihad|"
    r"caserne|barrack|deployment point|legion)"
    r"|{w}(?:مقاتل|مسلحين|مسلحون|مسلحو|جندي|جنود|عسكريين|عسكريون|عسكريا|مرتزق|إرهابي|ميليشيا|مليشيا|متمرد|عناصر|عنصرا|جهادي|تكفيري|ثكنة|ثكنات)"
)
_UNARMED_WORDS = compile_words(
    r"{w}(?:مدنيين|مدنيون|مدنيا|مدني\b|سكان|أهالي|مواطن|طفل|أطفال|نساء|امرأ|نازح|لاجئ|مزارعين|مزارعون|طلاب|طلبة|تلاميذ|مصلين|صحفي|صحافي|مسعف"
    r"|أطباء|متظاهر|محتج|عمال\b|عاملا\b|صياد|ركاب|مسافر|رعاة|تجار)"
)
"""Arabic words for people; those of the other languages are in the table of populations."""


def compare_actors(left: Party, right: Party) -> Agreement | None:
    """Relation of two actors; None where what is told of one is not enough to compare them."""
    if left.id == right.id:
        return Agreement.EQUAL
    if is_by_words(left) or is_by_words(right):
        return _compare_by_words(left, right)
    if _UNKNOWN.match(left.name) or _UNKNOWN.match(right.name):
        return _compare_unknown(left, right)
    return _compare_known(left, right)


def _compare_unknown(left: Party, right: Party) -> Agreement | None:
    """Somebody whom the report does not know: anybody but the forces of the state in which it happened."""
    if state_of(left) is None and state_of(right) is None:
        return Agreement.DISJOINT if _is_armed_and_civil(left, right) else Agreement.NESTED
    lands = _land_of(left), _land_of(right)
    return Agreement.DISJOINT if lands[0] is not None and lands[0] == lands[1] else None


def _is_armed_and_civil(left: Party, right: Party) -> bool:
    """Whether one is a group with arms, whoever it is, and the other people without any."""
    armed = [_ARMED_UNKNOWN.match(party.name) is not None for party in (left, right)]
    return (armed[0] and is_civil(right)) or (armed[1] and is_civil(left))


def _land_of(party: Party) -> str | None:
    """The country of a party, as its neutral name ends with it ("Police Forces of Iraq", "Civilians (Iraq)")."""
    found = _LAND.search(party.name)
    return found[1] if found else party.country


def _compare_known(left: Party, right: Party) -> Agreement:
    states = state_of(left), state_of(right)
    if states[0] is not None and states[0] == states[1]:
        return Agreement.OVERLAP
    if _is_branch(left, right) or _is_branch(right, left):
        return Agreement.NESTED
    civil = is_civil(left), is_civil(right)
    if all(civil) or (any(civil) and _may_be_unarmed(right if civil[0] else left)):
        return Agreement.OVERLAP
    if _is_alliance(left) or _is_alliance(right):
        return Agreement.NESTED if _is_state_or_alliance(left) and _is_state_or_alliance(right) else Agreement.DISJOINT
    return Agreement.DISJOINT


def _is_branch(branch: Party, whole: Party) -> bool:
    """Whether a name tells of which body a party is a branch ("Hamas: Izz ad-Din al-Qassam Brigades", "Hamas Movement")."""
    head, colon, _ = branch.name.partition(":")
    return bool(colon) and re.match(rf"{re.escape(head)}\b", whole.name) is not None


def _compare_by_words(left: Party, right: Party) -> Agreement | None:
    """Somebody told by words alone: only the unarmed and the armed exclude each other."""
    populations = {population_of_party(left), population_of_party(right)}
    return Agreement.DISJOINT if populations == {Population.CIVILIAN, Population.COMBATANT} else None


def population_of_party(party: Party) -> Population:
    """Whether a party is of the unarmed or of the armed; PERSON where that is not told."""
    if is_civil(party):
        return Population.CIVILIAN
    if not is_by_words(party):
        return Population.PERSON if _may_be_unarmed(party) else Population.COMBATANT
    folded = plain(party.name)
    if _COMBATANT_WORDS.search(folded):
        return Population.COMBATANT
    if _UNARMED_WORDS.search(folded):
        return Population.CIVILIAN
    units = {load_populations().get(word, (Population.PERSON, False))[0] for word in folded.split()}
    return Population.CIVILIAN if Population.CIVILIAN in units else Population.PERSON


def is_by_words(party: Party) -> bool:
    """Whether a party is no known actor and stands there in the words of the text."""
    return party.id.startswith(_WORDS) or (party.id.startswith("gold:") and not party.name[:1].isupper())


def is_known(party: Party) -> bool:
    """Whether it is told who a party is: neither words alone nor somebody unknown."""
    return not is_by_words(party) and _UNKNOWN.match(party.name) is None


def is_civil(party: Party) -> bool:
    """Whether a party is people without arms."""
    return _CIVIL.match(party.name) is not None


def state_of(party: Party) -> str | None:
    """The state whose army, police or government a party is."""
    found = _OF_STATE.match(party.id)
    return next((group for group in found.groups() if group), None) if found else None


def _may_be_unarmed(party: Party) -> bool:
    return party.id.endswith(".government") or "government_of" in party.id or party.kind in {"Civilians", "Protesters"}


def _is_alliance(party: Party) -> bool:
    return party.kind == _EXTERNAL and state_of(party) is None


def _is_state_or_alliance(party: Party) -> bool:
    return _is_alliance(party) or state_of(party) is not None
