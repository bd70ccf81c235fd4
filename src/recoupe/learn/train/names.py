"""Name corpora in one scheme: PER, ORG, LOC, ARMED (who is under arms), EQUIP, TOLL (docs/annotation-guide.md §10).

Our own corpus (`corpus/names`) is annotated in this scheme. Others are brought near it: labels are mapped, articles cut
off, pronouns and descriptions without a capital letter dropped, organisations that the pack's own word lists know to be
under arms become ARMED, and equipment of the word lists is marked. In their test parts only PER, ORG and LOC count, with
ARMED taken for ORG, as their schemes have it.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from recoupe.errors import TrainingError
from recoupe.lang.pack import load_pack
from recoupe.learn.corpus import load
from recoupe.learn.corpus_names import Mark, load_names
from recoupe.text.fold import fold, fold_case
from recoupe.text.segment import find_words
from recoupe.world.actors import load_actors

OWN = "corpus"
_PRONOUNS = frozenset("i we you he she it they us them our their his her its my me this that who".split())
_ARTICLES = frozenset("the a an le la les l' un une des du de d'".split())
_ARMED_GROUPS = frozenset({"military", "police", "armed", "rebel"})
_MAPS = {
    "sequoia": {"PERS": "PER", "ORG": "ORG", "LOC": "LOC"},
    "re3d": {"Person": "PER", "Organisation": "ORG", "Location": "LOC"},
    "crossner": {
        "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
        "location": "LOC", "country": "LOC",
    },
}  # fmt: skip
FILES: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {"sequoia": ("fr/sequoia-ne-train.jsonl", "fr/sequoia-ne-dev.jsonl", "fr/sequoia-ne-test.jsonl")},
    "en": {"re3d": ("en/re3d.jsonl",), "crossner": ("en/crossner-politics.jsonl",)},
}
N_RENAMED = 1
"""Copies of each own passage whose names are replaced."""


@dataclass(frozen=True, slots=True)
class Named:
    """A folded text with its marks, in order, not overlapping.

    Attributes:
        source: "corpus", "sequoia", "re3d" or "crossner".
        split: "train", "dev" or "test".
    """

    source: str
    split: str
    text: str
    marks: tuple[Mark, ...]


def read_named(language: str, data: Path, corpus: Path) -> tuple[Named, ...]:
    """All texts with names of a language.

    Raises:
        TrainingError: a file is missing.
        ScoreError: a mark of ours does not fit its text.
    """
    outside = [
        named
        for source, files in FILES.get(language, {}).items()
        for named in _read_source(language, source, files, data)
    ]
    own = list(read_own(language, corpus))
    return (*outside, *own)


def read_own(language: str, corpus: Path) -> Iterator[Named]:
    """Passages of our corpus whose names are marked.

    Raises:
        ScoreError: a mark does not fit its passage.
    """
    passages = {p.id: p for p in load(corpus)}
    for marked in load_names(corpus, passages, f"{language}-*"):
        yield Named(OWN, marked.passage.split, fold(marked.passage.text), marked.marks)


# --- corpora of others -----------------------------------------------------------------------------


def _read_source(language: str, source: str, files: Sequence[str], data: Path) -> Iterator[Named]:
    armed = find_armed(language)
    for name in files:
        path = data / "ner" / name
        if not path.exists():
            raise TrainingError(f"{path} is missing; `--data` must name the folder with `ner` and `treebanks`")
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = fold(record["text"])
            marks = _map_marks(text, record["spans"], _MAPS[source])
            split = record.get("split") or held_out(record["id"])
            if split == "test":
                yield Named(source, split, text, marks)
            else:
                yield Named(source, split, text, _add_own_types(text, marks, armed))


def held_out(document: str) -> str:
    """The part of a document whose corpus has none: one in four is test, one in ten dev; by hash, so that it stays."""
    value = int(hashlib.sha256(document.encode()).hexdigest(), 16) % 100
    return "test" if value < 25 else "dev" if value < 35 else "train"


def _map_marks(text: str, spans: Iterable[dict[str, object]], mapping: dict[str, str]) -> tuple[Mark, ...]:
    found = []
    for span in spans:
        label = mapping.get(str(span["label"]))
        start, stop = int(str(span["start"])), int(str(span["stop"]))
        mark = label and _without_article(text, Mark(start, stop, label))
        if mark and _is_name(text[mark.start : mark.stop]):
            found.append(mark)
    return without_overlap(found)


def _without_article(text: str, mark: Mark) -> Mark:
    """The mark without articles at its head."""
    start = mark.start
    while start < mark.stop:
        word = text[start : mark.stop].split(" ", 1)[0]
        if "'" in word and word.split("'")[0].lower() + "'" in _ARTICLES:
            start += word.index("'") + 1
        elif word.lower() in _ARTICLES and start + len(word) < mark.stop:
            start += len(word) + 1
        else:
            break
    return replace(mark, start=start)


def _is_name(words: str) -> bool:
    return any(c.isupper() for c in words) and words.strip().lower() not in _PRONOUNS


def without_overlap(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The longest marks first, what overlaps them left out; in text order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.stop, m.start)):
        if mark.start < mark.stop and all(mark.stop <= k.start or k.stop <= mark.start for k in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))


def find_armed(language: str) -> Callable[[str], list[Mark]]:
    """A function that marks what the word lists of a pack know: ARMED and EQUIP."""
    pack, actors = load_pack(language), load_actors(language)
    kinds = {"State forces", "External/Other forces", "Rebel group", "Political militia", "Identity militia"}

    def find(text: str) -> list[Mark]:
        words = find_words(text, fold_case(text), 0, len(text))
        found: list[Mark] = []

        def add(first: int, last: int, label: str) -> None:
            found.append(Mark(words.starts[first], words.stops[last - 1], label))

        for known in actors.find_longest(words.texts):
            if known.value.actor.kind in kinds and words.capital[known.first]:
                add(known.first, known.last, "ARMED")
        for organ in pack.organs.find_longest(words.texts):
            if "Forces" in organ.value.actor or organ.value.kind in kinds:
                add(organ.first, organ.last, "ARMED")
        for people in pack.people.find_longest(words.texts):
            if people.value.group in _ARMED_GROUPS:
                add(people.first, people.last, "ARMED")
        for thing in pack.equipment.find_longest(words.texts):
            add(thing.first, thing.last, "EQUIP")
        return found

    return find


def _add_own_types(text: str, marks: tuple[Mark, ...], find: Callable[[str], list[Mark]]) -> tuple[Mark, ...]:
    """Organisations that hold an armed word become ARMED; armed words and equipment outside of names are added."""
    ours = find(text)
    armed = [m for m in ours if m.label == "ARMED"]

    def relabel(mark: Mark) -> Mark:
        if mark.label == "ORG" and any(mark.start <= a.start and a.stop <= mark.stop for a in armed):
            return replace(mark, label="ARMED")
        return mark

    names = [relabel(m) for m in marks]
    added = [m for m in ours if all(m.stop <= n.start or n.stop <= m.start for n in names)]
    return without_overlap([*names, *without_overlap(added)])


def select(named: Iterable[Named], split: str) -> list[Named]:
    """The texts of a split."""
    return [n for n in named if n.split == split]


# --- examples --------------------------------------------------------------------------------------


def make_name_examples(nlp: Language, named: Iterable[Named]) -> list[Example]:
    """Examples with entities; marks that begin or end inside a word are widened to it."""
    return [Example(nlp.make_doc(n.text), _make_doc(nlp, n)) for n in named]


def _make_doc(nlp: Language, named: Named) -> Doc:
    doc = nlp.make_doc(named.text)
    spans: list[Span] = []
    for mark in named.marks:
        span = doc.char_span(mark.start, mark.stop, label=mark.label, alignment_mode="expand")
        if span is not None and (not spans or spans[-1].end <= span.start):
            spans.append(span)
    doc.set_ents(spans)
    return doc


def rename(named: Sequence[Named], seed: int, copies: int = N_RENAMED) -> list[Named]:
    """Copies of texts with their persons and places exchanged among each other, so that no name is learned by heart.

    A name is replaced only by one that begins with the same kind of letter (vowel or consonant), since articles and
    prepositions before it depend on that in French.
    """
    chance = random.Random(seed)  # noqa: S311  # a shuffle, no secret
    pools: dict[tuple[str, bool], list[str]] = {}
    for n in named:
        for mark in n.marks:
            if mark.label in {"PER", "LOC"}:
                words = n.text[mark.start : mark.stop]
                pools.setdefault((mark.label, _opens_with_vowel(words)), []).append(words)
    return [_rename(n, pools, chance) for n in named for _ in range(copies) if n.marks]


def _rename(named: Named, pools: dict[tuple[str, bool], list[str]], chance: random.Random) -> Named:
    text, marks, position = "", [], 0
    given: dict[str, str] = {}
    for mark in named.marks:
        words = named.text[mark.start : mark.stop]
        pool = pools.get((mark.label, _opens_with_vowel(words)))
        if pool and words not in given:
            given[words] = chance.choice(pool)
        new = given.get(words, words) if pool else words
        text += named.text[position : mark.start]
        marks.append(Mark(len(text), len(text) + len(new), mark.label))
        text += new
        position = mark.stop
    return replace(named, text=text + named.text[position:], marks=tuple(marks))


def _opens_with_vowel(words: str) -> bool:
    return words[:1].lower() in set("aeiouyhéèêâîôû")
