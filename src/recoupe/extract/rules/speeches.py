"""Reporting acts of a sentence: the cue, who speaks, and which words stand under it. Source: codebooks §6."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker, find_speakers, span_of
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import Pack
from recoupe.model import Naming, PlaceMention, Span
from recoupe.text.match import Match

SPEAKER_REACH = 14
MIN_SURNAME = 3


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


def find_speeches(scene: Scene, pack: Pack) -> list[Speech]:
    """Reporting acts of a sentence, in order, each with its speakers (possibly none) and the words under it."""
    cues = pack.speech.find_longest(scene.texts)
    speakers = _with_bare_names(scene, cues, find_speakers(scene, pack))
    found = []
    for match in cues:
        speech = _read(scene, match, speakers)
        if speech is not None:
            found.append(speech)
    return found


def _with_bare_names(scene: Scene, cues: list[Match[SpeechCue]], speakers: list[Speaker]) -> list[Speaker]:
    """Add surnames that stand alone beside a reporting verb ("…, Marotto said", "a ajouté Fars")."""
    taken = {i for s in speakers for i in range(s.first, s.last)} | {i for cue in cues for i in cue.words}
    resolved = [p for p in scene.places if isinstance(p.mention, PlaceMention) and p.mention.place is not None]
    taken |= {i for p in [*resolved, *scene.times] for i in range(p.first, p.last)}
    found = list(speakers)
    for cue in cues:
        if cue.value.frame != "verb":
            continue
        beside = [_verb_start(scene, cue.first) - 1]
        if _closes(scene, cue.first):
            beside.append(cue.last)
        for at in beside:
            if at not in taken and _is_surname(scene, at):
                taken.add(at)
                span = span_of(scene, at, at + 1)
                found.append(Speaker(span, at, at + 1, span.quote, Naming.NAMED))
    return sorted(found, key=lambda s: s.first)


def _is_surname(scene: Scene, at: int) -> bool:
    """Whether a word is written as a name; at the beginning of a sentence only if it is so elsewhere, too."""
    if not 0 <= at < len(scene.texts) or not scene.words.capital[at] or not scene.texts[at].isalpha():
        return False
    word = scene.texts[at]
    if len(word) < MIN_SURNAME or word in scene.grammar.function_words or word in scene.grammar.titles:
        return False
    written = span_of(scene, at, at + 1).quote
    return at > 0 or re.search(rf"[\w,] {re.escape(written)}\b", scene.analysis.text) is not None


def _read(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speech | None:
    frame = match.value.frame
    span = span_of(scene, match.first, match.last)
    if frame == "preposition":
        named = _joined(scene, _first_after(speakers, match.last, 4), speakers)
        told = next((s for s in speakers if match.first < s.first < match.last and s.outlet is not None), None)
        named = (told, *named) if told is not None else named  # "a appris l'AFP auprès de"
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
    return Speaker(span_of(scene, match.first, match.last), match.first, match.last, None, Naming.UNSPECIFIED)


def _first_after(speakers: list[Speaker], at: int, reach: int) -> Speaker | None:
    return next((s for s in speakers if at <= s.first <= at + reach), None)


def _told_agency(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The agency that was told ("told Reuters", "a déclaré à l'AFP"): it supplies the facts."""
    following = scene.texts[match.last : match.last + 2]
    for speaker in speakers:
        is_agency = speaker.outlet is not None and speaker.outlet.class_ == "agency"
        if is_agency and match.last <= speaker.first <= match.last + 2:
            if following[0] in {"à", "au", "to"} or (speaker.first == match.last and not _closes(scene, match.first)):
                return speaker
    return None


