"""What the tagger makes of a sentence: it keeps the words of the rules, may call them another kind, and adds words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

import recoupe
from recoupe.extract import parsing
from recoupe.extract.analysis import forget
from recoupe.extract.backend import DEFAULT, load_backend
from recoupe.extract.rules.acceptance import Judge
from recoupe.extract.rules.claims import find_by_rules
from recoupe.extract.rules.happenings import Happening, Opinion
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger import backend
from recoupe.extract.tagger.backend import find_by_tagger
from recoupe.extract.tagger.happenings import FLOOR, FRAMED_FLOOR, Tags, find_tagged, frame_of_kind, read_tags
from recoupe.extract.tagger.model import NONE
from recoupe.extract.weights import Block, spell
from recoupe.lang.pack import load_pack
from recoupe.model import RoleName
from recoupe.run.pipeline import Pipeline
from recoupe.world.compositions import load_compositions
from recoupe.world.kinds import load_kinds

SceneByHand = Callable[..., Scene]

TABLE = """
Gunmen NOUN 2 nsubj
kidnapped VERB 0 root VerbForm=Fin
three NUM 4 nummod
journalists NOUN 2 obj
and CCONJ 6 cc
constructed VERB 2 conj VerbForm=Fin
a DET 8 det
sonnet NOUN 6 obj
near ADP 10 case
Gao PROPN 2 obl
. PUNCT 2 punct
"""
KIDNAPPED, CONSTRUCTED = 1, 5


class _Tagger:
    """A tagger that thinks the same of every word; it notes how often it is asked."""

    def __init__(self, **kinds: float) -> None:
        self.kinds = {NONE if kind == "none" else kind.replace("__", "."): p for kind, p in kinds.items()}
        self.n_asked = 0

    def rank(self, things: Sequence[Iterable[Block]]) -> list[list[tuple[str, float]]]:
        return [self.ranked(spell(blocks)) for blocks in things]

    def ranked(self, features: list[str]) -> list[tuple[str, float]]:
        assert features
        self.n_asked += 1
        return sorted(self.kinds.items(), key=lambda item: -item[1])


def _tag(scene: Scene, tagger: object) -> dict[str, Happening]:
    pack = load_pack("en")
    ruled = find_by_rules(scene, pack, [])
    tags = read_tags(scene, pack, tagger, [], ruled)  # type: ignore[arg-type]  # stands in for a fitted one
    return {scene.texts[h.head]: h for h in find_tagged(scene, pack, tags, ruled)}


def test_the_rules_alone_see_one_happening(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(TABLE)
    assert [scene.texts[h.head] for h in find_by_rules(scene, load_pack("en"), [])] == ["kidnapped"]


def test_a_happening_of_the_rules_is_kept_with_the_opinion_of_the_tagger(scene_by_hand: SceneByHand) -> None:
    scene = scene_by_hand(TABLE)
    found = _tag(scene, _Tagger(none=0.75, armed__abduction=0.25))["kidnapped"]
    assert (found.kind, found.opinion) == ("armed.abduction", Opinion(0.25, 0.25))
    assert found.frame == find_by_rules(scene, load_pack("en"), [])[0].frame


@pytest.mark.parametrize(("arrest", "kind"), [(0.85, "detention.arrest"), (0.6, "armed.abduction")])
def test_a_happening_of_the_rules_has_another_kind_only_if_that_is_far_likelier(
    scene_by_hand: SceneByHand, arrest: float, kind: str
) -> None:
    tagger = _Tagger(none=0.9 - arrest, detention__arrest=arrest, armed__abduction=0.1)
    found = _tag(scene_by_hand(TABLE), tagger)["kidnapped"]
    assert found.kind == kind
    assert found.subject is not None
    assert found.object is not None


@pytest.mark.parametrize(("p", "is_asked"), [(FRAMED_FLOOR + 0.005, True), (FRAMED_FLOOR - 0.005, False)])
def test_where_the_tagger_finds_nothing_possible_the_rules_judge_alone(
    scene_by_hand: SceneByHand, p: float, is_asked: bool
) -> None:
    found = _tag(scene_by_hand(TABLE), _Tagger(none=1 - p, armed__abduction=p))
    assert (found["kidnapped"].opinion is not None) is is_asked


@pytest.mark.parametrize(("p", "is_found"), [(FLOOR + 0.01, True), (FLOOR - 0.01, False)])
def test_a_word_that_only_the_tagger_sees_is_added_if_it_is_likely_enough(
    scene_by_hand: SceneByHand, p: float, is_found: bool
) -> None:
    found = _tag(scene_by_hand(TABLE), _Tagger(none=1 - p, base__establishment=p))
    assert ("constructed" in found) is is_found


def test_an_added_word_is_read_as_the_first_composition_of_its_kind(scene_by_hand: SceneByHand) -> None:
    found = _tag(scene_by_hand(TABLE), _Tagger(none=0.2, base__establishment=0.8))["constructed"]
    assert (found.frame.id, found.voice, found.match.verb) == ("tagged.base.establishment", "active", True)
    assert (found.frame.subject, found.frame.object) == (RoleName.AGENT, RoleName.THEME)
    assert found.match.value is found.frame


def test_happenings_come_in_the_order_of_their_heads(scene_by_hand: SceneByHand) -> None:
    assert list(_tag(scene_by_hand(TABLE), _Tagger(none=0.1, armed__clash=0.9))) == ["kidnapped", "constructed"]


def test_words_of_a_kind_that_their_own_frame_knows_are_read_by_that_frame(scene_by_hand: SceneByHand) -> None:
    pack, scene = load_pack("en"), scene_by_hand(TABLE)
    frame = find_by_rules(scene, pack, [])[0].frame
    tags = Tags({KIDNAPPED: {NONE: 0.1, "armed.abduction": 0.9}})
    (found,) = find_tagged(scene, pack, tags, [])
    assert found.frame.id == frame.id


def test_a_verb_pattern_on_a_word_parsed_as_a_noun_is_read_as_a_noun(scene_by_hand: SceneByHand) -> None:
    """ "shelling" is a form of "to shell" and a noun of its own; the parse decides."""
    scene = scene_by_hand("The DET 2 det\nrockets NOUN 3 nsubj\nfell VERB 0 root VerbForm=Fin")
    acts = [m for m in load_pack("en").acts.find(scene.texts) if m.head == 1]
    assert any(m.verb for m in acts)
    tags = Tags({1: {NONE: 0.1, "movement.exercise": 0.9}})
    (found,) = find_tagged(scene, load_pack("en"), tags, [])
    assert (found.voice, found.match.verb) == ("noun", False)


def test_words_inside_those_of_the_rules_are_not_looked_at_again(scene_by_hand: SceneByHand) -> None:
    pack, scene = load_pack("en"), scene_by_hand(TABLE)
    ruled = find_by_rules(scene, pack, [])
    tags = Tags({word: {NONE: 0.0, "armed.clash": 1.0} for word in ruled[0].match.words})
    assert len(find_tagged(scene, pack, tags, ruled)) == 1


def test_a_word_of_which_the_tagger_was_not_asked_has_no_opinion(scene_by_hand: SceneByHand) -> None:
    pack, scene = load_pack("en"), scene_by_hand(TABLE)
    ruled = find_by_rules(scene, pack, [])
    assert find_tagged(scene, pack, Tags({}), ruled) == ruled
    assert Tags({}).opinion(KIDNAPPED, "armed.abduction") is None


def test_a_question_is_not_asked_about(scene_by_hand: SceneByHand) -> None:
    tagger = _Tagger(none=0.0, armed__clash=1.0)
    assert _tag(scene_by_hand(TABLE.replace(". PUNCT", "? PUNCT")), tagger) == {}
    assert tagger.n_asked == 0


@pytest.mark.parametrize("kind", load_kinds())
def test_every_kind_has_a_frame_of_the_tagger(kind: str) -> None:
    frame = frame_of_kind(kind)
    assert (frame.id, frame.kind, frame.weak, frame.needs) == (f"tagged.{kind}", kind, False, ())
    first = next((row for row in load_compositions() if row.kind == kind), None)
    roles = (RoleName.AGENT, RoleName.THEME) if first is None else (first.subject_role, first.object_role)
    assert (frame.subject, frame.object) == roles


# --- without a parse, without a tagger ---------------------------------------------------------------


def test_without_a_parse_the_tagger_goes_by_the_rules_and_is_not_asked(scene_by_hand: SceneByHand) -> None:
    scene, pack, tagger = scene_by_hand(TABLE, is_parsed=False), load_pack("en"), _Tagger(none=0.0, armed__clash=1.0)
    found = find_by_tagger(scene, pack, [], tagger)  # type: ignore[arg-type]  # as above
    assert found == find_by_rules(scene, pack, [])
    assert found
    assert tagger.n_asked == 0


def test_without_a_tagger_the_rules_decide(scene_by_hand: SceneByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "find_tagger", lambda *_: None)
    scene, pack = scene_by_hand(TABLE), load_pack("en")
    assert find_by_tagger(scene, pack, []) == find_by_rules(scene, pack, [])


def test_the_tagger_of_the_package_is_asked_if_no_other_is_given(
    scene_by_hand: SceneByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagger = _Tagger(none=0.0, armed__clash=1.0)
    monkeypatch.setattr(backend, "find_tagger", lambda *_: tagger)
    found = find_by_tagger(scene_by_hand(TABLE), load_pack("en"), [])
    assert [h.kind for h in found] == ["armed.clash", "armed.clash"]


TEXT = "Gunmen kidnapped three journalists in Kirkuk on Monday, police said."


def _read(name: str) -> recoupe.Document:
    return Pipeline(load_backend(name)).read_text(TEXT, published="2020-11-20", language="en")


@pytest.mark.parametrize("missing", ["networks", "tagger"])
def test_a_report_is_read_by_the_rules_where_weights_are_missing(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    if missing == "networks":
        monkeypatch.setattr(parsing, "find_model", lambda _: None)
    else:
        monkeypatch.setattr(backend, "find_tagger", lambda *_: None)
    monkeypatch.setattr("recoupe.extract.rules.backend.load_judge", lambda *_: Judge({}))
    forget()
    found = [_read(name) for name in ("tagger", "rules")]
    forget()
    assert [c.kind for c in found[0].claims] == ["armed.abduction"]
    assert [(c.kind, c.trigger) for c in found[0].claims] == [(c.kind, c.trigger) for c in found[1].claims]


def test_the_default_back_end_is_the_tagger() -> None:
    assert load_backend(DEFAULT).name == "tagger"


def test_a_noun_speaks_for_the_light_verb_over_it() -> None:
    """ "fell into an ambush" is an ambush, whatever falls else."""
    text = "A patrol of soldiers fell into an ambush near Gao on Monday morning."
    assert "armed.clash" in {claim.kind for claim in recoupe.read_text(text, language="en").claims}
