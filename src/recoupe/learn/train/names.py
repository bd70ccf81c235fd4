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
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from recoupe.errors import TrainingError
from recoupe.lang.entries import PeopleNoun
from recoupe.lang.pack import load_pack
from recoupe.learn.corpus import load
from recoupe.learn.corpus_names import Mark, load_names
from recoupe.model import Actor
from recoupe.text.fold import fold, fold_case
from recoupe.text.match import Match
from recoupe.text.segment import Words, find_words
from recoupe.world.actors import KnownActor, load_actors

T = TypeVar("T")
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
    passages = {p.id: p for p in load(corpus) if p.language == language}
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
    """Whether words are a name: they have a capital and are no pronoun ("Us"; but "US" and "WHO" are names)."""
    is_pronoun = words.strip().lower() in _PRONOUNS and (len(words) == 1 or not words.isupper())
    return any(c.isupper() for c in words) and not is_pronoun


def without_overlap(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The longest marks first, what overlaps them left out; in text order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.stop, m.start)):
        if mark.start < mark.stop and all(mark.stop <= k.start or k.stop <= mark.start for k in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))


def find_armed(language: str) -> Callable[[str], list[Mark]]:
    """A function that marks what the word lists of a pack know: ARMED and EQUIP, overlaps left out."""
    pack, actors = load_pack(language), load_actors(language)

    def find(text: str) -> list[Mark]:
        words = find_words(text, fold_case(text), 0, len(text))

        def marks(label: str, matches: Iterable[Match[T]]) -> list[Mark]:
            return [Mark(words.starts[m.first], words.stops[m.last - 1], label) for m in matches]

        things = marks("EQUIP", pack.equipment.find_longest(words.texts))
        known = [
            m for m in actors.find_longest(words.texts) if _is_armed(m.value.actor) and _is_written(text, words, m)
        ]
        organs = [m for m in pack.organs.find_longest(words.texts) if m.value.actor.startswith(_FORCES)]
        people = [
            m for m in pack.people.find_longest(words.texts) if m.value.group in _ARMED_GROUPS and _is_plural(words, m)
        ]
        armed = [*marks("ARMED", known), *marks("ARMED", organs), *marks("ARMED", people)]
        apart = [a for a in armed if all(a.stop <= t.start or t.stop <= a.start for t in things)]
        return list(without_overlap([*things, *apart]))

    return find


_FORCES = ("Military Forces", "Police Forces", "Unidentified Armed Group")
_ARMED_KINDS = frozenset({"Rebel group", "Political militia", "Identity militia"})
_ARMED_NAME = re.compile(r"Forces|Army|Navy|Guard|Police|Military|Brigade|Militia|Command|Corps|Coalition|Mission in")


def _is_plural(words: Words, match: Match[PeopleNoun]) -> bool:
    """Whether a noun for people is in the plural: a lone officer is not marked, and "general", "military" are adjectives."""
    return words.texts[match.head].endswith("s")


def _is_armed(actor: Actor) -> bool:
    """Whether a known actor is under arms: parliaments and agencies are state bodies of ACLED, too."""
    return actor.kind in _ARMED_KINDS or _ARMED_NAME.search(actor.name) is not None


def _is_written(text: str, words: Words, match: Match[KnownActor]) -> bool:
    """Whether a known name is written as one: acronyms in capitals throughout ("UN" is no "un")."""
    if not match.value.is_acronym:
        return words.capital[match.first]
    return text[words.starts[match.first] : words.stops[match.last - 1]].isupper()


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
    return without_overlap([*names, *added])


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
    given: dict[tuple[str, str], str] = {}
    for mark in named.marks:
        words = named.text[mark.start : mark.stop]
        pool = pools.get((mark.label, _opens_with_vowel(words)))
        if pool and (mark.label, words) not in given:
            given[mark.label, words] = chance.choice(pool)
        new = given.get((mark.label, words), words)
        text += named.text[position : mark.start]
        marks.append(Mark(len(text), len(text) + len(new), mark.label))
        text += new
        position = mark.stop
    return replace(named, text=text + named.text[position:], marks=tuple(marks))


def _opens_with_vowel(words: str) -> bool:
    return words[:1].lower() in set("aeiouyhéèêâîôû")
