"""The JSON of the contract, read off the types: one walker to write, one to read, one to describe.

Rules: a field is printed under its own name (a trailing underscore is dropped); tuples are lists, enumerations their
value, dates ISO 8601; a `Sourced` field `f` is printed as its value plus `f_from` (spans and rule); private fields are
left out. Unions of dataclasses are told apart by their `kind`.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from recoupe.model.span import Sourced, Span

T = TypeVar("T")
Json = dict[str, object]
Reader = Callable[[Any], object]

_FIELDS: dict[type, tuple[tuple[str, str, object], ...]] = {}
_READERS: dict[type, tuple[tuple[str, str, bool, Reader], ...]] = {}


def _fields(cls: type) -> tuple[tuple[str, str, object], ...]:
    """Printed fields of a dataclass: attribute, key, type; remembered."""
    if cls not in _FIELDS:
        assert dataclasses.is_dataclass(cls)
        hints = typing.get_type_hints(cls)
        shown = (f for f in dataclasses.fields(cls) if not f.metadata.get("private"))
        _FIELDS[cls] = tuple((f.name, f.name.rstrip("_"), hints[f.name]) for f in shown)
    return _FIELDS[cls]


# --- writing --------------------------------------------------------------------------------------


def encode(value: object) -> Json:
    """A dataclass of the model as a JSON object."""
    found: Json = {}
    for name, key, _ in _fields(type(value)):
        item = getattr(value, name)
        if isinstance(item, Sourced):
            found[key] = _encode_value(item.value)
            found[f"{key}_from"] = {"spans": [encode(s) for s in item.spans], "by": item.by}
        else:
            found[key] = _encode_value(item)
    return found


def _encode_value(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_encode_value(v) for v in value]
    return encode(value) if dataclasses.is_dataclass(value) else value


# --- reading --------------------------------------------------------------------------------------


class _MisfitError(ValueError):
    """A value that does not fit; its message already names class and field."""


def decode(cls: type[T], values: Json) -> T:
    """A dataclass of the model from its JSON object.

    Raises:
        ValueError: a value is missing or does not fit; the message names class and field.
    """
    found: Json = {}
    key = ""
    try:
        for name, key, is_sourced, read in _readers(cls):
            if key in values:
                found[name] = _decode_sourced(read, values, key) if is_sourced else read(values[key])
    except _MisfitError:
        raise
    except (TypeError, KeyError, ValueError) as error:
        raise _MisfitError(f"{cls.__name__}.{key}: {error}") from error
    try:
        return cls(**found)
    except TypeError as error:
        raise _MisfitError(f"{cls.__name__}: {error}") from error


def _decode_sourced(read: Reader, values: Json, key: str) -> Sourced[object]:
    origin = values.get(f"{key}_from") or {"spans": [], "by": "unknown"}
    if not isinstance(origin, dict):
        raise TypeError(f"{key}_from: an object with spans and by is needed, not {origin!r}")
    spans = tuple(decode(Span, s) for s in origin["spans"])
    return Sourced(read(values[key]), spans, origin["by"])


def _readers(cls: type) -> tuple[tuple[str, str, bool, Reader], ...]:
    """Of each printed field: attribute, key, whether it is sourced, and what reads its value; remembered."""
    if cls not in _READERS:
        hints = ((name, key, get_origin(hint) is Sourced, hint) for name, key, hint in _fields(cls))
        _READERS[cls] = tuple((n, k, is_in, _reader(get_args(h)[0] if is_in else h)) for n, k, is_in, h in hints)
    return _READERS[cls]


@cache
def _reader(hint: object) -> Reader:
    """What reads a value of a type: types are looked into once, not with every value."""
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _union_reader(tuple(o for o in get_args(hint) if o is not type(None)))
    if origin is tuple:
        return _list_reader(_reader(get_args(hint)[0]))
    if origin is dict:
        return lambda value: value
    assert isinstance(hint, type)
    if dataclasses.is_dataclass(hint):
        return _object_reader(hint)
    return hint if issubclass(hint, Enum) else _plain_reader(hint)


def _list_reader(read: Reader) -> Reader:
    def read_list(value: object) -> object:
        if not isinstance(value, list):
            raise TypeError(f"a list is needed, not {value!r}")
        return tuple([read(v) for v in value])

    return read_list


def _object_reader(cls: type) -> Reader:
    def read_object(value: object) -> object:
        if not isinstance(value, dict):
            raise TypeError(f"an object is needed, not {value!r}")
        return decode(cls, value)

    return read_object


def _plain_reader(cls: type) -> Reader:
    def read_plain(value: object) -> object:
        if cls is float and isinstance(value, int):
            return float(value)
        if not isinstance(value, cls):
            raise TypeError(f"{cls.__name__} is needed, not {value!r}")
        return value

    return read_plain


def _union_reader(options: tuple[object, ...]) -> Reader:
    """What reads one of several types, or null."""
    if datetime in options:
        return _read_time
    if len(options) == 1:
        read = _reader(options[0])
        return lambda value: None if value is None else read(value)
    readers = [(_kind_of(option), _reader(option)) for option in options]

    def read_union(value: object) -> object:
        if value is None:
            return None
        if not isinstance(value, dict):
            raise TypeError(f"an object is needed, not {value!r}")
        kind = value.get("kind")
        for own, read in readers:
            if own == kind:
                return read(value)
        raise TypeError(f"no type with kind {kind!r}")

    return read_union


def _read_time(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"a date is needed, not {value!r}")
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


@cache
def _kind_of(cls: object) -> object:
    assert isinstance(cls, type)
    assert dataclasses.is_dataclass(cls)
    defaults = {f.name: f.default for f in dataclasses.fields(cls)}
    return defaults.get("kind")


# --- describing -----------------------------------------------------------------------------------


def schema(cls: type, title: str) -> Json:
    """JSON Schema (draft 2020-12) of a dataclass of the model. Unknown fields are allowed: fields may be added."""
    definitions: dict[str, object] = {}
    root = _describe(cls, definitions)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **root, "$defs": dict(sorted(definitions.items()))}


def _describe(hint: object, definitions: dict[str, object]) -> Json:
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_describe(option, definitions) for option in get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": _describe(get_args(hint)[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    assert isinstance(hint, type)
    if dataclasses.is_dataclass(hint):
        return _describe_class(hint, definitions)
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return dict(_PRIMITIVES[hint])


_PRIMITIVES: dict[type, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}


def _describe_class(cls: type, definitions: dict[str, object]) -> Json:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # stops recursion
        properties: dict[str, object] = {}
        for _, key, hint in _fields(cls):
            if get_origin(hint) is Sourced:
                properties[key] = _describe(get_args(hint)[0], definitions)
                properties[f"{key}_from"] = {
                    "type": "object",
                    "properties": {
                        "spans": {"type": "array", "items": _describe(Span, definitions)},
                        "by": {"type": "string"},
                    },
                }
            else:
                properties[key] = _describe(hint, definitions)
        kind = _kind_of(cls)
        if isinstance(kind, str):
            properties["kind"] = {"const": kind}
        required = sorted(properties)
        definitions[cls.__name__] = {
            "type": "object",
            "description": (cls.__doc__ or "").strip().split("\n")[0],
            "properties": properties,
            "required": required,
        }
    return {"$ref": f"#/$defs/{cls.__name__}"}
