"""Happenings told by an act and the things that take part in it, where no frame of the pack has the words.

The frames of a pack know words in a row ("set up … outpost"). Here the parse says who is subject and object, so that one
row of `world/compositions.tsv` covers "Two outposts were set up", "the outpost that they set up" and "the setting up of
an outpost".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from recoupe.extract.rules.happenings import (
    COMPOSED,
    Happening,
    find_object,
    find_subject,
    find_voice,
    heads_by_syntax,
    is_another_word,
    is_vetoed,
    taken_words,
    under_frame,
)
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.things import classes_by_word
from recoupe.extract.thing_classes import PERSONS, PRONOUN
from recoupe.lang.entries import ActWord, Frame
from recoupe.lang.pack import Pack
from recoupe.text.match import Match
from recoupe.world.compositions import Composition, compositions_by_act, is_one_of, load_compositions

TOLL = "other.casualties"
_CAUSES = ("armed.", "protest.", "riot.")
CLAUSE_REACH = 18
NEAREST_REACH = 7
_CLASSES_OF_VERB = frozenset({"VERB", "AUX", "ADJ"})
_CLASSES_OF_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "X"})


Held = list[tuple[Match[ActWord], list[Composition]]]
"""The longest patterns of a head, each with the rows that hold."""


class Acts:
    """The acts of a sentence with the things around them, read once for whoever asks.

    Attributes:
        things: classes of things, by word.
        held: what holds of each act, by head; nothing without a parse.
    """

    def __init__(self, scene: Scene, pack: Pack) -> None:
        self.things = classes_by_word(scene, pack)
        by_head: dict[int, list[Match[ActWord]]] = defaultdict(list)
        for match in scene.find(pack.acts) if scene.syntax is not None else ():
            by_head[match.head].append(match)
        self.held = {head: _held(scene, by_head[head], self.things) for head in sorted(by_head)}

    def rows(self, head: int) -> list[Composition]:
        """All rows that hold of an act."""
        return [row for _, rows in self.held.get(head, ()) for row in rows]


def _held(scene: Scene, matches: list[Match[ActWord]], classes: dict[int, frozenset[str]]) -> Held:
    longest = max(len(m.words) for m in matches)
    found: Held = []
    for match in matches:
        if len(match.words) == longest and not is_another_word(scene, match) and is_parsed_so(scene, match):
            there = _Participants(scene, match, find_voice(scene, match), classes)
            rows = (row for act in match.value.acts for row in compositions_by_act().get(act, ()))
            found.append((match, [row for row in rows if there.fit(row)]))
    return found


def find_compositions(
    scene: Scene, pack: Pack, known: Sequence[Happening], speakers: Sequence[range] = (), acts: Acts | None = None
) -> list[Happening]:
    """Happenings of a sentence besides the known ones, in order of their heads; none without a parse.

    Args:
        known: happenings of the frames; their words are not looked at again, but for a toll whose cause a row tells
            ("a bomb killed three").
        speakers: words that name who speaks.
        acts: those of the sentence, if they were read before.
    """
    if scene.syntax is None or scene.is_question or is_vetoed(scene, pack):
        return []
    acts = acts or Acts(scene, pack)
    tolls = {h.head for h in known if h.kind == TOLL}
    taken = taken_words(scene, speakers) | {word for h in known for word in h.match.words if h.head not in tolls}
    found = (_choose(scene, held) for head, held in acts.held.items() if head not in taken)
    apart = [h for h in found if h is not None and not _only_carries(scene, h, known)]
    return [h for h in apart if h.head not in tolls or _tells_cause(h)]


def _tells_cause(happening: Happening) -> bool:
    """Whether a row asks who or what did it: then a toll has a cause."""
    rows = (row for row in load_compositions() if frame_of(row).id == happening.frame.id)
    return happening.kind.startswith(_CAUSES) and any(row.subject or row.near for row in rows)


def _only_carries(scene: Scene, happening: Happening, known: Sequence[Happening]) -> bool:
    """Whether an act only carries a happening that is its object ("signed a ceasefire agreement")."""
    assert scene.syntax is not None
    heads = set(heads_by_syntax(scene.syntax, happening.head, "object", happening.voice))
    heads |= {word for head in heads for word in scene.syntax.compounds(head)}
    family = happening.kind.partition(".")[0]
    return any(k.kind.partition(".")[0] == family and not heads.isdisjoint(k.match.words) for k in known)


def _choose(scene: Scene, held: Held) -> Happening | None:
    """The first row that holds for a head."""
    for match, rows in held:
        if rows:
            return _make(scene, match, find_voice(scene, match), min(rows, key=lambda row: row.order))
    return None


def is_parsed_so(scene: Scene, match: Match[ActWord]) -> bool:
    """Whether the tagger of the parse takes the head for what the pattern says: "troops" is no form of "to troop"."""
    token = scene.syntax.token(match.head) if scene.syntax is not None else None
    if token is None or match.tenses == {"inf"}:
        return True  # an infinitive is a verb, whatever a network makes of a rare one
    return token.upos in (_CLASSES_OF_VERB if match.verb else _CLASSES_OF_NOUN)


def _make(scene: Scene, match: Match[ActWord], voice: str, row: Composition) -> Happening:
    frame = frame_of(row)
    framed = under_frame(match, frame)
    subject, object_ = find_subject(scene, framed, voice), find_object(scene, framed, voice)
    return Happening(framed, frame, match.head, voice, subject, object_)


@cache
def frame_of(row: Composition) -> Frame:
    """The frame that a composition stands for."""
    return Frame(
        f"{COMPOSED}.{row.id}", row.kind, (), row.subject_role, row.object_role, {}, (), row.n_asked == 0, (), (), row.order
    )  # fmt: skip


class _Participants:
    """Classes of what stands around an act: as subject, as object, and anywhere in its clause."""

    def __init__(self, scene: Scene, match: Match[ActWord], voice: str, classes: dict[int, frozenset[str]]) -> None:
        self.scene, self.match, self.classes = scene, match, classes
        self.subject = self._at("subject", voice)
        self.object = self._at("object", voice)

    def _at(self, part: str, voice: str) -> frozenset[str]:
        syntax = self.scene.syntax
        assert syntax is not None
        heads = heads_by_syntax(syntax, self.match.head, part, voice) or self._nearest(part, voice)
        if part == "object" and voice == "noun":
            heads = [*heads, *syntax.compounds(self.match.head)]
        inside = [w for w in self.match.words if w != self.match.head]
        heads = [*heads, *inside] if part == "object" else heads
        return frozenset().union(*(self.classes.get(word, frozenset()) for word in heads))

    def _nearest(self, part: str, voice: str) -> list[int]:
        """Where the parse shows nothing: the first thing on the side where the part would stand, up to a border."""
        head = self.match.head
        if part == "subject" and voice != "active":
            return []  # who did it must be told
        is_before = (part == "subject") is (voice == "active") and voice != "noun"
        side = range(self.match.first - 1, -1, -1) if is_before else range(self.match.last, len(self.scene.texts))
        for word in side:
            if self.scene.cost(word, head) > NEAREST_REACH:
                return []
            if word in self.classes:
                return [word]
        return []

    def fit(self, row: Composition) -> bool:
        """Whether a row holds: each class it asks for is there."""
        return (
            _holds(row.subject, self.subject)
            and _holds(row.object, self.object)
            and (not row.near or self._is_near(row.near))
        )

    def _is_near(self, wanted: Collection[str]) -> bool:
        head = self.match.head
        return any(
            word != head and is_one_of(names, wanted) and self.scene.cost(word, head) <= CLAUSE_REACH
            for word, names in self.classes.items()
        )


def _holds(wanted: tuple[str, ...], there: frozenset[str]) -> bool:
    if not wanted:
        return True
    return is_one_of(there, wanted) or (PRONOUN in there and any(w.startswith(PERSONS) for w in wanted))
