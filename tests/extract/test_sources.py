"""Who is said to say it: the chain outlet → agency → speaker of a claim. Source: codebooks §6."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Attribution, Claim
from recoupe.world.actors import find_outlet

PRESS_TV = find_outlet("Press TV")
assert PRESS_TV is not None


def _claims(language: str, text: str, outlet: str | None = None) -> tuple[Claim, ...]:
    return recoupe.read_text(text, published="2020-11-20", language=language, outlet=outlet).claims


def _chain(language: str, text: str, outlet: str | None = None) -> tuple[Attribution, ...]:
    """Sources of the claim that an attack or a capture is said to have happened: the last one of the text."""
    return [c for c in _claims(language, text, outlet) if not c.kind.startswith("statement")][-1].said_by


def _speaker(language: str, text: str) -> Attribution:
    return _chain(language, text)[-1]


NAMED = [
    ("fr", "Mercredi, Karim Fassi a déclaré que des roquettes avaient visé la base de Taji.", "Karim Fassi"),
    ("fr", "Des roquettes ont visé mardi la base de Taji, a déclaré Najib Fars.", "Najib Fars"),
    ("fr", "Des roquettes, a indiqué Najib Fars, ont visé mardi la base de Taji.", "Najib Fars"),
    ("fr", "Selon Najib Fars, des roquettes ont visé mardi la base de Taji.", "Najib Fars"),
    ("fr", "Des roquettes ont visé mardi la base de Taji, selon Najib Fars.", "Najib Fars"),
    ("en", "Col. Wayne Marotto said rockets hit Taji base on Tuesday.", "Wayne Marotto"),
    ("en", "Rockets hit Taji base on Tuesday, Wayne Marotto said.", "Wayne Marotto"),
    ("en", "Rockets, Col. Wayne Marotto said, hit Taji base on Tuesday.", "Wayne Marotto"),
    ("en", "According to Wayne Marotto, rockets hit Taji base on Tuesday.", "Wayne Marotto"),
    ("en", '"Rockets hit Taji base on Tuesday," General Karim Hadi said.', "Karim Hadi"),
]


@pytest.mark.parametrize(("language", "text", "name"), NAMED)
def test_a_named_speaker_is_found_before_after_and_inside_the_claim(language: str, text: str, name: str) -> None:
    speaker = _speaker(language, text)
    assert (speaker.level, speaker.name, speaker.naming) == ("speaker", name, "named")


@pytest.mark.parametrize(
    ("language", "text", "naming"),
    [
        ("fr", "Des roquettes ont visé Taji, a déclaré le porte-parole de l'armée irakienne.", "named_role"),
        ("fr", "Le ministre de la Défense a affirmé que des roquettes avaient visé mardi Taji.", "named_role"),
        ("fr", "Une source sur le terrain a indiqué que des roquettes avaient visé Taji.", "unnamed_individual"),
        ("fr", "D'après un témoin, des roquettes ont visé mardi la base de Taji.", "unnamed_individual"),
        ("fr", "Selon des habitants, des roquettes ont visé mardi la base de Taji.", "unnamed_group"),
        ("fr", "Selon des informations locales, des roquettes ont visé mardi la base de Taji.", "unspecified"),
        ("fr", "On dit que des roquettes ont visé mardi la base de Taji.", "unspecified"),
        ("en", "Rockets hit Taji base on Tuesday, a Pentagon spokesman said.", "named_role"),
        ("en", "According to local residents, rockets hit Taji base on Tuesday.", "unnamed_group"),
        ("en", "Rockets hit Taji base on Tuesday, witnesses said.", "unnamed_group"),
        ("en", "It is said that rockets hit Taji base on Tuesday.", "unspecified"),
        ("en", "Reports say rockets hit Taji base on Tuesday.", "unspecified"),
    ],
)
def test_the_naming_of_a_speaker_follows_the_codebook(language: str, text: str, naming: str) -> None:
    speaker = _speaker(language, text)
    assert (speaker.level, speaker.naming) == ("speaker", naming)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon des informations locales, des roquettes ont visé mardi la base de Taji."),
        ("fr", "On dit que des roquettes ont visé mardi la base de Taji."),
        ("en", "It is said that rockets hit Taji base on Tuesday."),
    ],
)
def test_an_unspecified_source_has_neither_name_nor_id(language: str, text: str) -> None:
    speaker = _speaker(language, text)
    assert (speaker.name, speaker.id) == (None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le général Karim Hadi a déclaré que des roquettes avaient visé Taji. Il a ajouté que deux soldats étaient morts.",
        ),
        ("en", "General Karim Hadi said rockets hit Taji. He added that two soldiers were killed in Baghdad."),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_the_last_speaker(language: str, text: str) -> None:
    assert _speaker(language, text).name == "Karim Hadi"


def test_a_pronoun_without_a_speaker_before_it_is_nobody() -> None:
    speaker = _speaker("fr", "Il a déclaré que des roquettes avaient visé mardi la base de Taji.")
    assert (speaker.name, speaker.id) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "agency", "name"),
    [
        ("fr", "Selon l'agence SANA, citant Najib Fars, des roquettes ont visé mardi la base de Taji.", "SANA", "Najib Fars"),
        ("en", "According to SANA, citing Najib Fars, rockets hit Taji base on Tuesday.", "SANA", "Najib Fars"),
        ("en", "The Iraqi army recaptured Sinjar on Tuesday, Najib Fars told Reuters.", "Reuters", "Najib Fars"),
    ],
)  # fmt: skip
def test_the_chain_runs_from_outlet_over_agency_to_speaker(language: str, text: str, agency: str, name: str) -> None:
    chain = _chain(language, text, outlet="Press TV")
    assert [a.level for a in chain] == ["outlet", "agency", "speaker"]
    assert [a.name for a in chain] == ["Press TV", agency, name]


@pytest.mark.parametrize(
    ("language", "text", "id_"),
    [
        ("fr", "Selon l'AFP, l'armée irakienne a repris la ville de Sinjar mardi.", "outlet:afp"),
        ("en", "The Iraqi army recaptured Sinjar on Tuesday, Reuters reported.", "outlet:reuters"),
    ],
)
def test_an_agency_in_the_text_is_known_by_its_id(language: str, text: str, id_: str) -> None:
    assert [(a.level, a.id) for a in _chain(language, text)[1:]] == [("agency", id_)]


def test_without_a_source_the_chain_is_the_outlet_alone() -> None:
    chain = _chain("fr", "L'armée syrienne a bombardé jeudi la ville d'Alep.", outlet="Press TV")
    assert [(a.level, a.id, a.quote_type, a.cue, a.span) for a in chain] == [
        ("outlet", PRESS_TV.id, "none", None, None)
    ]


@pytest.mark.parametrize(
    ("language", "text", "quote_type"),
    [
        ("fr", "« Des roquettes ont visé mardi la base de Taji », a déclaré Najib Fars.", "direct"),
        ("en", '"Rockets hit Taji base on Tuesday," General Karim Hadi said.', "direct"),
        ("fr", "Mercredi, Karim Fassi a déclaré que des roquettes avaient visé la base de Taji.", "indirect"),
        ("en", "Col. Wayne Marotto said rockets hit Taji base on Tuesday.", "indirect"),
    ],
)
def test_words_inside_marks_are_direct_and_others_indirect(language: str, text: str, quote_type: str) -> None:
    assert _speaker(language, text).quote_type == quote_type


@pytest.mark.parametrize(
    ("language", "text", "cue", "words"),
    [
        ("fr", "Des roquettes ont visé mardi la base de Taji, selon Najib Fars.", "selon", "Najib Fars"),
        ("en", "Rockets hit Taji base on Tuesday, witnesses said.", "said", "witnesses"),
    ],
)
def test_a_speaker_keeps_cue_and_words(language: str, text: str, cue: str, words: str) -> None:
    speaker = _speaker(language, text)
    assert speaker.cue is not None and speaker.span is not None
    assert (speaker.cue.quote, speaker.span.quote) == (cue, words)


@pytest.mark.parametrize(
    ("language", "text", "level", "name"),
    [
        ("fr", "Le ministre, Karim Hadi, a dit : « L'armée a repris mardi la ville de Sinjar ».", "speaker", "Karim Hadi"),
        ("fr", "Karim Hadi, ministre de la Défense, a annoncé que l'armée avait repris Sinjar.", "speaker", "Karim Hadi"),
        ("fr", "« Des roquettes ont visé mardi Taji », a déclaré le général Karim Hadi.", "speaker", "Karim Hadi"),
        ("fr", "L'armée irakienne a repris mardi Sinjar, rapporte l'agence Reuters.", "agency", "Reuters"),
        ("fr", "Karim Fassi a déclaré que des roquettes avaient visé mardi la base de Taji.", "speaker", "Karim Fassi"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_reporting_verb(language: str, text: str, level: str, name: str) -> None:
    speaker = _speaker(language, text)
    assert (speaker.level, speaker.name) == (level, name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Najib Fars a déclaré que des roquettes avaient visé mardi Taji.", "Najib Fars"),
        ("en", "Rockets hit Taji base on Tuesday, Col. Wayne Marotto said.", "Wayne Marotto"),
    ],
)
def test_a_person_is_a_speaker_whatever_the_name_or_title(language: str, text: str, name: str) -> None:
    speaker = _speaker(language, text)
    assert (speaker.level, speaker.name) == ("speaker", name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", '"Rockets hit Taji base on Tuesday," Marotto said.', "Marotto"),
        ("fr", "« Des roquettes ont visé mardi la base de Taji », a déclaré Kerdraon.", "Kerdraon"),
    ],
)
def test_a_surname_alone_beside_the_verb_is_the_speaker(language: str, text: str, name: str) -> None:
    speaker = _speaker(language, text)
    assert (speaker.level, speaker.name) == ("speaker", name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Des roquettes ont visé Taji mardi », a déclaré à la presse à Bagdad le général Karim Hadi.", "Karim Hadi"),
        ("« Des roquettes ont visé Taji mardi », a déclaré à l'AFP Karim Ag Hadi, maire de la ville.", "Karim Ag Hadi"),
        ("Des roquettes ont visé Taji mardi, a indiqué le maire de la ville, Karim Hadi.", "Karim Hadi"),
        ("Selon le maire de la ville, Karim Hadi, des roquettes ont visé Taji mardi.", "Karim Hadi"),
    ],
)
def test_the_speaker_behind_the_verb_is_the_person_and_not_who_was_told(text: str, name: str) -> None:
    assert _speaker("fr", text).name == name


def test_an_opening_with_a_pronoun_stands_under_the_last_speaker() -> None:
    text = "Le maire, Karim Hadi, a déclaré que la route était coupée. Pour lui, des roquettes ont visé Taji mardi."
    assert _speaker("fr", text).name == "Karim Hadi"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "GAO (AFP) - Des roquettes ont visé la base de Taji mardi, selon un décompte de l'AFP."),
        ("fr", "GAO (AFP) - Des roquettes ont visé la base de Taji mardi, ont constaté des journalistes de l'AFP."),
        ("en", "GAO (Reuters) - Rockets hit Taji base on Tuesday, according to a Reuters tally."),
    ],
)
def test_journalists_of_the_agency_itself_are_no_other_source(language: str, text: str) -> None:
    claim = next(c for c in _claims(language, text) if not c.kind.startswith("statement"))
    assert all(a.level.value != "speaker" for a in claim.said_by) and claim.factuality.value.value == "CT+"


def test_a_parenthesis_behind_and_covers_what_follows_only() -> None:
    text = "Rockets hit the base at Taji on Tuesday and, a witness said, gunmen looted a school in Gao."
    by_kind = {c.kind.partition(".")[0]: c for c in _claims("en", text)}
    assert [a.level.value for a in by_kind["armed"].said_by] == ["outlet"]


def test_a_comment_behind_a_source_is_not_under_it() -> None:
    text = "Selon un maire, l'armée a bombardé Taji mardi, ce que Moscou a démenti."
    denial = next(c for c in _claims("fr", text) if c.kind == "statement.denial")
    assert [a.level.value for a in denial.said_by] == ["outlet"]


def test_a_gerund_belongs_to_the_subject_of_its_sentence() -> None:
    text = "Le porte-parole de l'armée a salué l'attaque, en ajoutant que des roquettes avaient visé la base de Taji mardi."
    assert _speaker("fr", text).name == "Le porte-parole de l'armée"
