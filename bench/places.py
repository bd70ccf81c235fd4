"""Speed of place finding alone, on one core: sentences and words are cut before the clock starts.

    python bench/places.py [--reports 400] [--seed 1]

    documents_per_s    generated reports of about 500 words a second, names found and resolved (target ≥ 300)
    megabytes_per_s    the same in text
    load_s             median time in which a fresh process maps the compiled gazetteer and looks a name up (target ≤ 0.2)
    gazetteer_mb       size of the compiled files (target ≤ 80)

The program is pinned to one core, and so are the processes it starts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from generate import make_reports
from run import pin_to_one_core

TARGETS = {"documents_per_s": "≥ 300", "load_s": "≤ 0.2", "gazetteer_mb": "≤ 80"}
N_LOADS = 5

LOAD = """
import time
from recoupe.world.gazetteer import load_gazetteer, place_key
started = time.perf_counter()
found = load_gazetteer().find(place_key("Deir ez-Zor"))
print(time.perf_counter() - started if found else 99)
"""


def measure_finding(count: int, seed: int) -> dict[str, float]:
    """Documents and megabytes (of UTF-8 text) a second of processor time, once names have been seen."""
    from recoupe.extract.analysis import analyse
    from recoupe.extract.rules.grammar import load_grammar
    from recoupe.extract.rules.places import find_places
    from recoupe.lang.pack import load_pack
    from recoupe.read import read_text
    from recoupe.resolve.places import resolve_places
    from recoupe.world.gazetteer import load_gazetteer

    texts = [(report.text, report.language) for report in make_reports(count, seed)]
    documents = [replace(read_text(text), language=language) for text, language in texts]
    analyses = [analyse(document) for document in documents]

    def find() -> None:
        for document, analysis in zip(documents, analyses, strict=True):
            pack, grammar = load_pack(document.language), load_grammar(document.language)
            sentences = (find_places(analysis, s, pack, grammar, load_gazetteer()) for s in analysis.sentences)
            resolve_places(mention for mentions in sentences for mention in mentions)

    find()
    seconds = seconds_of(find)
    n_bytes = sum(len(text.encode()) for text, _ in texts)
    return {"documents_per_s": count / seconds, "megabytes_per_s": n_bytes / 1e6 / seconds}


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure_load() -> dict[str, float]:
    """Seconds from an imported module to the first name looked up, in a new process; size of the files."""
    from recoupe.world.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()  # compiled now, if it was not
    runs = [subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True) for _ in range(N_LOADS)]
    return {"load_s": statistics.median(float(run.stdout) for run in runs), "gazetteer_mb": gazetteer.n_bytes / 1e6}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pin_to_one_core()
    for name, value in (measure_finding(options.reports, options.seed) | measure_load()).items():
        print(f"{name:20}{value:>12.3f}   {TARGETS.get(name, '')}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
