"""Sentences that may claim something are parsed, long ones in pieces too; without networks reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoupe
from recoupe.errors import ModelError
from recoupe.extract import analysis as analysis_module
from recoupe.extract import parsing
from recoupe.extract.analysis import Analysis, analyse
from recoupe.extract.parsing import (
    LONG_ARC,
    MAX_WORDS,
    MIN_PIECE,
    Stretch,
    better,
    find_pieces,
    may_claim,
    parse_sentences,
    plausibility,
)
from recoupe.extract.rules.acceptance import Judge
from recoupe.lang.card import Card
from recoupe.lang.pack import load_pack
from recoupe.lang.parser import Name, Parse, Token
from recoupe.lang.stand_ins import StandIn
from recoupe.text.segment import find_words

ByHand = Callable[..., Analysis]


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> Iterator[None]:
    """Analyses of documents are remembered; a test with other networks must not see them."""
    analysis_module.forget()
    yield
    analysis_module.forget()


# --- which sentences ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "rebels shelled the village .", True),
        ("en", "the shelling went on .", True),
        ("en", "the weather was warm .", False),
        ("fr", "les rebelles ont bombardé le village .", True),
        ("fr", "il faisait beau .", False),
        ("fr", "la bibliothèque ouvre le samedi .", False),
    ],
)
def test_a_sentence_is_worth_a_parse_if_a_frame_finds_its_words_and_needs(
    language: str, sentence: str, found: bool
) -> None:
    assert may_claim(sentence.split(), load_pack(language)) is found


def test_missing_networks_are_told_once_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(code: str) -> None:
        raise ModelError(f"pack {code!r}: weights.zip is missing; see `recoupe doctor`")

    monkeypatch.setattr(parsing, "load_model", fail)
    parsing.find_model.cache_clear()
    assert (parsing.find_model("fr"), parsing.find_model("fr")) == (None, None)
    parsing.find_model.cache_clear()
    assert caplog.messages == [
        "pack 'fr': weights.zip is missing; see `recoupe doctor`; reading goes on without a parse"
    ]


def test_only_sentences_that_may_claim_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _Model()
    monkeypatch.setattr(parsing, "find_model", lambda _: model)
    analysis = analyse(_document("The weather was warm. Rebels shelled Taji. She smiled."))
    assert model.asked == ["Rebels shelled Taji."]
    assert list(analysis.parses) == [1]


def test_a_document_is_parsed_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _Model()
    monkeypatch.setattr(parsing, "find_model", lambda _: model)
    document = _document("Rebels shelled Taji.")
    assert analyse(document) is analyse(document)
    assert len(model.asked) == 1


def _document(text: str) -> recoupe.Document:
    """A document as it is read, in English; no network is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "find_model", lambda _: None)
        document = recoupe.read_text(text, published="2020-11-20", language="en")
    analysis_module.forget()
    return replace(document, mentions=(), claims=())


# --- pieces ------------------------------------------------------------------------------------------


def _stretch(text: str) -> Stretch:
    words = find_words(text, text.lower(), 0, len(text))
    return Stretch(text, words.texts, words.starts)


def _long(*marks: tuple[int, str], n_words: int = MAX_WORDS + 10) -> Stretch:
    """A sentence of so many words, "w0 w1 …", with signs in the place of some."""
    words = [f"w{i}" for i in range(n_words)]
    for at, mark in marks:
        words[at] = mark
    return _stretch(" ".join(words))


def _begins(sentence: Stretch) -> list[str]:
    """First word of every piece."""
    return [sentence.text[start:stop].split()[0] for start, stop in find_pieces(sentence)]


@pytest.mark.parametrize("mark", [";", ":", ")", "»"])
def test_a_long_sentence_is_cut_after_a_sign_that_ends(mark: str) -> None:
    assert _begins(_long((30, mark))) == ["w0", "w31"]


@pytest.mark.parametrize("mark", ["(", "«"])
def test_a_long_sentence_is_cut_before_a_sign_that_opens(mark: str) -> None:
    assert _begins(_long((30, mark))) == ["w0", mark]


@pytest.mark.parametrize("mark", [",", "-", ".", '"', "et", "and"])
def test_a_long_sentence_is_cut_at_no_other_word(mark: str) -> None:
    assert _begins(_long((30, mark))) == ["w0"]


@pytest.mark.parametrize(("n_words", "n_pieces"), [(MAX_WORDS, 1), (MAX_WORDS + 1, 2)])
def test_only_a_sentence_of_more_than_sixty_words_is_cut(n_words: int, n_pieces: int) -> None:
    assert len(find_pieces(_long((30, ";"), n_words=n_words))) == n_pieces


