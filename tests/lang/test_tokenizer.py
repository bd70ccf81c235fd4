"""A document of spaCy holds every character of its text, and the words of the rules in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from recoupe.lang.pack import FOLDER, installed_packs
from recoupe.lang.tokenizer import Tokenizer
from recoupe.lang.words import load_word_rules
from recoupe.text.fold import fold

TOKENIZERS = {code: Tokenizer(Vocab(), load_word_rules(FOLDER / code / "tokens.toml")) for code in installed_packs()}
BLANKS = st.text(" \n\t\r", max_size=3)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(BLANKS, st.sampled_from(["l'armée", "10 000", "don't", "a-t-il", "."]))).map("".join),
).map(fold)


@pytest.mark.parametrize("code", installed_packs())
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_the_text_of_a_document_is_the_text_it_was_made_of(code: str, text: str) -> None:
    assert TOKENIZERS[code](text).text == text


@pytest.mark.parametrize("code", installed_packs())
@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_words_that_are_not_blank_lie_where_the_rules_cut(code: str, text: str) -> None:
    tokenizer = TOKENIZERS[code]
    found = [(token.idx, token.idx + len(token)) for token in tokenizer(text) if not token.text.isspace()]
    assert found == tokenizer.rules.spans(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" ", [" "]),
        ("\n\n", ["\n\n"]),
        ("Il part.", ["Il", "part", "."]),
        ("  Il part", ["  ", "Il", "part"]),
        ("\nIl part", ["\n", "Il", "part"]),
        ("Il  part", ["Il", " ", "part"]),
        ("Il \n part", ["Il", "\n ", "part"]),
        ("Il part ", ["Il", "part"]),
        ("Il part\n", ["Il", "part", "\n"]),
    ],
    ids=repr,
)
def test_one_blank_belongs_to_the_word_before_and_more_are_a_word(text: str, words: list[str]) -> None:
    doc = TOKENIZERS["fr"](text)
    assert [token.text for token in doc] == words
    assert doc.text == text
