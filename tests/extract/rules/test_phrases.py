"""A noun phrase that no list knows plays a part where the parse makes it subject or object of a word that frames know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

import recoupe
from recoupe.extract.analysis import Analysis
from recoupe.extract.rules.phrases import BY, find_phrases
from recoupe.extract.rules.syntax import read_syntax
from recoupe.lang.pack import load_pack
from recoupe.model import ActorMention, Span

ByHand = Callable[..., Analysis]
ReadByHand = Callable[..., recoupe.Document]

OBJECT = """
The DET 2 det
army NOUN 3 nsubj
shelled VERB 0 root VerbForm=Fin
two NUM 5 nummod
bakeries NOUN 3 obj
on ADP 7 case
Tuesday PROPN 3 obl
. PUNCT 3 punct
"""
PASSIVE = """
A DET 2 det
bakery NOUN 4 nsubj:pass
was AUX 4 aux:pass
shelled VERB 0 root VerbForm=Part
by ADP 7 case
the DET 7 det
neighbours NOUN 4 obl:agent
"""
NOUN = """
The DET 2 det
shelling NOUN 6 nsubj
of ADP 5 case
a DET 5 det
bakery NOUN 2 nmod
ended VERB 0 root VerbForm=Fin
"""
PEACEFUL = """
The DET 2 det
neighbours NOUN 3 nsubj
painted VERB 0 root VerbForm=Fin
a DET 5 det
bakery NOUN 3 obj
"""
PRONOUN = """
They PRON 2 nsubj
shelled VERB 0 root VerbForm=Fin
40 NUM 2 obj
"""
FRENCH = """
Les DET 2 det
voisins NOUN 4 nsubj
ont AUX 4 aux
bombardé VERB 0 root VerbForm=Part
une DET 6 det
boulangerie NOUN 4 obj
"""


@pytest.fixture
def find(by_hand: ByHand) -> Callable[..., list[str]]:
    """Phrases of a table, in words; some words of the sentence are mentions already."""

    def found(table: str, *taken: str, language: str = "en") -> list[str]:
        return [m.span.quote for m in _mentions(by_hand(table, language=language), taken, language)]

    return found


def _mentions(analysis: Analysis, taken: Iterable[str] = (), language: str = "en") -> list[ActorMention]:
    starts = {words: analysis.text.index(words) for words in taken}
    spans = [Span.of(analysis.text, start, start + len(words)) for words, start in starts.items()]
    syntax = read_syntax(analysis, analysis.sentences[0])
    return [] if syntax is None else find_phrases(analysis.text, syntax, load_pack(language), spans)


Find = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("table", "language", "found"),
    [
        (OBJECT, "en", ["The army", "two bakeries"]),
        (PASSIVE, "en", ["A bakery", "the neighbours"]),
        (NOUN, "en", ["The shelling", "a bakery"]),
        (FRENCH, "fr", ["Les voisins", "une boulangerie"]),
        (PEACEFUL, "en", []),
        (PRONOUN, "en", []),
    ],
    ids=["active", "passive", "of a noun", "French", "no word of a frame", "pronoun and bare number"],
)
def test_subjects_and_objects_of_words_of_frames_are_phrases(
    find: Find, table: str, language: str, found: list[str]
) -> None:
    assert find(table, language=language) == found


@pytest.mark.parametrize(
    ("taken", "found"),
    [
        (["The army"], ["two bakeries"]),
        (["army", "bakeries"], []),
        (["The army", "two bakeries on Tuesday"], []),
        (["The army", "two"], ["bakeries"]),
        (["Tuesday"], ["The army", "two bakeries"]),
    ],
    ids=["whole", "head", "more", "number before it", "elsewhere"],
)
def test_a_phrase_never_overlaps_what_is_a_mention_already(find: Find, taken: list[str], found: list[str]) -> None:
    assert find(OBJECT, *taken) == found


def test_a_phrase_whose_end_is_a_mention_is_left_out(find: Find) -> None:
    assert find("Neighbours NOUN 3 nsubj\nCitizens PROPN 1 flat\nshelled VERB 0 root", "Citizens") == []


def test_a_phrase_is_a_thing_without_an_actor(by_hand: ByHand) -> None:
    (mention,) = _mentions(by_hand(OBJECT), ["The army"])
    assert (mention.by, mention.actor, mention.group) == (BY, None, "thing")


def test_a_sentence_without_a_parse_has_no_phrases(by_hand: ByHand) -> None:
    assert _mentions(replace(by_hand(OBJECT), parses={})) == []


# --- in a document -----------------------------------------------------------------------------------

REPORT = """
The DET 3 det
Syrian ADJ 3 amod
army NOUN 4 nsubj
attacked VERB 0 root VerbForm=Fin
a DET 6 det
bakery NOUN 4 obj
in ADP 8 case
Idlib PROPN 4 obl
on ADP 10 case
Tuesday PROPN 4 obl
. PUNCT 4 punct
"""


def test_a_phrase_plays_its_part_in_a_claim(read_by_hand: ReadByHand) -> None:
    document = read_by_hand(REPORT)
    (claim,) = document.claims
    of = {m.id: m.span.quote for m in document.mentions}
    roles = {r.role: of[r.mention] for r in claim.roles}
    assert roles == {"agent": "The Syrian army", "target": "a bakery", "at": "Idlib"}


def test_a_phrase_that_no_claim_uses_is_dropped(read_by_hand: ReadByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.extract.rules.backend.find_claims", lambda *_: [])
    document = read_by_hand(REPORT)
    assert "The Syrian army" in [m.span.quote for m in document.mentions]
    assert BY not in {m.by for m in document.mentions}
