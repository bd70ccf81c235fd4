"""Texts with names, with event words, or with both, as examples: what the embedding for content is trained on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.training import Example

from recoupe.learn.train.events import Told, make_event_examples, make_tags, read_told
from recoupe.learn.train.names import OWN, Named, make_name_examples, read_named, rename
from recoupe.learn.train.sources import Sources

Parts = dict[str, list[Example]]
"""Examples by split."""
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Content:
    """Examples by what is annotated: names only (corpora of others, renamed copies), event words only, both."""

    named: Parts
    told: Parts
    both: Parts


def read_content(language: str, nlp: Language, sources: Sources, seed: int) -> Content:
    """All examples of a language.

    Args:
        nlp: a pipeline with a trained parser, which tells the head of a trigger of several words.
        seed: of the names given to copies.
    """
    named = read_named(language, sources.data, sources.corpus)
    own = {n.text: n for n in named if n.source == OWN}
    others = [n for n in named if n.source != OWN]
    told = read_told(language, sources.corpus)
    renamed = rename([n for n in own.values() if n.split == "train"], seed)
    return Content(
        _by_split((n.split, make_name_examples(nlp, [n])) for n in [*others, *renamed]),
        _by_split((t.split, make_event_examples(nlp, [t])) for t in told if t.text not in own),
        _by_split((t.split, [_make_both(nlp, t, own[t.text])]) for t in told if t.text in own),
    )


def _by_split(found: Iterable[tuple[str, list[Example]]]) -> Parts:
    parts: Parts = {split: [] for split in SPLITS}
    for split, examples in found:
        parts[split] += examples
    return parts


def _make_both(nlp: Language, told: Told, named: Named) -> Example:
    """An example with names and event words of one text."""
    (example,) = make_name_examples(nlp, [named])
    for word, tag in zip(example.reference, make_tags(nlp, told), strict=True):
        word.tag_ = tag
    return example
