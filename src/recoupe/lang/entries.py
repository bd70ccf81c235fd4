"""What the tables of a language pack hold, one frozen type a table. The columns are defined in `docs/language-packs.md`."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Equipment, Naming, Of, RoleName


@dataclass(frozen=True, slots=True)
class Need:
    """A condition of a frame on its clause: `object:place`, `near:<pattern>`, or the negation of one."""

    part: str
    test: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to speak of one kind of event: who plays which part, under which conditions.

    Attributes:
        subject: role of the subject of an active verb, and of "par/by X"; None for none.
        object: role of the direct object, the subject of a passive, or "de/of X" with a noun.
        links: role of what follows a preposition.
        weak: the words alone are not enough.
        order: position in the file; earlier frames are tried first.
    """

    id: str
    kind: str
    patterns: tuple[str, ...]
    subject: RoleName | None
    object: RoleName | None
    links: dict[str, RoleName]
    needs: tuple[Need, ...]
    weak: bool
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class PeopleNoun:
    """A noun for people: counted unit in English, and the group they belong to (None: the noun does not tell)."""

    unit: str
    group: str | None


@dataclass(frozen=True, slots=True)
class EquipmentNoun:
    """A noun for equipment: what it is, what a number of it counts, and the kind an attack with it is."""

    equipment: Equipment
    of: Of
    implies: str | None


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A reporting expression: stance of the reporter, grammatical frame, kind of the act where it is a claim."""

    stance: str
    frame: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """Head of a speaker who has no personal name."""

    naming: Naming


@dataclass(frozen=True, slots=True)
class DoubtCue:
    """A cue of uncertainty, negation, plan or condition, and how far it reaches."""

    cue: str
    scope: str


@dataclass(frozen=True, slots=True)
class LoadedPhrase:
    """Loaded wording.

    Attributes:
        technique: SemEval-2023 label; None for a turn that is not loaded though a word of it would be ("visa regime").
        neutral: plain wording; `{side}` stands for the side that stands beside it.
        target: id of the actor it names, whatever stands beside it.
        needs: "side": loaded only with a side beside it; "state": only with a country's; "place": only where said of a
            place; "capital": only where its head is written with a capital; None: always.
    """

    technique: str | None
    neutral: str | None
    target: str | None
    needs: str | None


@dataclass(frozen=True, slots=True)
class Veto:
    """A word that shows that a sentence is not about conflict."""

    domain: str


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A demonym, exonym or metonymic capital of a country."""

    role: str
    country: str


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ of a state or a people; `actor` is a template with `{country}`, `kind` ACLED's inter text."""

    actor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Toll:
    """What a number of people counts: the noun is itself counted, or the verb is said of the counted."""

    of: Of
    side: str


@dataclass(frozen=True, slots=True)
class ActWord:
    """A word or words for what somebody does: classes of acts of `world/compositions.tsv` that it can express."""

    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThingWord:
    """A noun for what takes part in an act: its classes, general first part first ("site.base")."""

    classes: tuple[str, ...]
