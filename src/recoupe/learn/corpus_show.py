"""A passage of the corpus in the terminal, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.learn.corpus import Passage, Values


def describe(passage: Passage) -> Iterator[str]:
    """Lines that show a passage with its annotation."""
    values = passage.values
    yield f"{passage.id}  {passage.language}  {values['outlet']}, {values['genre']}, {values['published']}  [{passage.split}]"
    yield ""
    yield passage.text
    for time in passage.items("times"):
        yield f"  time     {time['quote']!r} = {time['type']} {time['value']}"
    for claim in passage.items("claims"):
        yield ""
        yield from _describe_claim(claim)
    for item in passage.items("not_claims"):
        yield f"  no claim {item['quote']!r}: {item['why']}"
    for item in passage.items("loaded"):
        yield f"  loaded   {item['quote']!r}: {item['technique']}, {item['voice']}, plain: {item['neutral']}"


def _describe_claim(claim: Values) -> Iterator[str]:
    required = "" if claim.get("required", True) else " (optional)"
    yield f"  {claim['id']} {', '.join(_words(claim, 'kinds'))}{required}: {claim['trigger']!r} in {claim['quote']!r}"
    yield f"     when {claim['when']}, {claim['factuality']}, {claim.get('tense', 'tense not told')}, {claim['quote_type']}"
    for role in _items(claim, "roles"):
        yield f"     {role['role']:10} {role['quote']!r} = {role['actor']}"
    for place in _items(claim, "places"):
        yield f"     {place['role']:10} {place['quote']!r} = {place['name']} ({place['lat']}, {place['lon']} ±{place['km']} km)"
    for quantity in _items(claim, "quantities"):
        high = "or more" if quantity["high"] is None else f"to {quantity['high']}"
        yield f"     {quantity['of']:10} {quantity['quote']!r} = {quantity['low']} {high} {quantity['unit']}"
    for source in _items(claim, "said_by"):
        yield f"     {source['level']:10} {source['quote']!r} = {source['name']}, {source['naming']}"


def _items(claim: Values, key: str) -> list[Values]:
    found = claim.get(key) or []
    assert isinstance(found, list)
    return found


def _words(claim: Values, key: str) -> list[str]:
    return [str(word) for word in _items(claim, key)]
