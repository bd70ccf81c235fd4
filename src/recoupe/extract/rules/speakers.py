"""Whoever could speak in a sentence: persons, sources named by their role, outlets, bodies, pronouns.

Source: codebooks §6. A speaker that cannot be read stays without a name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from recoupe.extract.rules.scene import Placed, Scene
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Level, Mention, Naming, PlaceMention, RoleHint, Span
from recoupe.text.match import Match
from recoupe.world.actors import KnownOutlet, load_outlets

_SPEAKING_GROUPS = frozenset({"civilian", "official", "source", "police", "military", "government", "rebel", "migrant"})
_SILENT_UNITS = frozenset({"person", "body", "victim", "child", "hostage", "prisoner", "casualty"})
_PLURAL_WORDS = frozenset("des les deux trois plusieurs certains quelques some several two three many local".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, on words `[first, last)` of a sentence.

    Attributes:
        name: name or words; None for a source nobody names.
        outlet: the outlet or agency, if it is one.
        actor_id: known actor behind the words.
        role: office in the words of the text.
        is_pronoun: the words are a pronoun.
    """

    span: Span
    first: int
    last: int
    name: str | None
    naming: Naming
    outlet: KnownOutlet | None = None
    actor_id: str | None = None
    role: str | None = None
    is_pronoun: bool = False


# --- speakers of a sentence ------------------------------------------------------------------------


def find_speakers(scene: Scene, pack: Pack) -> list[Speaker]:
    """Everything in a sentence that could speak, in order, not overlapping: persons, sources, outlets, bodies, pronouns."""
    outlets = _outlets(scene, pack)
    acronyms = [o for o in outlets if o.outlet is not None and o.outlet.is_acronym]
    persons = _persons(scene, acronyms)
    found = [
        *outlets,
        *_outlets_in_marks(scene),
        *persons,
        *_names_behind(scene, acronyms, persons),
        *_source_nouns(scene, pack),
        *_bodies(scene),
        *_pronouns(scene),
    ]
    found = [_with_office(scene, _without_of(scene, s), found) for s in found if not _is_inside_person(s, scene)]
    kept: list[Speaker] = []
    for speaker in found:
        if all(speaker.last <= k.first or k.last <= speaker.first for k in kept):
            kept.append(speaker)
    return sorted(kept, key=lambda s: s.first)


def _without_of(scene: Scene, speaker: Speaker) -> Speaker:
    """A speaker without the "de" that links it to what it owns ("le rapport | d'|experts")."""
    if (
        speaker.naming is Naming.NAMED
        or speaker.last - speaker.first < 2
        or scene.texts[speaker.first] not in {"de", "d'"}
    ):
        return speaker
    span = span_of(scene, speaker.first + 1, speaker.last)
    name = span.quote if speaker.name == speaker.span.quote else speaker.name
    return replace(speaker, first=speaker.first + 1, span=span, name=name)


def _with_office(scene: Scene, speaker: Speaker, found: list[Speaker]) -> Speaker:
    """A named person takes in the office or title before the name ("le général Karim Hadi", "Lt. Col. Karim Hadi")."""
    if speaker.naming is not Naming.NAMED or speaker.outlet is not None or speaker.role is not None:
        return speaker
    office = next((s for s in found if s.last == speaker.first and not s.is_pronoun and s.outlet is None), None)
    if office is not None and office.naming is not Naming.NAMED:
        role = span_of(scene, office.first, office.last).quote
        return replace(speaker, first=office.first, role=role, actor_id=speaker.actor_id or office.actor_id)
    first = speaker.first
    while n_words := _title_before(scene, first):
        first -= n_words
    return replace(speaker, first=first) if first < speaker.first else speaker


def _title_before(scene: Scene, at: int) -> int:
    """Number of words of the title that ends right before a word: "General", "Lt."."""
    titles, texts = scene.grammar.titles, scene.texts
    if at > 1 and texts[at - 1] == "." and f"{texts[at - 2]}." in titles:
        return 2
    return 1 if at > 0 and texts[at - 1] in titles else 0


def _is_inside_person(speaker: Speaker, scene: Scene) -> bool:
    """Whether an outlet's name is a part of a person's ("Najib Fars")."""
    persons = (p for p in scene.actors if p.mention.by.startswith("actor.person"))
    return (
        speaker.outlet is not None
        and not speaker.outlet.is_acronym
        and any(
            p.first <= speaker.first and speaker.last <= p.last and p.last - p.first > speaker.last - speaker.first
            for p in persons
        )
    )


