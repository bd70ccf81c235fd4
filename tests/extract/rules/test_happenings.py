"""The frame that fits a word best: a need that does not hold is noted, never passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import recoupe
from recoupe.extract.rules.happenings import Happening, find_happenings, under_frame
from recoupe.extract.rules.scene import Scene
from recoupe.lang import pack as pack_module
from recoupe.lang.entries import Frame, Need
from recoupe.lang.pack import load_pack
from recoupe.text.match import PatternIndex, compile_pattern

SceneByHand = Callable[..., Scene]

TABLE = """
Soldiers NOUN 2 nsubj
stormed VERB 0 root VerbForm=Fin
the DET 4 det
village NOUN 2 obj
near ADP 6 case
Gao PROPN 2 obl
. PUNCT 2 punct
"""


class _Pack:
    """The English pack with frames of one's own on the word "stormed"."""

    def __init__(self, *needs: tuple[Need, ...]) -> None:
        self.vetoes = load_pack("en").vetoes
        folder = pack_module.FOLDER / "en"
        inflection = pack_module.load_inflection(
            folder / "irregular.tsv", pack_module.import_module("recoupe.lang.en.inflect")
        )
        frames = [
            Frame(f"f{n}", "armed.attack", ("storm/v",), None, None, {}, own, False, (), (), n)
            for n, own in enumerate(needs)
        ]
        self.frames = PatternIndex(compile_pattern("storm/v", frame, inflection) for frame in frames)
        tests = {need.test for own in needs for need in own if need.part == "near"}
        self.near = {test: PatternIndex([compile_pattern(test, test, inflection)]) for test in tests}


ARMED_OBJECT, PLACE_OBJECT = Need("object", "armed", negated=False), Need("object", "place", negated=False)
NO_SOLDIER, NEAR_GAO = Need("subject", "armed", negated=True), Need("near", "gao", negated=False)
NEAR_SNOW = Need("near", "snow", negated=False)
ARMED_SUBJECT = Need("subject", "armed", negated=False)


def _find(scene: Scene, *needs: tuple[Need, ...]) -> Happening:
    pack = _Pack(*needs)
    (found,) = find_happenings(scene, pack)  # type: ignore[arg-type]  # only frames, near and vetoes are asked for
    return found


@pytest.mark.parametrize(
    ("need", "unmet"),
    [
        (ARMED_SUBJECT, ()),
        (NEAR_GAO, ()),
        (ARMED_OBJECT, ("object:armed",)),
        (PLACE_OBJECT, ("object:place",)),
        (NO_SOLDIER, ("not subject:armed",)),
        (NEAR_SNOW, ("near",)),
    ],
)
def test_a_need_that_does_not_hold_is_noted_in_the_words_of_the_acceptance_model(
    scene_by_hand: SceneByHand, need: Need, unmet: tuple[str, ...]
) -> None:
    assert _find(scene_by_hand(TABLE), (need,)).unmet == unmet


def test_all_needs_that_do_not_hold_are_noted_in_order(scene_by_hand: SceneByHand) -> None:
    needs = (NEAR_SNOW, ARMED_SUBJECT, ARMED_OBJECT)
    assert _find(scene_by_hand(TABLE), needs).unmet == ("near", "object:armed")


def test_a_later_frame_whose_needs_hold_goes_before_one_whose_needs_do_not(scene_by_hand: SceneByHand) -> None:
    found = _find(scene_by_hand(TABLE), (ARMED_OBJECT,), (NEAR_GAO,))
    assert (found.frame.id, found.unmet) == ("f1", ())


def test_of_frames_whose_needs_do_not_hold_the_one_that_lacks_least_is_kept(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(TABLE)
    assert _find(scene, (ARMED_OBJECT, NEAR_SNOW), (NEAR_SNOW,)).frame.id == "f1"
    assert _find(scene, (ARMED_OBJECT,), (NEAR_SNOW,)).frame.id == "f0"


def test_a_happening_of_the_frames_has_no_opinion(scene_by_hand: SceneByHand) -> None:
    assert _find(scene_by_hand(TABLE), ()).opinion is None


def test_the_same_words_may_stand_under_another_frame(scene_by_hand: SceneByHand) -> None:
    found = _find(scene_by_hand(TABLE), ())
    frame = Frame("x", "armed.clash", (), None, None, {}, (), False, (), (), 0)
    other = under_frame(found.match, frame)
    assert (other.value, other.words, other.tenses) == (frame, found.match.words, found.match.tenses)
    assert found.match.value is found.frame


def test_an_infinitive_is_no_noun() -> None:
    """ "to call for" is read as a verb, and so as the purpose of a protest and not as a demand of its own."""
    text = "Dozens of young people gathered on Tuesday outside the French embassy in Bamako to call for its closure."
    assert [c.kind for c in recoupe.read_text(text, language="en").claims] == ["protest.peaceful"]
