"""Checks of the corpus: schema, spans, dates, coordinates, kinds, sources, duplicates between the splits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from recoupe.learn.corpus import Passage, Values, measure_variety
from recoupe.model import Factuality, Level, Naming, Of, QuoteType, RoleName, Tense
from recoupe.world.actors import find_outlet
from recoupe.world.kinds import load_kinds

GENRES = frozenset("wire state_media partisan local ngo official live press".split())
LANGUAGES = frozenset({"fr", "en", "ar"})
MAX_NEAR_SHARE = 0.03
_PLACE_ROLES = frozenset({"at", "from", "to", "via"})
_REQUIRED = ("id", "language", "outlet", "published", "genre", "text", "claims", "not_claims", "loaded")


def check(passages: Iterable[Passage]) -> Iterator[str]:
    """What is wrong, one line each, with file and line; nothing if all is right."""
    passages = list(passages)
    seen: dict[str, Passage] = {}
    for passage in passages:
        if passage.id in seen:
            yield f"{_where(passage)}: id is used twice, first in {_where(seen[passage.id])}"
        seen[passage.id] = passage
        yield from (f"{_where(passage)}: {fault}" for fault in check_passage(passage))
    yield from _check_variety(passages, seen)


def _where(passage: Passage) -> str:
    return f"{passage.path.name}:{passage.line} {passage.id}" if passage.line else f"{passage.path.name} {passage.id}"


def check_passage(passage: Passage) -> Iterator[str]:
    """Faults of one passage or report."""
    missing = [key for key in _REQUIRED if passage.values.get(key) is None]
    if missing:
        yield f"missing: {', '.join(missing)}"
        return
    if passage.language not in LANGUAGES:
        yield f"unknown language {passage.language!r}"
    if passage.values["genre"] not in GENRES:
        yield f"unknown genre {passage.values['genre']!r}"
    if find_outlet(str(passage.values["outlet"])) is not None:
        yield f"the outlet {passage.values['outlet']!r} is a real one; invent one"
    yield from _check_interval(passage.values["published"], "published")
    for key in ("not_claims", "loaded", "times"):
        for item in passage.items(key):
            yield from _check_quote(item, passage.text, key)
    for claim in passage.items("claims"):
        yield from (f"{claim.get('id')}: {fault}" for fault in _check_claim(claim, passage.text))


def _check_quote(item: Values, text: str, what: str) -> Iterator[str]:
    quote, nth = str(item.get("quote")), item.get("nth", 1)
    if not quote or text.count(quote) < (nth if isinstance(nth, int) else 1):
        yield f"{what}: {quote!r} is not in the text"


def _check_interval(value: object, what: str) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, list) or len(value) != 2:  # start and stop
        yield f"{what}: {value!r} is no [start, stop)"
        return
    try:
        start, stop = (date.fromisoformat(v) if v else None for v in value)
    except (TypeError, ValueError):
        yield f"{what}: {value!r} holds no ISO dates"
        return
    if start and stop and start >= stop:
        yield f"{what}: {value!r} is empty or reversed"


def _check_claim(claim: Values, text: str) -> Iterator[str]:
    yield from _check_quote(claim, text, "quote")
    if str(claim.get("trigger")) not in str(claim.get("quote")):
        yield f"trigger {claim.get('trigger')!r} is not in the quote"
    yield from _check_interval(claim.get("when"), "when")
    kinds = _list(claim, "kinds")
    yield from (f"unknown kind {kind!r}" for kind in kinds if str(kind) not in load_kinds())
    if not kinds:
        yield "no kind"
    yield from _check_word(claim, "factuality", {f.value for f in Factuality})
    yield from _check_word(claim, "quote_type", {q.value for q in QuoteType})
    if "tense" in claim:
        yield from _check_word(claim, "tense", {t.value for t in Tense})
    yield from _check_parts(claim, text)


def _check_word(item: Values, key: str, allowed: set[str]) -> Iterator[str]:
    if item.get(key) not in allowed:
        yield f"{key} {item.get(key)!r} is none of {', '.join(sorted(allowed))}"


def _list(claim: Values, key: str) -> list[Values]:
    found = claim.get(key) or []
    assert isinstance(found, list)
    return found


def _check_parts(claim: Values, text: str) -> Iterator[str]:
    for role in _list(claim, "roles"):
        yield from _check_quote(role, text, "role")
        yield from _check_word(role, "role", {r.value for r in RoleName} - _PLACE_ROLES)
    for place in _list(claim, "places"):
        yield from _check_quote(place, text, "place")
        yield from _check_word(place, "role", set(_PLACE_ROLES))
        yield from _check_point(place)
    for quantity in _list(claim, "quantities"):
        yield from _check_word(quantity, "of", {o.value for o in Of})
        yield from _check_range(quantity)
    for source in _list(claim, "said_by"):
        yield from _check_word(source, "naming", {n.value for n in Naming})
        if source.get("quote") is not None:
            yield from _check_quote(source, text, "source")


def _check_point(place: Values) -> Iterator[str]:
    lat, lon, km = place.get("lat"), place.get("lon"), place.get("km")
    numbers = all(isinstance(v, int | float) for v in (lat, lon, km))
    if not numbers or not (
        -90 <= float(str(lat)) <= 90 and -180 <= float(str(lon)) <= 180 and float(str(km)) > 0
    ):  # the globe
        yield f"place {place.get('name')!r}: no point on the globe with a tolerance"
    if place.get("level") not in {level.value for level in Level}:
        yield f"place {place.get('name')!r}: unknown level {place.get('level')!r}"


def _check_range(quantity: Values) -> Iterator[str]:
    low, high = quantity.get("low"), quantity.get("high")
    if isinstance(low, int) and isinstance(high, int) and high < low:
        yield f"quantity {quantity.get('quote')!r}: {low}..{high} is reversed"


def _check_variety(passages: list[Passage], by_id: dict[str, Passage]) -> Iterator[str]:
    """Near duplicates: none between two splits, few in all."""
    for language in sorted({p.language for p in passages}):
        variety = measure_variety(p for p in passages if p.language == language)
        for a, b in variety.near:
            if by_id[a].split != by_id[b].split:
                yield f"{a} and {b} are near duplicates in different splits"
        near = {id_ for pair in variety.near for id_ in pair}
        if variety.n_passages and len(near) / variety.n_passages > MAX_NEAR_SHARE:
            yield f"{language}: {len(near)} of {variety.n_passages} passages have a near duplicate; at most 3 % may"
