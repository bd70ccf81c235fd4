"""The corpus as training data for event words: the word at the head of each claim's trigger, with the kind of the claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from recoupe.learn.corpus import Passage, load
from recoupe.text.fold import fold

NONE = "-"
"""Label of a word that names no event."""


@dataclass(frozen=True, slots=True)
class Told:
    """A folded text and the triggers of its claims: half-open code points and the first accepted kind."""

    split: str
    text: str
    triggers: tuple[tuple[int, int, str], ...]


def read_told(language: str, corpus: Path) -> list[Told]:
    """Every passage and report of a language, also those that claim nothing."""
    return [Told(p.split, fold(p.text), tuple(_triggers(p))) for p in load(corpus) if p.language == language]


def _triggers(passage: Passage) -> Iterator[tuple[int, int, str]]:
    for claim in passage.items("claims"):
        quote, trigger, kinds = str(claim["quote"]), str(claim["trigger"]), claim["kinds"]
        assert isinstance(kinds, list)
        evidence = passage.text.find(quote)
        start = passage.text.find(trigger, max(0, evidence))
        if evidence >= 0 and start >= 0 and kinds:
            yield start, start + len(trigger), str(kinds[0])


def make_event_examples(nlp: Language, told: Iterable[Told]) -> list[Example]:
    """Examples with a kind as the tag of each event word.

    Args:
        nlp: a pipeline with a trained parser, which tells the head of a trigger of several words.
    """
    return [Example(nlp.make_doc(t.text), _make_doc(nlp, t)) for t in told]


def _make_doc(nlp: Language, told: Told) -> Doc:
    words = nlp.make_doc(told.text)
    spaces = [bool(w.whitespace_) for w in words]
    return Doc(nlp.vocab, words=[w.text for w in words], spaces=spaces, tags=make_tags(nlp, told))


def make_tags(nlp: Language, told: Told) -> list[str]:
    """The kind of each word of a text that heads a trigger, "-" for all others."""
    parsed = nlp(told.text)
    tags = [NONE] * len(parsed)
    for start, stop, kind in told.triggers:
        span = parsed.char_span(start, stop, alignment_mode="expand")
        if span is not None and tags[span.root.i] == NONE:
            tags[span.root.i] = kind
    return tags


def measure_events(nlp: Language, examples: Iterable[Example]) -> dict[str, float]:
    """F1 of event words with their kind (`kind_f1`), of their family (`family_f1`), and of being one at all (`event_f1`)."""
    found = right = family = any_right = wanted = 0
    for example in examples:
        doc = nlp(example.reference.text)
        for given, gold in zip(doc, example.reference, strict=True):
            found += given.tag_ != NONE
            wanted += gold.tag_ != NONE
            if NONE not in {given.tag_, gold.tag_}:
                any_right += 1
                right += given.tag_ == gold.tag_
                family += given.tag_.partition(".")[0] == gold.tag_.partition(".")[0]
    total = max(1, found + wanted)
    return {"event_f1": 2 * any_right / total, "family_f1": 2 * family / total, "kind_f1": 2 * right / total}
