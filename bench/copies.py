"""How well and how fast copies are found: a hard set made from the corpus, and a run over many generated reports.

    python bench/copies.py [--reports 1000] [--speed 10000 20000 …] [--workers 2] [--seed 1]

Hard set: reports put together from passages of the corpus' training split (French, English, Arabic; no passage stands in
two of them), and copies of them: verbatim, trimmed to .25-.6, reworded in 5, 15 and 30 % of the words, trimmed and
reworded, half wire and half own. Beside them independent reports that share a long quotation with another, and reports
that share one paragraph of background: a link may be found there, but must cover that paragraph alone.

    recall.KIND     copies whose original (or another copy of it) they are linked to
    precision       linked pairs that are of one family, over all linked pairs
    background      reports with shared background that are taken for whole copies

Speed: from text and passages in memory to all edges; making the texts is not timed, nor is reading pages. Words are drawn
from the corpus by frequency, with common turns of phrase; one report in ten is a copy. The same figures are printed for
each size, and `growth`: processor time a report over that of the first size. `--speed 10000 100000 1000000` takes minutes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from recoupe.crosscheck.copies import find_links
from recoupe.crosscheck.edge import Links
from recoupe.learn.corpus import find_folder
from recoupe.learn.corpus import load as load_corpus
from recoupe.model import (
    AgencyCredit,
    Basis,
    Credit,
    Document,
    Outlet,
    Passage,
    PassageKind,
    make_day,
    make_id,
)

LANGUAGES = ("fr", "en", "ar")
FIRST_DAY = date(2021, 1, 1)
N_DAYS = 365
N_OUTLETS = 40
N_FORMULAS = 400
FORMULA_RATE = 0.02
"""Share of the words of a sentence that come from common turns of phrase."""
N_FORMULA_WORDS = 6
COPY_SHARE = 0.1
N_WORDS = (180, 320)
KINDS = ("verbatim", "trimmed", "reworded 5", "reworded 15", "reworded 30", "trimmed, reworded 5", "half wire")
Sentences = list[str]


@dataclass(frozen=True, slots=True)
class Made:
    """A report made for the bench; reports of one family have a common original."""

    document: Document
    family: int
    kind: str


def make_document(
    paragraphs: Sequence[str], language: str, day: date, number: int, credit: str | None = None
) -> Document:
    """A report of these paragraphs by one of forty outlets; the number tells apart copies with equal words."""
    text = "\n\n".join(paragraphs)
    passages, at = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(PassageKind.BODY, at, at + len(paragraph)))
        at += len(paragraph) + 2
    published = make_day(day, Basis.METADATA)
    outlet = Outlet(f"Bench Outlet {number % N_OUTLETS}", None, None)
    agencies = (AgencyCredit(credit, None, Credit.FOOTER, None),) if credit else ()
    return Document(
        f"{make_id(text)}{number}", f"bench/{number}", language, None, (), outlet, agencies, published, text,
        tuple(passages),
    )  # fmt: skip


# --- hard set ------------------------------------------------------------------------------------------


class HardSet:
    """Originals, copies of all kinds and independent reports, the same for the same seed."""

    def __init__(self, passages: dict[str, list[str]], seed: int) -> None:
        self.rng = random.Random(f"copies/{seed}")
        self.passages = {language: self.rng.sample(texts, len(texts)) for language, texts in passages.items()}
        self.words = {language: " ".join(texts).split() for language, texts in passages.items()}
        self.made: list[Made] = []

    def take(self, language: str, n_words: int) -> list[str]:
        """Passages nobody has used yet, of about so many words; fewer where none are left."""
        taken: list[str] = []
        while self.passages[language] and sum(len(p.split()) for p in taken) < n_words:
            taken.append(self.passages[language].pop())
        return taken

    def add(self, paragraphs: list[str], language: str, family: int, kind: str) -> None:
        day = FIRST_DAY + timedelta(days=self.rng.randrange(4))
        self.made.append(Made(make_document(paragraphs, language, day, len(self.made)), family, kind))

    def build(self, count: int) -> list[Made]:
        """About so many reports; the languages by turns, the kinds of copies by turns."""
        family = 0
        while len(self.made) < count and any(self.passages.values()):
            language = LANGUAGES[family % len(LANGUAGES)]
            wire = self.take(language, self.rng.randint(*N_WORDS))
            if sum(len(p.split()) for p in wire) >= N_WORDS[0]:
                self.add(wire, language, family, "original")
                kind = KINDS[family // len(LANGUAGES) % len(KINDS)]
                self.add(self.copy(kind, language, wire), language, family, kind)
                self.add_neighbours(language, wire, family)
            family += 1
        return self.made

    def copy(self, kind: str, language: str, wire: list[str]) -> list[str]:
        """A copy of a wire report; the kind names the share of reworded words in per cent."""
        if kind == "half wire":
            return self.mix(language, wire)
        if kind.startswith("trimmed"):
            wire = self.trim(wire, self.rng.uniform(0.25, 0.6))
        share = re.search(r"\d+", kind)
        return self.reword(language, wire, int(share[0]) / 100) if share else list(wire)

    def add_neighbours(self, language: str, wire: list[str], family: int) -> None:
        """An independent report with a speech of the original, and one with a paragraph of it as background."""
        own = self.take(language, 150)
        if len(own) < 3:
            return
        speech = " ".join(re.sub(r"[«»\"“”]", "", " ".join(wire)).split()[20:60])
        if family % 2:
            self.add([*own[:-1], f"« {speech} »", own[-1]], language, -1 - len(self.made), "same speech")
        else:
            self.add([*own, min(wire, key=lambda p: abs(len(p.split()) - 30))], language, family, "background")

    def trim(self, paragraphs: list[str], share: float) -> list[str]:
        """Sentences from the top, and a few from below, until that share of the words is reached."""
        sentences = [s for p in paragraphs for s in re.split(r"(?<=[.!?؟])\s+", p)]
        n_words = sum(len(s.split()) for s in sentences)
        kept: list[str] = []
        for sentence in sentences:
            if sum(len(s.split()) for s in kept) >= share * n_words:
                break
            if self.rng.random() < 0.85:
                kept.append(sentence)
        return [" ".join(kept[i : i + 3]) for i in range(0, len(kept), 3)]

    def reword(self, language: str, paragraphs: list[str], share: float) -> list[str]:
        """That share of the words replaced by others of the language, left out, or joined by one more."""
        return [" ".join(self.reword_all(language, p.split(), share)) for p in paragraphs]

    def reword_all(self, language: str, words: list[str], share: float) -> Iterator[str]:
        for word in words:
            if self.rng.random() >= share:
                yield word
                continue
            chance, other = self.rng.random(), self.rng.choice(self.words[language])
            if chance < 0.7:
                yield other
            elif chance < 0.85:
                yield from (word, other)

    def mix(self, language: str, paragraphs: list[str]) -> list[str]:
        """A share of .3 to .7 wire, the rest own."""
        share = self.rng.uniform(0.3, 0.7)
        wire = self.trim(paragraphs, 0.6)
        n_words = sum(len(p.split()) for p in wire)
        return [*self.take(language, int(n_words * (1 - share) / share)), *wire]


def load_training() -> dict[str, list[str]]:
    """Texts of the passages of the training split by language."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for passage in load_corpus(find_folder(Path(__file__).resolve().parent)):
        if passage.split == "train" and not passage.is_report:
            found[passage.language].append(" ".join(passage.text.split()))
    return dict(found)


