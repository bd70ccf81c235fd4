"""Claims of a document: happenings, joined, with their parts, dates, numbers, sources and certainty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.acceptance import threshold
from recoupe.extract.rules.builder import Builder
from recoupe.extract.rules.carry import Event, carry_over, share_places
from recoupe.extract.rules.factuality import Mood, read_mood
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.happenings import Happening, find_happenings
from recoupe.extract.rules.merge import is_governed, merge_happenings
from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker
from recoupe.extract.rules.speeches import Speech, find_speeches
from recoupe.lang.pack import Pack, load_pack
from recoupe.model import (
    Claim,
    Document,
    Mention,
)


@dataclass(slots=True)
class Memory:
    """What earlier sentences of a document leave behind: who spoke last, and in which paragraph."""

    speech: Speech | None = None
    paragraph: int = -1
    speaker: Speaker | None = None
    event: Event | None = None


def find_claims(document: Document, analysis: Analysis) -> Iterator[Claim]:
    """Claims of a document with resolved mentions, ids left empty, in text order of their triggers."""
    pack, memory = load_pack(document.language), Memory()
    grammar = load_grammar(pack.code)
    by_sentence = _mentions_by_sentence(document.mentions, analysis.sentences)
    for sentence, mentions in zip(analysis.sentences, by_sentence, strict=True):
        scene = Scene(analysis, sentence, mentions, grammar)
        yield from _claims_of_sentence(document, scene, pack, memory)


def _mentions_by_sentence(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[list[Mention]]:
    found: list[list[Mention]] = [[] for _ in sentences]
    at = 0
    for mention in mentions:
        while at < len(sentences) and sentences[at].stop <= mention.span.start:
            at += 1
        if at < len(sentences) and sentences[at].start <= mention.span.start:
            found[at].append(mention)
    return found


def _claims_of_sentence(document: Document, scene: Scene, pack: Pack, memory: Memory) -> list[Claim]:
    speeches = [_resolve_pronouns(s, memory) for s in find_speeches(scene, pack)]
    named = [range(s.first, s.last) for speech in speeches for s in speech.speakers if not s.is_pronoun]
    happenings = find_happenings(scene, pack, named)
    moods = {h.head: read_mood(scene, h, pack) for h in happenings}
    happenings = [h for h in happenings if _claims_something(h, moods[h.head])]
    chains = [_chain(scene, h, speeches, memory) for h in happenings]
    groups = merge_happenings(scene, happenings, chains)
    _remember(scene, speeches, memory)
    builder = Builder(document, scene, pack, groups, speeches)
    claims = [builder.build(group, moods[group.main.head]) for group in groups]
    governed = [is_governed(scene, group, groups) for group in groups]
    told = [c for c, is_content in zip(claims, governed, strict=True) if not is_content or _is_located(c)]
    kept = []
    for claim in share_places([c for c in told if c.score >= threshold()]):
        carried, memory.event = carry_over(claim, scene, memory.event)
        kept.append(carried)
    return kept


def _is_located(claim: Claim) -> bool:
    """Whether a claim has a date or place of its own."""
    return claim.when is not None or any(r.role in PLACE_ROLES for r in claim.roles)


def _claims_something(happening: Happening, mood: Mood) -> bool:
    """Whether a happening is told as more than a condition or question; a statement not made is none."""
    if mood.has("condition", "question"):
        return False
    return not (happening.kind.startswith("statement.") and mood.has("negation"))


def _resolve_pronouns(speech: Speech, memory: Memory) -> Speech:
    """Replace "il", "she" by the last speaker; without one the words stay without a name."""
    speakers = tuple(
        replace(s, name=memory.speaker.name, naming=memory.speaker.naming, actor_id=memory.speaker.actor_id)
        if s.is_pronoun and memory.speaker is not None
        else s
        for s in speech.speakers
    )
    return replace(speech, speakers=speakers)


def _remember(scene: Scene, speeches: list[Speech], memory: Memory) -> None:
    for speech in speeches:
        if speech.speakers:
            memory.speech, memory.paragraph = speech, scene.sentence.paragraph
            named = [s for s in speech.speakers if not s.is_pronoun]
            if named:
                memory.speaker = named[-1]


def _chain(scene: Scene, happening: Happening, speeches: list[Speech], memory: Memory) -> tuple[Speech, ...]:
    """Reporting acts over a happening, outermost first; inside a quotation without any, the last speaker's."""
    own = set(happening.match.words)
    over = [s for s in speeches if s.covers(happening.head) and not own & set(s.cue.words)]
    if happening.kind.startswith("statement."):
        return tuple(s for s in over if s.cue.value.frame == "preposition")
    over.sort(key=lambda s: (-sum(b - a for a, b in s.content), s.cue.first))
    if over:
        return tuple(over)
    start, stop = scene.words.starts[happening.head], scene.words.stops[happening.head]
    quotation = scene.analysis.quotation_at(start, stop)
    is_speech = quotation is not None and quotation.is_speech
    if is_speech and quotation is not None:
        near = [
            s
            for s in speeches
            if not own & set(s.cue.words) and not quotation.start <= s.cue_span.start < quotation.stop
        ]
        if near:
            return (min(near, key=lambda s: abs(s.cue_span.start - start)),)
        if memory.speech is not None and scene.sentence.paragraph - memory.paragraph <= 1:
            return (memory.speech,)
    return ()
