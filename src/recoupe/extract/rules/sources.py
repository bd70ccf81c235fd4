"""Who says it: reporting expressions of a document, their speakers, and the words that stand under them.

Source: codebooks §6. A speaker that cannot be read stays without a name; a pronoun is the last compatible speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.quotes import Quotation
from recoupe.extract.rules.scene import Scene
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Naming, Span
from recoupe.text.match import Match
from recoupe.world.actors import KnownOutlet, load_outlets

MIN_SPEECH_WORDS = 5
SPEAKER_REACH = 14
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


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting act in one sentence.

    Attributes:
        cue: the reporting expression.
        content: words of the sentence under the act, half-open; several stretches where the act stands in the middle.
        speakers: one or more ("a resident and a medic").
    """

    cue: Match[SpeechCue]
    cue_span: Span
    content: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]

    @property
    def stance(self) -> str:
        """Attitude of the reporter."""
        return self.cue.value.stance

    def covers(self, word: int) -> bool:
        """Whether a word stands under the act."""
        return any(first <= word < last for first, last in self.content)


# --- speakers of a sentence ------------------------------------------------------------------------


def find_speakers(scene: Scene, pack: Pack) -> list[Speaker]:
    """Everything in a sentence that could speak, in order, not overlapping: persons, sources, outlets, bodies, pronouns."""
    found = [
        *_outlets(scene, pack),
        *_persons(scene),
        *_source_nouns(scene, pack),
        *_bodies(scene),
        *_pronouns(scene),
    ]
    kept: list[Speaker] = []
    for speaker in found:
        if all(speaker.last <= k.first or k.last <= speaker.first for k in kept):
            kept.append(speaker)
    return sorted(kept, key=lambda s: s.first)


def _span(scene: Scene, first: int, last: int) -> Span:
    return Span.of(scene.analysis.text, scene.words.starts[first], scene.words.stops[last - 1])


def _outlets(scene: Scene, pack: Pack) -> list[Speaker]:
    found = []
    for match in load_outlets(pack.code).find_longest(scene.texts):
        capitals = [scene.words.capital[i] for i in range(match.first, match.last) if scene.texts[i].isalpha()]
        if _is_in_longer_name(scene, match.first, match.last):
            continue
        if (all(capitals) if match.value.is_acronym else any(capitals)) and capitals:
            first = _with_agency_word(scene, match.first)
            span = _span(scene, first, match.last)
            found.append(Speaker(span, first, match.last, match.value.name, Naming.NAMED, outlet=match.value))
    return found


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


def _persons(scene: Scene) -> list[Speaker]:
    """Persons named in the sentence."""
    return [
        Speaker(p.mention.span, p.first, p.last, p.mention.span.quote, Naming.NAMED)
        for p in scene.actors
        if p.mention.by.startswith("actor.person")
    ]


def _source_nouns(scene: Scene, pack: Pack) -> list[Speaker]:
    found = []
    for match in pack.sources.find_longest(scene.texts):
        first, last = _noun_phrase(scene, match.first, match.last)
        naming = match.value.naming
        if naming is Naming.UNNAMED_INDIVIDUAL and _is_plural(scene, first, match):
            naming = Naming.UNNAMED_GROUP
        span = _span(scene, first, last)
        name = None if naming in {Naming.UNSPECIFIED, Naming.UNNAMED_INDIVIDUAL, Naming.UNNAMED_GROUP} else span.quote
        found.append(
            Speaker(span, first, last, name, naming, actor_id=_actor_inside(scene, first, last), role=span.quote)
        )
    return found


def _is_plural(scene: Scene, first: int, match: Match[object]) -> bool:
    if "pl" in match.tenses and "sg" not in match.tenses:
        return True
    return (
        scene.texts[first] in _PLURAL_WORDS
        or scene.texts[match.head].endswith("s")
        and scene.texts[first] not in {"un", "une", "a", "an", "le", "la", "l'"}
    )


