"""Parses by hand: a sentence is a table of its words, "word UPOS head relation features", heads from 1, 0 for a root."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import pytest

import recoupe
from recoupe.extract import parsing
from recoupe.extract.analysis import Analysis, cut_up, forget
from recoupe.extract.mentions import find_mentions
from recoupe.extract.rules import backend
from recoupe.extract.rules.acceptance import load_judge
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.scene import Scene
from recoupe.lang.parser import Name, Parse, Token
from recoupe.lang.stand_ins import StandIn
from recoupe.model import Document, Passage, PassageKind, make_id

ByHand = Callable[..., Analysis]
ReadByHand = Callable[..., recoupe.Document]
SceneByHand = Callable[..., Scene]


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
        monkeypatch.setattr(
            backend, "load_judge", lambda *_: replace(load_judge(), threshold=0.0)
        )  # the acceptance model has tests of its own
        return recoupe.read_text(analysis.text, published="2020-11-20", language=language)

    forget()
    yield read
    forget()


@pytest.fixture
def scene_by_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[SceneByHand]:
    """The sentence of a table as the rules see it: with its mentions, places not resolved; no parse if `is_parsed` is not."""

    def look(table: str, *names: str, language: str = "en", is_parsed: bool = True) -> Scene:
        analysis = _by_hand(table, *names, language=language)
        monkeypatch.setattr(parsing, "find_model", lambda _: _Model(analysis.parses[0]) if is_parsed else None)
        monkeypatch.setattr("recoupe.extract.analysis.may_claim", lambda *_: True)
        mentions = find_mentions(_document(analysis.text, language))
        analysis = analysis if is_parsed else replace(analysis, parses={})
        return Scene(analysis, analysis.sentences[0], list(mentions), load_grammar(language))

    forget()
    yield look
    forget()


class _Model:
    """A model that knows one parse."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def parse(
        self,
        sentences: Iterable[str],
        *,
        lemmas: bool,
        stand_ins: Sequence[Sequence[StandIn]] = (),  # noqa: ARG002  # as the real one
    ) -> Iterator[Parse]:
        assert not lemmas
        return (self._parse for _ in sentences)


def _by_hand(table: str, *names: str, language: str = "en") -> Analysis:
    text, tokens = _tokens(table)
    analysis = cut_up(_document(text, language))
    assert len(analysis.sentences) == 1
    return replace(analysis, parses={0: Parse(tokens, tuple(_names(text, names)))})


def _document(text: str, language: str) -> Document:
    passages = (Passage(PassageKind.BODY, 0, len(text)),)
    return Document(make_id(text), "test", language, None, (), None, (), None, text, passages)


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
