"""Events as CSV, one row an event: values, agreement of each field, witnesses, tolls and credibility."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from recoupe.export.csv import safe
from recoupe.export.event_phrases import n_copies, say_value
from recoupe.export.phrases import when
from recoupe.export.reports import Reports, short_key
from recoupe.model import Event, Toll

_FIELDS = ("when", "where", "agent", "target", "partner", "kind", "polarity")
_COUNTS = (
    "fatalities", "injured", "captured", "displaced", "troops", "vehicles", "aircraft", "munitions", "strikes", "other",
)  # fmt: skip
_HEAD = ("event", "title", "kind", "plover", "acled", "start", "stop", "date", "date_basis")
_PLACE = ("place", "place_id", "level", "country", "lat", "lon", "radius_km")
_TOLLS = (
    "fatalities_low", "fatalities_best", "fatalities_high", "injured_low", "injured_best", "injured_high",
)  # fmt: skip
_TAIL = (
    "witnesses_event_low", "witnesses_event_high", "witnesses_words_low", "witnesses_words_high", "n_documents",
    "n_outlets", "n_copies", "credibility", "grade", "contradictions", "says_who", "claims", "decision",
)  # fmt: skip
COLUMNS = (
    *_HEAD, *_PLACE, *_TOLLS, *(f"{name}{end}" for name in (*_FIELDS, *_COUNTS) for end in ("_values", "_agreement")),
    *_TAIL,
)  # fmt: skip


def write_events_csv(events: Iterable[Event], reports: Reports, out: TextIO) -> None:
    """Write one row an event, header first, RFC 4180, UTF-8; no cell that a spreadsheet would run.

    Several values of one field are parted by "; ", the best supported first.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        cells = (*_head(event), *_place(event), *_tolls(event), *_fields(event), *_tail(event, reports))
        writer.writerow([safe(cell) for cell in cells])


def _head(event: Event) -> list[str]:
    date = event.when
    plover = f"{event.plover.type} {event.plover.mode or ''}".strip() if event.plover else ""
    ends = [str(date.start or ""), str(date.stop or "")] if date else ["", ""]
    basis = date.basis.value if date else ""
    return [event.id, event.title, event.kind, plover, event.acled or "", *ends, when(date), basis]


def _place(event: Event) -> list[str]:
    place = event.where
    if place is None:
        return [""] * len(_PLACE)
    position = [f"{place.lat:.5f}", f"{place.lon:.5f}", f"{place.radius_km:g}"]
    return [place.name, place.id, place.level.value, place.country or "", *position]


def _tolls(event: Event) -> list[str]:
    return [*_figures(event.fatalities), *_figures(event.injured)]


def _figures(toll: Toll | None) -> list[str]:
    """Nothing where no report tells a number: silence is not nought."""
    return ["", "", ""] if toll is None else [str(toll.low), str(toll.best), str(toll.high)]


def _fields(event: Event) -> list[str]:
    given = dict(event.fields.given())
    cells = []
    for name in (*_FIELDS, *_COUNTS):
        field = given.get(name)
        values = "; ".join(dict.fromkeys(map(say_value, field.values))) if field else ""
        cells += [values, field.agreement.value if field else ""]
    return cells


def _tail(event: Event, reports: Reports) -> list[str]:
    counts = (*event.witnesses.happened, *event.witnesses.said, event.n_documents, event.n_outlets, n_copies(event))
    return [
        *map(str, counts), event.credibility.value, event.grade.value if event.grade else "",
        "; ".join(f"{c.field}: {c.why}" for c in event.contradictions), "; ".join(reports.sources(event.claims)),
        "; ".join(map(short_key, event.claims)), event.status.decision.value,
    ]  # fmt: skip
