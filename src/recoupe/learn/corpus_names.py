"""The layer of names: in 2,680 passages every person, organisation, place, armed actor, piece of equipment and toll is marked.

It lies apart from the passages (`names/LANGUAGE-*.jsonl`, one passage a line: `{"id", "names": [[label, quote, nth], …]}`;
`nth` counts equal quotes from 1 and is left out for the first). `names/second-LANGUAGE.jsonl` are second, blind readings.
Source of the rules: docs/annotation-guide.md §10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.corpus import Passage, is_passage
from recoupe.learn.sample import parse_record

FOLDER = "names"
LABELS = ("PER", "ORG", "LOC", "ARMED", "EQUIP", "TOLL")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch of a text, half-open code points."""

    start: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage with its names, in text order."""

    passage: Passage
    marks: tuple[Mark, ...]


def load_names(folder: Path, passages: Mapping[str, Passage], pattern: str) -> Iterator[Marked]:
    """Passages whose names are marked, in order of file and line.

    Args:
        folder: the corpus.
        passages: all passages by id.
        pattern: which files, "fr-*" or "second-fr".

    Raises:
        ScoreError: an unknown passage or label, or a quote that is not in its text; the message names file and line.
    """
    for path in sorted((folder / FOLDER).glob(f"{pattern}.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not is_passage(line):
                continue
            record = parse_record(path, number, line)
            passage = passages.get(str(record.get("id")))
            names = record.get("names")
            if passage is None or not isinstance(names, list):
                raise ScoreError(f"{path}:{number}: no passage {record.get('id')!r} in the corpus, or no list of names")
            marks = [_find(path, number, passage.text, *name) for name in names]
            yield Marked(passage, tuple(sorted(marks, key=lambda m: (m.start, m.stop))))


def _find(path: Path, number: int, text: str, label: str, quote: str, nth: int = 1) -> Mark:
    start = -1
    if nth < 1:
        raise ScoreError(f"{path}:{number}: {quote!r}: occurrences are counted from 1, not {nth}")
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0:
            raise ScoreError(f"{path}:{number}: {quote!r} (number {nth}) is not in the text")
    if label not in LABELS or not quote:
        raise ScoreError(f"{path}:{number}: {label!r} is no label; use one of {', '.join(LABELS)}")
    return Mark(start, start + len(quote), label)


def check_names(folder: Path, passages: Iterable[Passage]) -> Iterator[str]:
    """What is wrong with the layer, one line each; nothing if all is right."""
    by_id = {p.id: p for p in passages}
    seen: set[str] = set()
    try:
        for marked in load_names(folder, by_id, "[a-z][a-z]-*"):
            id_ = marked.passage.id
            if id_ in seen:
                yield f"{id_}: names are marked twice"
            seen.add(id_)
            for mark, following in zip(marked.marks, marked.marks[1:], strict=False):
                if following.start < mark.stop:
                    yield f"{id_}: {_words(marked, mark)!r} and {_words(marked, following)!r} overlap"
        for _ in load_names(folder, by_id, "second-*"):
            pass
    except ScoreError as error:
        yield str(error)


def _words(marked: Marked, mark: Mark) -> str:
    return marked.passage.text[mark.start : mark.stop]


def count_names(folder: Path, passages: Iterable[Passage]) -> dict[str, Counter[str]]:
    """By language: passages with marked names, and names by label."""
    counts: dict[str, Counter[str]] = {}
    for marked in load_names(folder, {p.id: p for p in passages}, "[a-z][a-z]-*"):
        counter = counts.setdefault(marked.passage.language, Counter())
        counter["passages with names"] += 1
        counter.update(f"name:{mark.label}" for mark in marked.marks)
    return counts


def compare_readings(folder: Path, passages: Iterable[Passage]) -> dict[str, dict[str, tuple[int, int, int]]]:
    """By language and label ("all" too): names of the first reading, of the second, and of both, span and label equal."""
    by_id = {p.id: p for p in passages}
    first = {m.passage.id: m for m in load_names(folder, by_id, "[a-z][a-z]-*")}
    counts: dict[str, Counter[tuple[str, int]]] = {}
    for second in load_names(folder, by_id, "second-*"):
        if (other := first.get(second.passage.id)) is not None:
            counter = counts.setdefault(second.passage.language, Counter())
            for column, marks in enumerate((set(other.marks), set(second.marks), set(other.marks) & set(second.marks))):
                counter.update((label, column) for mark in marks for label in (mark.label, "all"))
    return {
        language: {label: (c[label, 0], c[label, 1], c[label, 2]) for label in (*LABELS, "all")}
        for language, c in sorted(counts.items())
    }
