"""Fit the tagger of happenings and the model that accepts claims on the corpus.

    python tools/fit_claims.py [--write] [--language ar] [--corpus corpus]

Prints the figures of every split. Without `--write` nothing is changed; with it the weights in the package are replaced
(`extract/tagger/weights.npz` with its card, `extract/rules/acceptance.tsv`). Takes some minutes; seeds are fixed.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from recoupe.learn.claims import run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--language", default="", help="weights of its own for this one")
    args = parser.parse_args()
    result = run.fit(args.corpus, lambda line: print(line, file=sys.stderr, flush=True), args.language)
    judge = result.judge
    print(f"threshold {judge.threshold}, slope {judge.slope}, shift {judge.shift}, {len(judge.weights)} weights")
    for part, figures in result.figures.items():
        print(part, *(f"{name} {value:.3f}" for name, value in figures.items()))
    if args.write:
        run.write(result, datetime.now(UTC).date().isoformat(), args.language)


if __name__ == "__main__":
    main()
