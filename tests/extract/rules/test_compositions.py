"""Acts with the things that take part in them: one row for all voices, by the parse, after the frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from recoupe.extract.rules import compositions
from recoupe.extract.rules.claims import find_by_rules
from recoupe.extract.rules.compositions import Acts, find_compositions, frame_of, is_parsed_so
from recoupe.extract.rules.happenings import Happening, find_happenings
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.lang.entries import ActWord, Frame
from recoupe.lang.pack import load_pack
from recoupe.model import RoleName
from recoupe.text.match import PatternIndex, compile_pattern
from recoupe.world.compositions import Composition, load_compositions

SceneByHand = Callable[..., Scene]

ACTIVE = """
Soldiers NOUN 2 nsubj
constructed VERB 0 root VerbForm=Fin
a DET 4 det
firebase NOUN 2 obj
in ADP 6 case
Gao PROPN 2 obl
. PUNCT 2 punct
"""
PASSIVE = """
A DET 2 det
firebase NOUN 4 nsubj:pass
was AUX 4 aux:pass
constructed VERB 0 root VerbForm=Part
by ADP 6 case
soldiers NOUN 4 obl:agent
. PUNCT 4 punct
"""
PARTICIPLE = """
Rebels NOUN 2 nsubj
saw VERB 0 root VerbForm=Fin
a DET 4 det
firebase NOUN 2 obj
constructed VERB 4 acl VerbForm=Part
by ADP 7 case
soldiers NOUN 5 obl
. PUNCT 2 punct
"""
RELATIVE = """
The DET 2 det
firebase NOUN 6 nsubj
that PRON 5 obj PronType=Rel
soldiers NOUN 5 nsubj
constructed VERB 2 acl:relcl VerbForm=Fin
stands VERB 0 root VerbForm=Fin
. PUNCT 6 punct
"""
NOUN = """
The DET 2 det
construction NOUN 6 nsubj
of ADP 4 case
firebases NOUN 2 nmod
soon ADV 6 advmod
followed VERB 0 root VerbForm=Fin
. PUNCT 6 punct
"""
UNLINKED = """
Soldiers NOUN 2 dep
constructed VERB 0 root VerbForm=Fin
a DET 4 det
firebase NOUN 2 dep
. PUNCT 2 punct
"""
FRENCH_PASSIVE = """
Un DET 2 det
avant-poste NOUN 5 nsubj:pass
a AUX 5 aux:tense
été AUX 5 aux:pass
construit VERB 0 root VerbForm=Part|Tense=Past
par ADP 7 case
l' DET 8 det
armée NOUN 5 obl:agent
. PUNCT 5 punct
"""


def _words(scene: Scene, placed: Placed | None) -> str | None:
    return None if placed is None else " ".join(scene.texts[placed.first : placed.last])


def _told(scene: Scene, found: Sequence[Happening]) -> list[tuple[str, str, str]]:
    """Kind, head word and voice of happenings."""
    return [(h.kind, scene.texts[h.head], h.voice) for h in found]


def _compose(scene: Scene, language: str = "en", known: Sequence[Happening] = ()) -> list[Happening]:
    return find_compositions(scene, load_pack(language), known)


@pytest.mark.parametrize(
    ("table", "language", "voice"),
    [
        (ACTIVE, "en", "active"),
        (PASSIVE, "en", "passive"),
        (PARTICIPLE, "en", "passive"),
        (RELATIVE, "en", "active"),
        (UNLINKED, "en", "active"),
        (FRENCH_PASSIVE, "fr", "passive"),
    ],
    ids=["active", "passive", "participle", "relative clause", "no links", "French passive"],
)
def test_a_base_that_is_installed_is_a_base_in_every_voice(
    scene_by_hand: SceneByHand, table: str, language: str, voice: str
) -> None:
    scene = scene_by_hand(table, language=language)
    (found,) = [h for h in _compose(scene, language) if h.kind == "base.establishment"]
    assert (found.voice, found.frame.id) == (voice, "composed.base.build")
    assert scene.texts[found.head] in {"constructed", "construit"}
    assert (found.frame.subject, found.frame.object) == (RoleName.AGENT, RoleName.THEME)


def test_a_noun_takes_what_of_names_as_its_object(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(NOUN)
    assert ("base.establishment", "construction", "noun") in _told(scene, _compose(scene))


def test_a_noun_takes_no_subject_from_the_words_behind_it(scene_by_hand: SceneByHand) -> None:
    by = "The DET 2 det\nsurrender NOUN 0 root\nby ADP 4 case\nsoldiers NOUN 2 nmod"
    assert [h.kind for h in _compose(scene_by_hand(by))] == ["armed.abduction"]
    assert _compose(scene_by_hand(by.replace("by ADP", "near ADP"))) == []


def test_subject_and_object_are_those_of_the_parse(scene_by_hand: SceneByHand) -> None:
    for table in (ACTIVE, PASSIVE, RELATIVE):
        scene = scene_by_hand(table)
        (found,) = [h for h in _compose(scene) if h.kind == "base.establishment"]
        assert _words(scene, found.subject) in {"soldiers", "that soldiers"}


@pytest.mark.parametrize("thing", ["chair", "song", "library"])
def test_the_same_act_with_another_thing_is_another_or_nothing(scene_by_hand: SceneByHand, thing: str) -> None:
    scene = scene_by_hand(ACTIVE.replace("firebase", thing))
    assert "base.establishment" not in [h.kind for h in _compose(scene)]


def test_a_thing_too_far_for_a_verb_without_links_is_not_its_object(scene_by_hand: SceneByHand) -> None:
    near = "Soldiers NOUN 2 dep\nconstructed VERB 0 root VerbForm=Fin\n"
    for n_words, is_found in ((2, True), (compositions.NEAREST_REACH + 1, False)):
        scene = scene_by_hand(near + "slowly ADV 2 advmod\n" * n_words + "firebases NOUN 2 dep")
        assert ("base.establishment" in [h.kind for h in _compose(scene)]) is is_found


def test_a_form_that_the_parse_takes_for_a_noun_is_no_act_of_a_verb(scene_by_hand: SceneByHand) -> None:
    verb = "Troops NOUN 2 nsubj\nbase VERB 0 root VerbForm=Fin\nrockets NOUN 2 obj"
    noun = verb.replace("base VERB", "base NOUN")
    index = PatternIndex([compile_pattern("base/v", ActWord(("deploy",)), _inflection())])
    for table, found in ((verb, True), (noun, False)):
        scene = scene_by_hand(table)
        (match,) = index.find(scene.texts)
        assert is_parsed_so(scene, match) is found
    without = scene_by_hand(noun, is_parsed=False)
    assert is_parsed_so(without, index.find(without.texts)[0])


def test_a_form_that_the_parse_takes_for_a_verb_is_no_act_of_a_noun(scene_by_hand: SceneByHand) -> None:
    table = "Troops NOUN 2 nsubj\nbase VERB 0 root VerbForm=Fin\nrockets NOUN 2 obj"
    index = PatternIndex([compile_pattern("base/n", ActWord(("deploy",)), _inflection())])
    for row, found in ((table, False), (table.replace("base VERB", "base NOUN"), True)):
        scene = scene_by_hand(row)
        assert is_parsed_so(scene, index.find(scene.texts)[0]) is found


def _inflection() -> object:
    from recoupe.lang.pack import FOLDER, import_module, load_inflection

    return load_inflection(FOLDER / "en" / "irregular.tsv", import_module("recoupe.lang.en.inflect"))


def test_a_verb_parsed_as_a_noun_tells_no_composition(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(ACTIVE.replace("constructed VERB", "constructed NOUN"))
    assert _compose(scene) == []


def test_without_a_parse_there_is_no_composition(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(ACTIVE, is_parsed=False)
    assert _compose(scene) == []
    assert Acts(scene, load_pack("en")).held == {}


def test_a_question_tells_no_composition(scene_by_hand: SceneByHand) -> None:
    assert _compose(scene_by_hand(ACTIVE.replace(". PUNCT", "? PUNCT"))) == []


def test_a_sentence_about_sport_tells_no_composition(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(
        ACTIVE.replace("in ADP 6 case\nGao PROPN 2 obl", "football NOUN 6 compound\nmatch NOUN 2 obl")
    )
    assert _compose(scene) == []


def test_words_that_name_who_speaks_tell_no_composition(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(ACTIVE)
    assert find_compositions(scene, load_pack("en"), (), [range(1, 2)]) == []


# --- frames and compositions ------------------------------------------------------------------------

FRAMED = """
Gunmen NOUN 2 nsubj
kidnapped VERB 0 root VerbForm=Fin
three NUM 4 nummod
journalists NOUN 2 obj
and CCONJ 6 cc
constructed VERB 2 conj VerbForm=Fin
a DET 8 det
firebase NOUN 6 obj
. PUNCT 2 punct
"""


def test_frames_go_before_compositions_on_the_same_word(scene_by_hand: SceneByHand) -> None:
    scene, pack = scene_by_hand(FRAMED), load_pack("en")
    framed = find_happenings(scene, pack)
    assert [scene.texts[h.head] for h in framed] == ["kidnapped"]
    alone = {scene.texts[h.head] for h in _compose(scene)}
    beside = {scene.texts[h.head] for h in _compose(scene, known=framed)}
    assert alone - beside == {"kidnapped"}
    assert [(scene.texts[h.head], h.frame.id.startswith("composed.")) for h in find_by_rules(scene, pack, [])] == [
        ("kidnapped", False),
        ("constructed", True),
    ]


def test_the_earlier_of_two_rows_that_hold_wins(scene_by_hand: SceneByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    build = next(row for row in load_compositions() if row.id == "base.build")
    other = replace(build, id="other", kind="economy.cooperation")
    scene = scene_by_hand(ACTIVE)
    for rows in ((build, other), (other, build)):
        by_act = {"build": tuple(replace(row, order=n) for n, row in enumerate(rows))}
        monkeypatch.setattr(compositions, "compositions_by_act", lambda found=by_act: found)
        assert [h.kind for h in _compose(scene)] == [rows[0].kind]


def test_all_rows_that_hold_are_known_by_word(scene_by_hand: SceneByHand) -> None:
    scene, pack = scene_by_hand(ACTIVE), load_pack("en")
    acts = Acts(scene, pack)
    assert "base.build" in {row.id for row in acts.rows(1)}
    assert set(acts.held) == {m.head for m in pack.acts.find(scene.texts)}
    assert find_compositions(scene, pack, (), (), acts) == find_compositions(scene, pack, ())


NEAR = """
Rebels NOUN 2 nsubj
attacked VERB 0 root VerbForm=Fin
Gao PROPN 2 obj
with ADP 5 case
{thing} NOUN 2 obl
. PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("thing", "kind"),
    [("drones", "armed.drone_strike"), ("rockets", "armed.missile_attack"), ("songs", "armed.attack")],
)
def test_a_thing_near_by_decides_between_rows(scene_by_hand: SceneByHand, thing: str, kind: str) -> None:
    scene = scene_by_hand(NEAR.format(thing=thing))
    assert [h.kind for h in _compose(scene) if scene.texts[h.head] == "attacked"] == [kind]


def test_a_pronoun_may_be_any_people_but_no_weapon(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand("They PRON 2 nsubj\nsurrendered VERB 0 root VerbForm=Fin\n. PUNCT 2 punct")
    assert [h.frame.id for h in _compose(scene)] == ["composed.surrender.force"]
    scene = scene_by_hand("They PRON 2 nsubj\nexploded VERB 0 root VerbForm=Fin\n. PUNCT 2 punct")
    assert _compose(scene) == []


def test_a_composition_stands_for_a_frame_that_is_weak_if_it_asks_for_nothing() -> None:
    row = Composition("x", "armed.attack", ("attack",), (), (), (), RoleName.AGENT, None, 7)
    assert frame_of(row) == Frame(
        "composed.x", "armed.attack", (), RoleName.AGENT, None, {}, (), True, (), (), 7
    )  # fmt: skip
    assert frame_of(replace(row, near=("place",))).weak is False
