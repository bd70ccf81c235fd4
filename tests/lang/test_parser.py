"""A parse says who governs whom and where the words lie; weights that cannot be had are named with their pack."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.errors import ModelError
from recoupe.lang import parser as parser_module
from recoupe.lang.parser import Model, Name, Parse, Token, load_model, weights_path
from recoupe.lang.weights import Network, write_weights
from recoupe.text.fold import fold

ROWS = [
    ("Les", "le", "DET", "Number=Plur", 1, "det"),
    ("rebelles", "rebelle", "NOUN", "Number=Plur", 2, "nsubj"),
    ("quittent", "quitter", "VERB", "Mood=Ind|Number=Plur|Tense=Pres", 2, "root"),
    ("la", "le", "DET", "Number=Sing", 4, "det"),
    ("base", "base", "NOUN", "Number=Sing", 2, "obj"),
    ("de", "de", "ADP", "", 6, "case"),
    ("Taji", "Taji", "PROPN", "", 4, "nmod"),
]
SENTENCE = "Les rebelles quittent la base de Taji."
KNOWN = "Les rebelles quittent Taji."


@pytest.fixture
def parse() -> Parse:
    """A sentence parsed by hand, its full stop left out."""
    starts = [SENTENCE.index(row[0]) for row in ROWS]
    rows = zip(starts, ROWS, strict=True)
    return Parse(tuple(Token(start, start + len(word), *rest) for start, (word, *rest) in rows), ())


# --- parses by hand ----------------------------------------------------------------------------------


def test_children_are_the_words_a_word_governs_in_order(parse: Parse) -> None:
    assert parse.children == ((), (0,), (1, 4), (), (3, 6), (), (5,))


@pytest.mark.parametrize(
    ("relations", "found"),
    [(("nsubj",), [1]), (("obj", "nsubj"), [1, 4]), (("nsubj:pass",), []), (("nmod",), []), (("root",), []), ((), [])],
)
def test_dependents_are_the_children_by_their_relation(
    parse: Parse, relations: tuple[str, ...], found: list[int]
) -> None:
    assert list(parse.dependents(2, *relations)) == found


@pytest.mark.parametrize(("index", "words"), [(0, {0}), (1, {0, 1}), (4, {3, 4, 5, 6}), (2, set(range(7)))])
def test_a_subtree_is_a_word_and_all_below_it_once_each(parse: Parse, index: int, words: set[int]) -> None:
    found = list(parse.subtree(index))
    assert set(found) == words
    assert len(found) == len(words)


@pytest.mark.parametrize(
    ("offset", "index"), [(0, 0), (2, 0), (3, None), (4, 1), (11, 1), (12, None), (33, 6), (37, None), (99, None)]
)
def test_an_offset_leads_to_the_word_that_holds_it(parse: Parse, offset: int, index: int | None) -> None:
    assert parse.at(offset) == index


def test_several_roots_govern_their_own_words_only() -> None:
    tokens = [
        Token(i, i + 1, "a", "X", "", head, "root" if head == i else "dep") for i, head in enumerate([0, 0, 2, 2])
    ]
    parse = Parse(tuple(tokens), ())
    assert parse.children == ((1,), (), (3,), ())
    assert set(parse.subtree(2)) == {2, 3}


def test_an_empty_parse_has_no_word_anywhere() -> None:
    parse = Parse((), ())
    assert parse.children == ()
    assert parse.at(0) is None


@pytest.mark.parametrize(("feature", "has"), [("Mood=Ind", True), ("Tense=Pres", True), ("Mood=Cnd", False)])
def test_a_word_is_asked_for_one_of_its_features(parse: Parse, feature: str, has: bool) -> None:
    assert parse.tokens[2].has(feature) is has


# --- parses of a small network -----------------------------------------------------------------------


@pytest.fixture
def model(tiny: Network) -> Model:
    """The model of a network that knows one sentence."""
    return Model(tiny.nlp)


def test_what_a_network_found_is_told_in_our_own_types(model: Model) -> None:
    (parse,) = model.parse([KNOWN])
    assert [(t.start, t.stop, t.lemma, t.upos, t.head, t.relation) for t in parse.tokens] == [
        (0, 3, "le", "DET", 1, "det"),
        (4, 12, "rebelle", "NOUN", 2, "nsubj"),
        (13, 21, "quitter", "VERB", 2, "root"),
        (22, 26, "Taji", "PROPN", 2, "obj"),
        (26, 27, ".", "PUNCT", 2, "punct"),
    ]
    assert [t.feats for t in parse.tokens] == ["Number=Plur", "Number=Plur", "Mood=Ind|Number=Plur", "", ""]
    assert parse.names == (Name(4, 12, "ARMED"), Name(22, 26, "LOC"))


def test_lemmas_that_are_not_asked_for_are_empty_and_all_else_stays(model: Model) -> None:
    (full,), (bare,) = model.parse([KNOWN]), model.parse([KNOWN], lemmas=False)
    assert bare.names == full.names
    assert bare.tokens == tuple(replace(token, lemma="") for token in full.tokens)


def test_sentences_are_parsed_in_order_and_none_is_left_out(model: Model) -> None:
    sentences = ["Taji.", "", KNOWN, "   ", "Les rebelles.", *["Taji."] * 300]
    parses = list(model.parse(sentences))
    assert len(parses) == len(sentences)
    assert [len(p.tokens) for p in parses[:3]] == [2, 0, 5]
    assert len(parses[4].tokens) == 3


def test_a_sentence_gives_the_same_parse_whatever_it_is_parsed_with(model: Model) -> None:
    sentences = [KNOWN, "Des chars quittent la base.", "Taji."]
    alone = [parse for sentence in sentences for parse in model.parse([sentence])]
    together = list(model.parse(sentences))
    assert [(p.tokens, p.names) for p in together] == [(p.tokens, p.names) for p in alone]
    assert list(model.parse(sentences)) == together


@pytest.mark.parametrize("sentences", [[], [""], ["", ""]], ids=["none", "an empty one", "two empty ones"])
def test_no_sentence_and_empty_sentences_are_no_fault(model: Model, sentences: list[str]) -> None:
    assert list(model.parse(sentences)) == [Parse((), ())] * len(sentences)


BLANKS = ["  Les rebelles quittent Taji.", "Les  rebelles quittent \n Taji.", "\nLes rebelles quittent Taji.\n", "  "]


@pytest.mark.parametrize("sentence", BLANKS, ids=["before", "between", "line breaks", "only"])
def test_runs_of_blanks_are_neither_words_nor_names(model: Model, sentence: str) -> None:
    (parse,) = model.parse([sentence])
    pieces = [sentence[t.start : t.stop] for t in parse.tokens]
    assert pieces == [w for w in ["Les", "rebelles", "quittent", "Taji", "."] if w in sentence]
    assert all(sentence[n.start : n.stop].strip() == sentence[n.start : n.stop] != "" for n in parse.names)


@pytest.mark.parametrize("sentence", [*BLANKS, KNOWN, "L'armée a-t-elle quitté Abou-Kamal à 14h30 ?"], ids=range(6))
def test_heads_are_words_of_the_parse_and_roots_are_their_own(model: Model, sentence: str) -> None:
    (parse,) = model.parse([sentence])
    assert all(0 <= t.head < len(parse.tokens) for t in parse.tokens)
    assert all((t.relation == "root") == (t.head == i) for i, t in enumerate(parse.tokens))


# --- weights that cannot be had ----------------------------------------------------------------------


def _load(code: str) -> Model:
    """The model, loaded anew: `load_model` remembers what it loaded."""
    return load_model.__wrapped__(code)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the weights of every pack are looked for; there are none."""
    place = tmp_path / "model" / "weights.zip"
    monkeypatch.setattr(parser_module, "weights_path", {"en": place, "fr": place}.get)
    return place


