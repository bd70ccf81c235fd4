"""Chains of sources: who carries, who speaks in the end, who denies. A chain is outermost first. Source: crosscheck §4."""

from __future__ import annotations

from recoupe.crosscheck.witnesses.sides import body_of
from recoupe.crosscheck.witnesses.sorts import sorts_in
from recoupe.crosscheck.wording import plain
from recoupe.model import Attribution, Factuality, Naming, SourceLevel
from recoupe.text.arabic import is_arabic

OUTLET_ID = "outlet:"
MAX_CAPITAL = 2
"""Words of the name of a capital or country."""
DENYING = frozenset({Factuality.CT_MINUS, Factuality.PR_MINUS})
"""Values with which a source commits itself to its not having happened."""
NAMED = frozenset({Naming.NAMED, Naming.NAMED_ROLE})


def denier(chain: tuple[Attribution, ...]) -> int | None:
    """Place in a chain of the outermost source that commits itself to its not having happened; None where nobody does."""
    return next((i for i, a in enumerate(chain) if a.factuality.value in DENYING), None)


def is_carrier(attribution: Attribution, publishers: frozenset[str] = frozenset()) -> bool:
    """Whether a source is an outlet or agency that carries what others say."""
    known = attribution.id is not None and attribution.id.startswith(OUTLET_ID)
    named = attribution.name is not None and plain(attribution.name).strip() in publishers
    return known or named or attribution.level in {SourceLevel.OUTLET, SourceLevel.AGENCY}


def deepest_speakers(
    chain: tuple[Attribution, ...], publishers: frozenset[str] = frozenset()
) -> tuple[Attribution, ...]:
    """The speakers of the innermost reporting expression; none where only outlets and agencies speak."""
    speakers = [a for a in chain if not is_carrier(a, publishers)]
    return tuple(a for a in speakers if a.cue == speakers[-1].cue)


def is_named(source: Attribution) -> bool:
    """Whether it is known who speaks: by name, by office, or as a government named by its capital or country."""
    return source.naming in NAMED or is_metonym(source)


def is_metonym(source: Attribution) -> bool:
    """Whether a government or army is named by its capital or country ("Moscow said").

    Arabic has no capitals: there it is words that describe nobody.
    """
    words = source.span.quote.split() if source.span is not None else []
    if body_of(source.id) is None or source.role is not None or not words:
        return False
    if is_arabic(" ".join(words)):
        is_government = source.id is not None and source.id.endswith(".government")
        return is_government and len(words) <= MAX_CAPITAL and not sorts_in(" ".join(words))
    return all(w[0].isupper() for w in words)