def span_of(scene: Scene, first: int, last: int) -> Span:
    """The span of words `[first, last)`."""
    return Span.of(scene.analysis.text, scene.words.starts[first], scene.words.stops[last - 1])


def _outlets(scene: Scene, pack: Pack) -> list[Speaker]:
    found = []
    for match in load_outlets(pack.code).find_longest(scene.texts):
        capitals = [scene.words.capital[i] for i in range(match.first, match.last) if scene.texts[i][0].isalpha()]
        is_upper = all(
            scene.sentence.is_upper(i) for i in range(match.first, match.last) if scene.texts[i][0].isalpha()
        )
        if not (match.value.is_acronym and is_upper) and _is_in_longer_name(scene, match.first, match.last):
            continue
        is_written = (is_upper if match.value.is_acronym else any(capitals)) and bool(capitals)
        if is_written or (scene.words.is_caseless and _is_called_outlet(scene, match)):
            first, last = _with_agency_word(scene, match.first), match.last
            if scene.words.is_caseless:
                first, last = _in_marks_behind_word(scene, first, last)
            span = span_of(scene, first, last)
            found.append(Speaker(span, first, last, match.value.name, Naming.NAMED, outlet=match.value))
    return found


def _in_marks_behind_word(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """An outlet's name with the marks around it and the noun before these ("قناة «روداو»")."""
    texts, nouns = scene.texts, scene.grammar.agency_words
    if first > 1 and texts[first - 1] in _OPENING and texts[first - 2] in nouns and texts[last : last + 1] != (",",):
        return first - 2, last + (texts[last : last + 1] != () and texts[last] in _CLOSING)
    return (first - 1 if first and texts[first - 1] in nouns else first), last


_OPENING, _CLOSING = frozenset({"«", '"', "“"}), frozenset({"»", '"', "”"})
_MAX_OUTLET = 5
"""Words of the name of an outlet in marks, at most."""


def _outlets_in_marks(scene: Scene) -> list[Speaker]:
    """Outlets that no list knows, by the noun before their name ("صحيفة «المرفأ»"), without capitals only."""
    if not scene.words.is_caseless:
        return []
    found, texts = [], scene.texts
    for at, word in enumerate(texts[:-2]):
        if word not in scene.grammar.agency_words or texts[at + 1] not in _OPENING:
            continue
        reach = range(at + 3, min(len(texts), at + 3 + _MAX_OUTLET))
        stop = next((i for i in reach if texts[i] in _CLOSING), None)
        if stop is not None:
            name = span_of(scene, at + 2, stop).quote
            found.append(Speaker(span_of(scene, at, stop + 1), at, stop + 1, name, Naming.NAMED))
    return found


def _is_called_outlet(scene: Scene, match: Match[KnownOutlet]) -> bool:
    """Whether a name without capitals is an outlet's here: it has several words, or what stands before says so."""
    before = scene.texts[match.first - 1] if match.first else "."
    if (
        match.last - match.first > 1
        or before in scene.grammar.agency_words
        or before in {"«", '"', ".", "ل", "عن", "("}
    ):
        return True
    return any(match.first in {cue.last, cue.first + 1} for cue in scene.reports)


def _is_in_longer_name(scene: Scene, first: int, last: int) -> bool:
    """Whether a name is a part of a longer one ("Najib Fars")."""
    words = scene.words
    for at in (first - 1, last):
        if 0 < at < len(words) and words.capital[at] and words.texts[at].isalpha() and at != first - 1:
            return words.texts[at] not in scene.grammar.function_words
        if 0 < at == first - 1 and words.capital[at] and words.texts[at].isalpha():
            return words.texts[at] not in scene.grammar.function_words | scene.grammar.titles | _AGENCY_WORDS
    return False


_AGENCY_WORDS = frozenset(
    "agence agency chaîne chaine channel radio télévision television quotidien journal newspaper daily site network presse"
    " press news nouvelles officielle state official l' la le the de d' of du".split()
)


def _with_agency_word(scene: Scene, first: int) -> int:
    """Take in "l'agence de presse syrienne" before an agency's name, if such a noun stands there."""
    at = first
    while (
        at > 0
        and first - at < 6
        and (scene.texts[at - 1] in _AGENCY_WORDS or scene.texts[at - 1].endswith(("ienne", "aise")))
    ):
        at -= 1
    while at < first and scene.texts[at] in {"de", "d'", "du", "of", "l'", "la", "le", "the"}:
        at += 1
    return at


def _persons(scene: Scene, outlets: list[Speaker]) -> list[Speaker]:
    """Persons named in the sentence; an agency's name at the beginning of one is not part of it."""
    found = []
    for placed in scene.actors:
        if placed.mention.by.startswith("actor.person"):
            first, last = placed.first, placed.last
            cut = next((o.last for o in outlets if first <= o.first <= first + 1 and o.last <= last), first)
            while cut > first and _goes_on(scene, last):
                last += 1
            if cut == last:
                continue
            while _is_forename(scene, cut - 1, outlets):
                cut -= 1
            span = span_of(scene, cut, last)
            found.append(Speaker(span, cut, last, span.quote, Naming.NAMED))
    return found


def _is_forename(scene: Scene, at: int, outlets: list[Speaker]) -> bool:
    """Whether the word before a name belongs to it: written as a name behind an agency ("à l'AFP Issouf | Ag Maïga")."""
    return at > 0 and _goes_on(scene, at) and any(o.last == at for o in outlets)


def _names_behind(scene: Scene, outlets: list[Speaker], persons: list[Speaker]) -> list[Speaker]:
    """Who told an agency and is named right behind it, where the network took both for one body ("à l'AFP Issa Diallo")."""
    found = []
    for outlet in outlets:
        last = outlet.last
        while _goes_on(scene, last):
            last += 1
        is_told = scene.texts[max(0, outlet.first - 2) : outlet.first] in {("à", "l'"), ("déclaré", "à"), ("dit", "à")}
        is_free = all(p.last <= outlet.last or p.first >= last for p in persons)
        if is_told and is_free and last - outlet.last > 1:
            span = span_of(scene, outlet.last, last)
            found.append(Speaker(span, outlet.last, last, span.quote, Naming.NAMED))
    return found


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a name goes on with a word."""
    return at < len(scene.texts) and scene.words.capital[at] and scene.texts[at].isalpha()


def _source_nouns(scene: Scene, pack: Pack) -> list[Speaker]:
    found = []
    for match in pack.sources.find_longest(scene.texts):
        first, last = _noun_phrase(scene, match.first, match.last)
        naming = match.value.naming
        if naming is Naming.UNNAMED_INDIVIDUAL and _is_plural(scene, first, match):
            naming = Naming.UNNAMED_GROUP
        if naming is Naming.UNNAMED_GROUP and _is_proper(scene, match):
            naming = Naming.NAMED
        span = span_of(scene, first, last)
        name = None if naming in {Naming.UNSPECIFIED, Naming.UNNAMED_INDIVIDUAL, Naming.UNNAMED_GROUP} else span.quote
        found.append(
            Speaker(span, first, last, name, naming, actor_id=_actor_inside(scene, first, last), role=span.quote)
        )
    return found


def _is_proper(scene: Scene, match: Match[Any]) -> bool:
    """Whether a body that the lists know without a name is written as one ("l'Observatoire du Tigre")."""
    is_singular = "pl" not in match.tenses
    return is_singular and match.first > 0 and scene.words.capital[match.first] and scene.grammar.adjectives_follow


def _is_plural(scene: Scene, first: int, match: Match[Any]) -> bool:
    if "pl" in match.tenses and "sg" not in match.tenses:
        return True
    return scene.texts[first] in _PLURAL_WORDS or (
        scene.texts[match.head].endswith("s") and scene.texts[first] not in {"un", "une", "a", "an", "le", "la", "l'"}
    )


def _noun_phrase(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A source noun with its determiner and demonym before, and "of" complements after."""
    texts, grammar = scene.texts, scene.grammar
    actors = {p.first: p for p in scene.actors}
    for placed in scene.actors:
        if placed.first < first <= placed.last - grammar.verb_first:
            first = placed.first
        if placed.first < last < placed.last:
            last = placed.last
    start = first
    while (
        start > 0 and first - start < 3 and (texts[start - 1] in grammar.determiners or _is_modifier(scene, start - 1))
    ):
        start -= 1
    for _ in range(3):
        if last < len(texts) and texts[last] in {
            "de",
            "d'",
            "du",
            "des",
            "of",
            "for",
            "from",
            "'s",
            "in",
            "at",
            "à",
            "au",
            "en",
            "باسم",
            "ل",
            "في",
            "من",
            "لدى",
        }:
            end = _complement_end(scene, last + 1, actors)
            if end is None or _is_told(scene, last):
                break
            last = end
        else:
            break
    return start, last


def _is_told(scene: Scene, at: int) -> bool:
    """Whether "ل" opens whom somebody spoke to ("قال قائد | لمراسلنا")."""
    grammar, following = scene.grammar, scene.texts[at + 1]
    return scene.texts[at] == "ل" and (
        following in grammar.agency_words or following in grammar.own_voice or following in _OPENING
    )


def _is_modifier(scene: Scene, at: int) -> bool:
    word = scene.texts[at]
    is_demonym = word.endswith(("ian", "ean", "ish", "ese", "i", "an")) and not scene.grammar.adjectives_follow
    return (is_demonym and scene.words.capital[at]) or word in {
        "senior", "local", "military", "security", "medical", "top", "former", "police", "army", "government", "haut", "hauts",
    }  # fmt: skip


def _complement_end(scene: Scene, at: int, actors: dict[int, Placed]) -> int | None:
    """Where the complement of a source noun ends: a determiner, an actor or place, or one or two plain words."""
    texts, grammar = scene.texts, scene.grammar
    while at < len(texts) and texts[at] in {"la", "le", "l'", "les", "the", "a", "un", "une"}:
        at += 1
    for placed in [*scene.actors, *scene.places]:
        if placed.first <= at < placed.last:
            return placed.last
    stop = at
    while stop < len(texts) and stop - at < 4 and (scene.words.capital[stop] or stop == at) and texts[stop].isalpha():
        if texts[stop] in grammar.function_words:
            break
        stop += 1
    return stop if stop > at else None


def _actor_inside(scene: Scene, first: int, last: int) -> str | None:
    for placed in scene.actors:
        if first <= placed.first and placed.last <= last and isinstance(placed.mention, ActorMention):
            return placed.mention.actor.id if placed.mention.actor else None
    return None


def _bodies(scene: Scene) -> list[Speaker]:
    """Actors that can speak: known ones are named, organs are named by their role, crowds are groups."""
    found = []
    for placed in scene.actors:
        mention = placed.mention
        assert isinstance(mention, ActorMention)
        actor_id = mention.actor.id if mention.actor else None
        if mention.group in {"person", "pronoun"}:
            continue
        if mention.by.startswith("actor.name"):
            name = mention.actor.name if mention.actor else mention.span.quote
            found.append(Speaker(mention.span, placed.first, placed.last, name, Naming.NAMED, actor_id=actor_id))
        elif mention.by.startswith("actor.organ"):
            found.append(
                Speaker(
                    mention.span, placed.first, placed.last, mention.span.quote, Naming.NAMED_ROLE, actor_id=actor_id
                )
            )
        elif mention.group == "organisation":
            found.append(Speaker(mention.span, placed.first, placed.last, mention.span.quote, Naming.NAMED))
        elif mention.group in _SPEAKING_GROUPS and mention.unit not in _SILENT_UNITS:
            found.append(
                Speaker(mention.span, placed.first, placed.last, None, Naming.UNNAMED_GROUP, actor_id=actor_id)
            )
    for placed in scene.places:
        if _is_seat(placed.mention):
            span = placed.mention.span
            found.append(Speaker(span, placed.first, placed.last, span.quote, Naming.NAMED_ROLE))
    return found


def _is_seat(mention: Mention) -> bool:
    """A country or a capital that stands for who governs from it."""
    if not isinstance(mention, PlaceMention) or mention.role_hint is not RoleHint.METONYMIC:
        return False
    return mention.is_seat or (mention.place is not None and mention.place.level is Level.COUNTRY)


def _pronouns(scene: Scene) -> list[Speaker]:
    return [
        Speaker(span_of(scene, i, i + 1), i, i + 1, None, Naming.UNSPECIFIED, is_pronoun=True)
        for i, word in enumerate(scene.texts)
        if word in scene.grammar.pronouns and not _is_written_on(scene, i)
    ]


def _is_written_on(scene: Scene, at: int) -> bool:
    """Whether a word is a suffix of the one before ("قاله")."""
    return scene.words.is_caseless and at > 0 and scene.words.starts[at] == scene.words.stops[at - 1]
