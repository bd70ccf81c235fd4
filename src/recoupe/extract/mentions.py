"""All mentions of a document: times, places, actors, quantities, equipment, loaded wording, in text order."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.analysis import CLAIMING, Analysis, Sentence, analyse
from recoupe.extract.rules.actor_phrase import BY_NETWORK
from recoupe.extract.rules.adjectives import find_adjectives
from recoupe.extract.rules.grammar import Grammar, load_grammar
from recoupe.extract.rules.loaded import find_loaded
from recoupe.extract.rules.owners import give_owners
from recoupe.extract.rules.people import find_actors, find_equipment
from recoupe.extract.rules.phrases import find_phrases, widen
from recoupe.extract.rules.place_parts import told_by_parse
from recoupe.extract.rules.places import find_places
from recoupe.extract.rules.quantities import find_quantities
from recoupe.extract.rules.syntax import read_syntax
from recoupe.extract.rules.times import find_times
from recoupe.lang.pack import Pack, load_pack
from recoupe.model import (
    ActorMention,
    Document,
    EquipmentMention,
    Level,
    Mention,
    PassageKind,
    PlaceMention,
    QuantityMention,
    RoleHint,
    Span,
    TimeMention,
)
from recoupe.text.arabic import normal
from recoupe.text.fold import fold_accents, fold_case
from recoupe.world.gazetteer import load_gazetteer


def find_mentions(document: Document, analysis: Analysis | None = None) -> tuple[Mention, ...]:
    """Mentions of a document, with ids `m1`, `m2`, … in text order; values are left to `resolve`.

    Args:
        document: a document whose language has a pack.
        analysis: the document cut up, if that was done before.

    Raises:
        KeyError: there is no pack for the language.
    """
    analysis = analysis or analyse(document)
    pack = load_pack(document.language)
    times = [t for t in find_times(document.text, pack.times) if not _is_furniture(t, document)]
    found: list[Mention] = list(times)
    for sentence in analysis.sentences:
        here = [t for t in times if sentence.start <= t.span.start < sentence.stop]
        found.extend(_find_in_sentence(analysis, sentence, pack, here))
    found = _without_models(_without_surnames(found))
    ordered = sorted(found, key=lambda m: (m.span.start, m.span.stop, m.kind))
    return tuple(replace(m, id=f"m{number}") for number, m in enumerate(ordered, 1))


def _without_models(mentions: list[Mention]) -> list[Mention]:
    """Leave out times that are part of what a piece of equipment is called ("Mirage 2000")."""
    models = {(e.span.start, e.span.stop) for e in mentions if isinstance(e, EquipmentMention)}
    ends = {stop: start for start, stop in models}
    return [
        m for m in mentions if not (isinstance(m, TimeMention) and ends.get(m.span.stop, m.span.stop) < m.span.start)
    ]


def _without_surnames(mentions: list[Mention]) -> list[Mention]:
    """Leave out place names that are the last name of a person of the document ("Anne Marseille … Marseille said")."""
    persons = (m for m in mentions if isinstance(m, ActorMention) and m.group == "person")
    names = (fold_accents(m.span.quote).split() for m in persons)
    surnames = {words[-1] for words in names if len(words) > 1}
    return [m for m in mentions if not (isinstance(m, PlaceMention) and _is_surname(m, surnames))]


def _is_surname(place: PlaceMention, surnames: set[str]) -> bool:
    is_told = place.level_hint is not None or place.preposition in _WHEREABOUTS or place.inside is not None
    return not is_told and fold_accents(place.span.quote) in surnames


_WHEREABOUTS = frozenset({"at", "to", "via"})
_FURNITURE = frozenset({PassageKind.BOILERPLATE, PassageKind.RELATED})


def _is_furniture(time: TimeMention, document: Document) -> bool:
    """Whether a time stands in page furniture or a link."""
    return any(p.kind in _FURNITURE and p.start <= time.span.start < p.stop for p in document.passages)


def _find_in_sentence(analysis: Analysis, sentence: Sentence, pack: Pack, times: list[TimeMention]) -> list[Mention]:
    grammar = load_grammar(pack.code)
    taken = [t.span for t in times]
    syntax = read_syntax(analysis, sentence)
    read = find_places(analysis, sentence, pack, grammar, load_gazetteer())
    if syntax is not None:
        read = told_by_parse(read, sentence, syntax, pack)
    if sentence.passage not in CLAIMING:
        return [p for p in read if not any(t.overlaps(p.span) for t in taken)]
    sites = [p.span for p in read if p.level_hint in _SITES and p.candidates]
    found = [a for a in find_actors(analysis, sentence, pack, grammar) if not any(s.overlaps(a.span) for s in sites)]
    if pack.has_clitics:
        found = _without_parts(found, read, grammar)
    bodies = [a for a in found if a.group != "person"]
    listed = [a for a in bodies if a.by != BY_NETWORK]
    apart = [p for p in read if not any(t.overlaps(p.span) for t in taken)]
    places = [p for p in apart if _is_site(p, pack) or not _is_swallowed(p, listed if p.candidates else bodies)]
    states = [p for p in places if _stands_for_state(p) and not p.attributive]
    actors = [a for a in found if not (_is_place_name(a, places) if a.group == "person" else _is_state(a, states))]
    actors += [_metonym(p, sentence, pack) for p in states if p.role_hint is RoleHint.METONYMIC]
    if syntax is not None:
        actors = give_owners(widen(analysis.text, syntax, actors, taken), syntax, grammar)
    quantities = find_quantities(analysis, sentence, pack, grammar, taken, syntax)
    actors = [_with_number(a, quantities, analysis.text) for a in actors]
    if grammar.verb_first:
        actors += _counted_people(quantities, [a.span for a in actors])
    doers = find_adjectives(analysis.text, sentence, pack, actors, follow=grammar.adjectives_follow)
    named = {d.span for d in doers}
    actors = [*(a for a in actors if a.by != BY_NETWORK or a.span not in named), *doers]
    equipment = find_equipment(analysis, sentence, pack)
    actors = [a for a in actors if a.by != BY_NETWORK or not _ends_with(a, equipment)]
    things: list[Mention] = [*actors, *places, *quantities, *equipment]
    if syntax is not None:
        things += find_phrases(analysis.text, syntax, pack, [*(m.span for m in things), *taken])
    return [*things, *find_loaded(analysis, sentence, pack, syntax, [p.span for p in places if p.candidates])]


BY_NUMBER = "actor.counted@1"


def _counted_people(quantities: list[QuantityMention], taken: list[Span]) -> list[ActorMention]:
    """People whom a number counts and no list knows ("ستة فلسطينيين"), as actors."""
    people = (
        q for q in quantities if q.is_person and not q.span.quote.isdigit() and not any(map(q.span.overlaps, taken))
    )
    return [ActorMention("", q.span, BY_NUMBER, None, "civilian", unit=q.unit) for q in people]


_SITES = frozenset({"base", "camp", "crossing"})


def _with_number(actor: ActorMention, quantities: list[QuantityMention], text: str) -> ActorMention:
    """An actor with the noun that counts it ("une dizaine de bataillons des Hachd"), which the parse may make its head."""
    start, stop = actor.span.start, actor.span.stop
    if not fold_case(actor.span.quote).startswith(_OF):
        return actor
    counting = (q.span for q in quantities if q.low > 1 and q.span.start < start < q.span.stop <= stop)
    first = min((span.start for span in counting), default=start)
    return actor if first == start else replace(actor, span=Span.of(text, first, stop))


_OF = ("de ", "d'", "of ")


def _ends_with(actor: ActorMention, equipment: list[EquipmentMention]) -> bool:
    """Whether what the network took for a group is a thing ("un drone iranien"): only a name is left beside it."""
    inside = [e for e in equipment if actor.span.holds(e.span)]
    return any(not _names(actor.span.quote.replace(e.span.quote, "")) for e in inside)


def _names(words: str) -> bool:
    """Whether words hold a name."""
    return any(word[0].isupper() for word in words.split())


def _is_site(place: PlaceMention, pack: Pack) -> bool:
    """Whether a name of ours opens with a noun for a site, that is a thing, too, where nouns have no capitals."""
    first = normal(place.span.quote.partition(" ")[0])
    return pack.has_clitics and bool(place.candidates) and pack.words.by_class["level"].get(first) in _SITES


def _without_parts(actors: list[ActorMention], places: list[PlaceMention], grammar: Grammar) -> list[ActorMention]:
    """Leave out what is part of the name of a place, where no capital parts it from a noun ("ود مدني", "الشيخ زويد").

    What opens the name and is no title stays: it is the body ("الفرقة السادسة") or the thing ("معسكر التاجي").
    """
    names = [p.span for p in places if p.candidates and " " in p.span.quote]
    return [a for a in actors if not any(_is_part(a, name, grammar) for name in names)]


def _is_part(actor: ActorMention, name: Span, grammar: Grammar) -> bool:
    span = actor.span
    if not name.overlaps(span) or span.holds(name) or span.start < name.start:
        return False
    return span.start > name.start or normal(span.quote) in grammar.titles


def _is_swallowed(place: PlaceMention, actors: list[ActorMention]) -> bool:
    """A place inside an actor's name ("Forces armées du Mali") is no place of the event."""
    return any(a.span.overlaps(place.span) for a in actors)