def measure_hard(made: list[Made], links: Links) -> dict[str, float]:
    """Recall by kind, precision, and false whole copies."""
    by_id = {m.document.id: m for m in made}
    pairs = {(e.copy.from_, e.copy.to) for e in links.copies}
    right = sum(by_id[a].family == by_id[b].family for a, b in pairs)
    linked = {i for pair in pairs if by_id[pair[0]].family == by_id[pair[1]].family for i in pair}
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for m in made:
        if m.kind not in {"original", "same speech", "background"}:
            kinds[m.kind].append(m.document.id in linked)
    whole = {i for e in links.copies if e.covers_document for i in (e.copy.from_, e.copy.to)}
    background = [m.document.id in whole for m in made if m.kind == "background"]
    figures = {f"recall.{kind}": sum(found) / len(found) for kind, found in sorted(kinds.items())}
    return figures | {
        "precision": right / len(pairs),
        "pairs": float(len(pairs)),
        "background": sum(background) / max(len(background), 1),
    }


# --- many reports ----------------------------------------------------------------------------------------


class Feed:
    """Reports of ordinary short news length; one in ten is a trimmed or reworded copy of one of the last hundred others.

    Half of the copies credit the outlet of the original.
    """

    def __init__(self, passages: dict[str, list[str]], seed: int) -> None:
        self.rng = random.Random(f"feed/{seed}")
        self.words = {k: re.sub(r"[«»\"“”‘’'()]", " ", " ".join(texts)).split() for k, texts in passages.items()}
        self.formulas = {
            language: [
                words[i : i + N_FORMULA_WORDS] for i in self.rng.sample(range(len(words) - N_FORMULA_WORDS), N_FORMULAS)
            ]
            for language, words in self.words.items()
        }

    def build(self, count: int) -> tuple[list[Document], list[tuple[str, str, str]]]:
        """The reports, and of each copy its id, its original's and how it was made."""
        documents: list[Document] = []
        copies: list[tuple[str, str, str]] = []
        recent: list[tuple[Document, str, list[Sentences]]] = []
        for number in range(count):
            day = FIRST_DAY + timedelta(days=number * N_DAYS // count)
            if recent and self.rng.random() < COPY_SHARE:
                original, language, paragraphs = self.rng.choice(recent)
                kind, changed = self.change(language, paragraphs)
                credit = original.outlet.name if original.outlet and self.rng.random() < 0.5 else None
                documents.append(make_document([" ".join(p) for p in changed], language, day, number, credit))
                copies.append((documents[-1].id, original.id, kind))
                continue
            language = LANGUAGES[number % 3]
            paragraphs = self.compose(language)
            documents.append(make_document([" ".join(p) for p in paragraphs], language, day, number))
            recent = [*recent[-99:], (documents[-1], language, paragraphs)]
        return documents, copies

    def compose(self, language: str) -> list[Sentences]:
        """Paragraphs of three sentences; one sentence in six is speech."""
        n_words, paragraphs = self.rng.randint(*N_WORDS), list[Sentences]()
        while sum(s.count(" ") + 1 for p in paragraphs for s in p) < n_words:
            paragraphs.append([self.compose_sentence(language) for _ in range(3)])
        return paragraphs

    def compose_sentence(self, language: str) -> str:
        words = self.rng.choices(self.words[language], k=self.rng.randint(12, 26))
        if self.rng.random() < FORMULA_RATE * len(words) / N_FORMULA_WORDS:
            at = self.rng.randrange(len(words))
            words[at:at] = self.rng.choice(self.formulas[language])
        sentence = " ".join(words).strip(".,;:") + "."
        return f"« {sentence} »" if self.rng.random() < 1 / 6 else sentence

    def change(self, language: str, paragraphs: list[Sentences]) -> tuple[str, list[Sentences]]:
        """A copy: trimmed to .25-.6 of the sentences, or 15 % of the words replaced."""
        sentences = [s for p in paragraphs for s in p]
        if self.rng.random() < 0.5:
            kept = sentences[: max(3, round(len(sentences) * self.rng.uniform(0.25, 0.6)))]
            return "trimmed", [kept[i : i + 3] for i in range(0, len(kept), 3)]
        return "reworded 15", [[self.reword(language, s) for s in p] for p in paragraphs]

    def reword(self, language: str, sentence: str) -> str:
        return " ".join(
            self.rng.choice(self.words[language]) if self.rng.random() < 0.15 else w for w in sentence.split()
        )


def measure_speed(feed: Feed, size: int, workers: int) -> dict[str, float]:
    """Reports a second, recall and precision on so many reports."""
    documents, copies = feed.build(size)
    started, cpu = time.perf_counter(), cpu_seconds()
    links = find_links(documents, workers=workers)
    seconds, cpu = time.perf_counter() - started, cpu_seconds() - cpu
    origin = {copy: original for copy, original, _ in copies}
    pairs = {(e.copy.from_, e.copy.to) for e in links.copies}
    right = sum(origin.get(a, a) == origin.get(b, b) for a, b in pairs)
    joined = pairs | {(b, a) for a, b in pairs}
    figures = {"reports": float(size), "seconds": seconds, "reports_per_s": size / seconds, "cpu_s": cpu}
    for kind in ("trimmed", "reworded 15"):
        found = [(copy, original) in joined for copy, original, made in copies if made == kind]
        figures[f"recall.{kind}"] = sum(found) / max(len(found), 1)
    return figures | {"precision": right / max(len(pairs), 1), "pairs": float(len(pairs))}


def cpu_seconds() -> float:
    """Processor time of this process and of those it started: what a busy machine does not lengthen."""
    return sum(os.times()[:4])


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--speed", type=int, nargs="*", default=[5000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    passages = load_training()
    if options.reports:
        made = HardSet(passages, options.seed).build(options.reports)
        print(f"hard set: {len(made)} reports")
        for name, value in measure_hard(made, find_links([m.document for m in made])).items():
            print(f"  {name:28} {value:.3f}")
    base = 0.0
    for size in options.speed:
        figures = measure_speed(Feed(passages, options.seed), size, options.workers)
        cpu = figures["cpu_s"] / size * 1e6
        base = base or cpu
        figures |= {"cpu_us_a_report": cpu, "growth": cpu / base}
        print("  ".join(f"{name} {value:.4g}" for name, value in figures.items()), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
