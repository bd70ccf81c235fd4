"""Keep the claims of some kinds: `movement` is every `movement.*`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.model import Document
from recoupe.world.kinds import load_kinds


def is_kind_prefix(prefix: str) -> bool:
    """Whether a prefix names a kind ("movement.transfer") or a branch of the tree ("movement")."""
    return any(_is_below(kind, prefix) for kind in load_kinds())


def branches() -> tuple[str, ...]:
    """The branches of the tree of kinds, in the order of the table."""
    return tuple(dict.fromkeys(kind.partition(".")[0] for kind in load_kinds()))


def keep_kinds(documents: Iterable[Document], prefixes: Sequence[str]) -> Iterator[Document]:
    """Documents with the claims below one of the prefixes only; all claims where there is no prefix."""
    for document in documents:
        kept = tuple(c for c in document.claims if any(_is_below(c.kind, p) for p in prefixes))
        yield replace(document, claims=kept) if prefixes else document


def _is_below(kind: str, prefix: str) -> bool:
    """Source: codebooks §1, prefix match."""
    return kind == prefix or kind.startswith(f"{prefix}.")