def _is_place_name(person: ActorMention, places: list[PlaceMention]) -> bool:
    """Whether what looks like a person's name is a place that the gazetteer knows in full."""
    return any(p.candidates and not p.partial and p.span.overlaps(person.span) for p in places)


def _is_state(actor: ActorMention, states: list[PlaceMention]) -> bool:
    """Whether the recogniser took a bare country or capital for a body; what it stands for is told by its place."""
    return actor.by == BY_NETWORK and any(
        s.span.holds(actor.span) or (actor.span.stop == s.span.stop and actor.span.quote.endswith(s.span.quote))
        for s in states
        if len(actor.span.quote) - len(s.span.quote) <= ARTICLE
    )


ARTICLE = len("les ")
"""Characters of the longest article before the name of a state."""


def _stands_for_state(place: PlaceMention) -> bool:
    """Whether a bare name may stand for a government: a country, or a capital by the pack's table."""
    return bool(place.candidates) and (place.candidates[0].level is Level.COUNTRY or place.is_seat)


def _metonym(place: PlaceMention, sentence: Sentence, pack: Pack) -> ActorMention:
    """The government that a bare country or capital stands for ("Damas annonce"); other towns of its name do not count."""
    country = place.candidates[0].country
    if place.is_seat:
        inside = sentence.words.between(place.span.start, place.span.stop)
        told = pack.countries.find_longest(sentence.words.texts[inside.start : inside.stop])
        country = told[0].value.country if told else country
    return ActorMention("", place.span, "actor.metonym@1", None, "government", "Government of {country}", country, None)
