"""Actors, people and equipment of a sentence: known names, organs of states, nouns for people and weapons.

A noun phrase is read around its head: number or determiner before it, demonym and "de/of + actor" after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.actor_phrase import (
    BY_EQUIPMENT,
    BY_NAME,
    BY_NETWORK,
    BY_ORGAN,
    BY_PEOPLE,
    BY_PERSON_NETWORK,
    Phrase,
)
from recoupe.extract.rules.affiliation import join_names
from recoupe.extract.rules.grammar import OF_FORMS, Grammar
from recoupe.extract.rules.persons import find_persons, person_phrase, pronoun_phrase, subject_pronouns
from recoupe.extract.rules.place_shapes import ACRONYM_LENGTH
from recoupe.lang.entries import CountryWord, Organ, PeopleNoun
from recoupe.lang.pack import Pack
from recoupe.model import ANYBODY, ActorMention, EquipmentMention, Span
from recoupe.text.match import Match
from recoupe.world.actors import KnownActor, load_actors

_ARMY = "Military Forces of {country}"
_OF = frozenset("de d' du des of 's".split())
_GROUP_OF_KIND = {
    _ARMY: "military",
    "Police Forces of {country}": "police",
    "Government of {country}": "government",
}


def find_actors(analysis: Analysis, sentence: Sentence, pack: Pack, grammar: Grammar) -> list[ActorMention]:
    """Actor mentions of a sentence in order, not overlapping: the longest wins, names before organs before nouns."""
    countries = _countries_at(sentence, pack)
    phrases = [
        *_known(sentence, pack),
        *_organs(sentence, pack, grammar, countries),
        *_people(sentence, pack, grammar, countries),
    ]
    kept = _choose(phrases)
    merged = join_names(kept, sentence, grammar)
    chosen = [p for p in _choose(merged) if not _is_adjective(p, sentence, grammar)]
    kept = [_with_determiner(p, sentence, grammar) for p in _without_appositions(chosen, sentence)]
    named = [p for p in named_phrases(analysis, sentence) if _is_apart(p, kept)]
    named = [p for p in named if not _is_adjective(p, sentence, grammar)]
    kept += [_of_country(p, sentence, countries) for p in named]
    taken = {i for p in kept for i in range(p.first, p.last)}
    persons = [person_phrase(first, last) for first, last in find_persons(sentence, grammar, taken)]
    pronouns = [pronoun_phrase(i) for i in subject_pronouns(sentence, grammar) if i not in taken]
    return [_make(analysis, sentence, p) for p in sorted([*kept, *persons, *pronouns], key=lambda p: p.first)]


def find_equipment(analysis: Analysis, sentence: Sentence, pack: Pack) -> list[EquipmentMention]:
    """Equipment of a sentence in order, the longest names."""
    words = sentence.words
    return [
        EquipmentMention(
            "",
            Span.of(analysis.text, words.starts[m.first], words.stops[m.last - 1]),
            BY_EQUIPMENT,
            m.value.equipment,
        )
        for m in pack.equipment.find_longest(words.texts)
    ]


def _countries_at(sentence: Sentence, pack: Pack) -> dict[int, Match[CountryWord]]:
    """Country words by their first word; short ones that are no demonyms only in capitals ("CAR", not "car")."""
    found = pack.countries.find_longest(sentence.words.texts)
    return {m.first: m for m in found if m.value.role == "demonym" or _is_name_of_country(sentence, m)}


def _is_name_of_country(sentence: Sentence, match: Match[CountryWord]) -> bool:
    at, words = match.first, sentence.words
    is_short = match.last - at == 1 and len(words.texts[at]) < ACRONYM_LENGTH
    if words.is_caseless:
        return True
    return sentence.is_upper(at) if is_short else words.capital[match.last - 1] or words.capital[at]


def _known(sentence: Sentence, pack: Pack) -> list[Phrase]:
    found = []
    for match in load_actors(pack.code).find_longest(sentence.words.texts):
        if _is_written_as_name(sentence, match):
            known = match.value
            found.append(
                Phrase(
                    match.first,
                    match.last,
                    match.first,
                    known.actor,
                    _group_of(known.actor.kind),
                    None,
                    known.actor.country,
                    None,
                    BY_NAME,
                )
            )
    return found


def _is_written_as_name(sentence: Sentence, match: Match[KnownActor]) -> bool:
    """Acronyms need capitals throughout; other names at least one capital."""
    words = sentence.words
    if match.value.is_acronym:
        return all(sentence.is_upper(i) for i in range(match.first, match.last) if words.texts[i].isalpha())
    return words.is_caseless or any(words.capital[i] for i in range(match.first, match.last))


def _group_of(kind: str) -> str | None:
    return {
        "State forces": "military", "External/Other forces": "military", "Rebel group": "armed",
        "Political militia": "armed", "Identity militia": "armed", "Civilians": "civilian",
        "Protesters": "protester", "Rioters": "protester",
    }.get(kind)  # fmt: skip


def _organs(sentence: Sentence, pack: Pack, grammar: Grammar, countries: dict[int, Match[CountryWord]]) -> list[Phrase]:
    texts = sentence.words.texts
    units = {(m.first, m.last): m.value.unit for m in pack.people.find_longest(texts)}
    hardware = {m.head for m in pack.equipment.find_longest(texts)}
    named = {i for m in countries.values() if m.value.role != "demonym" for i in range(m.first, m.last)}
    organs = (m for m in pack.organs.find_longest(texts) if m.head not in named)  # no "État" in "États-Unis"
    found = [_organ_phrase(sentence, m, countries, grammar) for m in organs]
    return [
        replace(
            p,
            unit=units.get((p.head, m.last)),
            template=ANYBODY if m.head in hardware and _is_anybodys(p, texts, grammar) else p.template,
        )
        for p, m in found
    ]


def _is_anybodys(phrase: Phrase, texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether hardware may be anybody's: no demonym, owner or coalition is named ("its jets", "coalition jets")."""
    is_owned = phrase.first > 0 and texts[phrase.first - 1] in grammar.owning
    return phrase.country is None and not is_owned and phrase.template == _ARMY