def _noun_phrase(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A source noun with its determiner and demonym before, and "of" complements after."""
    texts, grammar = scene.texts, scene.grammar
    actors = {p.first: p for p in scene.actors}
    for placed in scene.actors:
        if placed.first < first <= placed.last:
            first = placed.first
        if placed.first < last < placed.last:
            last = placed.last
    start = first
    while (
        start > 0
        and first - start < 3
        and (texts[start - 1] in grammar.determiners or _is_modifier(scene, start - 1))
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
        }:
            end = _complement_end(scene, last + 1, actors)
            if end is None:
                break
            last = end
        else:
            break
    return start, last


def _is_modifier(scene: Scene, at: int) -> bool:
    word = scene.texts[at]
    return word.endswith(("ian", "ean", "ish", "ese", "i", "an")) and scene.words.capital[at] or word in {
        "senior", "local", "military", "security", "medical", "top", "former", "police", "army", "government", "haut", "hauts",
    }  # fmt: skip


def _complement_end(scene: Scene, at: int, actors: dict[int, object]) -> int | None:
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
        elif mention.group in _SPEAKING_GROUPS and mention.unit not in _SILENT_UNITS:
            found.append(
                Speaker(mention.span, placed.first, placed.last, None, Naming.UNNAMED_GROUP, actor_id=actor_id)
            )
    for placed in scene.places:
        if placed.mention.role_hint == "metonymic":  # type: ignore[union-attr]  # scene.places holds place mentions
            span = placed.mention.span
            found.append(Speaker(span, placed.first, placed.last, span.quote, Naming.NAMED_ROLE))
    return found


def _pronouns(scene: Scene) -> list[Speaker]:
    return [
        Speaker(_span(scene, i, i + 1), i, i + 1, None, Naming.UNSPECIFIED, is_pronoun=True)
        for i, word in enumerate(scene.texts)
        if word in scene.grammar.pronouns
    ]


# --- reporting acts of a sentence ------------------------------------------------------------------


def find_speeches(scene: Scene, pack: Pack) -> list[Speech]:
    """Reporting acts of a sentence, in order, each with its speakers (possibly none) and the words under it."""
    speakers = find_speakers(scene, pack)
    found = []
    for match in pack.speech.find_longest(scene.texts):
        speech = _read(scene, match, speakers)
        if speech is not None:
            found.append(speech)
    return found


def _read(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speech | None:
    frame = match.value.frame
    span = _span(scene, match.first, match.last)
    if frame == "preposition":
        named = _joined(scene, _first_after(speakers, match.last, 4), speakers)
        return Speech(match, span, (_segment(scene, match.first),), named) if named else None
    if frame == "impersonal":
        return Speech(match, span, (_segment(scene, match.first),), (_unspecified(scene, match),))
    if frame == "noun" or (match.value.kind is not None and not _introduces(scene, match)):
        return None
    subject = _subject_of(scene, match, speakers)
    if subject is None and not _introduces(scene, match):
        return None
    named = _joined(scene, subject, speakers)
    told = _told_agency(scene, match, speakers)
    content = _content(scene, match, named)
    return Speech(match, span, content, (told, *named) if told is not None and told not in named else named)


def _segment(scene: Scene, at: int) -> tuple[int, int]:
    """The part of the sentence between semicolons that holds a word."""
    cuts = [-1, *(i for i, w in enumerate(scene.texts) if w == ";"), len(scene.texts)]
    first = max(c for c in cuts if c < at)
    return first + 1, min(c for c in cuts if c >= at)


def _unspecified(scene: Scene, match: Match[SpeechCue]) -> Speaker:
    return Speaker(_span(scene, match.first, match.last), match.first, match.last, None, Naming.UNSPECIFIED)


def _first_after(speakers: list[Speaker], at: int, reach: int) -> Speaker | None:
    return next((s for s in speakers if at <= s.first <= at + reach), None)


def _told_agency(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The agency that was told ("told Reuters", "a déclaré à l'AFP"): it supplies the facts."""
    following = scene.texts[match.last : match.last + 2]
    for speaker in speakers:
        is_agency = speaker.outlet is not None and speaker.outlet.class_ == "agency"
        if is_agency and match.last <= speaker.first <= match.last + 2:
            if speaker.first == match.last or following[0] in {"à", "au", "to", "l'"}:
                return speaker
    return None


def _subject_of(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """Subject of a reporting verb: right after it where the verb closes what is said, else nearest before it."""
    after = next((s for s in speakers if match.last <= s.first <= match.last + 2), None)
    told = _told_agency(scene, match, speakers)
    if _closes(scene, match.first) and after is not None and after is not told:
        return after
    before = [s for s in speakers if s.last <= match.first and scene.cost(s.last - 1, match.first) <= SPEAKER_REACH]
    before = [s for s in before if not _is_governed(scene, s)]
    return _main_of(before, scene) if before else None


def _is_governed(scene: Scene, speaker: Speaker) -> bool:
    preposition = scene.grammar.preposition_before(scene.texts, speaker.first)
    return preposition is not None and preposition.form not in {"de", "d'", "des", "du"}


def _main_of(before: list[Speaker], scene: Scene) -> Speaker:
    """Of several possible subjects the last, but a name in apposition carries the role before it."""
    last = before[-1]
    for other in reversed(before[:-1]):
        between = scene.texts[other.last : last.first]
        if len(between) <= 2 and all(w in {",", "the", "le", "la", "l'"} for w in between):
            named, role = (last, other) if last.role is None and not last.is_pronoun else (other, last)
            if named.role is None and not named.is_pronoun:
                return replace(named, role=role.span.quote, actor_id=named.actor_id or role.actor_id)
    return last


_ENDS_OF_SPEECH = frozenset({",", "»", '"', "'", "”", "-"})
_BEFORE_VERB = frozenset({"l'", "s'", "lui", "leur", "en", "y", "ne", "n'", "nous", "m'"})


def _closes(scene: Scene, at: int) -> bool:
    """Whether what begins at a word follows what is said: after a closing mark or a comma."""
    while at > 0 and (scene.texts[at - 1] in scene.grammar.auxiliaries or scene.texts[at - 1] in _BEFORE_VERB):
        at -= 1
    return at > 0 and scene.texts[at - 1] in _ENDS_OF_SPEECH


def _introduces(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether the content follows: "que", "that", a colon or an opening mark within three words."""
    if scene.texts[match.last - 1] in {"que", "qu'", "that"}:
        return True
    following = scene.texts[match.last : match.last + 3]
    return any(w in {"que", "qu'", "that", ":", "«", '"'} for w in following)


def _joined(scene: Scene, speaker: Speaker | None, speakers: list[Speaker]) -> tuple[Speaker, ...]:
    """Speakers joined by "et/and" to the first."""
    if speaker is None:
        return ()
    found = [speaker]
    for other in speakers:
        between = scene.texts[found[-1].last : other.first]
        joins = between and between[-1] in {"et", "and"} and len(between) <= 2
        if other.first >= found[-1].last and joins and not other.is_pronoun:
            found.append(other)
    return tuple(found)


def _content(scene: Scene, match: Match[SpeechCue], speakers: tuple[Speaker, ...]) -> tuple[tuple[int, int], ...]:
    """Words under a reporting verb: what it introduces, else what it closes, within its part of the sentence."""
    start, end = _segment(scene, match.first)
    stop = max([match.last, *(s.last for s in speakers if match.last <= s.first <= match.last + 4)])
    left = min([match.first, *(s.first for s in speakers if s.last <= match.first)])
    if not _introduces(scene, match) and (_closes(scene, match.first) or _closes(scene, left)):
        rest = scene.texts[stop : stop + 3]
        goes_on = stop < end and any(w in {",", "«", '"', ":"} for w in rest)
        return ((start, left), (stop, end)) if goes_on else ((start, left),)
    return ((stop, end),)


# --- speakers of quotations ------------------------------------------------------------------------


def speech_of_quotation(quotation: Quotation, scene: Scene, speeches: list[Speech]) -> Speech | None:
    """The act that a quotation belongs to: the nearest one in the sentence outside its marks."""
    outside = [s for s in speeches if not quotation.start <= s.cue_span.start < quotation.stop]
    if not outside:
        return None
    return min(
        outside, key=lambda s: min(abs(s.cue_span.start - quotation.stop), abs(s.cue_span.stop - quotation.start))
    )
