"""What the parse tells of a reporting act: who speaks though no list knows them, and which words are not theirs."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Attribution, Claim


def _claim(language: str, text: str, word: str) -> Claim:
    """The claim whose trigger holds a word."""
    found = recoupe.read_text(text, published="2020-11-20", language=language).claims
    (claim,) = [c for c in found if word in c.trigger.quote]
    return claim


def _speakers(language: str, text: str, word: str) -> list[str | None]:
    return [_words(a) for a in _claim(language, text, word).said_by if a.level == "speaker"]


def _words(source: Attribution) -> str | None:
    return source.span.quote if source.span is not None else source.name


@pytest.mark.parametrize(
    ("language", "text", "word", "speaker"),
    [
        ("fr", "Des soldats ont tué deux bergers mardi à Gao, raconte une couturière.", "tué", "une couturière"),
        ("fr", "Des soldats ont tué deux bergers mardi à Gao, selon trois passeurs.", "tué", "trois passeurs"),
        ("fr", "La coopérative de Gao dit que des soldats ont tué deux bergers.", "tué", "La coopérative de Gao"),
        ("en", "Soldiers killed two shepherds in Gao on Tuesday, a seamstress said.", "killed", "a seamstress"),
        (
            "en",
            "Soldiers killed two shepherds in Gao, the town's only surgeon said.",
            "killed",
            "the town's only surgeon",
        ),
    ],
)
def test_anybody_can_speak_whom_no_list_knows(language: str, text: str, word: str, speaker: str) -> None:
    assert _speakers(language, text, word) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Un camion, volé selon les riverains à Ansongo, a sauté mardi sur une mine à Gao.", "sauté"),
        ("fr", "Deux enfants sont morts, a indiqué le Croissant-Rouge, qui a distribué des tentes à Gao.", "distribué"),
        ("en", "No one resisted, said the mayor of Gao, whose brother was killed by soldiers on Tuesday.", "killed"),
    ],
)
def test_a_clause_about_who_speaks_or_beside_the_act_is_the_outlets_own(language: str, text: str, word: str) -> None:
    assert _speakers(language, text, word) == []


@pytest.mark.parametrize(
    ("language", "text", "word", "name"),
    [
        ("fr", "Un obus a tué un soldat à Gao, a dit l'armée malienne. Le communiqué ajoute que deux civils sont blessés.",
         "blessés", "l'armée malienne"),
        ("en", "A shell killed a man in Gao, the army of Mali said. The statement said two others were wounded.",
         "wounded", "the army of Mali"),
    ],
)  # fmt: skip
def test_a_statement_is_made_by_whoever_spoke_last(language: str, text: str, word: str, name: str) -> None:
    assert [a.name for a in _claim(language, text, word).said_by[1:]] == [name]


def test_a_report_of_experts_is_the_word_of_the_experts() -> None:
    text = "Selon un rapport confidentiel d'experts de l'ONU, des soldats ont tué deux bergers à Gao."
    assert _speakers("fr", text, "tué") == ["experts de l'ONU"]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Nos enquêtrices ont compté dix civils tués mardi à Gao.", "tués"),
        ("fr", "Des prisonniers ont été libérés mardi à Gao selon le calendrier prévu.", "libérés"),
    ],
)
def test_counts_of_the_outlet_and_rules_to_go_by_are_no_speakers(language: str, text: str, word: str) -> None:
    assert _speakers(language, text, word) == []


def test_who_says_and_adds_is_given_once() -> None:
    text = "Deux soldats ont été tués à Gao, a dit un médecin, ajoutant que trois civils avaient été blessés mardi."
    assert _speakers("fr", text, "blessés") == ["un médecin"]


@pytest.mark.parametrize(
    ("language", "text", "word", "speaker"),
    [
        ("en", "The village of Anefis was recaptured on Thursday, police announced.", "recaptured", "police"),
        ("fr", "Des rebelles ont attaqué mardi le poste de Gao, s'alarme le maire.", "attaqué", "le maire"),
        ("en", "Gunmen attacked a post in Gao, a source told Reuters, adding that it fell.", "attacked", "a source"),
    ],
)
def test_acts_that_could_be_claims_tell_what_they_close(language: str, text: str, word: str, speaker: str) -> None:
    assert _speakers(language, text, word)[-1:] == [speaker]
