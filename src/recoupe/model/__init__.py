"""What exists: spans, dates, mentions, claims, documents. Pure and frozen; imports nothing but the standard library."""

from recoupe.model.claim import AttributedContent, Attribution, Claim, ClaimQuantity, Plover, Role, TollEstimate
from recoupe.model.dates import DateInterval, make_day, make_interval
from recoupe.model.document import (
    AgencyCredit,
    Document,
    MadeBy,
    Outlet,
    Passage,
    Rejected,
    make_id,
)
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import (
    Actor,
    ActorMention,
    Equipment,
    EquipmentMention,
    LoadedMention,
    Mention,
    Offset,
    Place,
    PlaceMention,
    QuantityMention,
    TimeMention,
    Timex,
)
from recoupe.model.span import Sourced, Span
from recoupe.model.vocabulary import (
    Basis,
    Credit,
    EquipmentClass,
    Factuality,
    Interest,
    Level,
    Naming,
    Of,
    PassageKind,
    Precision,
    QuoteType,
    RoleHint,
    RoleName,
    SourceLevel,
    Tense,
    TimexType,
    Voice,
)
from recoupe.model.wording import WordingCount, WordingProfile

__all__ = [
    "Actor", "ActorMention", "AgencyCredit", "AttributedContent", "Attribution", "Basis", "Claim", "ClaimQuantity", "Credit",
    "DateInterval", "Document", "Equipment", "EquipmentClass", "EquipmentMention", "Factuality", "Interest", "Level",
    "LoadedMention", "MadeBy", "Mention", "Naming", "Of", "Offset", "Outlet", "Passage", "PassageKind", "Place", "PlaceMention",
    "Plover", "Precision", "QuantityMention", "QuoteType", "Rejected", "Role", "RoleHint", "RoleName", "SourceLevel",
    "Sourced", "Span", "Tense", "TimeExpression", "TimeMention", "Timex", "TimexType", "TollEstimate", "Voice",
    "WordingCount", "WordingProfile",
    "make_day", "make_id", "make_interval",
]  # fmt: skip
