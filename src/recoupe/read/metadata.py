"""What is told about a report beside its text: by the caller, by a side file, by the page's head."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from recoupe.errors import ReadError
from recoupe.model import AgencyCredit, Credit, DateInterval, Outlet
from recoupe.read.dates import parse_published
from recoupe.world.actors import find_outlet

AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts told about a report; None or empty where nothing is told.

    Attributes:
        language: as told, not checked against the text.
        declared_language: what the page claims of itself (to be checked).
        url: address of the page, where a side file or a record gives it.
    """

    published: DateInterval | None = None
    outlet: Outlet | None = None
    language: str | None = None
    declared_language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[AgencyCredit, ...] = ()
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These facts, completed by those of a weaker source."""
        pairs = ((f.name, getattr(self, f.name) or getattr(other, f.name)) for f in fields(self))
        return Metadata(**dict(pairs))


def make_outlet(name: str) -> Outlet:
    """An outlet told by metadata, under the name it is told by, with its id if it is known."""
    name = " ".join(name.split())
    known = find_outlet(name)
    return Outlet(name, known.id if known else None, None)


def find_agencies(names: tuple[str, ...]) -> tuple[AgencyCredit, ...]:
    """Known agencies among the authors that metadata tell."""
    known = [(name, found) for name in names if (found := find_outlet(name)) and found.class_ == AGENCY]
    return tuple(AgencyCredit(name, found.id, Credit.METADATA, None) for name, found in known)


def parse_side_file(content: str) -> Metadata:
    """Metadata of a side file: `outlet`, `published`, `language`, `url`, `title`, `authors`; others are ignored.

    Raises:
        ReadError: it is no JSON object, or a field has a value of the wrong kind.
    """
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not JSON ({error}); write an object with outlet, published, language or url") from error
    if not isinstance(values, dict):
        raise ReadError("not a JSON object; write an object with outlet, published, language or url")
    return parse_metadata(values)


def parse_metadata(values: dict[str, object]) -> Metadata:
    """Metadata of a JSON object.

    Raises:
        ReadError: a field has a value of the wrong kind; the message names it.
    """
    outlet, published = _text(values, "outlet"), values.get("published")
    return Metadata(
        published=parse_published(published) if published else None,
        outlet=make_outlet(outlet) if outlet else None,
        language=_text(values, "language"),
        title=_text(values, "title"),
        authors=_texts(values, "authors"),
        url=_text(values, "url"),
    )


def _text(values: dict[str, object], field: str) -> str | None:
    value = values.get(field)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{field} is {value!r}; it must be text")
    return " ".join(value.split()) or None if value else None


def _texts(values: dict[str, object], field: str) -> tuple[str, ...]:
    value = values.get(field) or []
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, list) or not all(isinstance(each, str) for each in several):
        raise ReadError(f"{field} is {value!r}; it must be a list of texts")
    return tuple(several)
