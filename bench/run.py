"""Speed, start-up and memory on one core; figures go to the scoreboard under `bench.*`.

    python bench/run.py [--reports 500] [--many 10000] [--seed 1] [--no-scoreboard]

    documents_per_s, megabytes_per_s   reading 500 reports of about 500 words from files with the rules, after a warm-up
    documents_per_s_tagger             the same with the default back end
    sentences_per_s_after_parse        from the parse to the claims with the default back end: mentions, values, claims
    sources_share                      share of attribution and factuality in the time of the default back end
    startup_s                          `recoupe --help`, median of 7 runs
    first_claim_s                      from the start of the process to the first claim of a report, median of 3 runs
    memory_500_mb, memory_10000_mb     resident memory after so many documents, in a process of its own
    memory_growth                      the second over the first, 1 is flat

The program is pinned to one core, and so are the processes it starts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import make_reports, write_report

ROOT = Path(__file__).resolve().parent.parent
N_WARM_UP = 20
N_STARTUPS = 7
N_FIRST_CLAIMS = 3
TARGETS = {
    "documents_per_s": "≥ 40",
    "documents_per_s_tagger": "≥ 20",
    "sentences_per_s_after_parse": "≥ 1500",
    "sources_share": "≤ 0.25",
    "startup_s": "≤ 0.3",
    "first_claim_s": "≤ 3",
    "memory_growth": "flat",
}

FIRST_CLAIM = """
import sys
import recoupe
document = recoupe.read_text(open(sys.argv[1], encoding="utf-8").read(), language=sys.argv[2])
print(next(iter(document.claims)).kind)
"""


def measure_speed(folder: Path, count: int, seed: int) -> dict[str, float]:
    """Documents and megabytes (of UTF-8 text) a second, files included, once everything is loaded; see `stages.py`."""
    from stages import measure_default

    from recoupe import Pipeline

    pipeline = Pipeline(backend="rules")
    warm_up = [write_report(report, folder) for report in make_reports(N_WARM_UP, seed + 1)]
    consume(pipeline.read_many(warm_up))
    paths = [write_report(report, folder) for report in make_reports(count, seed)]
    n_bytes = sum(path.stat().st_size for path in paths)
    started = time.perf_counter()
    n_claims = sum(len(getattr(found, "claims", ())) for found in pipeline.read_many(paths))
    seconds = time.perf_counter() - started
    speed = {"documents_per_s": count / seconds, "megabytes_per_s": n_bytes / 1e6 / seconds}
    return {**speed, "claims_per_document": n_claims / count, **measure_default(paths)}


def consume(items: Iterable[object]) -> int:
    """Take every item; how many there were."""
    return sum(1 for _ in items)


def measure_startup() -> dict[str, float]:
    """Median wall time of `recoupe --help`."""
    script = Path(sys.executable).parent / "recoupe"
    command = [str(script)] if script.exists() else [sys.executable, "-m", "recoupe"]
    return {"startup_s": statistics.median(seconds_of([*command, "--help"]) for _ in range(N_STARTUPS))}


def measure_first_claim(folder: Path, seed: int) -> dict[str, float]:
    """Median wall time of a new process that reads one report and prints the kind of its first claim."""
    report = next(make_reports(1, seed))
    path = write_report(report, folder)
    command = [sys.executable, "-c", FIRST_CLAIM, str(path), report.language]
    return {"first_claim_s": statistics.median(seconds_of(command) for _ in range(N_FIRST_CLAIMS))}


def seconds_of(command: list[str]) -> float:
    """Wall time of a command that has to succeed."""
    started = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{command[:3]} failed: {done.stderr.strip()[-300:]}")
    return seconds


def measure_memory(few: int, many: int, seed: int) -> dict[str, float]:
    """Resident memory of a fresh process after few and after many documents."""
    command = [sys.executable, __file__, "--memory", str(few), str(many), "--seed", str(seed)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("the memory run failed")
    first, last = map(float, done.stdout.split())
    return {f"memory_{few}_mb": first, f"memory_{many}_mb": last, "memory_growth": last / first}


def run_memory(few: int, many: int, seed: int) -> None:
    """Read documents one after the other, each file written when its turn comes; print memory at both points."""
    from recoupe import Pipeline

    with TemporaryDirectory(prefix="recoupe-bench-") as folder:
        documents = iter(Pipeline(backend="rules").read_many(write_in_turn(many, seed, Path(folder))))
        consume(islice(documents, few))
        first = resident_mb()
        consume(documents)
        print(f"{first:.1f} {resident_mb():.1f}")


def write_in_turn(count: int, seed: int, folder: Path) -> Iterator[Path]:
    """Paths of reports that are written when they are asked for and removed a little later."""
    written: list[Path] = []
    for report in make_reports(count, seed):
        written.append(write_report(report, folder))
        yield written[-1]
        if len(written) > 2 * N_WARM_UP:
            old = written.pop(0)
            old.unlink()
            old.with_suffix(".json").unlink()


def resident_mb() -> float:
    """Resident memory of this process, in 10^6 bytes; the peak where the system does not tell the present value."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().split("\n") if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def pin_to_one_core() -> None:
    """Keep this process, and what it starts, on one core."""
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def show(figures: dict[str, float]) -> None:
    """The table: figure, value, target of the issue."""
    print(f"{'figure':24}{'value':>12}   target")
    for name, value in figures.items():
        print(f"{name:24}{value:>12.2f}   {TARGETS.get(name, '')}")


def keep(figures: dict[str, float]) -> None:
    """Merge the figures into the scoreboard."""
    from recoupe.learn.scoreboard import make_stamp, update_scoreboard

    keyed = {f"bench.{name}": round(value, 4) for name, value in figures.items()}
    update_scoreboard(keyed, ROOT / "docs", make_stamp(ROOT))


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--many", type=int, default=10_000, help="documents of the memory run; 0 leaves it out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-scoreboard", action="store_true")
    parser.add_argument("--memory", type=int, nargs=2, metavar=("FEW", "MANY"), help=argparse.SUPPRESS)
    return parser


def main() -> int:
    """Measure, print, keep."""
    options = make_parser().parse_args()
    pin_to_one_core()
    if options.memory:
        run_memory(*options.memory, options.seed)
        return 0
    with TemporaryDirectory(prefix="recoupe-bench-") as name:
        folder = Path(name)
        figures = measure_speed(folder, options.reports, options.seed)
        figures |= measure_startup() | measure_first_claim(folder, options.seed)
    if options.many:
        figures |= measure_memory(min(500, options.many), options.many, options.seed)
    show(figures)
    if not options.no_scoreboard:
        keep(figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
