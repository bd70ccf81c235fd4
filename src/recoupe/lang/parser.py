"""What a trained pack says of sentences, in types of our own: the only door to spaCy for the rest of the code.

A parse is evidence, not proof: about one arc in six is wrong, more in sentences past 25 words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from recoupe.errors import ModelError
from recoupe.lang.alike import find_alike
from recoupe.lang.pack import collector_paused
from recoupe.lang.stand_ins import Seen, StandIn, see
from recoupe.lang.words import load_word_rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import TrainablePipe
    from spacy.tokens import Doc

    from recoupe.lang.tokenizer import Tokenizer

FOLDER = Path(__file__).parent
BATCH_SIZE = 256
INSIDE = "flat"
"""Relation of the words inside a stretch that the networks saw as one word."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as nobody changes one: freezing takes thrice the time
class Token:
    """A word of a sentence.

    Attributes:
        start, stop: half-open code points of the sentence.
        upos, relation: of Universal Dependencies; the relation of a root is "root".
        feats: UD features, "Mood=Cnd|Number=Plur", or "".
        head: index of the governing word; its own for a root.
    """

    start: int
    stop: int
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str

    def has(self, feature: str) -> bool:
        """Whether it has a feature, "Mood=Cnd"."""
        return feature in self.feats


@dataclass(frozen=True, slots=True)
class Name:
    """A name or description found in a sentence: half-open code points; PER, ORG, LOC, ARMED, EQUIP or TOLL."""

    start: int
    stop: int
    label: str


@dataclass(frozen=True)
class Parse:
    """The words of a sentence with their heads, and the names in it, in order."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the words that each word governs, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(tuple(c) for c in found)

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Words that a word governs by one of these relations; subtypes must be named ("nsubj:pass")."""
        tokens = self.tokens
        return [child for child in self.children[index] if tokens[child].relation in relations]

    def subtree(self, index: int) -> Iterator[int]:
        """A word and all below it, in no order."""
        waiting = [index]
        while waiting:
            at = waiting.pop()
            yield at
            waiting.extend(self.children[at])

    def at(self, offset: int) -> int | None:
        """Index of the word that holds an offset of the sentence."""
        return next((i for i, token in enumerate(self.tokens) if token.start <= offset < token.stop), None)


class Model:
    """The trained network of one pack.

    The parts are run by hand, since names need no lemmas, and a batch goes through each part as a whole.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.tokens import Doc

        self._nlp, self._make = nlp, Doc
        self._names: dict[int, str] = {}

    def parse(
        self, sentences: Iterable[str], *, lemmas: bool = True, stand_ins: Sequence[Sequence[StandIn]] = ()
    ) -> Iterator[Parse]:
        """Parse folded sentences and find the names in them, in order.

        Args:
            lemmas: give the words their lemmas, which takes an eighth of the time; else lemmas are "".
            stand_ins: of each sentence, what is read as one word; sentences past the last have none.
        """
        waiting = zip(sentences, chain(stand_ins, repeat(())), strict=False)
        left_out = set() if lemmas else {"trainable_lemmatizer"}
        while batch := list(islice(waiting, BATCH_SIZE)):
            seen = [self._see(sentence, own) for sentence, own in batch]
            docs = [doc for doc, _ in seen]
            for name, pipe in self._nlp.pipeline:
                if name not in left_out:
                    part = cast("TrainablePipe", pipe)
                    part.set_annotations(docs, part.predict(docs))
            yield from (_view(doc, words, self._names) for doc, words in seen)

    def _see(self, sentence: str, stand_ins: Sequence[StandIn]) -> tuple[Doc, list[Seen]]:
        """A sentence as the networks see it."""
        words = see(sentence, cast("Tokenizer", self._nlp.tokenizer).cut(sentence), stand_ins)
        return self._make(self._nlp.vocab, words=[word.text for word in words]), words


@cache
def load_model(code: str) -> Model:
    """The networks of a pack.

    Args:
        code: primary language subtag, "fr".

    Raises:
        ModelError: the weights are missing or damaged, or spaCy cannot be imported.
    """
    folder = FOLDER / code
    try:
        from recoupe.lang.embedding import keep_embeddings
        from recoupe.lang.weights import read_weights
    except ImportError as error:
        raise ModelError(
            f"the networks of pack {code!r} need spaCy, which cannot be imported ({error}); see `recoupe doctor`"
        ) from error
    try:
        with collector_paused():
            rules = load_word_rules(folder / "tokens.toml")
            nlp = read_weights(weights_path(code), rules, find_alike(code, folder)).nlp
            keep_embeddings(nlp)
            return Model(nlp)
    except ModelError as error:
        raise ModelError(f"pack {code!r}: {error}; see `recoupe doctor`") from error


def weights_path(code: str) -> Path:
    """Where the weights of a pack lie."""
    return FOLDER / code / "model" / "weights.zip"


def _view(doc: Doc, seen: Sequence[Seen], strings: dict[int, str]) -> Parse:
    """A spaCy document as a parse of the sentence; runs of blanks are left out."""
    kept = [i for i, word in enumerate(seen) if not word.text.isspace()]
    names = (Name(seen[e.start].inside[0][0], seen[e.end - 1].inside[-1][1], e.label_) for e in doc.ents)
    return Parse(_tokens(doc, kept, seen, strings), tuple(names))


def _tokens(doc: Doc, kept: list[int], seen: Sequence[Seen], strings: dict[int, str]) -> tuple[Token, ...]:
    """The words of a document that are kept, read in one go: asking spaCy word by word costs a fifth of the parse.

    Of a stretch that was seen as one word the others hang on its head, by `INSIDE`.

    Args:
        strings: of the vocabulary by their numbers, as far as they were asked for; filled here.
    """
    array = doc.to_array(["LEMMA", "POS", "MORPH", "DEP", "HEAD"])
    rows, steps = array.tolist(), array[:, 4].astype(np.int64).tolist()
    firsts = dict(zip(kept, accumulate((len(seen[i].inside) for i in kept), initial=0), strict=False))
    number_of = {i: first + seen[i].head for i, first in firsts.items()}
    found: list[Token] = []
    for i, number in number_of.items():
        for value in rows[i][:4]:
            if value not in strings:
                strings[value] = doc.vocab.strings[value]
        lemma, upos, feats, relation = [strings[value] for value in rows[i][:4]]
        head = number_of.get(i + steps[i], number)
        feats = "" if feats == "_" else feats
        for at, (start, stop) in enumerate(seen[i].inside):
            if at == seen[i].head:
                token = Token(start, stop, lemma, upos, feats, head, "root" if head == number else relation)
            else:
                token = Token(start, stop, "", "PROPN", "", number, INSIDE)
            found.append(token)
    return tuple(found)
