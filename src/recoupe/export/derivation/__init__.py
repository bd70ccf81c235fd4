"""How an event or a claim was come by, as a tree with the words underlined: what `recoupe explain` prints."""

from recoupe.export.derivation.claim import write_claim
from recoupe.export.derivation.event import write_event

__all__ = ["write_claim", "write_event"]
