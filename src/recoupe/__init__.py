"""Recoupe turns news reports into attributed claims, and checks the claims of many reports against each other.

The map. Nouns say what is known, verbs what is done, in reading order; hosts drive them.

    errors.py    one tree of exceptions
    model/       what exists: spans, dates, mentions, claims, documents (pure, frozen)
    text/        strings and offsets: fold, segment, match word patterns, align quotes
    lang/        language packs: data first (TSV, TOML), one folder a language
    world/       facts independent of language: places, actors, outlets, kinds of event and their codes

    read/        bytes    → Document            files, folders, addresses; text, HTML, JSON lines
    extract/     Document → mentions, claims    the door is backend.py; rules/ is the back end that ships
    resolve/     mentions → values              dates, places, actors
    crosscheck/  claims   → events              copies, clusters, witnesses, agreement, credibility
    export/      Document → table, CSV, page

    dossier/     the store: reports as they came, claims, events, judgements; one SQLite file, or PostgreSQL
    run/         pipeline.py knows the order of the work
    dates.py     time expressions alone, for those who want nothing else
    learn/       measuring: scores against gold, the scoreboard
    cli/         one file a command

A document is read, its mentions are found and resolved, and claims are made of them:

    >>> import recoupe
    >>> document = recoupe.read_text("Des roquettes ont visé mardi la base de Taji.", published="2020-11-20")
    >>> document.claims[0].kind
    'armed.missile_attack'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from recoupe._version import __version__

if TYPE_CHECKING:
    from recoupe import dates
    from recoupe.dossier import Dossier
    from recoupe.errors import RecoupeError
    from recoupe.model import Claim, DateInterval, Document, Rejected, Span
    from recoupe.read import Unread
    from recoupe.run.pipeline import Pipeline, read_text

_MODULES = frozenset({"dates"})
_WHERE = {
    "Claim": "recoupe.model",
    "DateInterval": "recoupe.model",
    "Document": "recoupe.model",
    "Dossier": "recoupe.dossier",
    "Pipeline": "recoupe.run.pipeline",
    "RecoupeError": "recoupe.errors",
    "Rejected": "recoupe.model",
    "Span": "recoupe.model",
    "Unread": "recoupe.read",
    "read_text": "recoupe.run.pipeline",
}

__all__ = [
    "Claim", "DateInterval", "Document", "Dossier", "Pipeline", "RecoupeError", "Rejected", "Span", "Unread",
    "__version__", "dates", "read_text",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load public names when they are first used, so that `import recoupe` costs nothing."""
    if name in _MODULES:
        return import_module(f"recoupe.{name}")
    if name not in _WHERE:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
