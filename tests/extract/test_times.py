"""Time expressions found in sentences: which words, in which order, with which preposition."""

from pathlib import Path

import pytest

import recoupe.lang
from recoupe.extract.rules.times import find_times
from recoupe.lang.time_rules import load_time_rules
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention

PACKS = Path(recoupe.lang.__file__).parent
RULES = {language: load_time_rules(PACKS / language / "times.toml") for language in ("fr", "en")}


def _find(language: str, text: str) -> tuple[TimeMention, ...]:
    return find_times(text, RULES[language])


def _only(language: str, text: str) -> TimeExpression:
    (mention,) = _find(language, text)
    assert mention.expression is not None
    return mention.expression


@pytest.mark.parametrize(
    ("language", "text", "quotes"),
    [
        ("fr", "Il est tombé mardi vers 21 h 45, puis hier matin.", ["mardi", "21 h 45", "hier matin"]),
        (
            "fr",
            "Dans l’après-midi du vendredi 20\u00a0novembre, dix camions.",
            ["l’après-midi du vendredi 20\u00a0novembre"],
        ),
        ("fr", "Le 17\nnovembre 2020, une frappe.", ["Le 17\nnovembre 2020"]),
        ("fr", "Depuis la semaine dernière, 200 convois ont traversé.", ["la semaine dernière"]),
        ("fr", "Un contingent de 500 militaires US tire sept missiles.", []),
        ("fr", "Un homme âgé de 30 ans est mort, dit-on en deux mots.", []),
        ("en", "Rockets hit at 2:30 p.m. on Tuesday, Nov. 17.", ["2:30 p.m.", "Tuesday, Nov. 17"]),
        ("en", "Monday’s attack came three days after the truce.", ["Monday", "three days"]),
        ("en", "They may march in May, the Sunday Times said.", ["May"]),
        ("en", "A 30-year-old man died in the second attack.", []),
        ("en", "", []),
    ],
)
def test_expressions_are_found_in_text_order_without_overlap(language: str, text: str, quotes: list[str]) -> None:
    assert [mention.span.quote for mention in _find(language, text)] == quotes


@pytest.mark.parametrize("language", RULES)
def test_spans_point_at_their_words_and_nothing_is_resolved_yet(language: str) -> None:
    text = "HIER\u202f: le 17 nov. 2020 – « ce soir » ! Today, on 17 Nov. 2020: “tonight”, 12:30 GMT. İ 3 May\t2014"
    for mention in _find(language, text):
        assert text[mention.span.start : mention.span.stop] == mention.span.quote
        assert (mention.id, mention.timex, mention.date) == ("", None, None)


@pytest.mark.parametrize(
    ("language", "text", "modifier"),
    [
        ("fr", "Ce trajet est semé d'embûches depuis mercredi.", "since"),
        ("fr", "La trêve tient jusqu'au 30 juin.", "until"),
        ("fr", "Le raid a eu lieu avant le 3 mai.", "before"),
        ("fr", "Le raid a eu lieu après le 3 mai.", "after"),
        ("fr", "Le raid a eu lieu vers le 2 juillet.", "about"),
        ("fr", "À compter du 1er septembre, la route ferme.", "from"),
        ("fr", "Une offensive de cinq jours a échoué.", "lasting"),
        ("fr", "Le raid a eu lieu mercredi.", None),
        ("en", "The road has been closed since Thursday.", "since"),
        ("en", "It must be empty by Friday.", "until"),
        ("en", "The raid came around 2 July.", "about"),
        ("en", "They fled after Monday's raid.", None),
    ],
)
def test_the_preposition_stays_outside_and_is_kept_as_modifier(language: str, text: str, modifier: str | None) -> None:
    assert _only(language, text).modifier == modifier


@pytest.mark.parametrize(
    ("language", "text", "lean"),
    [
        ("fr", "La réunion aura lieu vendredi à Damas.", 1),
        ("fr", "Il doit rencontrer vendredi son homologue.", 1),
        ("fr", "Un vote est prévu vendredi.", 1),
        ("fr", "Deux soldats ont été tués vendredi.", -1),
        ("fr", "Il a annoncé vendredi que la route serait rouverte.", -1),
        ("fr", "Vendredi, silence.", None),
        ("en", "Talks will be held in Geneva on Friday.", 1),
        ("en", "Talks are scheduled to open on Friday.", 1),
        ("en", "He is to meet them on Friday.", 1),
        ("en", "Two soldiers were killed on Friday.", -1),
    ],
)
def test_the_tense_around_leans_an_expression(language: str, text: str, lean: int | None) -> None:
    assert _only(language, text).lean == lean


def test_numbers_in_words_and_digits_fill_the_same_fields() -> None:
    assert _only("fr", "Il y a trois jours.") == _only("fr", "Il y a 3 jours.")
    assert _only("en", "It was three days ago.") == _only("en", "It was 3 days ago.")


def test_a_mention_names_its_rule_and_version() -> None:
    (mention,) = _find("fr", "Deux hommes sont morts mercredi.")
    assert mention.by == "fr.time.weekday@1"