def test_weights_of_a_pack_lie_in_its_folder() -> None:
    assert weights_path("fr").parts[-4:] == ("lang", "fr", "model", "weights.zip")


def test_weights_that_are_there_are_loaded(path: Path, tiny: Network) -> None:
    write_weights(path, tiny)
    (found,), (known,) = _load("fr").parse([KNOWN]), Model(tiny.nlp).parse([KNOWN])
    assert (found.tokens, found.names) == (known.tokens, known.names)


def test_missing_weights_are_named_with_their_pack_and_what_to_do(path: Path) -> None:
    with pytest.raises(ModelError, match=r"pack 'fr': weights\.zip is missing from .*; see `recoupe doctor`"):
        _load("fr")


def test_damaged_weights_are_named_with_their_pack_and_what_to_do(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage")
    with pytest.raises(ModelError, match=r"pack 'en': .*weights\.zip is damaged .*; see `recoupe doctor`"):
        _load("en")


def test_a_machine_without_spacy_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "recoupe.lang.weights", None)
    with pytest.raises(ModelError, match=r"pack 'fr' need spaCy, which cannot be imported .*; see `recoupe doctor`"):
        _load("fr")


# --- trained networks --------------------------------------------------------------------------------


@pytest.fixture
def trained() -> Callable[[str, str], Parse]:
    """Parses a sentence, as it stands in a text, with the trained networks of a pack."""
    return lambda code, sentence: next(load_model(code).parse([fold(sentence)]))


