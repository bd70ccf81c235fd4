"""Claims of a document: happenings, joined, with their parts, dates, numbers, sources and certainty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from recoupe.extract.analysis import CLAIMING, Analysis, Sentence
from recoupe.extract.rules.acceptance import form_of, load_judge
from recoupe.extract.rules.attributions import find_attributions
from recoupe.extract.rules.background import drop_background
from recoupe.extract.rules.builder import Builder
from recoupe.extract.rules.carry import next_event, share_places
from recoupe.extract.rules.compositions import Acts, find_compositions
from recoupe.extract.rules.day_links import give_day, make_days
from recoupe.extract.rules.day_told import LastDay
from recoupe.extract.rules.factuality import Mood, read_mood
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.happenings import Happening, find_happenings
from recoupe.extract.rules.merge import Group, is_governed, merge_happenings
from recoupe.extract.rules.method import Method
from recoupe.extract.rules.place_links import Linker
from recoupe.extract.rules.place_memory import Memory as PlaceMemory
from recoupe.extract.rules.place_told import Surroundings
from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker
from recoupe.extract.rules.speech_memory import Person, make_person, recall
from recoupe.extract.rules.speeches import Speech, find_speeches
from recoupe.extract.rules.unreal import tells_nothing
from recoupe.lang.pack import Pack, load_pack
from recoupe.model import (
    AttributedContent,
    Claim,
    Document,
    Mention,
    Naming,
    Role,
)
from recoupe.world.actors import load_outlets

_OUR = frozenset({"notre", "nos", "our"})


@dataclass(slots=True)
class Memory:
    """What earlier sentences of a document leave behind: who spoke last, and in which paragraph."""

    speech: Speech | None = None
    paragraph: int = -1
    speaker: Speaker | None = None
    person: Person | None = None
    days: LastDay = field(default_factory=LastDay)
    places: PlaceMemory = field(default_factory=PlaceMemory)


def find_by_rules(scene: Scene, pack: Pack, speakers: Sequence[range]) -> list[Happening]:
    """Happenings of a sentence by frames whose needs hold, and by compositions, in order of their heads."""
    return [h for h in find_candidates(scene, pack, speakers) if not h.unmet]


def find_candidates(scene: Scene, pack: Pack, speakers: Sequence[range], acts: Acts | None = None) -> list[Happening]:
    """What may be a happening: these, and frames whose needs do not hold; for whoever can judge them.

    Args:
        acts: those of the sentence, if they were read before.
    """
    framed = find_happenings(scene, pack, speakers)
    composed = find_compositions(scene, pack, framed, speakers, acts)
    heads = {h.head for h in composed}
    return sorted([*(h for h in framed if h.head not in heads), *composed], key=lambda h: h.head)


def find_claims(
    document: Document,
    analysis: Analysis,
    method: Method | None = None,
    attributions: list[AttributedContent] | None = None,
) -> Iterator[Claim]:
    """Claims of a document with resolved mentions, ids left empty, in text order of their triggers.

    Args:
        method: by default the rules, with the fitted model of the package.
        attributions: takes what is attributed to anybody, sentence by sentence; not looked for where None.
    """
    method = method or Method(find_by_rules, load_judge(document.language))
    pack, memory = load_pack(document.language), Memory()
    grammar = load_grammar(pack.code)
    by_sentence = _mentions_by_sentence(document.mentions, analysis.sentences)
    for sentence, mentions in zip(analysis.sentences, by_sentence, strict=True):
        scene = Scene(analysis, sentence, mentions, grammar)
        if attributions is not None and sentence.passage in CLAIMING:
            attributions.extend(find_attributions(scene, pack))
        if sentence.passage in CLAIMING:
            yield from _claims_of_sentence(document, scene, pack, memory, method)
        else:
            memory.places.remember(scene, ())


def _mentions_by_sentence(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[list[Mention]]:
    found: list[list[Mention]] = [[] for _ in sentences]
    at = 0
    for mention in mentions:
        while at < len(sentences) and sentences[at].stop <= mention.span.start:
            at += 1
        if at < len(sentences) and sentences[at].start <= mention.span.start:
            found[at].append(mention)
    return found


def _claims_of_sentence(document: Document, scene: Scene, pack: Pack, memory: Memory, method: Method) -> list[Claim]:
    heard = (_without_own_voice(s, scene, document) for s in find_speeches(scene, pack))
    speeches = [_resolve_speakers(s, memory, scene, pack) for s in heard if s is not None]
    named = [range(s.first, s.last) for speech in speeches for s in speech.speakers if not s.is_pronoun]
    happenings = method.find(scene, pack, named)
    moods = {h.head: read_mood(scene, h, pack) for h in happenings}
    happenings = [h for h in happenings if _claims_something(h, moods[h.head])]
    happenings = drop_background(scene, pack, happenings)
    happenings = [h for h in happenings if not tells_nothing(scene, pack, h, moods[h.head], is_reported=bool(speeches))]
    happenings = [h for h in happenings if not _only_reports(h, speeches, happenings)]
    chains = [_chain(scene, h, speeches, memory) for h in happenings]
    groups = merge_happenings(scene, happenings, chains)
    _remember(scene, speeches, memory)
    builder = Builder(document, scene, pack, groups, speeches, method)
    built = [(group, builder.build(group, moods[group.main.head])) for group in groups]
    told = [
        (g, c)
        for g, c in built
        if c.score >= method.judge.threshold and not is_governed(scene, g, groups, _is_located(c))
    ]
    told = _with_days(told, builder, scene, memory.days)
    kept = _with_places(told, Linker(scene, pack, groups, speeches, memory.places.recall())) if told else []
    memory.places.remember(scene, kept)
    return kept


def _with_days(
    told: list[tuple[Group, Claim]], builder: Builder, scene: Scene, last: LastDay
) -> list[tuple[Group, Claim]]:
    """The claims with the days that the model gives them, instead of those that stand nearest."""
    found = []
    shared = share_places([c for _, c in told])
    times = builder.times if told else []
    for (group, _), claim in zip(told, shared, strict=True):
        dated = give_day(claim, make_days(scene, group, claim, times, builder.closed, last, builder.document.published))
        last.remember(scene, dated, next_event(dated, scene, last.event))
        found.append((group, dated))
    last.mention_times(scene, {t.placed.mention.id: t.owner is not None for t in times})
    return found


def _with_places(told: list[tuple[Group, Claim]], linker: Linker) -> list[Claim]:
    """The claims with the places that the model gives them, instead of those that stand nearest."""
    near = [linker.near(group) for group, _ in told]
    found = []
    for (group, claim), own in zip(told, near, strict=True):
        roles = frozenset(t.role for t in own)
        others = frozenset(t.role for o in near if o is not own for t in o)
        around = Surroundings(roles, others, claim.when is not None, form_of(linker.scene, group.main))
        taken = [*own, *linker.looked_back(group, around)]
        kept = [r for r in claim.roles if r.role not in PLACE_ROLES]
        found.append(replace(claim, roles=(*kept, *(Role(t.role, t.mention.id) for t in taken))))
    return found


def _is_located(claim: Claim) -> bool:
    """Whether a claim has a date or place of its own."""
    return claim.when is not None or any(r.role in PLACE_ROLES for r in claim.roles)


def _claims_something(happening: Happening, mood: Mood) -> bool:
    """Whether a happening is told as more than a condition or question; a statement not made is none."""
    if mood.has("condition", "question"):
        return False
    return not (happening.kind.startswith("statement.") and mood.has("negation"))


def _only_reports(happening: Happening, speeches: Sequence[Speech], all_: Sequence[Happening]) -> bool:
    """Whether a word behind what is told only says who tells it ("the base was hit, the ministry announced")."""
    if happening.kind != "statement.announcement":
        return False
    own = [s for s in speeches if set(happening.match.words) & set(s.cue.words)]
    told = [h for s in own for h in all_ if h is not happening and s.covers(h.head)]
    return bool(told) and all(h.head < happening.match.first for h in told)


def _resolve_speakers(speech: Speech, memory: Memory, scene: Scene, pack: Pack) -> Speech:
    """Replace "il", "she" by the last speaker, "the official" by the last person; without one they stay without a name."""
    speakers = tuple(
        replace(s, name=memory.speaker.name, naming=memory.speaker.naming, actor_id=memory.speaker.actor_id)
        if s.is_pronoun and memory.speaker is not None
        else _by_short_name(scene, recall(scene, s, memory.person, pack), memory)
        for s in speech.speakers
    )
    if not speakers and scene.grammar.verb_first and memory.speaker is not None and _goes_on(speech, memory, scene):
        speakers = (memory.speaker,)  # "واضاف ان …": a verb needs no subject
    return replace(speech, speakers=speakers)


def _by_short_name(scene: Scene, speaker: Speaker, memory: Memory) -> Speaker:
    """The last name alone as the person who spoke under the whole one, in a language without capitals ("هارون")."""
    if not scene.words.is_caseless or speaker.last - speaker.first != 1 or speaker.outlet is not None:
        return speaker
    for known in (memory.speaker, memory.person.speaker if memory.person is not None else None):
        is_named = known is not None and known.naming is Naming.NAMED and known.outlet is None
        if known is not None and is_named and (known.name or "").split()[1:][-1:] == [speaker.span.quote]:
            return replace(speaker, name=known.name, naming=known.naming, actor_id=known.actor_id, role=known.role)
    return speaker


def _goes_on(speech: Speech, memory: Memory, scene: Scene) -> bool:
    """Whether a verb without a subject may still be said by whoever spoke last."""
    return speech.cue.value.frame == "verb" and scene.sentence.paragraph - memory.paragraph <= 1


def _is_by(speech: Speech) -> bool:
    """Whether a preposition only says by whom somebody is cited ("un responsable cité par notre journal")."""
    return speech.cue_span.quote.lower().endswith((" par", " by"))


def _without_own_voice(speech: Speech, scene: Scene, document: Document) -> Speech | None:
    """Leave out speakers that are the outlet or its agency itself ("selon un décompte de l'AFP"); None if none is left."""
    kept = tuple(s for s in speech.speakers if not _is_own_voice(s, scene, document))
    if len(kept) == len(speech.speakers):
        return speech
    return replace(speech, speakers=kept) if kept else None


def _is_own_voice(speaker: Speaker, scene: Scene, document: Document) -> bool:
    """Whether words name a journalist or count of the outlet or of an agency that the document credits."""
    is_written_on = "نا" in scene.texts[speaker.first + 1 : speaker.last + 1]  # "مندوبتنا"
    if is_written_on or (scene.texts[speaker.first] in _OUR and speaker.actor_id is None):
        return True  # "nos enquêtrices ont compté"
    if _is_of_our_agency(speaker, scene):
        return True
    grammar, words = scene.grammar, scene.texts[max(0, speaker.first - 2) : speaker.last + 3]
    if speaker.outlet is not None:  # "la correspondante de SANA", "a Reuters tally"
        words = (
            *scene.texts[max(0, speaker.first - 3) : speaker.first],
            *scene.texts[speaker.first : speaker.last + 1],
        )
    if not any(w in grammar.own_voice for w in words):
        return False
    if any(w in _OUR for w in words):
        return True
    own = {a.id for a in document.agencies} | ({document.outlet.id} if document.outlet else set())
    names = [m.value.id for m in load_outlets(document.language).find_longest(words)]
    return any(name in own for name in names)


def _is_of_our_agency(speaker: Speaker, scene: Scene) -> bool:
    """Whether words are a journalist of "the agency" that has no name because it is the outlet ("مراسل الوكالة")."""
    noun, body = (*scene.texts[speaker.first : speaker.first + 2], "", "")[:2]
    bare = body.removeprefix("ال")
    return noun in scene.grammar.own_voice and bare != body and bare in scene.grammar.agency_words


def _remember(scene: Scene, speeches: list[Speech], memory: Memory) -> None:
    for speech in speeches:
        if speech.speakers and speech.content:
            memory.speech, memory.paragraph = speech, scene.sentence.paragraph
            named = [s for s in speech.speakers if not s.is_pronoun]
            if named:
                memory.speaker = named[-1]
            memory.person = next((p for s in named[::-1] if (p := make_person(scene, s))), memory.person)


def _chain(scene: Scene, happening: Happening, speeches: list[Speech], memory: Memory) -> tuple[Speech, ...]:
    """Reporting acts over a happening, outermost first; inside a quotation without any, the last speaker's."""
    own = set(happening.match.words)
    over = [s for s in speeches if s.covers(happening.head) and not own & set(s.cue.words)]
    if happening.kind.startswith("statement."):
        return tuple(s for s in over if s.cue.value.frame == "preposition" and not _is_by(s))
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
            if s.content and not own & set(s.cue.words) and not quotation.start <= s.cue_span.start < quotation.stop
        ]
        if near:
            return (min(near, key=lambda s: abs(s.cue_span.start - start)),)
        if memory.speech is not None and scene.sentence.paragraph - memory.paragraph <= 1:
            return (replace(memory.speech, is_resumed=True),)
    return ()
