"""The order of the work, and the only place that knows it: mentions → values → claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from recoupe._version import __version__
from recoupe.extract.analysis import analyse, prepare
from recoupe.extract.backend import DEFAULT, Backend, load_backend
from recoupe.extract.mentions import find_mentions
from recoupe.extract.parsing import network_date
from recoupe.extract.rules.backend import STAGE as EXTRACTION
from recoupe.extract.wording import make_profile
from recoupe.lang.pack import collector_paused, installed_packs, load_pack, settle
from recoupe.model import Document, MadeBy, Mention, TimeMention, WordingProfile
from recoupe.read import Metadata, ReadOptions, Unread, make_options, read_sources
from recoupe.read import read_text as read_plain
from recoupe.resolve.actors import World, resolve_actors
from recoupe.resolve.casting import cast_actors
from recoupe.resolve.coreference import Phrases, resolve_coreference
from recoupe.resolve.dates import resolve_times
from recoupe.resolve.officials import resolve_officials
from recoupe.resolve.places import resolve_places
from recoupe.resolve.published import infer_published
from recoupe.world.actors import actors_by_id, find_outlet
from recoupe.world.gazetteer import country_name

T = TypeVar("T")
WINDOW = 16
"""Documents whose sentences are parsed together."""


class Pipeline:
    """Turns read documents into documents with mentions and claims.

    Args:
        backend: an extraction back end, or the name of one.
        as_of: last day on which a report may have been published, for pages that do not tell; no bound by default.

    Raises:
        BackendError: no such back end.
    """

    def __init__(self, backend: str | Backend = DEFAULT, *, as_of: date | None = None) -> None:
        self._backend: Backend = load_backend(backend) if isinstance(backend, str) else backend
        self._as_of = as_of

    @property
    def backend(self) -> str:
        """Name of the back end."""
        return self._backend.name

    def process(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Find and resolve the mentions of each document and extract its claims, in order, in constant memory.

        Documents are treated in windows, so that the sentences of several are parsed together.
        """
        for item in self._process(documents):
            assert isinstance(item, Document)
            yield item

    def _process(self, items: Iterable[Document | Unread]) -> Iterator[Document | Unread]:
        """Process the documents among the items, in order."""
        for window in _windows(items):
            with collector_paused():
                prepare([item for item in window if isinstance(item, Document)])
            for item in window:
                yield self._extract(item) if isinstance(item, Document) else item

    @collector_paused()
    def _extract(self, document: Document) -> Document:
        prepared = self._with_mentions(document)
        (extraction,) = self._backend.extract([prepared])
        settle(document.language)
        return replace(
            prepared,
            mentions=cast_actors(extraction.mentions, extraction.claims, country_name),
            claims=extraction.claims,
            attributions=extraction.attributions,
            rejected=(*prepared.rejected, *extraction.rejected),
            made_by=_made_by(self.backend, document.language),
            wording=_profile(prepared, extraction.mentions),
        )

    def read_many(
        self, sources: Iterable[str | Path], options: ReadOptions | None = None
    ) -> Iterator[Document | Unread]:
        """Read and process files, folders, addresses or "-", one at a time; what cannot be read comes as `Unread`.

        The originals of the documents carry the time at which they were read.
        """
        yield from self._process(_stamped(read_sources(sources, options)))

    def read_text(
        self, text: str, *, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        """Process one text.

        Args:
            published: "2020-11-21", or "2020-11-21/2020-11-23" (last day included); found or inferred where None.
            outlet: name of the outlet.
            language: primary language subtag; detected where None.

        Raises:
            ReadError: `published` is no day, or the text is empty.
        """
        told: Metadata = make_options(published, outlet, language).told
        (document,) = self.process([read_plain(text, told=told)])
        return document

    def read_again(self, document: Document, latest: date | None = None, why: str | None = None) -> Document:
        """Process a document whose page tells no date once more, now that it is known by when it was published, or no more.

        Args:
            document: as this pipeline made it, its date inferred or unknown.
            latest: last day on which it may have been published, None where nothing tells.
            why: the reason in words, told with the date.
        """
        rejected = tuple(r for r in document.rejected if r.stage != EXTRACTION)
        bare = replace(document, published=None, mentions=(), claims=(), attributions=(), rejected=rejected)
        bounded = Pipeline(self._backend, as_of=min(filter(None, (latest, self._as_of)), default=None))
        (again,) = bounded.process([bare])
        if again.published is None or why is None:
            return again
        return replace(again, published=replace(again.published, why=(*again.published.why, why)))

    def _with_mentions(self, document: Document) -> Document:
        if document.language not in installed_packs():
            return document
        mentions = find_mentions(document, analyse(document))
        times = tuple(m for m in mentions if isinstance(m, TimeMention))
        published = document.published or infer_published(document.text, times, self._as_of, document.language)
        dated = {m.id: m for m in resolve_times(document.text, times, published)}
        outlet = find_outlet(document.outlet.name) if document.outlet else None
        mentions = resolve_places((dated.get(m.id, m) for m in mentions), outlet.home if outlet else None)
        day = published.days()[0] if published is not None else None
        world = World(country_name, actors_by_id(), day)
        mentions = resolve_officials(resolve_actors(mentions, world), world)
        mentions = resolve_coreference(mentions, document.text, _anaphors(document.language))
        return replace(document, mentions=mentions, published=published)


def _stamped(items: Iterable[Document | Unread]) -> Iterator[Document | Unread]:
    for item in items:
        if isinstance(item, Document) and item.original is not None:
            yield replace(item, original=replace(item.original, retrieved_at=datetime.now(UTC)))
        else:
            yield item


@cache
def _anaphors(language: str) -> Phrases:
    words = load_pack(language).words
    return Phrases(words.by_class.get("anaphor", {}), words.forms("anaphor_definite"), words.forms("anaphor_owning"))


def _windows(items: Iterable[T]) -> Iterator[list[T]]:
    """Items in windows of 1, 2, 4, … up to `WINDOW`: the first result does not wait for the sixteenth document."""
    waiting, size = iter(items), 1
    while window := list(islice(waiting, size)):
        yield window
        size = min(2 * size, WINDOW)


def _profile(document: Document, mentions: tuple[Mention, ...]) -> WordingProfile | None:
    is_read = document.language in installed_packs()
    return make_profile(analyse(document), mentions) if is_read else None


def _made_by(backend: str, language: str) -> MadeBy:
    if language not in installed_packs():
        return MadeBy(__version__, backend)
    return MadeBy(__version__, backend, {language: load_pack(language).version}, {language: network_date(language)})


@cache
def _default() -> Pipeline:
    return Pipeline()


def read_text(
    text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
) -> Document:
    """Claims of one text with the default back end; see `Pipeline.read_text`."""
    return _default().read_text(text, published=published, outlet=outlet, language=language)
