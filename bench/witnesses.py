"""Witness counts and copy edges in invented worlds in which the truth is known.

    python bench/witnesses.py [--mode fast|text] [--setting NAME …|all] [--seeds N] [--events N] [--gate]

Without arguments: the default and the uncredited, translated setting with texts compared, then all settings with links
drawn at their rates. `--gate` ends with 1 if a figure misses its bound (src/recoupe/learn/simulation/gates.py).

    MAE        mean absolute error of the upper end of the interval: origins that nothing shows to be one
    middle     the same of the middle of the interval
    falsely    values with one witness of which two or more are said to be sure
    missed     values with several witnesses that are said to have one at most
    open       values with several witnesses of which the interval leaves open whether they have one
    inside     values whose number of witnesses lies in the interval; width: its mean length
    right      events of which the true value has most witnesses
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict, replace

from run import pin_to_one_core

from recoupe.learn.simulation.estimators import ESTIMATORS
from recoupe.learn.simulation.gates import find_faults
from recoupe.learn.simulation.run import Mode, Result, measure
from recoupe.learn.simulation.settings import SETTINGS

OURS = "ours"
TEXT_SETTINGS = ("default", "uncredited_translated")
COLUMNS = ("mae", "mae_middle", "false_corroborated", "missed", "open", "inside", "width", "right")
HEADINGS = ("MAE", "middle", "falsely", "missed", "open", "inside", "width", "right")


def run_settings(names: Sequence[str], mode: Mode, n_seeds: int, n_events: int, *, gate: bool) -> list[str]:
    """Measure and print some settings; what misses its bound."""
    faults = []
    print(f"\n{mode.value} mode, {n_seeds} seed(s) of {n_events} events")
    print(f"{'':36}" + "".join(f"{heading:>9}" for heading in HEADINGS))
    for name in names:
        started = time.perf_counter()
        settings = replace(SETTINGS[name], n_events=n_events)
        # Figures of what they are compared with are printed for the settings that the targets name.
        compared = tuple(ESTIMATORS) if name in TEXT_SETTINGS else (OURS,)
        result = measure(settings, range(1, n_seeds + 1), mode, compared)
        show(name, result, time.perf_counter() - started)
        faults += find_faults(name, gated(result))
    return faults if gate else []


def gated(result: Result) -> dict[str, float]:
    """The figures that have bounds, by name."""
    edges = asdict(result.edges) if result.edges is not None else {}
    edges.pop("by_kind", None)
    return {**asdict(result.counts[OURS]), **edges}


def show(name: str, result: Result, seconds: float) -> None:
    """The lines of one setting."""
    for estimator, figures in result.counts.items():
        title = f"{name} · {estimator}"
        print(f"{title:36}" + "".join(f"{getattr(figures, column):>9.3f}" for column in COLUMNS))
    if result.edges is not None:
        edges = result.edges
        kinds = " ".join(f"{kind} {recall:.3f}" for kind, recall in edges.by_kind)
        print(f"    {edges.n_copies} copies: recall {edges.recall:.3f} ({kinds})")
        print(f"    false positives {edges.false_positives:.4f}, precision {edges.precision:.4f}, "
              f"direction {edges.direction:.3f}")  # fmt: skip
    print(f"    {result.counts[OURS].n} values, {seconds:.1f} s")


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", type=Mode, choices=list(Mode), help="default: both, see above")
    parser.add_argument("--setting", nargs="+", choices=[*SETTINGS, "all"], help="default: see above")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--events", type=int, default=150, help="events of a world; the design page has 400")
    parser.add_argument("--gate", action="store_true")
    return parser


def main() -> int:
    """Measure, print, judge."""
    options = make_parser().parse_args()
    pin_to_one_core()
    asked = options.setting or []
    names = list(SETTINGS) if "all" in asked else asked
    faults = []
    for mode in (options.mode,) if options.mode else (Mode.TEXT, Mode.FAST):
        chosen = names or (TEXT_SETTINGS if mode is Mode.TEXT else list(SETTINGS))
        faults += run_settings(chosen, mode, options.seeds, options.events, gate=options.gate)
    print("\n".join(["", *faults]) if faults else "", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
