"""Parses by hand: a sentence is a table of its words, "word UPOS head relation features", heads from 1, 0 for a root."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

import recoupe
from recoupe.extract import parsing
from recoupe.extract.analysis import Analysis, cut_up, forget
from recoupe.extract.rules import claims
from recoupe.lang.parser import Name, Parse, Token
from recoupe.model import Document, Passage, PassageKind, make_id

ByHand = Callable[..., Analysis]
ReadByHand = Callable[..., recoupe.Document]


@pytest.fixture
def by_hand() -> ByHand:
    """Lays a table and names, "label: words", over the only sentence of a document."""
    return _by_hand


@pytest.fixture
def read_by_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadByHand]:
    """Reads the text of a table as if a network had parsed it so; every claim is accepted."""

    def read(table: str, *names: str, language: str = "en") -> recoupe.Document:
        analysis = _by_hand(table, *names, language=language)
        monkeypatch.setattr(parsing, "find_model", lambda _: _Model(analysis.parses[0]))
        monkeypatch.setattr(claims, "threshold", lambda: 0.0)  # the acceptance model has tests of its own
        return recoupe.read_text(analysis.text, published="2020-11-20", language=language)

    forget()
    yield read
    forget()


class _Model:
    """A model that knows one parse."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def parse(self, sentences: Iterable[str], *, lemmas: bool) -> Iterator[Parse]:
        assert not lemmas
        return (self._parse for _ in sentences)


def _by_hand(table: str, *names: str, language: str = "en") -> Analysis:
    text, tokens = _tokens(table)
    passages = (Passage(PassageKind.BODY, 0, len(text)),)
    document = Document(make_id(text), "test", language, None, (), None, (), None, text, passages)
    analysis = cut_up(document)
    assert len(analysis.sentences) == 1
    return replace(analysis, parses={0: Parse(tokens, tuple(_names(text, names)))})


def _tokens(table: str) -> tuple[str, tuple[Token, ...]]:
    """The text of a table, words set apart by blanks but for elisions and signs, and its tokens."""
    text, tokens = "", []
    for number, row in enumerate(table.strip().splitlines()):
        word, upos, head, relation, *feats = row.split()
        stands_alone = text and not text.endswith(("'", "(", "-")) and word not in {".", ",", ")", ";", "-", "'s"}
        text += " " * bool(stands_alone)
        governor = int(head) - 1 if head != "0" else number
        tokens.append(Token(len(text), len(text) + len(word), word, upos, "|".join(feats), governor, relation))
        text += word
    return text, tuple(tokens)


def _names(text: str, names: tuple[str, ...]) -> Iterator[Name]:
    for name in names:
        label, _, words = name.partition(": ")
        yield Name(text.index(words), text.index(words) + len(words), label)
