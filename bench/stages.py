"""Where the time of the default back end goes: documents a second, sentences a second after the parse, share of sources.

Figures of `bench/run.py`; the names of functions whose time is taken are listed here, so that one that is moved is missed
at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from recoupe import Pipeline
from recoupe.extract.analysis import analyse, forget, prepare
from recoupe.extract.backend import DEFAULT
from recoupe.model import Document
from recoupe.read import read_sources

SOURCES = (
    ("recoupe.extract.rules.claims", "find_attributions"),
    ("recoupe.extract.rules.claims", "find_speeches"),
    ("recoupe.extract.rules.claims", "read_mood"),
    ("recoupe.extract.rules.builder", "outlet_factuality"),
    ("recoupe.extract.rules.builder", "read_tense"),
    ("recoupe.extract.rules.builder", "make_chain"),
)
"""What reads who says something, and how certain it is; none of them calls another."""
TOGETHER = 16
"""Documents parsed together, as in the pipeline."""


class Watch:
    """Sums up the time that is spent in functions, replaced while it runs."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def over(self, functions: Sequence[tuple[str, str]]) -> Iterator[None]:
        """Watch functions, each given by the module that uses it and its name there."""
        modules = [(import_module(module), name) for module, name in functions]
        kept = [getattr(module, name) for module, name in modules]
        for (module, name), function in zip(modules, kept, strict=True):
            setattr(module, name, self._timed(function))
        try:
            yield
        finally:
            for (module, name), function in zip(modules, kept, strict=True):
                setattr(module, name, function)

    def _timed(self, function: Callable[..., object]) -> Callable[..., object]:
        def timed(*args: object, **options: object) -> object:
            started = time.perf_counter()
            try:
                return function(*args, **options)
            finally:
                self.seconds += time.perf_counter() - started

        return timed


def measure_default(paths: Sequence[Path]) -> dict[str, float]:
    """Figures of the default back end over files, once everything is loaded."""
    pipeline = Pipeline(DEFAULT)
    documents = [found for found in read_sources(paths) if isinstance(found, Document)]
    warm_up = documents[:TOGETHER]
    list(pipeline.process(warm_up))
    return {
        f"documents_per_s_{DEFAULT}": _speed(pipeline, paths),
        "sentences_per_s_after_parse": _after_parse(pipeline, documents),
        "sources_share": _share(pipeline, documents),
    }


def _speed(pipeline: Pipeline, paths: Sequence[Path]) -> float:
    """Documents a second, from files."""
    forget()
    started = time.perf_counter()
    count = sum(1 for _ in pipeline.read_many(paths))
    return count / (time.perf_counter() - started)


def _after_parse(pipeline: Pipeline, documents: Sequence[Document]) -> float:
    """Sentences a second from the parse to the claims: mentions, values, claims."""
    forget()
    seconds, n_sentences = 0.0, 0
    for first in range(0, len(documents), TOGETHER):
        window = documents[first : first + TOGETHER]
        prepare(window)
        n_sentences += sum(len(analyse(document).sentences) for document in window)
        started = time.perf_counter()
        for _ in pipeline.process(window):
            pass
        seconds += time.perf_counter() - started
    return n_sentences / seconds


def _share(pipeline: Pipeline, documents: Sequence[Document]) -> float:
    """Share of the time that attribution and factuality take."""
    forget()
    watch = Watch()
    started = time.perf_counter()
    with watch.over(SOURCES):
        for _ in pipeline.process(documents):
            pass
    return watch.seconds / (time.perf_counter() - started)
