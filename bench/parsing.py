"""What a parse costs, and what the gate saves: documents a second on one core, in one run on the same texts.

    python bench/parsing.py [--pages 120] [--seed 1] [--no-scoreboard]

Two sets of pages of about 500 words: `feed` (one page in four is a report of conflict, as in a general news feed) and
`dense` (reports of conflict only, a claim in nearly every sentence). For each
    tokenizer        spaCy's blank tokenizer alone: the limit
    full_parse       our network on every sentence, nothing else
    full             the whole pipeline, every sentence parsed
    gated            the whole pipeline as it is: only sentences that may claim something are parsed
    gain             gated over full_parse, in documents a second
    recall_lost      share of the claims of `full` that `gated` does not have
and once load_s and load_mb: loading both packs with their networks, in a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

import spacy
from generate import Report, make_feed, make_reports
from run import keep, pin_to_one_core

from recoupe.extract import analysis, parsing
from recoupe.extract.analysis import analyse
from recoupe.model import Document
from recoupe.read import make_options, read_text
from recoupe.run.pipeline import Pipeline

LOAD = """
import time
from run import pin_to_one_core, resident_mb
pin_to_one_core()
started = time.perf_counter()
from recoupe.lang.pack import load_pack
from recoupe.lang.parser import load_model
for code in ("fr", "en"):
    load_pack(code)
    load_model(code)
print(time.perf_counter() - started, resident_mb())
"""


def measure(name: str, reports: list[Report]) -> dict[str, float]:
    """Figures of one set of pages."""
    documents = [read_text(r.text, told=make_options(r.published, r.outlet, r.language).told) for r in reports]
    count = len(documents)
    blank = {code: spacy.blank(code) for code in ("fr", "en")}
    figures = {
        "tokenizer": count / seconds_of(lambda: [blank[d.language].make_doc(d.text) for d in documents]),
        "full_parse": count / seconds_of(lambda: parse_all(documents)),
    }
    gated, gated_claims = run_pipeline(documents)
    gate, analysis.may_claim = analysis.may_claim, lambda *_, **__: True
    full, full_claims = run_pipeline(documents)
    analysis.may_claim = gate
    figures |= {"full": count / full, "gated": count / gated, "gain": figures["full_parse"] ** -1 * count / gated}
    figures["recall_lost"] = len(full_claims - gated_claims) / max(1, len(full_claims))
    return {f"parsing.{name}.{key}": value for key, value in figures.items()}


def parse_all(documents: Iterable[Document]) -> None:
    """Our network on every sentence, sentences of all documents of a language together."""
    for code in ("fr", "en"):
        model = parsing.find_model(code)
        assert model is not None
        sentences = [
            s.folded[s.start : s.stop].replace("\n", " ") for d in documents if d.language == code for s in cut(d)
        ]
        for _ in model.parse(sentences):
            pass


def cut(document: Document) -> tuple[analysis.Sentence, ...]:
    """Sentences of a document, not parsed."""
    return analysis.cut_up(document).sentences


def run_pipeline(documents: list[Document]) -> tuple[float, set[tuple[str, int, str]]]:
    """Seconds of the whole pipeline, and its claims by document, trigger and kind."""
    analysis.forget()
    pipeline, claims = Pipeline(), set()
    started = time.perf_counter()
    for document in pipeline.process(documents):
        claims |= {(document.id, c.trigger.start, c.kind) for c in document.claims}
    return time.perf_counter() - started, claims


def seconds_of(work: Callable[[], object]) -> float:
    """Wall time of some work."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure_loading() -> dict[str, float]:
    """Seconds and resident 10^6 bytes of both packs with their networks, in a fresh process."""
    done = subprocess.run([sys.executable, "-c", LOAD], check=True, stdout=subprocess.PIPE, text=True, cwd=sys.path[0])
    seconds, megabytes = map(float, done.stdout.split())
    return {"parsing.load_s": seconds, "parsing.load_mb": megabytes}


def main() -> int:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-scoreboard", action="store_true")
    options = parser.parse_args()
    pin_to_one_core()
    for document in Pipeline().process([analyse_warm_up(code) for code in ("fr", "en")]):
        assert document.text
    figures = measure("feed", list(make_feed(options.pages, options.seed)))
    figures |= measure("dense", list(make_reports(options.pages // 2, options.seed)))
    figures |= measure_loading()
    for name, value in figures.items():
        print(f"{name:32}{value:>12.3f}")
    if not options.no_scoreboard:
        keep(figures)
    return 0


def analyse_warm_up(code: str) -> Document:
    """A first document of a language: it loads the pack."""
    (report,) = make_reports(1, 99, (code,))
    document = read_text(report.text, told=make_options(report.published, report.outlet, code).told)
    analyse(document)
    return document


if __name__ == "__main__":
    raise SystemExit(main())