@pytest.mark.parametrize(
    ("marks", "begins"),
    [
        ([(MIN_PIECE - 1, ";")], ["w0"]),
        ([(MIN_PIECE, ";")], ["w0", "w13"]),
        ([(58, ";")], ["w0"]),
        ([(57, ";")], ["w0", "w58"]),
        ([(20, ";"), (25, ";"), (40, ";")], ["w0", "w21", "w41"]),
        ([(20, "("), (40, ")"), (55, ":")], ["w0", "(", "w41", "w56"]),
    ],
    ids=["near the start", "far from it", "near the end", "far from it", "near a cut", "many"],
)
def test_no_short_piece_is_cut_off(marks: list[tuple[int, str]], begins: list[str]) -> None:
    assert _begins(_long(*marks)) == begins


MARKED = st.lists(st.sampled_from(["mot", "mot", "mot", "(", ")", "«", "»", ";", ":", ","]), max_size=150)


@given(MARKED)
def test_pieces_cover_the_sentence_and_begin_with_words(words: list[str]) -> None:
    sentence = _stretch(" ".join(words))
    pieces = find_pieces(sentence)
    assert (pieces[0][0], pieces[-1][1]) == (0, len(sentence.text))
    assert all(before[1] == after[0] for before, after in pairwise(pieces))
    assert {start for start, _ in pieces[1:]} <= set(sentence.starts)


def test_a_piece_has_twelve_words_at_least() -> None:
    sentence = _long((20, ";"), (32, "("))
    assert min(len(sentence.text[start:stop].split()) for start, stop in find_pieces(sentence)) >= MIN_PIECE


# --- which reading makes sense -----------------------------------------------------------------------

WITH_SUBJECT = "Rebels NOUN 2 nsubj\nshelled VERB 0 root VerbForm=Fin"
WITHOUT = "Rebels NOUN 2 obj\nshelled VERB 0 root VerbForm=Fin"
JOINED = f"{WITH_SUBJECT}\nand CCONJ 4 cc\nfled VERB 2 conj VerbForm=Fin"
HALF = f"{WITH_SUBJECT}\nfled VERB 2 parataxis VerbForm=Fin"
PARTICIPLE = "Taji PROPN 0 root\nshelled VERB 1 acl VerbForm=Part"


@pytest.mark.parametrize(
    ("table", "value"),
    [
        (WITH_SUBJECT, 1.0),
        (WITH_SUBJECT.replace("nsubj", "nsubj:pass"), 1.0),
        (WITH_SUBJECT.replace("nsubj", "expl:subj"), 1.0),
        (WITHOUT, 0.0),
        (JOINED, 1.0),
        (HALF, 0.5),
        (PARTICIPLE, 0.5),
    ],
    ids=["subject", "of a passive", "expletive", "none", "joined", "one of two", "no finite verb"],
)
def test_finite_verbs_with_a_subject_make_a_reading_plausible(by_hand: ByHand, table: str, value: float) -> None:
    assert plausibility(by_hand(table).parses[0]) == pytest.approx(value)


@pytest.mark.parametrize(("distance", "value"), [(LONG_ARC, 0.5), (LONG_ARC + 1, 0.5 - 5 / 40)])
def test_a_long_arc_makes_a_reading_less_plausible(distance: int, value: float) -> None:
    assert plausibility(_chain(40, far=distance)) == pytest.approx(value)


def _chain(n_words: int, *, far: int) -> Parse:
    """Nouns each of which governs the next, but the last hangs on one that is `far` before it."""
    heads = [0, *range(n_words - 2), n_words - 1 - far]
    tokens = [
        Token(2 * i, 2 * i + 1, "", "NOUN", "", head, "root" if i == 0 else "dep") for i, head in enumerate(heads)
    ]
    return Parse(tuple(tokens))


def test_a_parse_without_words_is_as_plausible_as_one_without_verbs() -> None:
    assert plausibility(Parse(())) == 0.5


def test_the_more_plausible_of_two_readings_is_kept_and_the_cut_one_if_they_are_equal(by_hand: ByHand) -> None:
    good, bad = by_hand(WITH_SUBJECT).parses[0], by_hand(WITHOUT).parses[0]
    assert better(good, bad) is good
    assert better(bad, good) is good
    assert better(cut := by_hand(WITH_SUBJECT).parses[0], good) is cut


# --- parses of a document ----------------------------------------------------------------------------