def _subject_of(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """Subject of a reporting verb: right after it where the verb closes what is said, else nearest before it."""
    opening = {":", "«", '"', "que", "qu'", "that"}
    after = next((s for s in speakers if match.last <= s.first <= match.last + 2), None)
    if after is not None and opening & set(scene.texts[match.last : after.first]):
        after = None
    told = _told_agency(scene, match, speakers)
    subject = _apposed(scene, match, speakers) or _before_parenthesis(scene, match, speakers)
    if subject is not None:
        return subject
    if _closes(scene, match.first) and after is not None and after is not told:
        return after
    before = [s for s in speakers if s.last <= match.first and scene.cost(s.last - 1, match.first) <= SPEAKER_REACH]
    before = [s for s in before if not _is_governed(scene, s)]
    return _main_of(before, scene) if before else None


def _verb_start(scene: Scene, at: int) -> int:
    """First word of a verb group: auxiliaries and clitics before the reporting verb are part of it."""
    while at > 0 and (scene.texts[at - 1] in scene.grammar.auxiliaries or scene.texts[at - 1] in _BEFORE_VERB):
        at -= 1
    return at


def _opening_comma(scene: Scene, match: Match[SpeechCue]) -> int | None:
    """The comma that opens a parenthesis which ends right before a reporting verb ("X, who is Y, said")."""
    at = _verb_start(scene, match.first) - 1
    if at < 2 or scene.texts[at] != ",":
        return None
    first = max(0, at - SPEAKER_REACH)
    return next((i for i in range(at - 2, first, -1) if scene.texts[i] == ","), None)


def _apposed(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The name of "office, Name, said" and "Name, office, said": both sides of the comma are speakers, one is a name."""
    comma = _opening_comma(scene, match)
    if comma is None:
        return None
    closing = _verb_start(scene, match.first) - 1
    inside = [s for s in speakers if s.first in {comma + 1, comma + 2} and s.last <= closing]
    outside = [s for s in speakers if s.last == comma]
    if not inside or not outside or inside[-1].is_pronoun or outside[-1].is_pronoun:
        return None
    names = [s for s in (outside[-1], inside[0]) if s.naming is Naming.NAMED and s.outlet is None]
    if len(names) != 1:
        return None
    office = inside[0] if names[0] is outside[-1] else outside[-1]
    role = names[0].role or span_of(scene, office.first, office.last).quote
    first = min(names[0].first, office.first)
    return replace(names[0], first=first, role=role, actor_id=names[0].actor_id or office.actor_id)


def _before_parenthesis(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject before a relative clause ("The officials, who are in a rebel-held area, said")."""
    comma = _opening_comma(scene, match)
    if comma is None or scene.texts[comma + 1] not in _RELATIVE:
        return None
    return next((s for s in speakers if s.last == comma), None)


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


_OPENING_INFINITIVES = frozenset({"avoir", "être", "having"})
_RELATIVE = frozenset({"who", "which", "whose", "qui", "dont", "speaking", "s'", "joint", "interrogé"})
_ENDS_OF_SPEECH = frozenset({",", "»", '"', "'", "”", "-"})
_BEFORE_VERB = frozenset({"l'", "s'", "lui", "leur", "en", "y", "ne", "n'", "nous", "m'"})


def _closes(scene: Scene, at: int) -> bool:
    """Whether what begins at a word follows what is said: after a closing mark or a comma."""
    at = _verb_start(scene, at)
    return at > 0 and scene.texts[at - 1] in _ENDS_OF_SPEECH


def _introduces(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether the content follows: "que", "that", a colon or an opening mark within three words."""
    if scene.texts[match.last - 1] in {"que", "qu'", "that"}:
        return True
    following = scene.texts[match.last : match.last + 3]
    if following and (
        following[0] in _OPENING_INFINITIVES or (match.value.stance == "deny" and following[0].endswith("ing"))
    ):
        return True
    return any(w in {"que", "qu'", "that", ":", "«", '"'} for w in following)


def _joined(scene: Scene, speaker: Speaker | None, speakers: list[Speaker]) -> tuple[Speaker, ...]:
    """Speakers joined by "et/and" to the first."""
    if speaker is None:
        return ()
    found = [speaker]
    for other in speakers:
        if other.first >= found[-1].last and _joins(scene, found[-1], other):
            found.append(other)
    for other in reversed(speakers):
        if other.last <= found[0].first and _joins(scene, other, found[0]):
            found.insert(0, other)
    return tuple(found)


def _joins(scene: Scene, left: Speaker, right: Speaker) -> bool:
    """Whether "et/and" stands between two speakers, with at most a determiner or preposition."""
    between = scene.texts[left.last : right.first]
    if not 1 <= len(between) <= 3 or right.is_pronoun or left.is_pronoun:
        return False
    return between[0] in {"et", "and"} and all(w in scene.grammar.function_words for w in between[1:])


def _phrase_start(scene: Scene, at: int) -> int:
    """Start of the noun phrase of a speaker: back over at most four plain words to a comma or closing mark."""
    for first in range(at, max(0, at - 5), -1):
        if scene.texts[first - 1] in _ENDS_OF_SPEECH:
            return first
        if not scene.texts[first - 1].isalnum() and scene.texts[first - 1] not in {"'s", "l'", "d'"}:
            break
    return at


def _content(scene: Scene, match: Match[SpeechCue], speakers: tuple[Speaker, ...]) -> tuple[tuple[int, int], ...]:
    """Words under a reporting verb: what it introduces, else what it closes, within its part of the sentence."""
    start, end = _segment(scene, match.first)
    stop = max([match.last, *(s.last for s in speakers if match.last <= s.first <= match.last + 4)])
    left = _phrase_start(scene, min([match.first, *(s.first for s in speakers if s.last <= match.first)]))
    comma = _opening_comma(scene, match)
    is_apposed = comma is not None and left < comma
    follows = _closes(scene, left) or (_closes(scene, match.first) and not is_apposed)
    if not _introduces(scene, match) and follows:
        left = max(start, _verb_start(scene, left))
        rest = scene.texts[stop : stop + 3]
        goes_on = stop < end and any(w in {",", "«", '"', ":"} for w in rest)
        return ((start, left), (stop, end)) if goes_on else ((start, left),)
    return ((stop, end),)