def _organ_phrase(
    sentence: Sentence, match: Match[Organ], countries: dict[int, Match[CountryWord]], grammar: Grammar
) -> tuple[Phrase, Match[Organ]]:
    first, last, country = _take_country(sentence, match.first, match.last, countries, grammar)
    group = _GROUP_OF_KIND.get(match.value.actor) or _group_of(match.value.kind)
    return Phrase(first, last, match.first, None, group, match.value.actor, country, None, BY_ORGAN), match


def _people(sentence: Sentence, pack: Pack, grammar: Grammar, countries: dict[int, Match[CountryWord]]) -> list[Phrase]:
    matches = pack.people.find_longest(sentence.words.texts)
    free = (m for m in matches if not is_participle(sentence, m.first, grammar))
    return [_people_phrase(sentence, m, countries, grammar) for m in free]


def is_participle(sentence: Sentence, at: int, grammar: Grammar) -> bool:
    """Whether a word that may be a noun ("tué", "blessé") follows an auxiliary or a noun and so is a participle."""
    before = sentence.words.texts[max(0, at - 2) : at]
    return any(w in grammar.auxiliaries or w in {"été", "been"} for w in before) and not (
        before[-1] in grammar.determiners or before[-1] in grammar.numbers or before[-1].isdigit()
    )


def _people_phrase(
    sentence: Sentence, match: Match[PeopleNoun], countries: dict[int, Match[CountryWord]], grammar: Grammar
) -> Phrase:
    first, last, country = _take_country(sentence, match.first, match.last, countries, grammar)
    return Phrase(first, last, match.first, None, match.value.group, None, country, match.value.unit, BY_PEOPLE)


def _take_country(
    sentence: Sentence, first: int, last: int, countries: dict[int, Match[CountryWord]], grammar: Grammar
) -> tuple[int, int, str | None]:
    """Extend a phrase over a demonym or country beside it ("armée malienne", "Mali's army", "forces de sécurité du Mali").

    One adjective of arms may stand between ("hélicoptères militaires américains", "Turkish armed drones").
    """
    texts = sentence.words.texts
    for begin, match in countries.items():
        if begin == last + 1 and match.value.role == "demonym" and texts[last] in grammar.arms_adjectives:
            return first, match.last, match.value.country
        if match.last == first - 1 and match.value.role == "demonym" and texts[match.last] in grammar.arms_adjectives:
            return begin, last, match.value.country
        if begin == last or (begin == last + 1 and texts[last] in _OF | {"-"}):
            return first, match.last, match.value.country
        if begin == last + 2 and texts[last] in _OF and texts[last + 1] in {"l'", "la", "le", "the"}:
            return first, match.last, match.value.country
        if _is_counted_of(texts, last, begin, match, grammar):
            return first, last, match.value.country
        is_before = match.last == first and not grammar.verb_first
        if is_before or (match.last == first - 1 and texts[first - 1] in {"'s", "-"}):
            return begin, last, match.value.country
    return first, last, None


def _is_counted_of(texts: Sequence[str], last: int, begin: int, match: Match[CountryWord], grammar: Grammar) -> bool:
    """Whether a demonym stands in a number of people that make up a body ("contingent de 500 militaires américains")."""
    is_near = last + 2 < begin <= last + _COUNTED_REACH and texts[last] in _OF
    number = texts[last + 1] if is_near else ""
    return is_near and (number.isdigit() or number in grammar.numbers) and "," not in texts[last:begin]


_COUNTED_REACH = 4
"""Words from "de" to the demonym."""


