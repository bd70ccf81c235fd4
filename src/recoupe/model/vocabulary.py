"""Closed vocabularies of the contract, one enumeration each. Values are what is printed."""

from enum import StrEnum


class PassageKind(StrEnum):
    """What a stretch of a page is. Claims are made from headline, body and quote only."""

    HEADLINE = "headline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    RELATED = "related"
    BOILERPLATE = "boilerplate"
    EDITORIAL_NOTE = "editorial_note"


class Precision(StrEnum):
    """How finely a date is known."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a date was come by."""

    STATED = "stated"
    RELATIVE = "relative"
    METADATA = "metadata"
    INFERRED = "inferred"


class Level(StrEnum):
    """What a place is. Source: contract §1, radii in codebooks §10."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    VILLAGE = "village"
    SITE = "site"
    CROSSING = "crossing"
    CAMP = "camp"
    BASE = "base"
    RIVER = "river"
    REGION = "region"
    POINT = "point"


class RoleHint(StrEnum):
    """Whether a place name stands for the place or for who governs from it."""

    LITERAL = "literal"
    METONYMIC = "metonymic"


class RoleName(StrEnum):
    """Part a mention plays in a claim."""

    AGENT = "agent"
    TARGET = "target"
    PARTNER = "partner"
    RECIPIENT = "recipient"
    THEME = "theme"
    INSTRUMENT = "instrument"
    VICTIM = "victim"
    AT = "at"
    FROM = "from"
    TO = "to"
    VIA = "via"


class Of(StrEnum):
    """What a quantity of a claim counts."""

    FATALITIES = "fatalities"
    INJURED = "injured"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    TROOPS = "troops"
    VEHICLES = "vehicles"
    AIRCRAFT = "aircraft"
    MUNITIONS = "munitions"
    STRIKES = "strikes"
    OTHER = "other"


class Factuality(StrEnum):
    """FactBank value: certainty and polarity. Source: Saurí and Pustejovsky 2009; codebooks §5."""

    CT_PLUS = "CT+"
    CT_MINUS = "CT-"
    PR_PLUS = "PR+"
    PR_MINUS = "PR-"
    PS_PLUS = "PS+"
    PS_MINUS = "PS-"
    CT_U = "CTu"
    U_U = "Uu"


class Tense(StrEnum):
    """When a claim lies, as its words put it."""

    PAST = "past"
    ONGOING = "ongoing"
    FUTURE = "future"
    GENERIC = "generic"


class SourceLevel(StrEnum):
    """Place of a source in the chain, outermost first."""

    OUTLET = "outlet"
    AGENCY = "agency"
    SPEAKER = "speaker"


class Naming(StrEnum):
    """How a source is named. Source: codebooks §6."""

    NAMED = "named"
    NAMED_ROLE = "named_role"
    UNNAMED_INDIVIDUAL = "unnamed_individual"
    UNNAMED_GROUP = "unnamed_group"
    UNSPECIFIED = "unspecified"


class QuoteType(StrEnum):
    """How the words of a source are given. Source: codebooks §6."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class Interest(StrEnum):
    """What a source has to do with the event it speaks of. Source: codebooks §6."""

    PARTY_TO_EVENT = "party_to_event"
    ADVERSARY = "adversary"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


class Voice(StrEnum):
    """Whose words a loaded expression is."""

    OUTLET = "outlet"
    QUOTED = "quoted"


class Credit(StrEnum):
    """Where an agency is credited."""

    IN_TEXT = "in_text"
    BYLINE = "byline"
    DATELINE = "dateline"
    FOOTER = "footer"
    METADATA = "metadata"


class TimexType(StrEnum):
    """TimeML TIMEX3 types. Source: ISO 24617-1."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class EquipmentClass(StrEnum):
    """What a piece of equipment is."""

    WEAPON = "weapon"
    PLATFORM = "platform"
    VEHICLE = "vehicle"
    MUNITION = "munition"


class Agreement(StrEnum):
    """How the values of one field of an event relate. Source: crosscheck §5."""

    SINGLE = "single"
    EQUAL = "equal"
    NESTED = "nested"
    OVERLAP = "overlap"
    DISJOINT = "disjoint"


class CopyEvidence(StrEnum):
    """What shows that one report comes from another. Source: crosscheck §2."""

    CREDIT_LINE = "credit_line"
    QUOTE_FREE_CONTAINMENT = "quote_free_containment"
    TRANSLATION = "translation"
    HYPERLINK = "hyperlink"


class Relation(StrEnum):
    """What an event is to another that it is not one with. Source: crosscheck §9."""

    PLAN_OF = "plan_of"
    EXECUTION_OF = "execution_of"


class Credibility(StrEnum):
    """Credibility of information, 1 confirmed to 5 improbable, 6 cannot be judged. Source: STANAG 2511; crosscheck §6."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Grade(StrEnum):
    """How well civilian casualties are documented. Source: Airwars methodology; crosscheck §6."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class DecidedBy(StrEnum):
    """Who decided on an event."""

    MACHINE = "machine"
    REVIEWER = "reviewer"


class Decision(StrEnum):
    """What was decided on an event or a claim."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
