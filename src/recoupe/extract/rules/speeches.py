"""Reporting acts of a sentence: the cue, who speaks, and which words stand under it. Source: codebooks §6."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker, find_speakers, span_of
from recoupe.extract.rules.speech_order import (
    as_named_body,
    clause_around,
    end_of_citation,
    end_of_clause,
    entry_speakers,
    is_embedded,
    opening_of_speech,
    told_before,
    told_outlets,
    with_name_behind,
    with_place,
    with_suffix,
    without_occasion,
)
from recoupe.extract.rules.speech_scope import (
    closes,
    introduces,
    is_closing,
    segment,
    verb_start,
    words_under_preposition,
    words_under_verb,
)
from recoupe.extract.rules.speech_subjects import find_subject, joined, told_agency, with_apposed_name
from recoupe.extract.rules.speech_tree import parsed_object, parsed_subject, widened, words_apart
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import Pack
from recoupe.model import Naming, PlaceMention, Span
from recoupe.text.match import Element, Match, make_pattern

MIN_SURNAME = 3
_TELLING = frozenset(f"statement.{name}" for name in ("announcement", "assessment", "accusation", "threat"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting act in one sentence.

    Attributes:
        cue: the reporting expression.
        content: words of the sentence under the act, half-open; several stretches where the act stands in the middle.
        speakers: one or more ("a resident and a medic").
        apart: words of the sentence that the parse shows to be the outer voice's, whatever stretch they stand in.
        is_resumed: what is said follows in a later sentence.
    """

    cue: Match[SpeechCue]
    cue_span: Span
    content: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]
    apart: frozenset[int] = frozenset()
    is_resumed: bool = False

    @property
    def stance(self) -> str:
        """Attitude of the reporter; what a speaker goes on to say is no longer only feared or believed."""
        stance = self.cue.value.stance
        return "neutral" if self.is_resumed and stance == "belief" else stance

    def covers(self, word: int) -> bool:
        """Whether a word stands under the act."""
        return word not in self.apart and any(first <= word < last for first, last in self.content)


def find_speeches(scene: Scene, pack: Pack) -> list[Speech]:
    """Reporting acts of a sentence, in order, each with its speakers (possibly none) and the words under it."""
    cues = scene.reports
    speakers = _with_bare_names(scene, cues, find_speakers(scene, pack))
    found = _titled(scene, speakers)
    for match in cues:
        speech = _read(scene, match, speakers)
        if speech is not None and scene.grammar.verb_first:
            speech = _as_before(scene, speech, found)
        if speech is not None:
            found.append(replace(speech, apart=words_apart(scene, match, speech.speakers)))
    return found


_TITLE = make_pattern(":", [Element({":": frozenset()})], 0, SpeechCue("neutral", "verb", None))


def _titled(scene: Scene, speakers: list[Speaker]) -> list[Speech]:
    """Who speaks before a colon that opens an entry or headline ("09:20 – وزارة الصحة: …")."""
    entry = entry_speakers(scene, speakers) if scene.words.is_caseless else None
    if entry is None:
        return []
    at, named = entry[0], tuple(as_named_body(scene, s) for s in entry[1])
    cue = Match(_TITLE, at, at + 1, at, frozenset(), verb=False, words=(at,))
    return [Speech(cue, span_of(scene, at, at + 1), ((at + 1, len(scene.texts)),), named)]


def _as_before(scene: Scene, speech: Speech, found: list[Speech]) -> Speech:
    """A participle, or a verb without a subject, says more of who spoke last in the sentence ("قال X …، مضيفا ان")."""
    cue = speech.cue
    if cue.value.frame != "verb" or (cue.verb and speech.speakers) or not speech.content:
        return speech
    main = next((s for s in reversed(found) if s.speakers and not is_embedded(scene, s.cue)), None)
    return speech if main is None else replace(speech, speakers=main.speakers)


def _with_bare_names(scene: Scene, cues: list[Match[SpeechCue]], speakers: list[Speaker]) -> list[Speaker]:
    """Add surnames that stand alone beside a reporting verb ("…, Marotto said", "a ajouté Fars")."""
    taken = {i for s in speakers for i in range(s.first, s.last)} | {i for cue in cues for i in cue.words}
    resolved = [p for p in scene.places if isinstance(p.mention, PlaceMention) and p.mention.place is not None]
    taken |= {i for p in [*resolved, *scene.times] for i in range(p.first, p.last)}
    found = list(speakers)
    for cue in cues:
        if cue.value.frame != "verb":
            continue
        beside = [verb_start(scene, cue.first) - 1]
        if closes(scene, cue.first):
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
    titles = scene.grammar.titles
    if len(word) < MIN_SURNAME or word in scene.grammar.function_words or word in titles or f"{word}." in titles:
        return False
    written = span_of(scene, at, at + 1).quote
    return at > 0 or re.search(rf"[\w,] {re.escape(written)}\b", scene.analysis.text) is not None


