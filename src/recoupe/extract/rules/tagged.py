"""Happenings that the trained recogniser sees and no frame knows: one word, the most likely kind, the usual parts of it.

The recogniser learned from the corpus which words name an event of which kind. What it finds goes the way of every
other happening: it is scored, dated, placed and attributed, and it is dropped if its score is low.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from recoupe.extract.rules.scene import Scene
from recoupe.lang.entries import Frame
from recoupe.lang.pack import Pack, load_pack
from recoupe.lang.parser import EventWord, Token
from recoupe.model import RoleName
from recoupe.text.match import Match, compile_literal

MIN_PROBABILITY = 0.35
"""Least probability of naming any event."""
_TENSES = (
    ("Mood=Cnd", "cond"), ("Mood=Sub", "subj"), ("VerbForm=Inf", "inf"), ("VerbForm=Ger", "prp"),
    ("Tense=Fut", "fut"), ("Tense=Past", "past"), ("Tense=Imp", "past"), ("Tense=Pres", "pres"),
)  # fmt: skip


def find_tagged(scene: Scene, pack: Pack, taken: Iterable[int]) -> list[Match[Frame]]:
    """Matches of single words that the recogniser takes for events, in order.

    Args:
        taken: words that a frame names already, or that name something else.
    """
    if scene.syntax is None:
        return []
    known, frames = set(taken), usual_frames(pack.code)
    found = []
    for event in scene.syntax.parse.events:
        word = scene.syntax.word(event.token)
        kind = likely_kind(event)
        if event.probability < MIN_PROBABILITY or word is None or word in known or kind not in frames:
            continue
        token = scene.syntax.parse.tokens[event.token]
        pattern = compile_literal([scene.texts[word]], frames[kind])
        found.append(Match(pattern, word, word + 1, word, tenses_of(token), token.upos == "VERB", (word,)))
    return found


def likely_kind(event: EventWord) -> str | None:
    """The most likely kind of an event word; ties go to the first by name."""
    return min(event.kinds, key=lambda k: (-event.kinds[k], k), default=None)


def tenses_of(token: Token) -> frozenset[str]:
    """Tenses of a verb form in the terms of the frames; none for what is no verb."""
    if token.upos not in {"VERB", "AUX"}:
        return frozenset()
    if token.has("VerbForm=Part") and token.has("Tense=Past"):
        return frozenset({"pp"})
    if token.has("VerbForm=Part"):
        return frozenset({"prp"})
    return frozenset({next((tense for feature, tense in _TENSES if token.has(feature)), "pres")})


@cache
def usual_frames(code: str) -> dict[str, Frame]:
    """For each kind a frame with the parts that most of its frames have, and all their prepositions."""
    by_kind: dict[str, list[Frame]] = {}
    for frame in load_pack(code).frame_list:
        by_kind.setdefault(frame.kind, []).append(frame)
    return {kind: _usual(kind, frames) for kind, frames in by_kind.items()}


def _usual(kind: str, frames: list[Frame]) -> Frame:
    links: dict[str, RoleName] = {}
    for frame in frames:
        links = {**frame.links, **links}
    subject = Counter(f.subject for f in frames).most_common(1)[0][0]
    object_ = Counter(f.object for f in frames).most_common(1)[0][0]
    return Frame(f"{kind}.tagged", kind, (), subject, object_, links, (), False, (), (), max(f.order for f in frames))
