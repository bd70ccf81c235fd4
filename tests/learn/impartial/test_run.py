"""The suite of swapped sides: its size, its figures, what it finds in a partial reader, and a sample of the real one."""

from __future__ import annotations

from dataclasses import replace

import pytest

import recoupe
from recoupe.learn.impartial.run import LANGUAGES, compare_pairs, load_material, make_pairs, tell, to_figures
from recoupe.learn.reader import Reader
from recoupe.model import Document, Factuality, Sourced

N_PAIRS = 300
SAMPLE = 29
ARMED = {"syrian-army", "islamic-state"}


def _partial(side: str) -> Reader:
    """A reader that doubts whatever is told in a report that begins with one side."""

    def read(
        text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        document = recoupe.read_text(text, published, outlet, language)
        if not text.startswith(side):
            return document
        doubted = Sourced(Factuality.PS_PLUS, (), "x@1")
        return replace(document, claims=tuple(replace(c, factuality=doubted) for c in document.claims))

    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_pairs_and_every_template_can_be_written(language: str) -> None:
    pairs = make_pairs(language)
    assert len(pairs) >= N_PAIRS
    for pair in pairs:
        there, back = pair.written()
        assert "{" not in there.text + back.text
        assert there.text != back.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_used(language: str) -> None:
    _, templates = load_material(language)
    assert {p.template.id for p in make_pairs(language)} == {t.id for t in templates}


@pytest.mark.parametrize("language", LANGUAGES)
def test_certainty_numbers_and_flags_of_a_sample_do_not_depend_on_the_side(language: str) -> None:
    pairs = [p for p in make_pairs(language, SAMPLE) if p.template.sides == "state"]
    assert len(pairs) > 5
    assert list(tell(compare_pairs(pairs, language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_army_and_an_armed_group_are_read_alike(language: str) -> None:
    pairs = [p for p in make_pairs(language) if p.template.sides == "force" and {p.first.id, p.second.id} == ARMED]
    assert len(pairs) > 5
    assert list(tell(compare_pairs(pairs, language))) == []


def test_a_partial_reader_is_found_out() -> None:
    pairs = [p for p in make_pairs("en") if p.template.id == "swap" and {p.first.id, p.second.id} == {"iran", "russia"}]
    results = list(compare_pairs(pairs, "en", _partial("Iran")))
    assert to_figures(results)["differing"] == 1.0
    assert to_figures(results)["by factuality"] == 1.0
    assert "PS+" in next(iter(tell(results)))
    assert to_figures(list(compare_pairs(pairs, "en")))["by factuality"] == 0.0


def test_a_claim_in_one_reading_only_is_told() -> None:
    def lose(
        text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        document = recoupe.read_text(text, published, outlet, language)
        return replace(document, claims=()) if text.startswith("Iran") else document

    pairs = [p for p in make_pairs("en") if p.template.id == "swap" and {p.first.id, p.second.id} == {"iran", "russia"}]
    (line, *_) = tell(compare_pairs(pairs, "en", lose))
    assert "no claim" in line


def test_a_report_that_comes_twice_is_read_once() -> None:
    read: list[str] = []

    def count(
        text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        read.append(text)
        return recoupe.read_text(text, published, outlet, language)

    pairs = make_pairs("en")[:1] * 3
    assert len(list(compare_pairs(pairs, "en", count))) == 3
    assert len(read) == 2
