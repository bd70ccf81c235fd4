"""The trained recogniser adds persons, organisations and armed actors that no list knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import recoupe
from recoupe.extract.analysis import Analysis
from recoupe.extract.rules.actor_phrase import BY_NAME, BY_NETWORK
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.people import find_actors, named_phrases
from recoupe.lang.pack import load_pack
from recoupe.model import ActorMention, RoleName

ByHand = Callable[..., Analysis]
ReadByHand = Callable[..., recoupe.Document]

CIRCLE = """
The DET 4 det
Red ADJ 4 amod
Dune PROPN 4 compound
Circle PROPN 5 nsubj
attacked VERB 0 root VerbForm=Fin
soldiers NOUN 5 obj
in ADP 8 case
Taji PROPN 5 obl
"""
LIST = "\n".join(f"{word} PROPN 1 flat" for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven"))


def _named(analysis: Analysis) -> list[tuple[str, str | None]]:
    texts = analysis.sentences[0].words.texts
    found = named_phrases(analysis, analysis.sentences[0])
    return [(" ".join(texts[p.first : p.last]), p.group) for p in found]


@pytest.mark.parametrize(
    ("label", "group"),
    [("PER", "person"), ("ORG", "organisation"), ("ARMED", "armed"), ("LOC", None), ("EQUIP", None), ("TOLL", None)],
)
def test_names_of_actors_are_phrases_with_their_group(by_hand: ByHand, label: str, group: str | None) -> None:
    found = [("red dune circle", group)] if group is not None else []
    assert _named(by_hand(CIRCLE, f"{label}: Red Dune Circle")) == found


def test_names_come_in_order(by_hand: ByHand) -> None:
    analysis = by_hand(CIRCLE, "ARMED: Red Dune Circle", "ARMED: soldiers")
    assert _named(analysis) == [("red dune circle", "armed"), ("soldiers", "armed")]


@pytest.mark.parametrize(("words", "n_words"), [("One Two Three Four Five Six", 6), ("One Two Three", 3)])
def test_a_name_of_six_words_is_believed(by_hand: ByHand, words: str, n_words: int) -> None:
    ((found, _),) = _named(by_hand(LIST, f"ORG: {words}"))
    assert len(found.split()) == n_words


def test_a_name_of_seven_words_is_not_believed(by_hand: ByHand) -> None:
    assert _named(by_hand(LIST, "ORG: One Two Three Four Five Six Seven")) == []


def test_a_name_takes_in_words_that_it_holds_in_part(by_hand: ByHand) -> None:
    hyphens = "The DET 4 det\nGao PROPN 4 amod\n- PUNCT 4 punct\nTessit PROPN 5 nsubj\nfled VERB 0 root"
    assert _named(by_hand(hyphens, "ORG: Tessit")) == [("gao-tessit", "organisation")]


def test_offsets_are_those_of_a_sentence_that_is_not_the_first(by_hand: ByHand) -> None:
    analysis = by_hand(CIRCLE, "ARMED: Red Dune Circle")
    shift, (sentence,) = len("Yes. "), analysis.sentences
    words = sentence.words
    moved = replace(words, starts=tuple(s + shift for s in words.starts), stops=tuple(s + shift for s in words.stops))
    later = replace(sentence, start=shift, stop=sentence.stop + shift, words=moved)
    (phrase,) = named_phrases(analysis, later)
    assert (phrase.first, phrase.last) == (1, 4)


def test_without_a_parse_there_are_no_names(by_hand: ByHand) -> None:
    assert _named(replace(by_hand(CIRCLE, "ARMED: Red Dune Circle"), parses={})) == []


@pytest.mark.parametrize(
    ("names", "by_network"),
    [
        (["ARMED: Red Dune Circle"], ["Red Dune Circle"]),
        (["ARMED: soldiers"], []),
        (["ORG: attacked soldiers in Taji"], []),
        ([], []),
    ],
    ids=["unknown", "a noun of the lists", "about a noun of the lists", "none"],
)
def test_names_are_actors_unless_a_list_knows_better(by_hand: ByHand, names: list[str], by_network: list[str]) -> None:
    analysis = by_hand(CIRCLE, *names)
    found = find_actors(analysis, analysis.sentences[0], load_pack("en"), load_grammar("en"))
    assert [m.span.quote for m in found if m.by == BY_NETWORK] == by_network
    assert "soldiers" in [m.span.quote for m in found]


def test_a_known_name_keeps_its_actor_whatever_the_recogniser_says(by_hand: ByHand) -> None:
    table = "Hezbollah PROPN 2 nsubj\nattacked VERB 0 root VerbForm=Fin\nsoldiers NOUN 2 obj"
    analysis = by_hand(table, "PER: Hezbollah")
    first, _ = find_actors(analysis, analysis.sentences[0], load_pack("en"), load_grammar("en"))
    assert (first.by, first.span.quote) == (BY_NAME, "Hezbollah")
    assert first.actor is not None


# --- in a document -----------------------------------------------------------------------------------

SAID = """
Karim PROPN 3 nsubj
Fassi PROPN 1 flat
said VERB 0 root VerbForm=Fin
gunmen NOUN 5 nsubj
attacked VERB 3 ccomp VerbForm=Fin
Taji PROPN 5 obj
on ADP 8 case
Tuesday PROPN 5 obl
. PUNCT 3 punct
"""


@pytest.mark.parametrize("names", [[], ["PER: Karim Fassi"]], ids=["found by the rules", "found by the recogniser"])
def test_a_person_can_speak_whoever_found_the_name(read_by_hand: ReadByHand, names: list[str]) -> None:
    (claim,) = read_by_hand(SAID, *names).claims
    assert claim.said_by[-1].name == "Karim Fassi"


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["LOC: Taji"],
        ["ORG: Taji"],
    ],
    ids=["no name", "a place", "an organisation"],
)
def test_a_place_of_the_gazetteer_is_one_whatever_the_recogniser_says(
    read_by_hand: ReadByHand, names: list[str]
) -> None:
    document = read_by_hand(SAID, *names)
    assert [m.span.quote for m in document.mentions if m.kind == "place"] == ["Taji"]


def test_a_group_that_only_the_recogniser_knows_plays_its_part(read_by_hand: ReadByHand) -> None:
    table = CIRCLE.replace("soldiers NOUN 5 obj\nin ADP 8", "the DET 7 det\nsoldiers NOUN 5 obj\nin ADP 9")
    document = read_by_hand(table, "ARMED: Red Dune Circle")
    (claim,) = document.claims
    of = {m.id: m.span.quote for m in document.mentions}
    agent = of[next(r.mention for r in claim.roles if r.role == "agent")]
    assert agent.removeprefix("The ") == "Red Dune Circle"


def _actor_names(text: str, language: str) -> dict[str, str | None]:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return {m.span.quote: m.actor.name if m.actor else None for m in document.mentions if isinstance(m, ActorMention)}


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("fr", "Le raid israélien de mardi a visé Damas.", "israélien", "Military Forces of Israel"),
        ("fr", "Un raid US a visé Baghouz mardi.", "US", "Military Forces of the United States"),
        ("fr", "Les sanctions américaines visent la Syrie.", "américaines", "Government of the United States"),
        ("en", "Turkish airstrikes hit Ras al-Ayn on Tuesday.", "Turkish", "Military Forces of Turkey"),
    ],
)
def test_an_adjective_beside_an_act_names_who_acts(language: str, text: str, words: str, name: str) -> None:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    agents = {r.mention for c in document.claims for r in c.roles if r.role is RoleName.AGENT}
    found = [m for m in document.mentions if isinstance(m, ActorMention) and m.id in agents]
    assert [(m.span.quote, m.actor.name if m.actor else None) for m in found] == [(words, name)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les manifestations syriennes de mardi à Deraa ont fait deux blessés."),
        ("en", "Syrian protests on Tuesday in Daraa left two injured."),
    ],
)
def test_an_adjective_that_tells_where_names_nobody(language: str, text: str) -> None:
    assert not {"syriennes", "Syrian"} & _actor_names(text, language).keys()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Des hélicoptères militaires américains ont survolé Hassaké mardi.", "militaires américains"),
        ("en", "American attack helicopters flew over Hasakah on Tuesday.", "American attack"),
    ],
)
def test_hardware_is_whose_the_demonym_says_past_an_adjective(language: str, text: str, words: str) -> None:
    found = _actor_names(text, language)
    assert {name for quote, name in found.items() if words in quote} == {"Military Forces of the United States"}


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Un drone a survolé Hassaké, en Syrie, mardi."), ("en", "A drone flew over Hasakah, Syria, on Tuesday.")],
)
def test_hardware_without_a_demonym_is_nobodys(language: str, text: str) -> None:
    assert {name for quote, name in _actor_names(text, language).items() if "drone" in quote} <= {None}


def test_a_praised_group_without_a_name_is_an_unidentified_one_of_its_country() -> None:
    found = _actor_names("La Résistance est-syrienne a tiré des roquettes sur Chaddadeh mardi.", "fr")
    assert found["La Résistance est-syrienne"] == "Unidentified Armed Group (Syria)"


def test_a_number_noun_belongs_to_those_it_counts() -> None:
    found = _actor_names("Une dizaine de bataillons du Hezbollah ont attaqué la base de Taji mardi.", "fr")
    assert found["Une dizaine de bataillons du Hezbollah"] == "Hezbollah"
