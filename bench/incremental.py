"""What one more report costs a dossier: adding it and having its events, on one core.

    python bench/incremental.py [--reports 1000] [--times 1 10] [--added 30] [--per-day 100] [--corpus corpus] [--seed 1]

    fill_ms            adding a report with all others before it to an empty dossier, events not computed
    derive_ms          computing events of these, a report, in rounds of many
    n_events           events of all
    file_mb            size of the file
    times, n_reports   the dossier repeated so many times at other times (ballast.py), and its reports
    add_s              adding one more report and reading its events: median, the 95th of a hundred, most (target ≤ 0.5)
    add_cpu_s          processor time of the same, which a busy machine lengthens less
    n_claims           claims of these reports, in all
    peak_mb            memory at most so far, pages of the file that are read in place among it

Reports are those of corpus/stories as read. A story (three reports) is moved as a whole to a random day and to one of 300
towns, of which the n-th has 1/n of the stories of the first, and told in other words: letters of all words of five and
more letters, and digits, are exchanged by a key of the story's own, so that reports of one story share words and figures.
100 reports a day are 100,000 in 1,000 days.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import statistics
import string
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ballast import repeat
from run import pin_to_one_core

from recoupe import Dossier
from recoupe.learn.gold import load_gold
from recoupe.learn.reader import default_reader, read_report
from recoupe.model import Document, make_id

N_TOWNS = 300
FIRST_DAY = date(2015, 1, 1)
VOWELS, CONSONANTS = "aeiou", "".join(c for c in string.ascii_lowercase if c not in "aeiou")
_TOLD = re.compile(r"[^\W\d_]{5,}|\d+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Story = list[dict[str, Any]]


def read_stories(corpus: Path) -> list[Story]:
    """The stories as JSON, their reports as read."""
    stories: dict[str, Story] = {}
    for report in load_gold(corpus / "stories"):
        document = read_report(report, default_reader())
        if document is not None:
            stories.setdefault(report.id.partition("-")[0], []).append(document.to_dict())
    return list(stories.values())


class Mover:
    """Tells stories anew, elsewhere and at another time."""

    def __init__(self, stories: list[Story], n_days: int, seed: int) -> None:
        self._stories, self._n_days, self._dice = stories, n_days, random.Random(seed)
        self._towns = [(self._dice.uniform(-10, 45), self._dice.uniform(-10, 60)) for _ in range(N_TOWNS)]

    def stories(self) -> Iterator[list[Document]]:
        """Story after story, without end."""
        weights = [1 / n for n in range(1, N_TOWNS + 1)]
        while True:
            story = self._dice.choice(self._stories)
            town = self._dice.choices(range(N_TOWNS), weights)[0]
            moved = _Moved(story, FIRST_DAY + timedelta(days=self._dice.randrange(self._n_days)), town, self)
            yield [moved.document(report) for report in story]

    def town(self, number: int) -> tuple[float, float]:
        """Latitude and longitude."""
        return self._towns[number]

    def letters(self) -> dict[int, str]:
        """A key that exchanges vowels for vowels and consonants for consonants."""
        table: dict[int, str] = {}
        for letters in (VOWELS, CONSONANTS):
            others = "".join(self._dice.sample(letters, len(letters)))
            table |= str.maketrans(letters + letters.upper(), others + others.upper())
        return table | str.maketrans("123456789", "".join(self._dice.sample("123456789", 9)))


class _Moved:
    """One story on its way."""

    def __init__(self, story: Story, day: date, town: int, mover: Mover) -> None:
        first = min(found for report in story for found in _DAY.findall(str(report["published"])))
        self._shift, self._town, self._letters = day - date.fromisoformat(first), town, mover.letters()
        places = [m["place"] for report in story for m in report["mentions"] if m.get("place")]
        lat, lon = mover.town(town)
        self._lat, self._lon = (lat - places[0]["lat"], lon - places[0]["lon"]) if places else (0.0, 0.0)

    def document(self, report: dict[str, Any]) -> Document:
        """A report of the story."""
        self._text = self._tell(str(report["text"]))
        moved = self._move(report)
        return Document.from_dict({**moved, "id": make_id(self._text), "text": self._text})

    def _tell(self, text: str) -> str:
        return _TOLD.sub(lambda m: m[0].translate(self._letters), text)

    def _move(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._move(v) for v in value]
        if isinstance(value, str):
            return _DAY.sub(self._later, value) if value[4:5] == "-" else value
        if not isinstance(value, dict):
            return value
        moved = {key: self._move(v) for key, v in value.items() if key != "text"}
        if "quote" in moved and "start" in moved:
            moved["quote"] = self._text[moved["start"] : moved["stop"]]
        if "low" in moved and "unit" in moved:
            moved |= {end: v and int(str(v).translate(self._letters)) for end in ("low", "high") for v in [moved[end]]}
        if "radius_km" in moved:
            moved |= {
                "lat": moved["lat"] + self._lat,
                "lon": moved["lon"] + self._lon,
                "id": f"{moved['id']}/{self._town}",
            }
        return moved

    def _later(self, found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + self._shift).isoformat()


def measure(path: Path, stories: Iterator[list[Document]], n_added: int, seed: int) -> dict[str, object]:
    """Add some more reports one by one, opening the dossier anew."""
    elapsed, used, n_claims = [], [], 0
    dice = random.Random(seed)
    with Dossier.open(path) as dossier:
        dossier.search(limit=1)
        for _ in range(n_added):
            document = dice.choice(next(stories))
            started, cpu = time.perf_counter(), time.process_time()
            dossier.add([document])
            dossier.search(limit=1)
            elapsed.append(time.perf_counter() - started)
            used.append(time.process_time() - cpu)
            n_claims += len(document.claims)
    return {
        "add_s": _spread(elapsed),
        "add_cpu_s": _spread(used),
        "n_claims": n_claims,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "file_mb": path.stat().st_size // 10**6,
    }


def _spread(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    found = statistics.median(ordered), ordered[len(ordered) * 95 // 100], ordered[-1]
    return " ".join(f"{s:.3f}" for s in found)


def fill(path: Path, stories: Iterator[list[Document]], count: int) -> dict[str, object]:
    """A dossier of so many reports with their events."""
    reports = (document for story in stories for document in story)
    with Dossier.open(path) as dossier:
        return _fill(dossier, [next(reports) for _ in range(min(count, 64))], reports, count)


def _fill(dossier: Dossier, first: list[Document], rest: Iterator[Document], count: int) -> dict[str, object]:
    """Add reports in parts, each followed by its events, so that little is waiting at any time."""
    adding = deriving = 0.0
    n_done = 0
    while n_done < count:
        batch = first or [document for document, _ in zip(rest, range(min(64 * 16, count - n_done)), strict=False)]
        first = []
        started = time.perf_counter()
        dossier.add(batch)
        added = time.perf_counter()
        dossier.search(limit=1)
        adding, deriving, n_done = adding + added - started, deriving + time.perf_counter() - added, n_done + len(batch)
    return {"fill_ms": f"{adding / count * 1e3:.1f}", "derive_ms": f"{deriving / count * 1e3:.1f}"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--added", type=int, default=30)
    parser.add_argument("--per-day", type=int, default=100)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10])
    arguments = parser.parse_args()
    pin_to_one_core()
    mover = Mover(read_stories(arguments.corpus), max(1, arguments.reports // arguments.per_day), arguments.seed)
    stories = mover.stories()
    with tempfile.TemporaryDirectory() as folder:
        filled = Path(folder) / "filled.dossier"
        _print(fill(filled, stories, arguments.reports))
        added = [next(stories) for _ in range(arguments.added)]
        for times in arguments.times:
            path = Path(shutil.copy(filled, Path(folder) / "a.dossier"))
            repeat(path, times - 1)
            _print({"times": times, "n_reports": times * arguments.reports})
            _print(measure(path, iter(added), arguments.added, arguments.seed))


def _print(figures: dict[str, object]) -> None:
    for name, value in figures.items():
        print(f"{name:12} {value}", flush=True)


if __name__ == "__main__":
    main()
