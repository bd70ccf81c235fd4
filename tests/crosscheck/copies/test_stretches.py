"""Prose and speech are told apart, and furniture is left out."""

from collections.abc import Callable

from recoupe.crosscheck.copies.stretches import find_stretches
from recoupe.model import Document

Make = Callable[..., Document]


def stretches(document: Document) -> list[tuple[str, bool]]:
    return [(document.text[s.start : s.stop].strip(), s.is_quoted) for s in find_stretches(document)]


def test_speech_is_cut_out_of_prose_and_a_quoted_term_is_not(make: Make) -> None:
    found = stretches(
        make("The “red line” holds, he said. “Nobody will cross the river before the rains end,” he added.")
    )
    assert found == [
        ("The “red line” holds, he said.", False),
        ("Nobody will cross the river before the rains end,", True),
        ("he added.", False),
    ]


def test_paragraphs_with_nothing_between_them_are_one_stretch(make: Make, wire: str) -> None:
    assert [words for words, _ in stretches(make(wire))] == [wire]


def test_captions_links_and_furniture_are_left_out(make: Make, wire: str) -> None:
    document = make(
        f"{wire}\n\nPhoto: Women queue for water at a camp, May 2021\n\nRead more: Four years of war in maps\n\n© Relief Post"
    )
    words = " ".join(words for words, _ in stretches(document))
    assert "302 of them" in words
    assert not any(part in words for part in ("queue", "maps", "©"))


def test_an_arabic_quotation_is_speech(make: Make) -> None:
    found = stretches(
        make("وقال المحافظ إن «العائلات غادرت المخيم قبل وصول القافلة إلى المدينة» مساء أمس.", language="ar")
    )
    assert [is_quoted for _, is_quoted in found] == [False, True, False]
