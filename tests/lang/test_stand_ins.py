"""Stretches of a sentence that the networks read as one word."""

from __future__ import annotations

from recoupe.lang.parser import load_model
from recoupe.lang.stand_ins import StandIn, see

SENTENCE = "The Islamic State fled."
WORDS = [(0, 3), (4, 11), (12, 17), (18, 22), (22, 23)]


def test_a_stretch_is_seen_as_one_word_and_the_rest_as_it_is() -> None:
    seen = see(SENTENCE, WORDS, [StandIn(4, 17, "Hamas", 12)])
    assert [(s.text, len(s.inside), s.head) for s in seen] == [
        ("The", 1, 0),
        ("Hamas", 2, 1),
        ("fled", 1, 0),
        (".", 1, 0),
    ]


def test_a_stretch_that_ends_inside_a_word_is_not_used() -> None:
    assert [s.text for s in see(SENTENCE, WORDS, [StandIn(4, 15, "Hamas", 4)])] == [
        "The",
        "Islamic",
        "State",
        "fled",
        ".",
    ]


def test_the_parse_is_laid_over_all_words_of_the_sentence() -> None:
    (parse,) = load_model("en").parse([SENTENCE], lemmas=False, stand_ins=[[StandIn(4, 17, "Hamas", 12)]])
    assert [SENTENCE[t.start : t.stop] for t in parse.tokens] == ["The", "Islamic", "State", "fled", "."]
    islamic, state = parse.tokens[1:3]
    assert (islamic.head, islamic.relation, state.relation) == (2, "flat", "nsubj")


def test_sentences_past_the_last_stand_ins_are_read_as_they_are() -> None:
    model = load_model("en")
    alone = list(model.parse(["Rebels fled."], lemmas=False))
    assert list(model.parse([SENTENCE, "Rebels fled."], lemmas=False, stand_ins=[[]]))[1:] == alone