def _read(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speech | None:
    frame = match.value.frame
    span = span_of(scene, match.first, match.last)
    if frame == "preposition":
        first = _first_after(_untold(scene, match, speakers), match.last, 4)
        first = parsed_object(scene, match, speakers) or first
        if scene.grammar.verb_first:
            return _cited(scene, match, first, speakers)
        named = joined(scene, with_apposed_name(scene, first, speakers) if first else None, speakers)
        told = next((s for s in speakers if match.first < s.first < match.last and s.outlet is not None), None)
        named = (told, *named) if told is not None else named  # "a appris l'AFP auprès de"
        return Speech(match, span, (words_under_preposition(scene, match.first),), named) if named else None
    if frame == "opening":
        return _read_opening(scene, match, speakers)
    if frame == "impersonal":
        inside = _clause_behind(scene, match) if scene.grammar.verb_first else segment(scene, match.first)
        return Speech(match, span, (inside,), (_unspecified(scene, match),))
    if frame == "noun" or _is_bare_participle(scene, match):
        return None
    subject = widened(scene, _find_subject(scene, match, speakers))
    if scene.grammar.verb_first:
        return _said(scene, match, subject, speakers)
    if subject is None and not introduces(scene, match):
        return None
    named = joined(scene, subject, speakers)
    told = told_agency(scene, match, speakers)
    is_told = introduces(scene, match) or _tells(scene, match, named)
    if match.value.kind is not None and not is_told:
        return Speech(match, span, (), named) if named else None  # it says who acts, though it tells nothing
    content = words_under_verb(scene, match, named if told is None else (*named, told))
    return Speech(match, span, content, (told, *named) if told is not None and told not in named else named)


def _cited(scene: Scene, match: Match[SpeechCue], first: Speaker | None, speakers: list[Speaker]) -> Speech | None:
    """ "بحسب X", "نقلت قناة Y عن X ان": what stands before, or what is opened behind it."""
    if first is None:
        return None
    first = without_occasion(scene, widened(scene, first) or first)
    first = with_suffix(scene, without_occasion(scene, with_place(scene, first)))
    first = with_apposed_name(scene, first, speakers)
    named = joined(scene, first, speakers)
    start, end = words_under_preposition(scene, match.first)
    opening = opening_of_speech(scene, match, named)
    if opening is not None and opening - named[-1].last <= _NEAR:
        start, end = opening, segment(scene, match.first)[1]
    else:
        start, end = clause_around(scene, match, start, end_of_citation(scene, start, end, named))
    told = told_outlets(scene, match.first, _end_of_act(scene, named[-1].last), speakers, named)
    named = tuple(as_named_body(scene, s) for s in (*told, *named))
    return Speech(match, span_of(scene, match.first, match.last), ((start, end),), named)


_TO, _WE = "ل", "نا"
_NEAR = 4
"""Words between who is cited and what is opened behind, at most."""


def _end_of_act(scene: Scene, behind: int) -> int:
    """Where the words end that may tell to whom something was said, behind who speaks."""
    reach = range(behind, min(len(scene.texts), behind + _NEAR))
    return next((i for i in reach if scene.texts[i] in {",", ";", "."}), behind + _NEAR)


def _said(scene: Scene, match: Match[SpeechCue], subject: Speaker | None, speakers: list[Speaker]) -> Speech | None:
    """A verb that comes first: what it opens, wherever its subject, asides and whoever was told end."""
    span = span_of(scene, match.first, match.last)
    if subject is not None and scene.texts[subject.first] == _WE:
        return None  # "وثقنا": the outlet itself
    if subject is not None and subject.first and scene.texts[subject.first - 1] == _TO:
        subject = None  # "قال للصحفيين"
    if subject is not None:
        subject = with_place(scene, without_occasion(scene, subject))
        subject = with_name_behind(scene, with_suffix(scene, subject))
    named = joined(scene, subject, speakers)
    opening = opening_of_speech(scene, match, named)
    if subject is None and opening is None:
        return None
    is_told = opening is not None or _tells(scene, match, named) or _announces(scene, match)
    if match.value.kind is not None and not is_told:
        return Speech(match, span, (), named) if named else None
    end = segment(scene, match.first)[1]
    content = ((opening, end),) if opening is not None else words_under_verb(scene, match, named)
    behind = max([match.last, *(s.last for s in named)])
    end = end_of_clause(scene, match, behind, end) if opening is None else end
    end = clause_around(scene, match, match.first, end)[1]
    content = tuple((first, min(last, end)) for first, last in content if first < end)
    before = told_before(scene, match, segment(scene, match.first)[0], opening) if named else None
    if before is not None:
        content = (before, *content) if opening is not None else (before,)
    until = _end_of_act(scene, behind) if opening is None else opening
    told = told_outlets(scene, match.last, until, speakers, named)
    return Speech(match, span, content, tuple(as_named_body(scene, s) for s in (*told, *named)))


_TELLING_NOUNS = frozenset({"statement.announcement", "statement.assessment", "statement.accusation"})


def _announces(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether a verb that comes first tells a noun of action as news ("اعلنت الوزارة مقتل خمسة جنود")."""
    return scene.grammar.verb_first and match.verb and match.value.kind in _TELLING_NOUNS


def _clause_behind(scene: Scene, match: Match[SpeechCue]) -> tuple[int, int]:
    """The words from a cue to the next comma or the end."""
    stop = next((i for i in range(match.last, len(scene.texts)) if scene.texts[i] in {",", ";"}), len(scene.texts))
    return match.last, stop


def _find_subject(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject of a reporting verb: by word order if it stands beside the verb, else by the parse, if that shows one."""
    found = find_subject(scene, match, speakers)
    if found is not None and (found.first >= match.last or "prp" in match.tenses):
        return found
    if found is not None and verb_start(scene, match.first) - found.last <= 1:
        return found
    return parsed_subject(scene, match, speakers) or found


def _tells(scene: Scene, match: Match[SpeechCue], named: tuple[Speaker, ...]) -> bool:
    """Whether an act that can be a claim of its own closes what it tells ("…, police announced", "…, s'alarme X")."""
    if match.value.kind not in _TELLING or match.value.stance not in {"neutral", "belief"} or not named:
        return False
    texts, grammar = scene.texts, scene.grammar
    group = texts[verb_start(scene, match.first) : match.first]
    is_passive = "pp" in match.tenses and any(w in grammar.be for w in group)
    around = texts[max(0, min(match.first, named[0].first) - 2) : match.first]
    is_relative = any(w in grammar.relatives for w in around)
    return not ("prp" in match.tenses or is_passive or is_relative) and is_closing(scene, match, named)


def _read_opening(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speech | None:
    """ "Pour lui, …": a preposition that opens the sentence, a speaker, and a comma right behind."""
    speaker = next((s for s in speakers if s.first == match.last), None)
    stands_first = not any(w[0].isalnum() for w in scene.texts[: match.first])
    if speaker is None or not stands_first or scene.texts[speaker.last : speaker.last + 1] != (",",):
        return None
    return Speech(match, span_of(scene, match.first, match.last), (segment(scene, match.first),), (speaker,))


def _is_bare_participle(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether a verb is a mere past participle ("reconnu par l'ONU") or an infinitive that introduces nothing."""
    if match.value.frame != "verb" or not match.tenses:
        return False
    has_group = verb_start(scene, match.first) < match.first
    if match.tenses <= {"pp"}:
        return not has_group
    return match.tenses <= {"inf"} and not has_group and not introduces(scene, match)


def _unspecified(scene: Scene, match: Match[SpeechCue]) -> Speaker:
    return Speaker(span_of(scene, match.first, match.last), match.first, match.last, None, Naming.UNSPECIFIED)


def _untold(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> list[Speaker]:
    """Speakers without those that somebody spoke to ("بحسب ما قاله | لاذاعتنا مصدر طبي")."""
    if not scene.grammar.verb_first:
        return speakers
    return [s for s in speakers if s.first <= match.last or scene.texts[s.first - 1] != _TO]


def _first_after(speakers: list[Speaker], at: int, reach: int) -> Speaker | None:
    return next((s for s in speakers if at <= s.first <= at + reach), None)
