"""JSON Schema (draft 2020-12) of a passage of the corpus, made from the vocabularies of the model."""

from __future__ import annotations

from enum import Enum

from recoupe.learn.corpus_check import GENRES, LANGUAGES
from recoupe.model import Factuality, Level, Naming, Of, QuoteType, RoleName, SourceLevel, Tense, TimexType
from recoupe.world.kinds import load_kinds

Json = dict[str, object]

_TEXT: Json = {"type": "string", "minLength": 1}
_COUNT: Json = {"type": "integer", "minimum": 1}
_DAY: Json = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
_INTERVAL: Json = {
    "description": "half-open: first day, day after the last; null is open",
    "type": "array", "prefixItems": [_DAY, _DAY], "minItems": 2, "maxItems": 2,
}  # fmt: skip


def passage_schema() -> Json:
    """Schema of one passage or report; fields it does not name are allowed."""
    properties: dict[str, Json] = {
        "id": _TEXT,
        "story": {"type": ["string", "null"]},
        "language": _one_of(sorted(LANGUAGES)),
        "outlet": _TEXT,
        "published": _INTERVAL,
        "published_given": {"type": "boolean"},
        "genre": _one_of(sorted(GENRES)),
        "theatre": _TEXT,
        "text": _TEXT,
        "claims": _list(_claim()),
        "not_claims": _list(_object(quote=_TEXT, nth=_COUNT, why=_TEXT, optional="nth")),
        "loaded": _list(_object(quote=_TEXT, nth=_COUNT, technique=_TEXT, voice=_one_of(["outlet", "quoted"]), optional="nth")),
        "times": _list(_object(quote=_TEXT, nth=_COUNT, type=_enum(TimexType), value=_TEXT, optional="nth")),
    }  # fmt: skip
    head: Json = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Passage of the Recoupe corpus"}
    return {**head, **_object(**properties, optional="story theatre times published_given")}


def _claim() -> Json:
    places = {RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA}
    number: Json = {"type": ["number", "null"]}
    return _object(
        id=_TEXT,
        quote=_TEXT,
        nth=_COUNT,
        trigger=_TEXT,
        kinds={**_list(_one_of(sorted(load_kinds()))), "minItems": 1},
        when={"anyOf": [_INTERVAL, {"type": "null"}]},
        factuality=_enum(Factuality),
        tense=_enum(Tense),
        quote_type=_enum(QuoteType),
        required={"type": "boolean"},
        places=_list(
            _object(
                role=_one_of(sorted(places)), quote=_TEXT, name=_TEXT, level=_enum(Level),
                lat={"type": "number", "minimum": -90, "maximum": 90},
                lon={"type": "number", "minimum": -180, "maximum": 180}, km={"type": "number", "exclusiveMinimum": 0},
            )
        ),
        roles=_list(
            _object(role=_one_of(sorted(set(RoleName) - places)), quote=_TEXT, actor={"type": ["string", "null"]})
        ),
        quantities=_list(_object(of=_enum(Of), unit=_TEXT, low=number, high=number, quote=_TEXT, optional="quote")),
        said_by=_list(
            _object(
                level=_enum(SourceLevel), quote={"type": ["string", "null"]}, name={"type": ["string", "null"]},
                naming=_enum(Naming), factuality=_enum(Factuality), cue={"type": ["string", "null"]}, optional="factuality cue",
            )
        ),
        optional="nth tense required",
    )  # fmt: skip


def _object(*, optional: str = "", **properties: Json) -> Json:
    """An object whose properties are required unless named as optional."""
    required = sorted(set(properties) - set(optional.split()))
    return {"type": "object", "properties": properties, "required": required}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _one_of(words: list[str]) -> Json:
    return {"enum": [str(word) for word in words]}


def _enum(members: type[Enum]) -> Json:
    return {"enum": [member.value for member in members]}
