"""Words that point back to a place named before: "la ville", "there", "the hospital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.rules.actor_phrase import BY_NAME
from recoupe.extract.rules.place_memory import Told
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import RoleHint, RoleName

_ALIKE = (
    {"town", "village", "site"}, {"admin1", "admin2", "region", "country"}, {"base", "camp", "site"}, {"crossing", "site"},
)  # fmt: skip


def find_anaphors(scene: Scene, told: Sequence[Told]) -> list[Placed]:
    """Words that point back to a place ("la ville", "there", "the hospital"), each standing for the likeliest one."""
    if not told:
        return []
    found, at, texts = [], 0, scene.texts
    while at < len(texts):
        size = _anaphor_size(scene, at)
        if size and not _is_named(scene, at, at + size):
            noun = texts[at + size - 1]
            mention = _antecedent(told, scene.grammar.levels.get(noun)).mention
            bare = replace(mention, preposition=None, inside=None, offset=None, role_hint=RoleHint.LITERAL)
            found.append(Placed(bare, at, at + size))
        at += size or 1
    return found


def _anaphor_size(scene: Scene, at: int) -> int:
    """Number of words that point back to a place from a word on; 0 for none."""
    grammar, word = scene.grammar, scene.texts[at]
    if word in grammar.place_anaphors and word not in grammar.relatives:
        return 1
    if word in grammar.determiners and word not in grammar.indefinite_singular:
        return next((size for size in (2, 3) if _is_kind_of_place(scene, at, size)), 0)
    return 0


def _is_kind_of_place(scene: Scene, at: int, size: int) -> bool:
    """Whether a determiner stands before a noun for places, with an adjective between if there are three words."""
    words = scene.texts[at : at + size]
    if len(words) < size or not (words[-1] in scene.grammar.levels or " ".join(words) in scene.grammar.place_anaphors):
        return False
    return size == 2 or (words[1].isalpha() and words[1] not in scene.grammar.function_words)


def _is_named(scene: Scene, first: int, last: int) -> bool:
    """Whether a place name stands on words, or right behind them ("la ville de Gao"), or an actor's ("l'État islamique")."""
    if any(p.mention.by == BY_NAME and p.first < last and p.last > first for p in scene.actors):
        return True
    return any(p.first < last + 3 and p.last > first for p in scene.places)


def _antecedent(told: Sequence[Told], level: str | None) -> Told:
    """The place that is pointed back to: of the level that the noun names, else where something happened, else the last."""
    fitting = [t for t in told if t.mention.place is not None and level and _fits(t.mention.place.level.value, level)]
    happened = [t for t in fitting or told if RoleName.AT in t.linked]
    return (happened or fitting or told)[0]


def _fits(level: str, told: str) -> bool:
    """Whether a noun may point back to a place of a level."""
    return any(level in group and told in group for group in _ALIKE)
