"""Figures are shares of what was never trained on, by the definitions of the scorer of spaCy."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from recoupe.learn.train.measure import in_words, measure_names, measure_parser, measure_speed

WORDS = "Awa voit Gao , Kidal et Tessit".split()
Ents = list[tuple[int, int, str]]


def make_doc(nlp: Language, ents: Ents) -> Doc:
    doc = Doc(nlp.vocab, words=WORDS)
    doc.set_ents([Span(doc, start, stop, label) for start, stop, label in ents])
    return doc


def measure(nlp: Language, given: Ents, gold: Ents, *, others: bool = False) -> dict[str, float]:
    reference = make_doc(nlp, gold)
    example = Example(nlp.make_doc(reference.text), reference)
    return measure_names(lambda _: make_doc(nlp, given), [example], others=others)


@pytest.mark.parametrize(
    ("given", "gold", "figures"),
    [
        ([(0, 1, "PER"), (2, 3, "LOC")], [(0, 1, "PER"), (2, 3, "LOC")], (1, 1, 1)),
        ([(0, 1, "PER")], [(0, 1, "PER"), (2, 3, "LOC")], (2 / 3, 1, 1 / 2)),
        ([(0, 1, "ORG"), (2, 3, "LOC")], [(0, 1, "PER"), (2, 3, "LOC")], (1 / 2, 1 / 2, 1 / 2)),
        ([(0, 2, "PER")], [(0, 1, "PER")], (0, 0, 0)),
    ],
)
def test_a_name_counts_with_its_exact_words_and_type(
    nlp: Language, given: Ents, gold: Ents, figures: tuple[float, float, float]
) -> None:
    found = measure(nlp, given, gold)
    assert (found["ents_f1"], found["ents_precision"], found["ents_recall"]) == pytest.approx(figures)


def test_each_type_has_a_figure_of_its_own(nlp: Language) -> None:
    found = measure(nlp, [(0, 1, "PER"), (2, 3, "ARMED")], [(0, 1, "PER"), (2, 3, "LOC")])
    assert {name: found[name] for name in found if name.startswith("ents_f1_")} == {
        "ents_f1_armed": 0,
        "ents_f1_loc": 0,
        "ents_f1_per": 1,
    }


def test_corpora_of_others_know_three_types_only(nlp: Language) -> None:
    given = [(0, 1, "ARMED"), (2, 3, "EQUIP"), (4, 5, "TOLL"), (6, 7, "LOC")]
    gold = [(0, 1, "ORG"), (6, 7, "LOC")]
    assert measure(nlp, given, gold, others=True)["ents_f1"] == 1
    assert measure(nlp, given, gold)["ents_f1"] == pytest.approx(1 / 3)


class Evaluated:
    """A pipeline that gives these scores, and keeps what it was asked to score."""

    def __init__(self, nlp: Language, scores: dict[str, object]) -> None:
        self.make_doc, self.scores = nlp.make_doc, scores
        self.seen: list[Example] = []

    def evaluate(self, examples: list[Example]) -> dict[str, object]:
        self.seen = examples
        return self.scores


def test_parses_are_scored_under_our_names_and_what_was_not_measured_is_left_out(nlp: Language) -> None:
    pipeline = Evaluated(nlp, {"pos_acc": 0.5, "dep_uas": 0.25, "dep_las": None, "speed": 7.0})
    assert measure_parser(pipeline, []) == {"upos": 0.5, "uas": 0.25}


def test_parses_are_scored_on_raw_text_as_our_rules_cut_it(nlp: Language) -> None:
    pipeline = Evaluated(nlp, {})
    reference = Doc(
        nlp.vocab, words=["Awa", "dort-", "elle"], spaces=[True, False, False], pos=["NOUN", "VERB", "PRON"]
    )
    measure_parser(pipeline, [Example(reference.copy(), reference)])
    [example] = pipeline.seen
    assert [token.text for token in example.predicted] == ["Awa", "dort", "-elle"]
    assert not example.predicted.has_annotation("POS")
    assert example.reference is reference


def test_the_borders_of_words_are_scored(nlp: Language) -> None:
    for name in nlp.pipe_names:
        nlp.remove_pipe(name)
    reference = Doc(nlp.vocab, words=["Awa", "dort-", "elle"], spaces=[True, False, False])
    assert measure_parser(nlp, [Example(reference.copy(), reference)])["tokens_f1"] == pytest.approx(1 / 3)


def test_speed_is_in_words_a_second(nlp: Language) -> None:
    for name in nlp.pipe_names:
        nlp.remove_pipe(name)
    assert measure_speed(nlp, ["Awa voit Gao et Kidal ."] * 500) > 1000


def test_figures_are_told_in_one_line() -> None:
    assert in_words({"upos": 0.9, "las": 0.75}) == "upos 0.900, las 0.750"
