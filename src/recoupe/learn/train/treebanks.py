"""Universal Dependencies treebanks (CoNLL-U, gzip) as sentences with offsets.

Source: https://universaldependencies.org/format.html. Words are those of our tokenizer's conventions: French
contractions of a preposition and an article (du, aux) are one word, English ones (don't) are two.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from recoupe.errors import TrainingError
from recoupe.text.fold import fold


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank.

    Attributes:
        start, stop: code points of the sentence.
        head: index of the governing word in the sentence; its own index for the root.
        feats: UD features, "Mood=Ind|Number=Sing", or "".
    """

    start: int
    stop: int
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A folded sentence and its words, in order."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of CoNLL-U: columns by name, ids as they stand."""

    id: str
    form: str
    lemma: str
    upos: str
    feats: str
    head: str
    relation: str


def read_treebank(path: Path, *, merge: bool, lemmas: dict[str, str]) -> tuple[Sentence, ...]:
    """All sentences whose words can be found in their text.

    Args:
        path: a `.conllu.gz` file.
        merge: multiword tokens are one word.
        lemmas: lemmas to be written otherwise, "de le" → "de".

    Raises:
        TrainingError: the file is missing or not a treebank.
    """
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise TrainingError(
            f"{path} cannot be read ({error.__class__.__name__}); `--data` must name the folder of treebanks"
        ) from error
    blocks = [list(block) for filled, block in groupby(lines, bool) if filled]
    if not any("\t" in line for line in lines):
        raise TrainingError(f"{path} holds no words in CoNLL-U; fetch it again")
    return tuple(s for block in blocks if (s := _make_sentence(block, merge=merge, lemmas=lemmas)))


def _make_sentence(block: list[str], *, merge: bool, lemmas: dict[str, str]) -> Sentence | None:
    text = next((fold(line.removeprefix("# text = ")) for line in block if line.startswith("# text = ")), None)
    if text is None:
        return None
    rows = [_Row(c[0], c[1], c[2], c[3], c[5], c[6], c[7]) for line in block if len(c := line.split("\t")) == 10]
    groups = list(_group_rows(rows, merge=merge))
    number_of = {row.id: index for index, (_, members) in enumerate(groups) for row in members}
    words, position = [], 0
    for index, (form, members) in enumerate(groups):
        start = text.find(fold(form), position)
        if start < 0:
            return None
        position = start + len(form)
        words.append(_make_word(index, start, position, members, number_of, lemmas))
    return Sentence(text, tuple(words))


def _group_rows(rows: Iterable[_Row], *, merge: bool) -> Iterator[tuple[str, list[_Row]]]:
    """Surface words with the syntactic words they hold; empty nodes are left out."""
    last, group = 0, None
    for row in rows:
        if "." in row.id:
            continue
        if "-" in row.id:
            if merge:
                last = int(row.id.partition("-")[2])
                group = (row.form, list[_Row]())
        elif group and int(row.id) <= last:
            group[1].append(row)
            if int(row.id) == last:
                yield group
                group = None
        else:
            yield row.form, [row]


def _make_word(
    index: int, start: int, stop: int, members: list[_Row], number_of: dict[str, int], lemmas: dict[str, str]
) -> Word:
    """The word of a group: its outermost member gives tag and relation."""
    inside = {row.id for row in members}
    outer = next((row for row in members if row.head not in inside), members[0])
    lemma = " ".join(row.lemma for row in members)
    return Word(
        start=start,
        stop=stop,
        lemma=fold(lemmas.get(lemma, lemma)),
        upos=outer.upos,
        feats="" if outer.feats == "_" else outer.feats,
        head=number_of.get(outer.head, index),
        relation=outer.relation,
    )


_OBLIQUE_ARGUMENT = frozenset({"à", "de"})


def tell_obliques(sentence: Sentence) -> Sentence:
    """French PUD says `obl` where Sequoia and GSD tell agents, arguments and modifiers apart; told by the preposition.

    "par" below a passive is an agent; "à" and "de" are arguments (as 74 % of theirs are in Sequoia and GSD); the rest modify.
    """
    words = sentence.words
    passive = {w.head for w in words if w.relation == "aux:pass"}
    case_of = {w.head: w.lemma for w in reversed(words) if w.relation == "case"}

    def relabel(index: int, word: Word) -> Word:
        if word.relation != "obl":
            return word
        case = case_of.get(index, "")
        kind = "agent" if case == "par" and word.head in passive else "arg" if case in _OBLIQUE_ARGUMENT else "mod"
        return replace(word, relation=f"obl:{kind}")

    return Sentence(sentence.text, tuple(relabel(i, w) for i, w in enumerate(words)))
