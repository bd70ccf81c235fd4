"""The same work on parts of a list, in processes that share what is already in memory."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, Protocol, TypeVar

import numpy as np

T = TypeVar("T")


class Sliced(Protocol):
    """Anything with a length and slices: a list, or an array."""

    def __len__(self) -> int: ...

    def __getitem__(self, rows: slice, /) -> Any: ...


_LARGE = 30_000_000
"""Bytes, a little below the greatest block that the GNU library learns from (32 MB)."""
MIN_PART = 2000
"""Items below which a process of its own costs more than it saves."""
_WORK: list[tuple[Callable[[Any], Any], Any]] = []
"""What the processes inherit when they fork: neither functions nor reports need to be sent."""


def each_part(work: Callable[[Any], T], items: Sliced, workers: int, *, min_part: int | None = None) -> list[T]:
    """Results of `work` on equal parts of a list, in order; in one process where the list is short or none can be forked.

    Args:
        min_part: items below which a part is not worth a process; `MIN_PART` by default.
    """
    n_parts = max(1, min(workers, len(items) // (min_part or MIN_PART)))
    cuts = [len(items) * i // n_parts for i in range(n_parts + 1)]
    parts = [items[a:b] for a, b in pairwise(cuts)]
    keep_memory()
    with _without_collector():
        if n_parts == 1 or "fork" not in multiprocessing.get_all_start_methods():
            return [work(part) for part in parts]
        return _shared(work, parts)


def _shared(work: Callable[[Any], T], parts: Sequence[Any]) -> list[T]:
    """The first part here, since its result need not be sent, each of the others in a process of its own."""
    _WORK[:] = [(work, part) for part in parts]
    try:
        with ProcessPoolExecutor(len(parts) - 1, multiprocessing.get_context("fork")) as pool:
            others = [pool.submit(_run, i) for i in range(1, len(parts))]
            return [work(parts[0]), *(other.result() for other in others)]
    finally:
        _WORK.clear()


@contextmanager
def _without_collector() -> Iterator[None]:
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


def _run(i: int) -> Any:
    work, part = _WORK[i]
    return work(part)
