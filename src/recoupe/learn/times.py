"""Two figures that `score_time.py` does not print: the direction of days without a year, and hidden publication dates.

Direction: of the gold expressions that are a bare weekday ("mardi soir") or a day and month without a year ("le 3 mai"),
the share that we put on the right side of the publication day: before, on, or after it. Weekdays with a direction of
their own ("mardi dernier") do not count.

Hidden dates: each dated text is read without its publication date, and without a line that holds nothing but a date.
Does the inferred interval hold the true day, and how wide is it?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from recoupe.extract.rules.times import find_times
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.learn import corpus
from recoupe.learn.evaluate import Figures
from recoupe.learn.reader import stated_day
from recoupe.learn.sample import Record, read_records
from recoupe.learn.session import Session
from recoupe.model import Document, TimeMention
from recoupe.model.expression import TimeExpression

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPLIT = "test"


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A gold time expression: half-open code points, its words, its TimeML value."""

    start: int
    stop: int
    quote: str
    value: str


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text with its language, publication day and gold time expressions."""

    id: str
    text: str
    language: str
    published: date
    times: tuple[GoldTime, ...]
    date_lines: tuple[str, ...] = ()

    def hidden(self) -> str:
        """The text without the lines that hold nothing but its date."""
        return "\n".join(line for line in self.text.split("\n") if line.strip() not in self.date_lines)


@dataclass(slots=True)
class Tally:
    """How many were right, of how many."""

    right: int = 0
    all: int = 0

    def add(self, is_right: bool) -> None:
        """Count one more."""
        self.all += 1
        self.right += is_right

    @property
    def share(self) -> float:
        """In [0, 1]; 0 of none."""
        return round(self.right / self.all, 4) if self.all else 0.0


@dataclass(slots=True)
class HiddenTally:
    """Counts of texts whose publication date was hidden.

    Attributes:
        given: texts with an interval, and how many of the intervals hold the true day.
        pairs: the same of texts that tell a weekday with its day of the month, given or not.
        widths: days of the closed intervals.
    """

    given: Tally = field(default_factory=Tally)
    pairs: Tally = field(default_factory=Tally)
    widths: list[int] = field(default_factory=list)
    texts: int = 0


def score_directions(session: Session) -> Figures:
    """`time.SET.weekday_direction` and `time.SET.day_month_direction`, with how many expressions there were."""
    figures: Figures = {}
    for name, texts in _sets(session):
        tallies = {"weekday": Tally(), "day_month": Tally()}
        for text in texts:
            document = session.read({"text": text.text, "language": text.language, "published": str(text.published)})
            for kind, is_right in judge_directions(text, document):
                tallies[kind].add(is_right)
        for kind, tally in tallies.items():
            if tally.all:
                figures |= {f"time.{name}.{kind}_direction": tally.share, f"time.{name}.{kind}s": float(tally.all)}
    return figures


def score_published(session: Session) -> Figures:
    """`time.SET.published_holds`, `published_given`, `published_pairs_hold`, `published_median_days`."""
    figures: Figures = {}
    for name, texts in _sets(session):
        tally = HiddenTally()
        for text in texts:
            judge_published(text, session.read({"text": text.hidden(), "language": text.language}), tally)
        figures |= {f"time.{name}.{key}": value for key, value in _figures_of(tally).items()}
    return figures


def _figures_of(tally: HiddenTally) -> Figures:
    found = {"published_given": round(tally.given.all / max(tally.texts, 1), 4)}
    if tally.given.all:
        found["published_holds"] = tally.given.share
    if tally.pairs.all:
        found |= {"published_pairs_hold": tally.pairs.share, "published_pairs": float(tally.pairs.all)}
    if tally.widths:
        found["published_median_days"] = float(median(tally.widths))
    return found


def judge_directions(text: DatedText, document: Document | None) -> Iterator[tuple[str, bool]]:
    """Kind ("weekday" or "day_month") and whether the side is right, for each gold expression that counts."""
    mentions = [m for m in document.mentions if isinstance(m, TimeMention)] if document is not None else []
    for gold in text.times:
        kind, day = _kind_of(gold.quote, text.language), _DAY.match(gold.value)
        if kind and day:
            found = next((m for m in mentions if m.span.start < gold.stop and gold.start < m.span.stop), None)
            guess = _DAY.match(found.timex.value) if found and found.timex else None
            yield kind, guess is not None and _side(guess[0], text.published) == _side(day[0], text.published)


def judge_published(text: DatedText, document: Document | None, tally: HiddenTally) -> None:
    """Count one text that was read without its publication date."""
    published = document.published if document is not None else None
    start, stop = published.days() if published is not None else (None, None)
    holds = (start is None or start <= text.published) and (stop is None or text.published < stop)
    is_given = published is not None and published.is_resolved
    tally.texts += 1
    if is_given:
        tally.given.add(holds)
    if is_given and start is not None and stop is not None:
        tally.widths.append((stop - start).days)
    if any(_is_pair(e) for e in _expressions(text.hidden(), text.language)):
        tally.pairs.add(is_given and holds)


def _side(day: str, published: date) -> int:
    found = date.fromisoformat(day)
    return (found > published) - (found < published)


def _expressions(text: str, language: str) -> list[TimeExpression]:
    return [m.expression for m in find_times(text, load_pack(language).times) if m.expression is not None]


def _kind_of(quote: str, language: str) -> str | None:
    """What the words of a gold expression are, taken alone; None where they do not count."""
    found = _expressions(quote, language)
    if len(found) != 1 or found[0].direction is not None or found[0].year is not None:
        return None
    if found[0].form == "weekday":
        return "weekday"
    return "day_month" if found[0].form == "date" and found[0].day and found[0].month else None


def _is_pair(e: TimeExpression) -> bool:
    return e.form == "date" and e.weekday is not None and e.day is not None


def _sets(session: Session) -> Iterator[tuple[str, list[DatedText]]]:
    """Name and texts of each set: the files of data/time, if there are any, and the test split of our corpus."""
    paths = sorted((session.shared / "data" / "time").glob("*.jsonl"))
    for path in paths:
        yield path.stem, list(_of_records(path))
    if paths and (session.corpus / "passages").is_dir():
        passages = [p for p in corpus.load(session.corpus) if p.split == _SPLIT and p.language in installed_packs()]
        for language in installed_packs():
            yield f"corpus-{_SPLIT}.{language}", list(_of_corpus(p for p in passages if p.language == language))


def _of_records(path: Path) -> Iterator[DatedText]:
    for record in read_records(path):
        if isinstance(published := record.get("published"), str):
            times = record.get("timex")
            assert isinstance(times, list)
            gold = tuple(GoldTime(t["start"], t["stop"], t["quote"], t["value"]) for t in times)
            lines = tuple(str(t["quote"]).strip() for t in times if t.get("dct"))
            text, language = str(record["text"]), str(record["language"])
            yield DatedText(str(record["id"]), text, language, date.fromisoformat(published), gold, lines)


def _of_corpus(passages: Iterable[corpus.Passage]) -> Iterator[DatedText]:
    for passage in passages:
        interval = passage.values.get("published")
        day = stated_day((interval[0], interval[1])) if isinstance(interval, list) else None
        if day is not None:
            gold = tuple(_placed(passage.text, time) for time in passage.items("times"))
            yield DatedText(passage.id, passage.text, passage.language, date.fromisoformat(day), gold)


def _placed(text: str, time: Record) -> GoldTime:
    quote = str(time["quote"])
    start = max(text.find(quote), 0)
    return GoldTime(start, start + len(quote), quote, str(time["value"]))
