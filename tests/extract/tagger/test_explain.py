"""What holds for a sentence can be looked at word by word, with and without a parse or a tagger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recoupe.extract import parsing
from recoupe.extract.analysis import forget
from recoupe.extract.tagger import explain as module
from recoupe.extract.tagger.explain import Explained, explain

TEXT = "Engineers constructed an airbase near Gao."


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> Iterator[None]:
    forget()
    yield
    forget()


def _by_word(text: str = TEXT) -> dict[str, Explained]:
    return {found.word: found for found in explain(text, "en")}


def test_acts_things_and_the_rows_that_hold_are_told_in_the_order_of_the_words() -> None:
    found = _by_word()
    assert list(found) == [w for w in "engineers constructed an airbase near gao".split() if w in found]
    assert "build" in found["constructed"].acts
    assert found["constructed"].compositions[0] == "base.build"
    assert "site.base" in found["airbase"].things
    assert "place" in found["gao"].things


def test_the_tagger_says_what_it_thinks_likeliest_of_words_that_may_happen() -> None:
    found = _by_word()
    assert found["airbase"].likely is None
    assert found["constructed"].likely is not None
    assert 0 < found["constructed"].likely[1] <= 1


def test_without_a_tagger_there_is_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_tagger", lambda *_: None)
    found = _by_word()
    assert found["constructed"].compositions[0] == "base.build"
    assert found["constructed"].likely is None


def test_without_a_parse_no_row_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "find_model", lambda _: None)
    found = _by_word()
    assert "build" in found["constructed"].acts
    assert (found["constructed"].compositions, found["constructed"].likely) == ((), None)


def test_every_sentence_of_a_text_is_told() -> None:
    assert [e.word for e in explain("Gunmen fled. Rebels fled.", "en") if "flee" in e.acts] == ["fled", "fled"]


def test_a_language_without_a_pack_is_an_error() -> None:
    with pytest.raises(KeyError, match="no language pack 'de'"):
        explain("Es regnete.", "de")
