"""Happenings that the trained tagger sees, beside those of the frames, and what it thinks of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from recoupe.extract.rules.compositions import TOLL, Acts, frame_of, is_parsed_so
from recoupe.extract.rules.happenings import (
    TAGGED,
    Happening,
    Opinion,
    find_object,
    find_subject,
    find_voice,
    is_vetoed,
    under_frame,
)
from recoupe.extract.rules.plain import is_plain_deed
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger.features import candidates, describe_in_blocks, read_knowledge
from recoupe.extract.tagger.model import NONE
from recoupe.extract.weights import Weights
from recoupe.lang.entries import Frame
from recoupe.lang.pack import Pack
from recoupe.model import RoleName
from recoupe.text.match import Match
from recoupe.world.compositions import load_compositions

MARGIN = 8.0
"""How many times likelier another kind must be than that of a frame whose needs hold."""
SURE = 0.5
"""How likely another kind must be to overrule words that a frame knows together, and one of these to speak for all."""
CERTAIN = 0.8
"""How likely another family must be to overrule the rules in a plain sentence."""
FLOOR = 0.1
"""Least probability of a word to name any happening at which it is looked at further."""
FRAMED_FLOOR = 0.02
"""The same for the words of a frame whose needs hold."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger thinks of the words of a sentence: probability of each kind, by word."""

    by_word: Mapping[int, Mapping[str, float]]

    def best_kind(self, word: int) -> str:
        """The likeliest kind of a word, should it name a happening."""
        kinds = self.by_word[word]
        return max((k for k in kinds if k != NONE), key=lambda k: kinds[k])

    def opinion(self, word: int, kind: str) -> Opinion | None:
        """Of a word as a happening of a kind; None where the tagger was not asked."""
        found = self.by_word.get(word)
        return None if found is None else Opinion(1.0 - found.get(NONE, 0.0), found.get(kind, 0.0))


def read_tags(
    scene: Scene,
    pack: Pack,
    tagger: Weights,
    speakers: Iterable[range],
    ruled: Sequence[Happening],
    acts: Acts | None = None,
) -> Tags:
    """Ask the tagger about every word of a sentence that may name a happening; without a parse there are none.

    Args:
        speakers: words that name who speaks.
        ruled: happenings that the rules find.
        acts: those of the sentence, if they were read before.
    """
    if scene.syntax is None or scene.is_question or is_vetoed(scene, pack):
        return Tags({})
    knowledge = read_knowledge(scene, pack, ruled, acts)
    words = candidates(scene, knowledge, speakers)
    ranked = tagger.rank([describe_in_blocks(scene, knowledge, word, pack.code) for word in words])
    return Tags({word: dict(kinds) for word, kinds in zip(words, ranked, strict=True)})


def find_tagged(scene: Scene, pack: Pack, tags: Tags, ruled: Sequence[Happening]) -> list[Happening]:
    """Happenings as the tagger sees them, in order of their heads.

    Those of the rules are kept unless they are all but impossible, under another kind if that is far likelier; words inside
    theirs are not looked at again. Where nothing is left, the rules' are given without an opinion.
    """
    read = (_read_anew(scene, pack, tags, happening) for happening in ruled)
    found = [h for h in read if _is_plausible(h)]
    taken = {word for happening in ruled for word in happening.match.words}
    likely = (w for w, kinds in tags.by_word.items() if w not in taken and kinds.get(NONE, 0.0) <= 1.0 - FLOOR)
    found += [_make(scene, pack, tags, word) for word in likely]
    if not found:  # a plain sentence that the tagger knows nothing of: the rules judge alone
        found = [h for h in ruled if not h.unmet]
    return sorted(found, key=lambda h: h.head)


def _is_plausible(happening: Happening) -> bool:
    """Whether a happening may own dates, places and numbers of its sentence: frames whose needs hold, and what is likely."""
    if happening.opinion is None or (happening.kind == TOLL and happening.origin != TAGGED):
        return True  # a toll belongs to the happening that took it, and tells who suffered
    is_framed = not happening.unmet and happening.origin == "framed"
    return happening.opinion.any_kind >= (FRAMED_FLOOR if is_framed else FLOOR)


