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
    """An inclusive range that a claim asserts; `high` None means "at least".

    Attributes:
        part_of: the mention of the quantity that this one is part of ("12 dead, including 3 children"): never added to it.
        acled: the figure that ACLED would write for these words, where it is not `low`.
    """

    of: Of
    unit: str
    low: int
    high: int | None
    mention: str
    part_of: str | None = None
    acled: int | None = None


@dataclass(frozen=True, slots=True)
class TollEstimate:
    """What one claim says of a toll, in the figures of two codebooks.

    Attributes:
        low, best, high: as UCDP estimates; `high` is `low` where the words give no upper bound.
        acled: the single figure that ACLED would write.
    """

    low: int
    best: int
    high: int
    acled: int


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
class AttributedContent:
    """What somebody says, thinks or wants, anywhere in a report, whether or not it is a claim about an event.

    Each role is a list of stretches in text order, empty where the text leaves it out. Source: PolNeAR (Newell et al. 2018).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its kind, codes, roles, date, quantities, sources and certainty.

    Attributes:
        trigger: the word or words that name the happening.
        evidence: the clause or sentence that carries the claim.
        factuality: value of the outlet, the outermost source.
        wording: ids of loaded mentions inside the evidence.
        score: confidence of the extraction, in [0, 1].
        repeats: where the document tells the same again and adds nothing, its headline first.
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
    repeats: tuple[Span, ...] = ()

    def toll(self, of: Of = Of.FATALITIES) -> TollEstimate | None:
        """The people that the claim counts as `of`, groups added and parts left out; None where it tells no number.

        Source: UCDP GED codebook (low, best, high estimate), ACLED codebook (the most conservative figure); codebooks §9.
        """
        wholes = [q for q in self.quantities if q.of is of and q.part_of is None]
        if not wholes:
            return None
        low = sum(q.low for q in wholes)
        high = sum(q.low if q.high is None else q.high for q in wholes)
        return TollEstimate(low, low, high, sum(q.low if q.acled is None else q.acled for q in wholes))
