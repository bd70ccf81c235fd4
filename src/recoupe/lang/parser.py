"""What a trained pack says of sentences, in types of our own: the only door to spaCy for the rest of the code.

A parse is evidence, not proof: about one arc in six is wrong, more in sentences past 25 words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from recoupe.errors import ModelError
from recoupe.lang.words import load_word_rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Tagger, TrainablePipe
    from spacy.tokens import Doc

FOLDER = Path(__file__).parent
BATCH_SIZE = 256
Scores = npt.NDArray[np.float32]
NO_EVENT = "-"
MIN_EVENT = 0.1
MIN_KIND = 0.02


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word that may name an event.

    Attributes:
        token: its index in the parse.
        probability: that it names any event, in [0, 1].
        kinds: probability of each kind that is not negligible.
    """

    token: int
    probability: float
    kinds: dict[str, float]


@dataclass(frozen=True)
class Parse:
    """The words of a sentence with their heads, and the names and event words in it, in order."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    events: tuple[EventWord, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the words that each word governs, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(tuple(c) for c in found)

    def dependents(self, index: int, *relations: str) -> Iterator[int]:
        """Words that a word governs by one of these relations; subtypes must be named ("nsubj:pass")."""
        return (child for child in self.children[index] if self.tokens[child].relation in relations)

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
    """The trained network of one pack; the same sentence gives the same answer, whatever it is parsed with."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._events = cast("Tagger | None", nlp.get_pipe("events") if "events" in nlp.pipe_names else None)

    def parse(self, sentences: Iterable[str], least_event: float = 0.0) -> Iterator[Parse | None]:
        """Parse folded sentences; find the names and the words for events in them; in order.

        Args:
            least_event: a sentence without a word of at least this probability of naming an event is not parsed: None.
                Looking for event words costs about a quarter of the whole.
        """
        waiting = iter(sentences)
        while batch := list(islice(waiting, BATCH_SIZE)):
            docs = [self._nlp.make_doc(sentence) for sentence in batch]
            scores = self._find_events(docs)
            is_worth = [score is None or _likeliest(score) >= least_event for score in scores]
            self._annotate([doc for doc, wanted in zip(docs, is_worth, strict=True) if wanted])
            for doc, score, wanted in zip(docs, scores, is_worth, strict=True):
                yield self._view(doc, score) if wanted else None

    def _find_events(self, docs: list[Doc]) -> list[Scores | None]:
        """Embed the words; probabilities of the kinds for each word of each document, the first "none of them"."""
        self._run(docs, "content")
        if self._events is None:
            return [None] * len(docs)
        none = self._events.labels.index(NO_EVENT)
        scores = cast("list[Scores]", self._events.model.predict(docs))
        return [_softmax(score, none) for score in scores]

    def _annotate(self, docs: list[Doc]) -> None:
        """Names, tags, lemmas and arcs of documents that were embedded for content."""
        for name in self._nlp.pipe_names if docs else ():
            if name not in {"content", "events"}:
                self._run(docs, name)

    def _run(self, docs: list[Doc], name: str) -> None:
        pipe = cast("TrainablePipe", self._nlp.get_pipe(name))
        pipe.set_annotations(docs, pipe.predict(docs))

    def _view(self, doc: Doc, scores: Scores | None) -> Parse:
        """A spaCy document as a parse; runs of blanks are left out."""
        kept = [i for i, word in enumerate(doc) if not word.is_space]
        number_of = {i: n for n, i in enumerate(kept)}
        tokens = _tokens(doc, kept, number_of)
        names = tuple(Name(e.start_char, e.end_char, e.label_) for e in doc.ents)
        return Parse(tokens, names, self._event_words(scores, number_of) if scores is not None else ())

    def _event_words(self, scores: Scores, number_of: dict[int, int]) -> tuple[EventWord, ...]:
        assert self._events is not None
        kinds = [label for label in self._events.labels if label != NO_EVENT]
        found = []
        for i in np.flatnonzero(scores[:, 0] <= 1 - MIN_EVENT):
            if int(i) in number_of:
                shares = scores[i, 1:]
                likely = {kinds[k]: round(float(shares[k]), 4) for k in np.flatnonzero(shares >= MIN_KIND)}
                found.append(EventWord(number_of[int(i)], round(1 - float(scores[i, 0]), 4), likely))
        return tuple(found)


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
        from recoupe.lang.weights import read_weights
    except ImportError as error:
        raise ModelError(
            f"the networks of pack {code!r} need spaCy, which cannot be imported ({error}); see `recoupe doctor`"
        ) from error
    try:
        return Model(read_weights(weights_path(code), load_word_rules(folder / "tokens.toml")).nlp)
    except ModelError as error:
        raise ModelError(f"pack {code!r}: {error}; see `recoupe doctor`") from error


def weights_path(code: str) -> Path:
    """Where the weights of a pack lie."""
    return FOLDER / code / "model" / "weights.zip"


def _tokens(doc: Doc, kept: list[int], number_of: dict[int, int]) -> tuple[Token, ...]:
    """The words of a document that are kept, read in one go: asking spaCy word by word costs a fifth of the parse."""
    rows = doc.to_array(["LEMMA", "POS", "MORPH", "DEP", "HEAD"])
    names = {int(value): doc.vocab.strings[int(value)] for value in np.unique(rows[:, :4])}
    steps = rows[:, 4].astype(np.int64)
    found = []
    for number, i in enumerate(kept):
        lemma, upos, feats, relation = (names[int(value)] for value in rows[i, :4])
        head = number_of.get(i + int(steps[i]), number)
        start = doc[i].idx
        feats = "" if feats == "_" else feats
        token = Token(start, start + len(doc[i]), lemma, upos, feats, head, "root" if head == number else relation)
        found.append(token)
    return tuple(found)


def _softmax(scores: Scores, none: int) -> Scores:
    """Rows as probabilities, the column of "none of them" put first."""
    powers: Scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Scores = powers / powers.sum(axis=1, keepdims=True)
    rest: Scores = np.delete(shares, none, axis=1)
    return np.concatenate([shares[:, none : none + 1], rest], axis=1)


def _likeliest(scores: Scores) -> float:
    """Highest probability of any word of a sentence to name an event."""
    return float(1 - scores[:, 0].min()) if len(scores) else 0.0
