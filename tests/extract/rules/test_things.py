"""What the words of a sentence stand for: nouns by their head, mentions by all of their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.things import _classes_of, classes_by_word
from recoupe.lang.pack import load_pack
from recoupe.model import ActorMention, Level, PlaceMention

SceneByHand = Callable[..., Scene]

TABLE = """
Iraqi ADJ 2 amod
soldiers NOUN 3 nsubj
shelled VERB 0 root VerbForm=Fin
firebases NOUN 3 obj
in ADP 6 case
Iraq PROPN 3 obl
with ADP 8 case
drones NOUN 3 obl
. PUNCT 3 punct
"""


@pytest.fixture
def scene(scene_by_hand: SceneByHand) -> Scene:
    return scene_by_hand(TABLE)


def _classes(scene: Scene) -> dict[str, frozenset[str]]:
    return {scene.texts[word]: names for word, names in classes_by_word(scene, load_pack("en")).items()}


def test_a_noun_has_its_classes_on_its_head(scene: Scene) -> None:
    found = _classes(scene)
    assert "site.base" in found["firebases"]
    assert "weapon.drone" in found["drones"]
    assert not {"shelled", "in", "with", "."} & found.keys()


def test_people_have_the_class_of_their_group_on_all_words_of_the_mention(scene: Scene) -> None:
    (soldiers,) = [p for p in scene.actors if "soldiers" in scene.texts[p.first : p.last]]
    by_word = classes_by_word(scene, load_pack("en"))
    assert all("force.military" in by_word[word] for word in range(soldiers.first, soldiers.last))
    assert "force.military" in _classes(scene)["soldiers"]


def test_a_place_is_a_place(scene: Scene) -> None:
    assert "place" in _classes(scene)["iraq"]


def _place(scene: Scene) -> PlaceMention:
    (placed,) = scene.places
    assert isinstance(placed.mention, PlaceMention)
    return placed.mention


def _resolved(mention: PlaceMention, level: Level) -> PlaceMention:
    place = mention.candidates[0]
    return replace(mention, place=replace(place, level=level), level_hint=None)


@pytest.mark.parametrize(
    ("level", "found"),
    [
        (Level.COUNTRY, {"place", "state"}),
        (Level("base"), {"place", "site.base"}),
        (Level("crossing"), {"place", "site.crossing"}),
        (Level("camp"), {"place", "site.camp"}),
        (Level("town"), {"place"}),
    ],
)
def test_a_resolved_place_has_the_class_of_its_level(scene: Scene, level: Level, found: set[str]) -> None:
    assert set(_classes_of(_resolved(_place(scene), level))) == found


def test_the_word_before_a_place_goes_before_its_level(scene: Scene) -> None:
    mention = replace(_resolved(_place(scene), Level("town")), level_hint="base")
    assert set(_classes_of(mention)) == {"place", "site.base"}


def test_a_seat_of_power_is_a_state(scene: Scene) -> None:
    mention = replace(_resolved(_place(scene), Level("town")), is_seat=True)
    assert set(_classes_of(mention)) == {"place", "state"}


def test_a_metonym_is_a_state_and_a_plain_thing_is_nothing(scene: Scene) -> None:
    actor = next(p.mention for p in scene.actors)
    assert isinstance(actor, ActorMention)
    assert set(_classes_of(replace(actor, group="thing", by="actor.metonym@1"))) == {"state"}
    assert set(_classes_of(replace(actor, group="thing", by="actor.phrase@1"))) == set()


def test_a_longer_noun_goes_before_its_head(scene_by_hand: SceneByHand) -> None:
    rows = {p.source: p.value.classes for p in load_pack("en").things.patterns}
    assert "site.base" in rows["camp/n"]
    assert "site.base" not in rows["refugee camp/n"]
    scene = scene_by_hand("A DET 3 det\nrefugee NOUN 3 compound\ncamp NOUN 0 root")
    scene.parts = [p for p in scene.parts if not isinstance(p, Placed)]  # what nouns tell, without mentions
    assert _classes(scene) == {"camp": frozenset(rows["refugee camp/n"])}
