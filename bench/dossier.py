"""Speed of a dossier: generated events in one SQLite file, found by box, time and kind, and by their words.

    python bench/dossier.py [--events 50000] [--queries 300] [--seed 1] [--keep FILE]

    build_s            seconds to write all events, full text and boxes with them, on one core; making them up left out
    file_mb            size of the file
    box_ms             median of queries for a box, days and a kind or branch (target ≤ 20), through `Dossier.search`
    words_ms           median of queries for one to three words, phrases and beginnings (target ≤ 5)
    both_ms            median of queries for a word, days and a kind
    kind_ms            median of queries for a kind or branch alone
    event_ms           median of whole events read by id
    *_p95_ms           what 95 of 100 queries stay under
    *_cpu_ms           the median in processor time, which other programs do not disturb

Events lie at the places of the gazetteer, clustered as wars are, over ten years; words are drawn by Zipf's law from
30,000 made-up ones, about 25 an event. The JSON of an event, which only `event_ms` reads, is one of a few hundred.
Queries are drawn as events are: half of the words asked for are among the most frequent thousand. The targets are for
1,000,000 events.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path

from run import pin_to_one_core
from sqlalchemy import insert, text

from recoupe import Dossier, __version__
from recoupe.dossier import schema
from recoupe.dossier.rows import Row, box_of, event_number, make_event_row
from recoupe.dossier.store import set_state
from recoupe.dossier.words import fold_words
from recoupe.model import (
    Agreement,
    Basis,
    Credibility,
    Event,
    EventFields,
    Level,
    Place,
    Witnesses,
    WordField,
    WordValue,
    make_day,
)
from recoupe.world.kinds import load_kinds

Ask = Callable[[Dossier, "World"], Callable[[], object]]
TARGETS = {"box_ms": "≤ 20", "words_ms": "≤ 5"}
BATCH = 5_000
N_WORDS, N_PLACES, N_BODIES = 30_000, 4_000, 300
FIRST_DAY, N_DAYS = date(2015, 1, 1), 3650
SYLLABLES = [c + v for c in "b d f g k l m n p r s t v z ch qu".split() for v in ("a", "e", "i", "o", "ou", "é")]


class World:
    """Places, kinds and words to draw from."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.places = [self._place(n) for n in range(N_PLACES)]
        self.place_weights = _zipf(N_PLACES)
        self.kinds = sorted(load_kinds())
        self.kind_weights = _zipf(len(self.kinds))
        self.draw.shuffle(self.kinds)
        self.words = sorted({self._word() for _ in range(2 * N_WORDS)})
        self.draw.shuffle(self.words)
        del self.words[N_WORDS:]
        self.word_weights = _zipf(len(self.words))

    def _place(self, n: int) -> Place:
        centre = self.draw.choice([(35.0, 38.0), (15.0, 0.0), (48.5, 35.0), (2.0, 30.0), (10.0, 45.0), (20.0, 95.0)])
        lat, lon = self.draw.gauss(centre[0], 4), self.draw.gauss(centre[1], 5)
        radius = self.draw.choice([1.0, 3.0, 5.0, 10.0, 40.0])
        return Place(f"place:{n}", f"Place {n}", Level.TOWN, "XX", lat, lon, radius, 0.9)

    def _word(self) -> str:
        return "".join(self.draw.choices(SYLLABLES, k=self.draw.randint(2, 4)))

    def sentence(self, n: int) -> str:
        """Words, the frequent ones more often."""
        return " ".join(self.draw.choices(self.words, cum_weights=self.word_weights, k=n))

    def place(self) -> Place:
        """A place, the frequent ones more often."""
        return self.draw.choices(self.places, cum_weights=self.place_weights)[0]

    def kind(self) -> str:
        """A kind, the frequent ones more often."""
        return self.draw.choices(self.kinds, cum_weights=self.kind_weights)[0]

    def day(self) -> date:
        """Any day of the ten years."""
        return FIRST_DAY + timedelta(days=self.draw.randrange(N_DAYS))


def _zipf(n: int) -> list[float]:
    return list(accumulate(1 / (rank + 10) for rank in range(n)))


# --- building ---------------------------------------------------------------------------------------------


def make_event(world: World, n: int) -> Event:
    """A whole event, without claims."""
    day, kind = make_day(world.day(), Basis.STATED), world.kind()
    word = WordField(Agreement.SINGLE, (WordValue(kind, (), (1, 1)),))
    return Event(
        f"e{n}", kind, None, None, day, world.place(), (), world.sentence(6), (), EventFields(word, word), 2, 2,
        Witnesses((1, 2), (1, 2)), (), (), Credibility.POSSIBLY_TRUE, None, None, None, (world.sentence(20),),
    )  # fmt: skip


def make_rows(world: World, count: int) -> Iterator[Row]:
    """Rows of events, each with its own words, days, place and kind, and one of a few bodies."""
    patterns = [make_event_row(make_event(world, n), [world.sentence(20)]) for n in range(min(N_BODIES, count))]
    for n in range(count):
        place, start, kind = world.place(), world.day(), world.kind()
        stop = start + timedelta(days=world.draw.choice([1, 1, 1, 2, 7]))
        words = world.sentence(25)
        folded, forms = fold_words(f"{place.name} {words}")
        west, south, east, north = box_of(place)
        yield patterns[n % len(patterns)] | {
            "number": event_number(f"e{n}", start, stop), "id": f"e{n}", "kind": kind, "start": start, "stop": stop,
            "place": place.id, "west": west, "south": south, "east": east, "north": north,
            "title": words[:60], "folded": folded, "forms": forms,
        }  # fmt: skip


