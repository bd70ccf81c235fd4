"""The back end with a trained part: the tagger decides on the words, with what the rules make of them before its eyes."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.acceptance import load_judge
from recoupe.extract.rules.backend import RulesBackend
from recoupe.extract.rules.claims import find_by_rules, find_candidates
from recoupe.extract.rules.compositions import Acts
from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.method import Method
from recoupe.extract.rules.offers import find_decider
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger.happenings import find_tagged, read_tags
from recoupe.extract.tagger.model import find_tagger
from recoupe.extract.weights import Weights
from recoupe.lang.pack import Pack


def find_by_tagger(
    scene: Scene, pack: Pack, speakers: Sequence[range], tagger: Weights | None = None
) -> list[Happening]:
    """Happenings of a sentence as the tagger sees them.

    Args:
        tagger: that of the package if not given; where that is missing or damaged the rules decide.
    """
    tagger = tagger or find_tagger(pack.code)
    if tagger is None or scene.syntax is None:
        return find_by_rules(scene, pack, speakers)
    acts = Acts(scene, pack)
    ruled = find_candidates(scene, pack, speakers, acts)
    return find_tagged(scene, pack, read_tags(scene, pack, tagger, speakers, ruled, acts), ruled)


class TaggerBackend(RulesBackend):
    """Claims of the words that the tagger sees; parts by a fitted model, dates, numbers and sources by the rules."""

    name = "tagger"
    find = staticmethod(find_by_tagger)

    def method(self, language: str = "") -> Method:
        """Words by the tagger, parts by the fitted model."""
        return Method(self.find, load_judge(language), find_decider(language))
