"""The door of claim extraction: one protocol, one table of back ends, loaded when first asked for.

A back end gets documents whose mentions are already found and resolved, and yields for each its claims and what it had
to reject. Others can be added as entry points of the group `recoupe.backends`; a name that is taken raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from recoupe.errors import BackendError
from recoupe.model import AttributedContent, Claim, Document, Mention, Rejected

BUILT_IN = {
    "rules": "recoupe.extract.rules.backend:RulesBackend",
    "tagger": "recoupe.extract.tagger.backend:TaggerBackend",
}
DEFAULT = "tagger"
"""The back end with the best figures on the corpus (docs/scoreboard.md)."""
GROUP = "recoupe.backends"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a back end made of one document.

    Attributes:
        document: id of the document.
        mentions: all mentions, those that came in and those the back end added, in text order.
        claims: in text order of their triggers.
        rejected: what could not be treated.
        attributions: who says or thinks what, in text order of the cues.
    """

    document: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    attributions: tuple[AttributedContent, ...] = ()


@runtime_checkable
class Backend(Protocol):
    """Turns documents with mentions into claims; must pass `recoupe.extract.conformance`."""

    name: str

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Claims of each document, in the order of the documents."""
        ...


def backend_names() -> tuple[str, ...]:
    """Names of all back ends that can be loaded."""
    return tuple(sorted(_table()))


def load_backend(name: str) -> Backend:
    """Load a back end by name.

    Raises:
        BackendError: no such back end, or it does not keep the protocol.
    """
    table = _table()
    if name not in table:
        raise BackendError(f"no back end {name!r}; there are: {', '.join(sorted(table))}")
    module, _, factory = table[name].partition(":")
    backend = getattr(import_module(module), factory)()
    if not isinstance(backend, Backend):
        raise BackendError(f"back end {name!r} ({table[name]}) has no name or no extract(documents)")
    return backend


def _table() -> dict[str, str]:
    table = dict(BUILT_IN)
    for point in entry_points(group=GROUP):
        if point.name in table and table[point.name] != point.value:
            raise BackendError(f"back end {point.name!r} is offered twice: {table[point.name]} and {point.value}")
        table[point.name] = point.value
    return table
