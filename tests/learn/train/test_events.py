"""Triggers of the corpus become one labelled word each, and event words are scored by kind, family and at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from training_samples import PASSAGES, write_corpus, write_lines

from recoupe.learn.train.events import NONE, Told, make_event_examples, measure_events, read_told

TEXT = "Une mine a tué trois soldats."


def test_every_passage_of_a_language_is_there_with_its_part_and_its_triggers(tmp_path: Path) -> None:
    told = read_told("fr", write_corpus(tmp_path, {}))
    assert [t.text for t in told] == [text for id_, text in PASSAGES.items() if id_.startswith("fr")]
    assert [t.split for t in told] == ["train", "train", "dev", "test"]
    assert [[(t.text[a:b], kind) for a, b, kind in t.triggers] for t in told] == [
        [("quitté", "movement.withdrawal"), ("ont tiré une roquette", "armed.missile_attack")],
        [("rejoint", "movement.transfer")],
        [],
        [("morts", "other.casualties")],
    ]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ({"quote": "a tué des gardes", "trigger": "tué", "kinds": ["armed.attack"]}, [(28, 31)]),
        ({"quote": "Une mine a tué", "trigger": "tué", "kinds": ["armed.bombing"]}, [(11, 14)]),
        ({"quote": "a tué des loups", "trigger": "tué", "kinds": ["armed.attack"]}, []),
        ({"quote": "a tué des gardes", "trigger": "blessé", "kinds": ["armed.attack"]}, []),
        ({"quote": "a tué des gardes", "trigger": "tué", "kinds": []}, []),
    ],
)
def test_a_trigger_is_looked_for_in_its_quote(
    tmp_path: Path, claim: dict[str, object], found: list[tuple[int, int]]
) -> None:
    text = "Une mine a tué ; un tireur a tué des gardes."
    start = text.index("a tué des") + 2 if found == [(28, 31)] else 11
    passage = {"id": "fr-x-001", "language": "fr", "text": text, "claims": [claim]}
    write_lines(tmp_path / "passages" / "fr-x.jsonl", [passage])
    [told] = read_told("fr", tmp_path)
    assert [(a, b) for a, b, _ in told.triggers] == ([(start, start + 3)] if found else [])


# --- examples ------------------------------------------------------------------------------------------


def parser(nlp: Language, heads: list[int]) -> Callable[[str], Doc]:
    """A parser that gives these heads to whatever it is given."""

    class Parser:
        vocab, make_doc = nlp.vocab, nlp.make_doc

        def __call__(self, text: str) -> Doc:
            words = nlp.make_doc(text)
            spaces = [bool(t.whitespace_) for t in words]
            return Doc(nlp.vocab, words=[t.text for t in words], spaces=spaces, heads=heads, deps=["dep"] * len(heads))

    return Parser()


@pytest.mark.parametrize(
    ("triggers", "tags"),
    [
        (["a tué"], {"tué": "k0"}),
        (["mine"], {"mine": "k0"}),
        (["tué trois soldats", "tué"], {"tué": "k0"}),
        (["mine", "trois soldats"], {"mine": "k0", "soldats": "k1"}),
        (["min"], {"mine": "k0"}),
        ([], {}),
    ],
)
def test_the_head_of_a_trigger_gets_the_kind(nlp: Language, triggers: list[str], tags: dict[str, str]) -> None:
    spans = tuple((TEXT.index(t), TEXT.index(t) + len(t), f"k{number}") for number, t in enumerate(triggers))
    [example] = make_event_examples(parser(nlp, [1, 3, 3, 3, 5, 3, 3]), [Told("train", TEXT, spans)])
    assert {t.text: t.tag_ for t in example.reference if t.tag_ != NONE} == tags
    assert example.predicted.text == example.reference.text == TEXT
    assert not example.predicted.has_annotation("TAG")


# --- figures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "gold", "figures"),
    [
        ("- a.x - b.y", "- a.x - b.y", (1, 1, 1)),
        ("- a.z - b.y", "- a.x - b.y", (1, 1, 0.5)),
        ("- b.x - b.y", "- a.x - b.y", (1, 0.5, 0.5)),
        ("- - - b.y", "- a.x - b.y", (2 / 3, 2 / 3, 2 / 3)),
        ("a.x - - -", "- a.x - -", (0, 0, 0)),
        ("- - - -", "- - - -", (0, 0, 0)),
    ],
)
def test_event_words_are_scored_at_all_by_family_and_by_kind(
    nlp: Language, given: str, gold: str, figures: tuple[float, float, float]
) -> None:
    words = "alpha beta gamma delta".split()

    def make(tags: str) -> Doc:
        return Doc(nlp.vocab, words=words, tags=tags.split())

    found = measure_events(lambda _: make(given), [Example(make(gold), make(gold))])
    assert tuple(found[name] for name in ("event_f1", "family_f1", "kind_f1")) == pytest.approx(figures)