TREES = [
    ("fr", "Les rebelles ont attaqué la base de Taji.", "attaqué", {"rebelles": "nsubj", "base": "obj"}),
    ("fr", "Le village a été bombardé par l'armée.", "bombardé", {"village": "nsubj:pass"}),
    ("fr", "L’armée a quitté la ville.", "quitté", {"armée": "nsubj", "ville": "obj"}),
    ("fr", "Les rebelles\u00a0ont attaqué\u202fla base.", "attaqué", {"rebelles": "nsubj", "base": "obj"}),
    ("en", "Rebels shelled the village.", "shelled", {"Rebels": "nsubj", "village": "obj"}),
    ("en", "The village was shelled by rebels.", "shelled", {"village": "nsubj:pass"}),
    ("en", "Iran’s army left the city.", "left", {"army": "nsubj", "city": "obj"}),
]


@pytest.mark.parametrize(("code", "sentence", "verb", "governed"), TREES, ids=[row[1] for row in TREES])
def test_a_verb_governs_its_subject_and_its_object(
    trained: Callable[[str, str], Parse], code: str, sentence: str, verb: str, governed: dict[str, str]
) -> None:
    parse = trained(code, sentence)
    words = [sentence[t.start : t.stop] for t in parse.tokens]
    head = words.index(verb)
    assert parse.tokens[head].upos == "VERB"
    found = {words[i]: parse.tokens[i].relation for i in parse.children[head]}
    assert found | governed == found


@pytest.mark.parametrize(
    ("code", "sentence", "words"),
    [
        ("fr", "L’armée a tué 10\u202f000 hommes.", ["L’", "armée", "a", "tué", "10\u202f000", "hommes", "."]),
        ("en", "They didn’t leave Abu-Kamal.", ["They", "did", "n’t", "leave", "Abu-Kamal", "."]),
    ],
    ids=["French", "English"],
)
def test_offsets_of_words_are_those_of_the_text_before_it_was_folded(
    trained: Callable[[str, str], Parse], code: str, sentence: str, words: list[str]
) -> None:
    assert [sentence[t.start : t.stop] for t in trained(code, sentence).tokens] == words


@pytest.mark.parametrize(
    ("code", "sentence", "word", "lemma"),
    [
        ("fr", "Les rebelles ont attaqué la base de Taji.", "attaqué", "attaquer"),
        ("fr", "Les rebelles ont attaqué la base de Taji.", "rebelles", "rebelle"),
        ("en", "Rebels shelled two villages.", "villages", "village"),
        ("en", "Rebels attacked the village.", "attacked", "attack"),
    ],
)
def test_a_word_has_its_lemma(
    trained: Callable[[str, str], Parse], code: str, sentence: str, word: str, lemma: str
) -> None:
    parse = trained(code, sentence)
    at = parse.at(sentence.index(word))
    assert at is not None
    assert parse.tokens[at].lemma == lemma


@pytest.mark.parametrize(
    ("code", "sentence", "name", "label"),
    [
        ("fr", "Les soldats ont quitté Bagdad mardi.", "Bagdad", "LOC"),
        ("en", "The soldiers left Baghdad on Tuesday.", "Baghdad", "LOC"),
    ],
)
def test_a_well_known_name_is_found_with_its_kind(
    trained: Callable[[str, str], Parse], code: str, sentence: str, name: str, label: str
) -> None:
    found = {sentence[n.start : n.stop]: n.label for n in trained(code, sentence).names}
    assert found.get(name) == label
