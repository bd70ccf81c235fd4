"""Who says or thinks what, in every sentence: source, cue and content. Sentences are invented."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import AttributedContent


def _found(language: str, text: str) -> list[tuple[str, str, str]]:
    attributions = recoupe.read_text(text, language=language).attributions
    return [(_join(a.source), _join(a.cue), _join(a.content)) for a in attributions]


def _join(spans: tuple[recoupe.model.Span, ...]) -> str:
    return " / ".join(span.quote for span in spans)


READ = [
    ("en", "The mayor said that the bridge would reopen.", ("The mayor", "said that", "the bridge would reopen")),
    ("en", "The bridge would reopen soon, officials said.", ("officials", "said", "The bridge would reopen soon")),
    ("en", '"We will go home," said Karim Hadi.', ("Karim Hadi", "said", "We will go home")),
    (
        "en",
        "Karim Hadi, a baker who lives near the station, said the rent had doubled.",
        ("Karim Hadi", "said", "the rent had doubled"),
    ),
    ("en", "Farmers opposed the new dam.", ("Farmers", "opposed", "the new dam")),
    ("en", "The plan was praised by two bishops.", ("two bishops", "was praised", "The plan")),
    ("en", "According to the union, wages fell.", ("the union", "According to", "wages fell")),
    ("en", "The mayor later said the bridge would reopen.", ("The mayor", "said", "the bridge would reopen")),
    ("en", "The study shows that wages fell.", ("The study", "shows that", "wages fell")),
    ("en", "In a national poll, voters wanted a new road.", ("a national poll", "In", "voters wanted a new road")),
    ("en", "According to a man on the quay, the boat sank.", ("a man on the quay", "According to", "the boat sank")),
    ("en", "Some say the boat sank.", ("Some", "say", "the boat sank")),
    ("en", "Asked whether the boat sank, he nodded.", ("", "Asked", "whether the boat sank, he nodded")),
    ("en", "While Hadi said that it sank, Karim said it did not.", ("Karim", "said", "it did not")),
    ("en", "Hadi: We stay.\n\nThe mayor, Karim Hadi, met Hadi's guests.", ("Hadi", ":", "We stay")),
    ("fr", "Pour beaucoup d'habitants, la vie reprend.", ("beaucoup d'habitants", "Pour", "la vie reprend")),
    ("fr", "Certains disent que le pont a cédé.", ("Certains", "disent", "que le pont a cédé")),
    ("fr", "Le maire a déclaré que le pont rouvrirait.", ("Le maire", "a déclaré", "que le pont rouvrirait")),
    ("fr", "Selon le syndicat, les salaires ont baissé.", ("le syndicat", "Selon", "les salaires ont baissé")),
]


@pytest.mark.parametrize(("language", "text", "wanted"), READ)
def test_source_cue_and_content_are_read(language: str, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in _found(language, text)


def test_only_the_outer_of_two_nested_attributions_is_given() -> None:
    assert [cue for _, cue, _ in _found("en", "The mayor said that farmers opposed the new dam.")] == ["said that"]


def test_a_clause_that_resumes_the_outer_voice_ends_what_was_said() -> None:
    found = _found("en", "The mayor praised the farmers, saying the dam was dead, and said he would resign.")
    assert [(cue, content) for _, cue, content in found] == [
        ("praised", "the farmers"),
        ("saying", "the dam was dead"),
        ("said", "he would resign"),
    ]


def test_words_inside_quotation_marks_attribute_nothing() -> None:
    found = _found("en", '"I think that nobody believes the plan will work," the mayor said.')
    assert [cue for _, cue, _ in found] == ["said"]


@pytest.mark.parametrize("text", ["The state plans were late.", "The trains left at noon.", "It was the said village."])
def test_nouns_and_bare_facts_attribute_nothing(text: str) -> None:
    assert _found("en", text) == []


def test_a_question_in_marks_belongs_to_whoever_asks_behind_it() -> None:
    found = _found("en", 'The guard came out. "Who goes there at this hour?" Karim Hadi asked.')
    assert found[-1] == ("Karim Hadi", "asked", "Who goes there at this hour?")


def test_every_span_is_in_the_text() -> None:
    text = "Le maire a salué la décision, tandis que « le peuple », selon lui, la refuse."
    document = recoupe.read_text(text, language="fr")
    spans: list[recoupe.model.Span] = [
        s for a in document.attributions for s in (*a.source, *a.cue, *a.content) if isinstance(a, AttributedContent)
    ]
    assert spans and all(text[s.start : s.stop] == s.quote for s in spans)
