"""Features of a word are classes and not words: what tables and parse say of it, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.extract.rules.claims import find_by_rules
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger.features import Knowledge, candidates, describe_word, read_knowledge
from recoupe.lang.pack import load_pack

SceneByHand = Callable[..., Scene]

TABLE = """
Gunmen NOUN 2 nsubj
kidnapped VERB 0 root VerbForm=Fin
three NUM 4 nummod
journalists NOUN 2 obj
and CCONJ 6 cc
constructed VERB 2 conj VerbForm=Fin
a DET 8 det
firebase NOUN 6 obj
on ADP 10 case
Monday PROPN 2 obl
. PUNCT 2 punct
"""
KIDNAPPED, CONSTRUCTED, FIREBASE = 1, 5, 7


def _know(scene: Scene) -> Knowledge:
    pack = load_pack("en")
    return read_knowledge(scene, pack, find_by_rules(scene, pack, []))


@pytest.fixture
def scene(scene_by_hand: SceneByHand) -> Scene:
    return scene_by_hand(TABLE)


def test_knowledge_is_kept_by_head_word(scene: Scene) -> None:
    known = _know(scene)
    assert known.frames[KIDNAPPED] == {"armed.abduction"}
    assert "build" in known.acts[CONSTRUCTED]
    assert "site.base" in known.things[FIREBASE]
    assert "base.establishment" in known.rows[CONSTRUCTED]
    assert {word: happening.kind for word, happening in known.ruled.items()} == {
        KIDNAPPED: "armed.abduction",
        CONSTRUCTED: "base.establishment",
    }


def test_an_act_that_the_parse_takes_for_another_class_of_word_is_not_known(scene_by_hand: SceneByHand) -> None:
    assert CONSTRUCTED not in _know(scene_by_hand(TABLE.replace("constructed VERB", "constructed NOUN"))).acts


def test_candidates_are_open_words_that_a_frame_or_act_knows(scene: Scene) -> None:
    assert candidates(scene, _know(scene)) == [KIDNAPPED, CONSTRUCTED]


@pytest.mark.parametrize(("thing", "is_found"), [("truce", True), ("rockets", True), ("firebase", False)])
def test_a_noun_for_a_matter_or_weapon_may_tell_by_itself(
    scene_by_hand: SceneByHand, thing: str, is_found: bool
) -> None:
    scene = scene_by_hand(TABLE.replace("firebase", thing))
    assert (FIREBASE in candidates(scene, _know(scene))) is is_found


def test_words_that_name_who_speaks_are_no_candidates(scene: Scene) -> None:
    assert candidates(scene, _know(scene), [range(2)]) == [CONSTRUCTED]


def test_a_date_is_no_candidate(scene: Scene) -> None:
    monday = scene.texts.index("monday")
    known = _know(scene)
    known.frames[monday] = frozenset({"armed.attack"})
    assert monday not in candidates(scene, known)


def test_a_word_of_a_closed_class_is_no_candidate(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(TABLE)
    known = _know(scene)
    adposition = scene_by_hand(TABLE.replace("constructed VERB", "constructed ADP"))
    assert candidates(adposition, known) == [KIDNAPPED]


def test_without_a_parse_there_are_no_candidates(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(TABLE, is_parsed=False)
    known = _know(scene)
    assert known.frames
    assert candidates(scene, known) == []


def test_a_word_is_described_by_itself_its_parts_and_what_is_near(scene: Scene) -> None:
    found = describe_word(scene, _know(scene), CONSTRUCTED, "en")
    wanted = {
        "bias", "pos:VERB", "rel:conj", "w:en:constructed", "p:en:const", "a:build", "r:base.establishment",
        "h:base.establishment", "voice:active", "length:1", "o=site", "o=site.base", "c=none", "near=f:armed.abduction",
        "a:build&o=site.base", "a:build&pos:VERB", "before:and", "armed", "times",
    }  # fmt: skip
    assert wanted - set(found) == set()
    assert not {"places", "headline", "quoted", "k:site.base"} & set(found)


def test_a_subject_that_is_shared_is_known(scene: Scene) -> None:
    found = describe_word(scene, _know(scene), CONSTRUCTED, "en")
    assert {name for name in found if name.startswith("s=")} == {
        name for name in describe_word(scene, _know(scene), KIDNAPPED, "en") if name.startswith("s=")
    }
    assert "s=none" not in found


def test_an_unknown_part_is_told_from_none(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(TABLE.replace("firebase", "sonnet"))
    assert "o=other" in describe_word(scene, _know(scene), CONSTRUCTED, "en")
    alone = scene_by_hand("Gunmen NOUN 2 nsubj\nfled VERB 0 root VerbForm=Fin")
    assert "o=none" in describe_word(alone, _know(alone), 1, "en")


def test_features_are_not_repeated_and_come_in_the_same_order(scene_by_hand: SceneByHand) -> None:
    for word in (KIDNAPPED, CONSTRUCTED):
        first, again = scene_by_hand(TABLE), scene_by_hand(TABLE)
        found = describe_word(first, _know(first), word, "en")
        assert found == describe_word(again, _know(again), word, "en")
        assert len(found) == len(set(found))
        assert not [name for name in found if "\n" in name]  # lines of the file of the tagger


def test_what_the_rules_doubt_is_told_from_what_holds(scene: Scene) -> None:
    known = _know(scene)
    known.ruled[KIDNAPPED] = replace(known.ruled[KIDNAPPED], unmet=("near",))
    found = describe_word(scene, known, KIDNAPPED, "en")
    assert "u:armed.abduction" in found
    assert "h:armed.abduction" not in found