def _choose(phrases: list[Phrase]) -> list[Phrase]:
    """Phrases that do not overlap: the longest, ties to names, then organs."""
    order = {BY_NAME: 0, BY_ORGAN: 1, BY_PEOPLE: 2}
    ranked = sorted(phrases, key=lambda p: (-(p.last - p.first), order[p.by], p.first))
    kept: list[Phrase] = []
    for phrase in ranked:
        if all(phrase.last <= k.first or k.last <= phrase.first for k in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda p: p.first)


def _is_adjective(phrase: Phrase, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a one-word noun follows a noun directly and so qualifies it ("poste militaire"), or is half an idiom."""
    words, at = sentence.words, phrase.first
    if phrase.by == BY_NAME or phrase.last - phrase.first > 1 or at == 0 or words.capital[at]:
        return False
    before = words.texts[at - 1]
    if words.texts[at] in _IDIOMS and not words.capital[at]:
        return before not in grammar.determiners
    is_noun_before = before.isalpha() and before.islower() and len(before) > 3 and before not in grammar.function_words
    return grammar.adjectives_follow and is_noun_before and not words.capital[at - 1]


_IDIOMS = frozenset({"état", "pouvoir", "homme", "femme", "tête", "cadre"})


def _without_appositions(phrases: list[Phrase], sentence: Sentence) -> list[Phrase]:
    """Leave out a name in brackets after another ("Forces armées maliennes (FAMa)"): it is the same body."""
    texts = sentence.words.texts
    kept: list[Phrase] = []
    for phrase in phrases:
        opens = phrase.first > 0 and texts[phrase.first - 1] == "("
        if opens and kept and kept[-1].last == phrase.first - 1:
            if kept[-1].actor is None and phrase.actor is not None:
                kept[-1] = replace(kept[-1], actor=phrase.actor, template=None)
            continue
        kept.append(phrase)
    return kept


def _with_determiner(phrase: Phrase, sentence: Sentence, grammar: Grammar) -> Phrase:
    """Take in a determiner right before; the article in "du Hezbollah" is no part of a name."""
    texts = sentence.words.texts
    first = phrase.first
    is_held = first > 0 and phrase.by == BY_NAME and texts[first - 1] in OF_FORMS
    if first > 0 and texts[first - 1] in grammar.determiners and not is_held:
        first -= 1
        if first > 0 and texts[first] == "l'" and texts[first - 1] == "de":
            return replace(phrase, first=first)
    return replace(phrase, first=first)


def _make(analysis: Analysis, sentence: Sentence, phrase: Phrase) -> ActorMention:
    words = sentence.words
    span = Span.of(analysis.text, words.starts[phrase.first], words.stops[phrase.last - 1])
    is_member = phrase.actor is not None and phrase.by != BY_NAME
    return ActorMention(
        "", span, phrase.by, phrase.actor, phrase.group, phrase.template, phrase.country, phrase.unit, is_member
    )


# --- what the trained recogniser names -------------------------------------------------------------

_GROUP_OF_LABEL = {"PER": "person", "ORG": "organisation", "ARMED": "armed"}
MAX_NAME_WORDS = 6
"""Words of the longest name that is believed; the recogniser runs on in lists."""


def named_phrases(analysis: Analysis, sentence: Sentence) -> list[Phrase]:
    """Persons, organisations and armed actors that the trained recogniser finds, in order."""
    parse = analysis.parses.get(sentence.index)
    found = []
    for name in parse.names if parse is not None else ():
        group = _GROUP_OF_LABEL.get(name.label)
        inside = sentence.words.between(sentence.start + name.start, sentence.start + name.stop)
        if group is not None and 0 < len(inside) <= MAX_NAME_WORDS:
            by = BY_PERSON_NETWORK if group == "person" else BY_NETWORK
            found.append(Phrase(inside.start, inside.stop, inside.start, None, group, None, None, None, by))
    return found


def _of_country(phrase: Phrase, sentence: Sentence, countries: dict[int, Match[CountryWord]]) -> Phrase:
    """An armed body that is only named by its country is that state's military ("Russian forces", "les Chinois")."""
    inside = [m for at, m in countries.items() if phrase.first <= at and m.last <= phrase.last]
    if phrase.group not in {"armed", "organisation"} or len(inside) != 1:
        return phrase
    words, (match,) = sentence.words, inside
    others = [i for i in range(phrase.first, phrase.last) if not match.first <= i < match.last]
    is_short = bool(others) and sentence.is_upper(match.first)  # "US forces", "U.S. forces"
    if match.value.role != "demonym" and not is_short:
        return phrase
    if phrase.group != "armed" or any(words.capital[i] and i > 0 for i in others):
        return replace(phrase, country=match.value.country)
    return replace(phrase, group="military", template=_ARMY, country=match.value.country)


def _is_apart(phrase: Phrase, others: list[Phrase]) -> bool:
    return all(phrase.last <= o.first or o.last <= phrase.first for o in others)
