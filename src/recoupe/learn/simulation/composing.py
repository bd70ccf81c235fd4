"""What each report says, sentence by sentence, and which sentences it took from the report that it copies."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count

from recoupe.learn.simulation.prose import AGENCIES, Piece, Slots, load_prose, reword, write
from recoupe.learn.simulation.world import Copying, Event, How, Report, Telling, World

PASSAGE = 0.15
"""Share of its sentences that a report has in common with another although neither copies: more than the least containment."""
TOLLS = (0, 1, 2, 3, 5, 7, 9, -1, -2, -3, -4)
DAYS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5)
"""What each value adds to the true toll, and to the true day."""
LIST_ROWS = 1000


class Credit(StrEnum):
    """How a report names whom it copies: a tag for agencies, else words before the sentence."""

    DATELINE = "dateline"
    BYLINE = "byline"
    FOOTER = "footer"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in one report.

    Attributes:
        key: number of what it says in its event; a copied sentence keeps it, in any words and any language.
        row: pattern of the claim, of the sentence that tells the event.
        telling: what it tells of the event, None for any other sentence.
    """

    key: int
    language: str
    pieces: tuple[Piece, ...]
    slots: Slots
    row: tuple[str, int]
    tail: int = 0
    telling: Telling | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in sentences.

    Attributes:
        credited: source that it names as its own upstream, rightly or wrongly.
        credit: where it names it.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    credited: int | None = None
    credit: Credit | None = None


def compose(event: Event, world: World, seed: int) -> tuple[Draft, ...]:
    """The reports of an event; the same for the same seed, whatever the other events are."""
    desk = _Desk(event, world, random.Random(f"{seed}/{event.index}"))
    for report in event.reports:
        desk.drafts.append(desk.copy(report, report.copying) if report.copying else desk.report(report))
    return tuple(desk.drafts)