def _read_anew(scene: Scene, pack: Pack, tags: Tags, happening: Happening) -> Happening:
    """A happening of the rules with the tagger's opinion, under another kind if the tagger is for it.

    Words in a row that a frame knows together are not read as one of them alone ("fighting resumed" retakes nothing).
    Where the rules know what took a toll, the claim is not of the toll alone (codebooks §1: the most specific kind).
    """
    if happening.head not in tags.by_word:
        return happening
    if is_plain_deed(scene, happening) and _is_hardly_known(tags, happening):
        return happening
    head = _telling_word(tags, happening)
    best, kinds = tags.best_kind(head), tags.by_word[head]
    margin = MARGIN if not happening.unmet else 1.0
    if best == TOLL and not happening.unmet:
        any_kind, own = 1.0 - kinds.get(NONE, 0.0), kinds.get(happening.kind, 0.0)
        return replace(happening, opinion=Opinion(any_kind, max(own, kinds[TOLL])))
    if kinds[best] <= margin * kinds.get(happening.kind, 0.0):
        return replace(happening, opinion=tags.opinion(head, happening.kind))
    made = _make(scene, pack, tags, happening.head)
    is_idiom = happening.origin == "framed" and not happening.unmet and len(happening.match.words) > 1
    if is_idiom and kinds[best] < SURE and len(made.match.words) < len(happening.match.words):
        return replace(happening, opinion=tags.opinion(head, happening.kind))
    return made


def _is_hardly_known(tags: Tags, happening: Happening) -> bool:
    """Whether the tagger takes a word rather for nothing, or doubtfully for something quite else."""
    kinds, best = tags.by_word[happening.head], tags.best_kind(happening.head)
    is_other = best.partition(".")[0] != happening.kind.partition(".")[0]
    return 1.0 - kinds.get(NONE, 0.0) < SURE or (is_other and kinds[best] < CERTAIN)


def _telling_word(tags: Tags, happening: Happening) -> int:
    """The head of a pattern, or where it alone tells nothing the word that surely does ("fell into an ambush")."""
    kind, words = happening.kind, (w for w in happening.match.words if w in tags.by_word)
    if tags.by_word[happening.head].get(NONE, 0.0) <= 1.0 - FLOOR:
        return happening.head
    best = max(words, key=lambda w: (tags.by_word[w].get(kind, 0.0), w == happening.head))
    return best if tags.by_word[best].get(kind, 0.0) >= SURE else happening.head


def _make(scene: Scene, pack: Pack, tags: Tags, word: int) -> Happening:
    kind = tags.best_kind(word)
    match, frame = _best_match(scene, pack, word, kind)
    match = under_frame(match, frame)
    voice = find_voice(scene, match)
    subject, object_ = find_subject(scene, match, voice), find_object(scene, match, voice)
    return Happening(match, frame, word, voice, subject, object_, opinion=tags.opinion(word, kind))


def _best_match(scene: Scene, pack: Pack, word: int, kind: str) -> tuple[Match[Any], Frame]:
    """The words that are known at a head, and the frame under which they are read: their own if it is of this kind."""
    framed = [m for m in scene.find(pack.frames) if m.head == word]
    own = [m for m in framed if m.value.kind == kind]
    if own:
        best = max(own, key=lambda m: (len(m.words), -m.value.order))
        return best, best.value
    known: list[Match[Any]] = [m for m in scene.find(pack.acts) if m.head == word and is_parsed_so(scene, m)]
    known = known or list(framed) or [m for m in pack.things.find(scene.texts) if m.head == word]
    known = known or [m for m in pack.equipment.find(scene.texts) if m.head == word]
    return max(known, key=lambda m: len(m.words)), frame_of_kind(kind)


@cache
def frame_of_kind(kind: str) -> Frame:
    """The frame of words that no table reads as this kind: parts as in the first composition of the kind."""
    rows = [row for row in load_compositions() if row.kind == kind]
    if rows:
        return replace(frame_of(rows[0]), id=f"{TAGGED}.{kind}", weak=False)
    return Frame(f"{TAGGED}.{kind}", kind, (), RoleName.AGENT, RoleName.THEME, {}, (), False, (), (), 0)
