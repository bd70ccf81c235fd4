"""What exists: spans, dates, mentions, claims, documents, events. Pure and frozen; imports nothing but the standard library."""

from recoupe.model.claim import AttributedContent, Attribution, Claim, ClaimQuantity, Plover, Role, TollEstimate
from recoupe.model.dates import DateInterval, make_day, make_interval
from recoupe.model.document import (
    AgencyCredit,
    Document,
    Link,
    MadeBy,
    Original,
    Outlet,
    Passage,
    Rejected,
    make_id,
)
from recoupe.model.event import (
    ActorField,
    ActorValue,
    ClaimKey,
    Contradiction,
    Copy,
    Count,
    DateField,
    DateValue,
    Event,
    EventFields,
    Field,
    PlaceField,
    PlaceValue,
    Range,
    RangeField,
    RangeValue,
    Related,
    Status,
    Toll,
    Witnesses,
    WordField,
    WordValue,
)
from recoupe.model.expression import TimeExpression
from recoupe.model.judgement import Judgement
from recoupe.model.mention import (
    ANYBODY,
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
    Agreement,
    Basis,
    CopyEvidence,
    Credibility,
    Credit,
    DecidedBy,
    Decision,
    EquipmentClass,
    Factuality,
    Grade,
    Interest,
    Level,
    Naming,
    Of,
    PassageKind,
    Precision,
    QuoteType,
    Relation,
    RoleHint,
    RoleName,
    SourceLevel,
    Tense,
    TimexType,
    Voice,
)
from recoupe.model.wording import WordingCount, WordingProfile

__all__ = [
    "ANYBODY",
    "Actor", "ActorField", "ActorMention", "ActorValue", "AgencyCredit", "Agreement", "AttributedContent",
    "Attribution", "Basis", "Claim", "ClaimKey", "ClaimQuantity", "Contradiction", "Copy", "CopyEvidence", "Count",
    "Credibility", "Credit", "DateField", "DateInterval", "DateValue", "DecidedBy", "Decision", "Document",
    "Equipment", "EquipmentClass", "EquipmentMention", "Event", "EventFields", "Factuality", "Field", "Grade",
    "Interest", "Judgement", "Level", "Link", "LoadedMention", "MadeBy", "Mention", "Naming", "Of", "Offset", "Original",
    "Outlet", "Passage", "PassageKind", "Place", "PlaceField", "PlaceMention", "PlaceValue", "Plover", "Precision",
    "QuantityMention", "QuoteType", "Range", "RangeField", "RangeValue", "Rejected", "Related", "Relation",
    "Role", "RoleHint", "RoleName", "SourceLevel", "Sourced", "Span", "Status", "Tense", "TimeExpression", "TimeMention",
    "Timex", "TimexType", "Toll", "TollEstimate", "Voice", "Witnesses", "WordField", "WordValue", "WordingCount",
    "WordingProfile",
    "make_day", "make_id", "make_interval",
]  # fmt: skip
