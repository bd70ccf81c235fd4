"""Documents and events as rows of tables, and back."""

from __future__ import annotations

import hashlib
import json
import math
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from recoupe.crosscheck.account import PLACE_ROLES, accounts_of
from recoupe.dossier.words import fold_words
from recoupe.errors import DossierError
from recoupe.model import DateInterval, Document, Event, Original, Place
from recoupe.model.codec import Json

Row = dict[str, object]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS 84."""

KM_PER_DEGREE = 111.32
_POLE = 89.9  # beyond, a kilometre is any number of degrees
_HASH_BITS = 41
_UNDATED = (1 << 22) - 1  # days of the calendar take 22 bits; those without a day come last


def pack(values: Json) -> bytes:
    """JSON, compressed."""
    words = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(words.encode("utf-8", "surrogatepass"))


def unpack(body: bytes) -> Json:
    """What was packed."""
    values = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    assert isinstance(values, dict)
    return values


def storable(text: str) -> str:
    """A text that every database takes: bytes of file names that are no UTF-8, and zeros, are written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


# --- documents --------------------------------------------------------------------------------------------


def make_document_row(document: Document) -> Row:
    """Row of `documents`, not yet cross-checked."""
    folded, forms = fold_words(f"{document.title or ''}\n{document.text}")
    start, stop = days_of(document.published)
    return {
        "id": document.id,
        "source": storable(document.source),
        "outlet": _storable(document.outlet.name) if document.outlet else None,
        "language": storable(document.language),
        "published_start": start,
        "published_stop": stop,
        "title": _storable(document.title),
        "n_claims": len(document.claims),
        "is_dirty": True,
        "folded": folded,
        "forms": forms,
        "body": pack(document.to_dict()),
    }


def make_report_row(document: Document, number: int, retrieved_at: datetime | None) -> Row:
    """Row of `reports`; without the bytes where they were not handed over.

    Args:
        document: with its original, if there is one.
        number: of its row in `documents`.
        retrieved_at: when, if the original does not say.
    """
    original = document.original
    at = (original.retrieved_at if original else None) or retrieved_at
    row: Row = {
        "document": number,
        "source": storable(document.source),
        "outlet": _storable(document.outlet.name) if document.outlet else None,
        "retrieved_at": write_time(at) if at else None,
    }
    return row | (_original_columns(original) if original else {})


def _original_columns(original: Original) -> Row:
    return {
        "address": _storable(original.address),
        "media_type": storable(original.media_type),
        "sha256": original.sha256,
        "content": zlib.compress(original.content),
    }


def make_claim_rows(document: Document, number: int) -> Iterator[Row]:
    """Rows of `claims`."""
    for account in accounts_of(document):
        claim, places = account.claim, account.places_as(*PLACE_ROLES)
        start, stop = days_of(claim.when)
        yield {
            "document": number,
            "id": claim.id,
            "kind": claim.kind,
            "start": start,
            "stop": stop,
            "place": places[0].id if places else None,
            "score": claim.score,
            "evidence": storable(claim.evidence.quote),
        }


def days_of(when: DateInterval | None) -> tuple[date | None, date | None]:
    """An interval in whole days, half-open; open on both sides where nothing is known."""
    return when.days() if when is not None else (None, None)


def write_time(at: datetime) -> str:
    """A time in UTC, ISO 8601.

    Raises:
        DossierError: it has no time zone.
    """
    if at.tzinfo is None:
        raise DossierError(f"{at!r}: a time without a time zone; give one, as in datetime.now(UTC)")
    return at.astimezone(UTC).isoformat()


# --- events -----------------------------------------------------------------------------------------------


def make_event_row(event: Event, evidence: Iterable[str]) -> Row:
    """Row of `events`.

    Args:
        event: as computed.
        evidence: quotes of its claims, by which it is found besides title, place and actors.
    """
    names = [event.title, *(actor.name for actor in event.actors), *([event.where.name] if event.where else [])]
    folded, forms = fold_words("\n".join([*names, *evidence]))
    start, stop = days_of(event.when)
    west, south, east, north = box_of(event.where) if event.where else (None, None, None, None)
    return {
        "number": event_number(event.id, start, stop),
        "id": event.id,
        "kind": event.kind,
        "start": start,
        "stop": stop,
        "place": event.where.id if event.where else None,
        "west": west,
        "south": south,
        "east": east,
        "north": north,
        "credibility": event.credibility.value,
        "grade": event.grade.value if event.grade else None,
        "happened_low": event.witnesses.happened[0],
        "happened_high": event.witnesses.happened[1],
        "n_documents": event.n_documents,
        "n_outlets": event.n_outlets,
        "title": storable(event.title),
        "folded": folded,
        "forms": forms,
        "body": pack(event.to_dict()),
    }


def event_number(id_: str, start: date | None, stop: date | None) -> int:
    """Row number of an event: 22 bits of its first day, 41 of its id.

    What is open towards the past comes first, what has no date last. Rows thus lie in the order of time, whatever the
    order in which they were written, and a search that needs the first hundred can stop after them.
    """
    day = start or (date.min if stop else None)
    digest = int.from_bytes(hashlib.sha256(id_.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    return (day.toordinal() if day else _UNDATED) << _HASH_BITS | digest >> (64 - _HASH_BITS)


def first_number(day: date) -> int:
    """The least number that an event of a day can have."""
    return day.toordinal() << _HASH_BITS


def box_of(place: Place) -> Box:
    """The box around a place with its radius; east of the date line it may go beyond 180 degrees, west of it below -180."""
    height = place.radius_km / KM_PER_DEGREE
    shrunk = math.cos(math.radians(min(abs(place.lat), _POLE)))
    width = min(180.0, height / shrunk)
    return place.lon - width, max(-90.0, place.lat - height), place.lon + width, min(90.0, place.lat + height)