def build(dossier: Dossier, world: World, count: int) -> tuple[float, float]:
    """Write the events; seconds on the clock and of the processor, making them up left out."""
    rows, seconds, cpu = make_rows(world, count), 0.0, 0.0
    while batch := list(islice(rows, BATCH)):
        started, started_cpu = time.perf_counter(), time.process_time()
        with dossier._store.writing() as connection:  # noqa: SLF001  # events are otherwise computed, not given
            connection.execute(insert(schema.events), batch)
            set_state(connection, "derived_by", __version__)
        seconds += time.perf_counter() - started
        cpu += time.process_time() - started_cpu
    return seconds, cpu


# --- asking -----------------------------------------------------------------------------------------------


def ask_box(dossier: Dossier, world: World) -> Callable[[], object]:
    """A query for a box, days and a kind or branch."""
    centre, start = world.place(), world.day()
    half = world.draw.uniform(0.1, 2.5)
    box = (centre.lon - half, centre.lat - half, centre.lon + half, centre.lat + half)
    stop = start + timedelta(days=world.draw.choice([1, 7, 30, 90, 365]))
    kind = world.kind()
    kind = kind if world.draw.random() < 0.5 else kind.partition(".")[0]
    return lambda: dossier.search(kind=kind, start=start, stop=stop, box=box)


def ask_words(dossier: Dossier, world: World) -> Callable[[], object]:
    """A query for words."""
    frequent, any_ = world.words[:1000], world.words
    picked = [world.draw.choice(world.draw.choice([frequent, any_])) for _ in range(world.draw.randint(1, 3))]
    form = world.draw.random()
    query = f'"{" ".join(picked)}"' if form < 0.15 else " ".join(picked) + ("*" if form > 0.85 else "")
    return lambda: dossier.search(query)


def ask_both(dossier: Dossier, world: World) -> Callable[[], object]:
    """A query for a word, days and a kind."""
    word, start, kind = world.draw.choice(world.words[:3000]), world.day(), world.kind()
    stop = start + timedelta(days=world.draw.choice([30, 365]))
    return lambda: dossier.search(word, start=start, stop=stop, kind=kind.partition(".")[0])


def ask_kind(dossier: Dossier, world: World) -> Callable[[], object]:
    """A query for a kind or a branch."""
    kind = world.kind()
    kind = kind if world.draw.random() < 0.5 else kind.partition(".")[0]
    return lambda: dossier.search(kind=kind)


def measure(ask: Ask, dossier: Dossier, world: World, n: int) -> list[tuple[float, float]]:
    """Milliseconds of each of n queries, on the clock and of the processor, after a tenth of them to warm up."""
    taken = []
    for query in [ask(dossier, world) for _ in range(n + n // 10)]:
        started, started_cpu = time.perf_counter(), time.process_time()
        query()
        taken.append((1000 * (time.perf_counter() - started), 1000 * (time.process_time() - started_cpu)))
    return taken[n // 10 :]


def figures(dossier: Dossier, world: World, n_events: int, n_queries: int) -> Iterator[tuple[str, float]]:
    """Names and values of what is measured."""

    def ask_event(dossier: Dossier, world: World) -> Callable[[], object]:
        id_ = f"e{world.draw.randrange(n_events)}"
        return lambda: dossier.event(id_)

    asked = {"box": ask_box, "words": ask_words, "both": ask_both, "kind": ask_kind, "event": ask_event}
    for name, ask in asked.items():
        clock, processor = zip(*measure(ask, dossier, world, n_queries), strict=True)
        yield f"{name}_ms", statistics.median(clock)
        yield f"{name}_p95_ms", statistics.quantiles(clock, n=20)[-1]
        yield f"{name}_cpu_ms", statistics.median(processor)


def main() -> int:
    """Build, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="file for the dossier; one that is there is asked as it is")
    options = parser.parse_args()
    pin_to_one_core()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.dossier"
        run(path, options.events, options.queries, options.seed)
    return 0


def run(path: Path, n_events: int, n_queries: int, seed: int) -> None:
    """Measure one dossier, and print."""
    is_there, world = path.exists(), World(seed)
    with Dossier.open(path) as dossier:
        if not is_there:
            for name, value in zip(("build_s", "build_cpu_s"), build(dossier, world, n_events), strict=True):
                show(name, value)
        with dossier._store.reading() as connection:  # noqa: SLF001
            show("events", connection.execute(text("SELECT count(*) FROM events")).scalar_one())
        show("file_mb", path.stat().st_size / 1e6)
        world.draw.seed(seed)
        for name, value in figures(dossier, world, n_events, n_queries):
            show(name, value)


def show(name: str, value: float) -> None:
    """Print a figure."""
    print(f"{name:20}{value:>12.3f}   {TARGETS.get(name, '')}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
