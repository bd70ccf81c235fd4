"""Who is said to have done what, and by whom it is said."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.dates import DateInterval
from recoupe.model.span import Sourced, Span
from recoupe.model.vocabulary import Factuality, Interest, Naming, Of, QuoteType, RoleName, SourceLevel, Tense


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER type and mode. Source: PLOVER manual; standards §4."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A part in a claim, played by the mention with that id."""

    role: RoleName
    mention: str


@dataclass(frozen=True, slots=True)
class ClaimQuantity:
    """An inclusive range that a claim asserts; `high` None means "at least"."""

    of: Of
    unit: str
    low: int
    high: int | None
    mention: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source of a chain.

    Attributes:
        name: neutral name, or the words that name the source, or None for a source nobody names.
        id: id of a known outlet or actor, None where it could not be resolved.
        role: office or function, in the words of the text.
        cue: the reporting expression.
        span: the words that name the source; None for the outlet itself.
        factuality: how sure this source is of the claim.
    """

    level: SourceLevel
    name: str | None
    id: str | None
    naming: Naming
    role: str | None
    quote_type: QuoteType
    cue: Span | None
    span: Span | None
    interest: Interest
    factuality: Sourced[Factuality]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its kind, codes, roles, date, quantities, sources and certainty.

    Attributes:
        trigger: the word or words that name the happening.
        evidence: the clause or sentence that carries the claim.
        factuality: value of the outlet, the outermost source.
        wording: ids of loaded mentions inside the evidence.
        score: confidence of the extraction, in [0, 1].
    """

    id: str
    kind: str
    plover: Plover | None
    acled: str | None
    cameo: str | None
    trigger: Span
    evidence: Span
    roles: tuple[Role, ...]
    when: DateInterval | None
    quantities: tuple[ClaimQuantity, ...]
    said_by: tuple[Attribution, ...]
    factuality: Sourced[Factuality]
    tense: Sourced[Tense]
    wording: tuple[str, ...]
    score: float
    by: str
