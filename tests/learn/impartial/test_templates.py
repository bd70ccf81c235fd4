"""Reports written from templates, and where each word of them comes from."""

from __future__ import annotations

import pytest

from recoupe.learn.impartial.sides import make_side
from recoupe.learn.impartial.templates import Template, write
from recoupe.model import Span

US = make_side(
    {
        "id": "us",
        "sets": "s",
        "state": "les États-Unis/mp",
        "force": "l'armée américaine/fs",
        "adj": "américain américaine américains américaines",
    }
)
M23 = make_side(
    {"id": "m23", "sets": "s", "state": "le M23/ms", "force": "le M23/ms", "adj": "rebelle rebelle rebelles rebelles"}
)


def _write(text: str) -> str:
    return write(Template("t", "s", text), {"A": US, "B": M23}).text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{A.state} {A.state:a|ont} menacé {B.state}.", "Les États-Unis ont menacé le M23."),
        ("{A.force} s'est {A.force:retiré|retirée|retirés|retirées}.", "L'armée américaine s'est retirée."),
        ("Le retrait {B.force.de} et {A.state.de}.", "Le retrait du M23 et des États-Unis."),
        ("Des avions {A.adj.mp}. {B.state} dément.", "Des avions américains. Le M23 dément."),
        ("« {B.state} ment », dit-il.", "« Le M23 ment », dit-il."),
    ],
)
def test_slots_take_the_forms_that_the_sentence_asks_for(text: str, written: str) -> None:
    assert _write(text) == written


def test_words_keep_their_names_when_the_sides_are_swapped() -> None:
    template = Template("t", "s", "{A.force} a bombardé {B.state} lundi.")
    there, back = (write(template, {"A": a, "B": b}) for a, b in ((US, M23), (M23, US)))
    for report in (there, back):
        at = report.text.index("lundi")
        assert report.names(Span(at, at + 5, "lundi")) == there.names(
            Span.of(there.text, *_bounds(there.text, "lundi"))
        )
    assert there.names(Span(0, 18, "L'armée américaine")) == {"A"}


def test_a_stretch_with_a_side_in_it_is_that_side() -> None:
    report = write(Template("t", "s", "Un poste {A.force.de} brûle."), {"A": US, "B": M23})
    whole = Span(0, report.text.index(" brûle"), report.text[: report.text.index(" brûle")])
    assert report.names(whole) == {"A"}
    assert "A" not in report.words(whole)


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(KeyError, match="crowd"):
        _write("{A.crowd}")


def test_three_forms_to_choose_from_are_an_error() -> None:
    with pytest.raises(ValueError, match="two or four"):
        _write("{A.state:a|b|c}")


def _bounds(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)
