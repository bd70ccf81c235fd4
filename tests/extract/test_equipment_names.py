"""Numbers in the name of a piece of equipment are no dates."""

import pytest

import recoupe
from recoupe.model import TimeMention


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "Two Mirage 2000 fighter jets flew over Ayorou.", []),
        ("fr", "Deux Mirage 2000 ont survolé Ayorou mercredi.", ["mercredi"]),
        ("fr", "Des Mirage 2000 ont survolé Ayorou en 2000.", ["2000"]),
        ("en", "In 2000 they bought Mirage jets.", ["2000"]),
    ],
)
def test_a_number_in_a_name_of_equipment_is_no_year(language: str, text: str, times: list[str]) -> None:
    document = recoupe.read_text(text, published="2021-01-30", language=language)
    found = [m.span.quote.removeprefix("en ") for m in document.mentions if isinstance(m, TimeMention)]
    assert [q.removeprefix("In ") for q in found] == times
