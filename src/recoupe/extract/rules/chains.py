"""The chain of sources of a claim: the outlet, the agencies it credits, then whoever speaks, outermost first."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.factuality import Mood, source_factuality
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker
from recoupe.extract.rules.speeches import Speech
from recoupe.model import (
    Attribution,
    Document,
    Factuality,
    Interest,
    Naming,
    QuoteType,
    Sourced,
    SourceLevel,
)


def make_chain(
    document: Document,
    scene: Scene,
    speeches: Sequence[Speech],
    mood: Mood,
    own: Sourced[Factuality],
    quote_type: QuoteType,
) -> tuple[Attribution, ...]:
    """The sources of a claim; an outlet or agency that speaks is given once, and so is who says and adds.

    Args:
        speeches: reporting acts that the claim stands under, outermost first.
        own: factuality of the outlet.
        quote_type: how the words of the innermost source are given.

    Source: contract §1, "Attribution".
    """
    chain = [_outlet(document, own, QuoteType.NONE if speeches else quote_type), *_agencies(document, own)]
    for speech in speeches:
        value = source_factuality(scene, mood, speech)
        given = {a.id for a in chain if a.id is not None}
        heard = {a.span for a in chain if a.span is not None}
        chain.extend(
            _attribution(speech, s, value, quote_type)
            for s in speech.speakers
            if (s.outlet is None or s.outlet.id not in given) and s.span not in heard
        )
        if not speech.speakers:
            chain.append(_unresolved(speech, value, quote_type))
    return tuple(chain)


def _outlet(document: Document, own: Sourced[Factuality], quote_type: QuoteType) -> Attribution:
    outlet = document.outlet
    return Attribution(
        SourceLevel.OUTLET, outlet.name if outlet else None, outlet.id if outlet else None, Naming.NAMED, None,
        quote_type, None, None, Interest.UNKNOWN, own,
    )  # fmt: skip


def _agencies(document: Document, own: Sourced[Factuality]) -> list[Attribution]:
    outlet = document.outlet
    return [
        Attribution(
            SourceLevel.AGENCY, a.name, a.id, Naming.NAMED, None, QuoteType.NONE, None, a.span, Interest.UNKNOWN, own,
        )
        for a in document.agencies
        if outlet is None or (a.id or a.name) not in {outlet.id, outlet.name}
    ]  # fmt: skip


def _attribution(speech: Speech, speaker: Speaker, value: Sourced[Factuality], quote_type: QuoteType) -> Attribution:
    is_agency = speaker.outlet is not None and speaker.outlet.class_ == "agency"
    return Attribution(
        level=SourceLevel.AGENCY if is_agency else SourceLevel.SPEAKER,
        name=speaker.name,
        id=speaker.outlet.id if speaker.outlet else speaker.actor_id,
        naming=speaker.naming,
        role=speaker.role,
        quote_type=quote_type,
        cue=speech.cue_span,
        span=speaker.span,
        interest=Interest.UNKNOWN,
        factuality=value,
    )


def _unresolved(speech: Speech, value: Sourced[Factuality], quote_type: QuoteType) -> Attribution:
    """A reporting act whose speaker could not be read."""
    return Attribution(
        SourceLevel.SPEAKER,
        None,
        None,
        Naming.UNSPECIFIED,
        None,
        quote_type,
        speech.cue_span,
        None,
        Interest.UNKNOWN,
        value,
    )
