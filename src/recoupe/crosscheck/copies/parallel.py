"""The same work on parts of a set of reports, in processes that share what is already in memory."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from typing import Self, TypeVar

import numpy as np

from recoupe.model import Document

P = TypeVar("P")
T = TypeVar("T")

MIN_REPORTS = 1000
"""Reports for each process, below which it costs more than it saves."""
SHARES = 8
"""Parts for each process: whoever is ready first takes the next, and results are sent while others are still worked on."""
_LARGE = 30_000_000
"""Bytes, a little below the greatest block that the GNU library learns from (32 MB)."""
_INHERITED: dict[int, Sequence[Document]] = {}
"""What the processes find in memory when they fork: no report needs to be sent."""


class Sharing:
    """A set of reports, and the processes that work on it; these are forked once, when there is first something to do.

    Attributes:
        documents: the reports.
        n_parts: parts into which work is worth being cut; 1 for few reports, or where no process can be forked.
    """

    def __init__(self, documents: Sequence[Document], workers: int) -> None:
        self.documents = documents
        can_fork = "fork" in multiprocessing.get_all_start_methods()
        self._n_workers = max(1, min(workers, len(documents) // MIN_REPORTS)) if can_fork else 1
        self.n_parts = self._n_workers * SHARES if self._n_workers > 1 else 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        keep_memory()
        if self._n_workers > 1:
            _INHERITED[id(self)] = self.documents
            self._pool = ProcessPoolExecutor(self._n_workers - 1, multiprocessing.get_context("fork"))
        return self

    def __exit__(self, *_: object) -> None:
        _INHERITED.pop(id(self), None)
        if self._pool is not None:
            self._pool.shutdown()

    def each(self, work: Callable[[Sequence[Document], P], T], parts: Sequence[P]) -> list[T]:
        """Results of work on the reports for each part, in order. The last parts are done here: they need not be sent.

        Args:
            work: a function of a module; what it gives depends on its arguments alone.
        """
        pool = self._pool
        if pool is None:
            return [work(self.documents, part) for part in parts]
        sent = [pool.submit(_run, id(self), work, part) for part in parts]
        own = {i: work(self.documents, parts[i]) for i in reversed(range(len(parts))) if sent[i].cancel()}
        return [own[i] if i in own else sent[i].result() for i in range(len(parts))]


def cut(count: int, n_parts: int) -> list[tuple[int, int]]:
    """Bounds of so many parts of a row, half-open, as equal as can be."""
    return list(pairwise(count * i // n_parts for i in range(n_parts + 1)))


@contextmanager
def without_collector() -> Iterator[None]:
    """Nothing made here holds itself; a collector would look at all reports and, in a fork, copy every page of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_memory() -> None:
    """Let the C library keep freed memory for the next array instead of giving it back: a fifth of the time is saved.

    The GNU library does so from the first time a large block is freed; with others this does nothing.
    """
    np.empty(_LARGE, np.uint8)


def _run(key: int, work: Callable[[Sequence[Document], P], T], part: P) -> T:
    return work(_INHERITED[key], part)
