"""The places that a sentence names or points back to, each with what stands around it, whatever the claim.

The features are input of the model in `place_links.py`; a feature is a name that holds or does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.rules.grammar import OF_FORMS, Preposition
from recoupe.extract.rules.place_anaphors import find_anaphors
from recoupe.extract.rules.place_memory import Told
from recoupe.extract.rules.roles import LISTING
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.speeches import Speech
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Level, PassageKind, Place, PlaceMention, RoleHint


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known of a place name in its sentence, whatever the claim.

    Attributes:
        role, form: what its preposition points to, and the words of the preposition; those of the first name of a list.
        is_listed: it is joined to the name before it.
        features: those that hold for every claim of the sentence.
    """

    placed: Placed
    mention: PlaceMention
    role: str
    form: str
    is_listed: bool
    features: tuple[str, ...]

    def having(self, *features: str) -> Spot:
        """The same with more features."""
        return replace(self, features=(*self.features, *features))


def find_spots(scene: Scene, pack: Pack, speeches: Sequence[Speech], told: Sequence[Told]) -> list[Spot]:
    """The place names of a sentence and the words that point back to one, each with what stands around it."""
    found: list[Spot] = []
    speakers = [s.span for speech in speeches for s in speech.speakers]
    back = find_anaphors(scene, told)
    for placed in sorted([*scene.places, *back], key=lambda p: p.first) if back else scene.places:
        spot = _read(scene, placed, found[-1] if found else None, pack)
        if placed in back:
            words = " ".join(scene.texts[placed.first : placed.last])
            spot = spot.having("anaphor", f"anaphor:{spot.role}", f"anaphor:{pack.code}:{words}")
        elif any(span.holds(spot.mention.span) for span in speakers):
            spot = spot.having("in_speaker")
        found.append(spot)
    return found


def _read(scene: Scene, placed: Placed, before: Spot | None, pack: Pack) -> Spot:
    mention = placed.mention
    assert isinstance(mention, PlaceMention)
    preposition = scene.preposition(placed)
    role = mention.preposition or (preposition.role if preposition else "none")
    form = preposition.form if preposition else "none"
    repeats = before is not None and _repeats(before.form, form)
    is_listed = before is not None and _is_listed(
        scene, before.placed, placed, skip=OF_FORMS if repeats else frozenset()
    )
    if is_listed and before is not None and (role == "none" or repeats):
        role, form = before.role, before.form
    level = level_of(mention)
    features = [f"form:{pack.code}:{form}", f"level:{level}"]
    features += (name for name, holds in _around(scene, placed, mention, preposition, before) if holds)
    if is_listed:
        features.append(f"listed:{role}")
    features += _wider(scene, mention)
    features += _governor(scene, preposition, role, pack)
    return Spot(placed, mention, role, form, is_listed, tuple(features))


def _wider(scene: Scene, mention: PlaceMention) -> Iterator[str]:
    """Whether a place of another size in the same country stands in the sentence."""
    place = mention.place
    if place is None:
        return
    size = size_of(place)
    others = (p.mention.place for p in scene.places if isinstance(p.mention, PlaceMention))
    near = [size_of(other) for other in others if other is not None and other.country == place.country]
    if min(near, default=size) < size:
        yield f"wider:{place.level.value}"
    if max(near, default=size) > size:
        yield "narrower"


def size_of(place: Place) -> int:
    """Rank of a place by the size of its level: 0 for a town or site, 4 for a country."""
    return _SIZES.get(place.level, 0)


_SIZES = {Level.COUNTRY: 4, Level.ADMIN1: 3, Level.REGION: 3, Level.ADMIN2: 2}


def level_of(mention: PlaceMention) -> str:
    """Level of a place as a word; "unresolved" where it is not known."""
    return mention.place.level.value if mention.place is not None else "unresolved"


def _is_listed(scene: Scene, before: Placed, placed: Placed, *, skip: frozenset[str]) -> bool:
    """Whether a name is joined to the one before it ("Gao, Kidal et Tombouctou"), words in `skip` not counted."""
    between = [w for w in scene.texts[before.last : placed.first] if w not in skip]
    return 0 < len(between) <= 3 and all(w in LISTING or w in scene.grammar.determiners for w in between)


def _repeats(before: str, form: str) -> bool:
    """Whether a preposition repeats the end of the one before it: "à destination du Kurdistan et d'Anbar"."""
    first, _, last = before.rpartition(" ")
    return bool(first) and last in OF_FORMS and form in OF_FORMS


def _around(
    scene: Scene, placed: Placed, mention: PlaceMention, preposition: Preposition | None, before: Spot | None
) -> Iterator[tuple[str, bool]]:
    texts = scene.texts
    start = preposition.first if preposition is not None else placed.first
    is_metonym = mention.role_hint is RoleHint.METONYMIC
    is_container = before is not None and before.mention.inside == mention.span.start
    yield "outer", preposition is not None and preposition.is_outer
    yield "opens:bare", placed.first == 0 and placed.last < len(texts) and texts[placed.last] in {":", ",", "("}
    yield "opens:preposition", start == 0 and placed.first > 0
    yield "opens:upper", placed.first == 0 and scene.sentence.is_upper(placed.last - 1)
    yield "metonym", is_metonym
    yield "metonym:bare", is_metonym and preposition is None
    yield "seat", mention.is_seat
    yield "within_next", mention.inside is not None
    yield "holds_previous", is_container
    yield "offset", mention.offset is not None
    yield "offset:far", mention.offset is not None and mention.offset.km is not None
    yield "offset:after_place", mention.offset is not None and before is not None
    yield "bracketed", placed.first > 0 and texts[placed.first - 1] == "("
    yield "headline", scene.sentence.passage is PassageKind.HEADLINE
    yield f"places:{min(4, len(scene.places))}", True
    yield f"before:{_mark(scene, start - 1)}", True
    yield f"after:{_mark(scene, placed.last)}", True


def _mark(scene: Scene, at: int) -> str:
    """A mark, or the kind of a word: punctuation itself, "function", "word", or "edge" outside the sentence."""
    if not 0 <= at < len(scene.texts):
        return "edge"
    word = scene.texts[at]
    if not word[0].isalnum():
        return word
    return "function" if word in scene.grammar.function_words else "word"


def _governor(scene: Scene, preposition: Preposition | None, role: str, pack: Pack) -> Iterator[str]:
    """What stands before the preposition: a title, an institution, people, a level word, a verb's form, another word."""
    if preposition is None or preposition.first == 0:
        yield "governor:none"
        return
    word, grammar = scene.texts[preposition.first - 1], scene.grammar
    kind = "of" if preposition.form in OF_FORMS else "other"
    yield f"word:{pack.code}:{word}"
    for name, holds in (
        ("title", word in grammar.titles), ("institution", word in grammar.institutions), ("level", word in grammar.levels),
        ("people", pack.people.knows(word)), ("organ", pack.organs.knows(word)), ("frame", pack.frames.knows(word)),
    ):  # fmt: skip
        if holds:
            yield f"governor:{name}:{kind}"
            yield f"governor×role:{name}:{kind}:{role}"
    is_actor = any(p.first < preposition.first <= p.last for p in scene.actors if isinstance(p.mention, ActorMention))
    yield f"governor:actor:{kind}" if is_actor else f"governor:{_mark(scene, preposition.first - 1)}:{kind}"