class _Model:
    """A model that makes each word govern the next, and in sentences of `hates` words or more makes verbs of them all.

    Attributes:
        asked: what it was to parse.
    """

    def __init__(self, *, hates: int = 10**9) -> None:
        self.asked: list[str] = []
        self._hates = hates

    def parse(
        self,
        sentences: Iterable[str],
        *,
        lemmas: bool = True,
        stand_ins: Sequence[Sequence[StandIn]] = (),  # noqa: ARG002  # as the real one
    ) -> Iterator[Parse]:
        assert not lemmas
        for sentence in sentences:
            self.asked.append(sentence)
            yield self._parse(sentence)

    def _parse(self, sentence: str) -> Parse:
        words = find_words(sentence, sentence.lower(), 0, len(sentence))
        upos, feats = ("VERB", "VerbForm=Fin") if len(words) >= self._hates else ("NOUN", "")
        tokens = (
            Token(start, stop, "", upos, feats, max(0, i - 1), "dep" if i else "root")
            for i, (start, stop) in enumerate(zip(words.starts, words.stops, strict=True))
        )
        return Parse(tuple(tokens), (Name(0, words.stops[0], "PER"),) if words.stops else ())


def test_without_a_model_there_are_no_parses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "find_model", lambda _: None)
    assert parse_sentences([_stretch("Rebels shelled Taji.")], "en") is None


def test_networks_that_cannot_be_loaded_are_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(code: str) -> None:
        raise ModelError(f"pack {code!r}: damaged")

    monkeypatch.setattr(parsing, "load_model", fail)
    assert parsing.find_model.__wrapped__("en") is None


def test_a_short_sentence_is_parsed_whole_with_line_breaks_as_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _Model()
    monkeypatch.setattr(parsing, "find_model", lambda _: model)
    found = parse_sentences([_stretch("Rebels shelled\nTaji."), _stretch("They fled.")], "en")
    assert model.asked == ["Rebels shelled Taji.", "They fled."]
    assert found is not None
    assert [len(parse.tokens) for parse in found] == [4, 3]


def test_pieces_of_a_long_sentence_are_put_together_again(monkeypatch: pytest.MonkeyPatch) -> None:
    long, short = _long((30, ";"), (50, "(")), _stretch("They fled.")
    model = _Model(hates=MAX_WORDS)
    monkeypatch.setattr(parsing, "find_model", lambda _: model)
    found = parse_sentences([short, long, short, long], "en")
    assert found is not None
    assert [len(parse.tokens) for parse in found] == [3, 70, 3, 70]
    for parse in (found[1], found[3]):
        assert [t.start for t in parse.tokens] == list(long.starts)
        assert [long.text[t.start : t.stop].lower() for t in parse.tokens] == list(long.words)
        assert [i for i, t in enumerate(parse.tokens) if t.head == i] == [0, 31, 50]
        assert all(t.head in {i, i - 1} for i, t in enumerate(parse.tokens))
        assert [long.text[n.start : n.stop] for n in parse.names] == ["w0", "w31", "("]


def test_a_long_sentence_stays_whole_where_that_makes_more_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "find_model", lambda _: _Model())
    monkeypatch.setattr(parsing, "plausibility", lambda parse: sum(t.relation == "root" for t in parse.tokens) == 1)
    found = parse_sentences([_long((30, ";"))], "en")
    assert found is not None
    assert [t.head for t in found[0].tokens[:2]] == [0, 0]
    assert sum(t.relation == "root" for t in found[0].tokens) == 1


# --- what a document tells ---------------------------------------------------------------------------

CARD = Card("2026-11-27", "CC BY-SA 4.0", (), {})
FRENCH = "L'armée syrienne a bombardé jeudi la ville de Deir ez-Zor."


def _read_french() -> recoupe.Document:
    return recoupe.read_text(FRENCH, published="2020-11-20", language="fr")


def test_a_document_read_without_weights_says_so_and_still_has_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "find_model", lambda _: None)
    monkeypatch.setattr(parsing, "load_card", lambda _: CARD)
    monkeypatch.setattr("recoupe.extract.rules.backend.load_judge", lambda *_: Judge({}))
    document = _read_french()
    assert document.made_by.networks == {"fr": "none"}
    assert [claim.kind for claim in document.claims] == ["armed.missile_attack"]


@pytest.mark.parametrize(("card", "day"), [(CARD, "2026-11-27"), (None, "none")], ids=["with", "without"])
def test_a_document_read_with_weights_tells_the_day_of_their_card(
    monkeypatch: pytest.MonkeyPatch, card: Card | None, day: str
) -> None:
    monkeypatch.setattr(parsing, "find_model", lambda _: _Model())
    monkeypatch.setattr(parsing, "load_card", lambda _: card)
    assert _read_french().made_by.networks == {"fr": day}


def test_a_document_in_a_language_without_a_pack_names_no_networks() -> None:
    document = recoupe.read_text("Die Rebellen beschossen am Dienstag das Dorf.", "2020-11-20", language="de")
    assert document.made_by.networks == {}
