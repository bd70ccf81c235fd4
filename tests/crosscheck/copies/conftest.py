"""Reports as reading gives them, without claims; a back end may add those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.model import Document
from recoupe.read import make_options, read_text

Make = Callable[..., Document]

WIRE = """
At least nine people were killed when shells hit a crowded market in the town of Marsa Dahab on Thursday, two medics said.

The governor of the province, Idris Bakhit, blamed the Northern Salvation Front for the shelling and ordered a curfew from dusk.

A convoy of 14 trucks that carried grain for the displaced was turned back at a checkpoint south of Kubra bridge before noon.

Talks between the two sides, hosted by a delegation from Zouarat since the middle of March, broke up without a date.

Some 1,870 people have left the province within the last week, the Relief Council says, and 302 of them were children.
""".strip()

OTHER = """
The port authority reopened two of the three basins on Monday after divers had cleared the wreck of a dredger.

Pilots had refused to enter the channel since the storm, and forty freighters were waiting in the roads off Cape Senna.

Insurers put the damage at 26 million, a figure that the minister of transport, Omar Lataif, called premature.
""".strip()


@pytest.fixture
def wire() -> str:
    """The words of a wire report about one event."""
    return WIRE


@pytest.fixture
def other() -> str:
    """The words of a report about something else."""
    return OTHER


@pytest.fixture
def make() -> Make:
    """Read a report: text, outlet, day of publication (None for one without a date), language, address."""

    def read(
        text: str, outlet: str | None = None, day: str | None = "2023-06-09", language: str = "en", url: str = ""
    ) -> Document:
        document = read_text(text, told=make_options(day, outlet, language).told)
        return replace(document, source=url) if url else document

    return read
