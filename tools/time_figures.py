"""Print all figures of time expressions: spans and values, directions, hidden publication dates.

    python tools/time_figures.py [--shared ../shared] [--corpus corpus]

The same figures are part of `recoupe eval`; this runs nothing else.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from recoupe.learn.reader import default_reader
from recoupe.learn.session import Session
from recoupe.learn.shared_scores import score_time
from recoupe.learn.times import score_directions, score_published


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    options = parser.parse_args()
    with TemporaryDirectory(prefix="recoupe-times-") as folder:
        session = Session(options.shared, Path(folder), default_reader(), corpus=options.corpus)
        for scorer in (score_time, score_directions, score_published):
            for name, value in sorted(scorer(session).items()):
                print(f"{name:56} {value:8.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
