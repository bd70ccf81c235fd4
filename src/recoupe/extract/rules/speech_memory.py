"""Who a pronoun or a bare office stands for: the last person who spoke, if what is told of them fits. Source: codebooks §6."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker
from recoupe.lang.pack import Pack
from recoupe.model import Naming

MAX_OFFICE = 4
"""Words of the longest bare office ("le haut responsable syrien")."""
_AROUND = 12
"""Words around a name in which it is told who that is."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person who spoke.

    Attributes:
        about: words of the sentence around the name, in lower case: office, country.
    """

    speaker: Speaker
    about: tuple[str, ...]


def make_person(scene: Scene, speaker: Speaker) -> Person | None:
    """A speaker as a person to look back to; None for bodies, outlets and whoever has no name."""
    if speaker.naming is not Naming.NAMED or speaker.outlet is not None or speaker.role is None or speaker.is_pronoun:
        return None
    return Person(speaker, scene.texts[max(0, speaker.first - _AROUND) : speaker.last + _AROUND])


def recall(scene: Scene, speaker: Speaker, person: Person | None, pack: Pack) -> Speaker:
    """A bare office ("le responsable syrien", "the minister") as the person who spoke last, if office and country fit."""
    if person is None or not _is_bare_office(scene, speaker):
        return speaker
    texts = scene.texts[speaker.first : speaker.last]
    offices = [
        w for w in texts[0 if scene.grammar.verb_first else 1 :] if w in scene.grammar.offices or w in person.about
    ]
    countries = _countries(texts, pack)
    if not offices or not countries <= _countries(person.about, pack):
        return speaker
    known = person.speaker
    return replace(speaker, name=known.name, naming=known.naming, actor_id=known.actor_id or speaker.actor_id)


def _is_bare_office(scene: Scene, speaker: Speaker) -> bool:
    """Whether words are a definite office of one person without whose it is ("le maire", not "le maire de Gao")."""
    texts = scene.texts[speaker.first : speaker.last]
    is_office = speaker.naming in {Naming.NAMED_ROLE, Naming.UNNAMED_INDIVIDUAL} and speaker.outlet is None
    is_short = 2 <= len(texts) <= MAX_OFFICE and all(w.isalpha() or w.endswith("'") for w in texts)
    if scene.grammar.verb_first:  # the article is written onto the noun
        return is_office and len(texts) < MAX_OFFICE and texts[0].startswith("ال")
    return is_office and is_short and texts[0] in scene.grammar.definite


def _countries(words: tuple[str, ...], pack: Pack) -> frozenset[str]:
    """Countries whose demonyms or names stand among words, ISO 3166-1 alpha-2."""
    return frozenset(m.value.country for m in pack.countries.find(words) if m.value.country)