@dataclass(slots=True)
class _Desk:
    """Where the reports of one event are written."""

    event: Event
    world: World
    rng: random.Random
    drafts: list[Draft] = field(default_factory=list)
    keys: count[int] = field(default_factory=count)
    scene: dict[str, int] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)
    shared: dict[int, list[tuple[tuple[str, int], int, dict[str, int]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        draw = self.rng.randrange
        self.scene |= {name: draw(LIST_ROWS) for name in ("victims", "weapon", "object", "place")}
        self.scene |= {"n": draw(6, 60), "day": self.event.minute // 1440}
        n_passage = max(1, round(PASSAGE * self.world.settings.sentences[0]))
        for pairs, rows in ((self.event.passages, ["background"] * n_passage), (self.event.quotes, ["quote"])):
            for pair in pairs:
                facts = [self.fact(name) for name in rows]
                for index in pair:
                    self.shared.setdefault(index, []).extend(facts)

    def fact(self, name: str) -> tuple[tuple[str, int], int, dict[str, int]]:
        """A fact that has nothing to do with the event."""
        draw = self.rng.randrange
        row = draw(load_prose().n_rows[name])
        slots = {slot: draw(LIST_ROWS) for slot in ("people", "vehicles", "goods", "object", "place2", "person")}
        slots |= {
            "n": draw(2, 400),
            "m": draw(2, 400),
            "day": self.scene["day"] - draw(2, 400),
            "place": draw(LIST_ROWS),
        }
        return (name, row), next(self.keys), slots

    def background(self, language: str, number: int) -> list[Sentence]:
        return [self.tell(self.fact("background"), language) for _ in range(number)]

    def tell(self, fact: tuple[tuple[str, int], int, dict[str, int]], language: str) -> Sentence:
        row, key, slots = fact
        return Sentence(key, language, write(*row, language, slots), slots, row)

    def lead(self, report: Report, telling: Telling) -> Sentence:
        """The sentence that tells the event, in words that nobody used before, as far as there are enough."""
        used = self.rows.setdefault(report.language, [])
        fresh = [r for r in range(load_prose().n_rows["claim"]) if r not in used]
        tail = self.rng.randrange(LIST_ROWS)
        slots = {**self.scene, "outlet": report.source.index}
        if telling.observation.person is not None:
            slots |= {"person": telling.observation.person, "role": telling.observation.person}
        bare = Sentence(
            next(self.keys), report.language, (), slots, ("claim", self.rng.choice(fresh or used[:-1])), tail
        )
        used.append(bare.row[1])
        return self.voice(bare, report.language, telling, is_own=report.copying is None or not telling.is_taken)

    def voice(self, sentence: Sentence, language: str, telling: Telling, *, is_own: bool) -> Sentence:
        """The sentence in this language, with its value and with the words that say whose word it is."""
        offsets = DAYS if self.event.is_dated else TOLLS
        slot = "day" if self.event.is_dated else "n"
        slots = {**sentence.slots, slot: self.scene[slot] + offsets[telling.value]}
        how = telling.observation.how
        name = "source.none" if how is How.OWN_EYES and not is_own else f"source.{how.value}"
        row = sentence.tail % load_prose().n_rows[name]
        pieces = write(*sentence.row, language, slots) + write(name, row, language, slots)
        return replace(sentence, language=language, pieces=pieces, slots=slots, telling=telling)

    # --- reports ---------------------------------------------------------------------------------

    def report(self, report: Report) -> Draft:
        """A report of one's own."""
        (telling,) = report.tellings
        body = self.background(report.language, self.rng.randint(*self.world.settings.sentences))
        for fact in self.shared.get(report.index, []):
            body.insert(self.rng.randrange(len(body)), self.tell(fact, report.language))
        sentences = (self.lead(report, telling), *body)
        if report.wrong_credit is not None and report.wrong_credit != report.source.index:
            return Draft(report, sentences, report.wrong_credit, self.tag())
        is_agency = report.source.index < len(AGENCIES)
        return Draft(report, sentences, report.source.index, Credit.DATELINE) if is_agency else Draft(report, sentences)

    def copy(self, report: Report, copying: Copying) -> Draft:
        """A copy: what it took, what it rewrote, what it found out by itself."""
        parent = self.drafts[copying.parent]
        source = [s for s in parent.sentences if s.telling is None or s is parent.sentences[0]]
        n_taken = round(copying.share * len(source))
        chosen = range(n_taken) if copying.is_cut else sorted(self.rng.sample(range(len(source)), n_taken))
        taken = [self.take(source[i], report, copying) for i in chosen]
        if not taken or taken[0].telling is None:
            taken.insert(0, self.lead(report, report.tellings[0]))
        if not copying.is_cut:
            taken += self.own_part(report, len(source) - n_taken)
        credited = self.credited(parent) if copying.is_credited else None
        is_agency = credited is not None and credited < len(AGENCIES)
        credit = None if credited is None else self.tag() if is_agency else Credit.CITED
        return Draft(report, tuple(taken), credited, credit)

    def take(self, sentence: Sentence, report: Report, copying: Copying) -> Sentence:
        """A sentence of the parent in the copy: as it stands, in other words, in another language, with another value."""
        language = report.language
        if sentence.telling is not None:
            taken = self.voice(sentence, language, report.tellings[0], is_own=False)
        elif language != sentence.language:
            taken = replace(sentence, language=language, pieces=write(*sentence.row, language, sentence.slots))
        else:
            taken = sentence
        if not copying.rewording:
            return taken
        return replace(taken, pieces=reword(taken.pieces, copying.rewording, language, self.rng))

    def own_part(self, report: Report, number: int) -> list[Sentence]:
        own = [self.lead(report, telling) for telling in report.tellings[1:]]
        return own + self.background(report.language, max(0, number - len(own)))

    def credited(self, parent: Draft) -> int:
        """Whom a copy names: the agency that its upstream names, else the upstream."""
        named = parent.credited
        return named if named is not None and named < len(AGENCIES) else parent.report.source.index

    def tag(self) -> Credit:
        return self.rng.choice((Credit.DATELINE, Credit.BYLINE, Credit.FOOTER))
