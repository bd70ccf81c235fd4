"""Claims as CSV, one row a claim, values and the words behind them side by side."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from recoupe.export.phrases import how_many, names, when, where, who_says
from recoupe.model import Claim, Document, RoleName

COLUMNS = (
    "source", "document", "outlet", "published", "claim", "kind", "plover", "acled", "cameo", "agent", "target",
    "victim", "partner", "recipient", "theme", "instrument", "where", "start", "stop", "date", "quantities",
    "said_by", "factuality", "tense", "quote_type", "score", "trigger", "evidence", "evidence_start", "evidence_stop",
)  # fmt: skip
_ROLES = (
    RoleName.AGENT, RoleName.TARGET, RoleName.VICTIM, RoleName.PARTNER, RoleName.RECIPIENT, RoleName.THEME,
    RoleName.INSTRUMENT,
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(documents: Iterable[Document], out: TextIO) -> None:
    """Write the claims of all documents, header first, RFC 4180, UTF-8.

    Cells that a spreadsheet would take for a formula are given a leading apostrophe.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in documents:
        for claim in document.claims:
            writer.writerow([safe(cell) for cell in _row(document, claim)])


def safe(cell: str) -> str:
    """A cell with a leading apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(document: Document, claim: Claim) -> list[str]:
    date = claim.when
    plover = f"{claim.plover.type} {claim.plover.mode or ''}".strip() if claim.plover else ""
    return [
        document.source, document.id, document.outlet.name if document.outlet else "", when(document.published),
        claim.id, claim.kind, plover, claim.acled or "", claim.cameo or "",
        *(names(document, claim, role) for role in _ROLES),
        where(document, claim),
        str(date.start or "") if date else "", str(date.stop or "") if date else "", when(date),
        how_many(claim.quantities), who_says(claim.said_by), claim.factuality.value.value, claim.tense.value.value,
        claim.said_by[-1].quote_type.value if claim.said_by else "none", f"{claim.score:.2f}", claim.trigger.quote,
        claim.evidence.quote, str(claim.evidence.start), str(claim.evidence.stop),
    ]  # fmt: skip
