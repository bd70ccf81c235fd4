"""Looking reports and claims up, by id and by the first digits of a hash."""

from __future__ import annotations

import pytest
from event_samples import make_reports, make_sample, span_of

from recoupe.export.reports import Reports, find_claim, short_id, short_key
from recoupe.export.words_behind import words_behind
from recoupe.model import ClaimKey

DOCUMENTS = make_reports()


def test_a_claim_is_found_by_the_key_that_is_printed() -> None:
    key = ClaimKey(DOCUMENTS[0].id, "c1")
    prefix, _, claim = short_key(key).partition("/")
    document, found = find_claim(DOCUMENTS, prefix, claim)
    assert (document.id, found.id) == (key.document, key.claim)


@pytest.mark.parametrize(
    ("prefix", "claim", "says"),
    [
        ("ffffffffff", "c1", "no document 'ffffffffff'"),
        ("", "c1", "no document ''"),
        (short_id(DOCUMENTS[0].id), "c99", "no claim 'c99'; there are 1"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(prefix: str, claim: str, says: str) -> None:
    with pytest.raises(KeyError) as error:
        find_claim(DOCUMENTS, prefix, claim)
    assert says in error.value.args[0]
    assert "\n" not in error.value.args[0]


def test_digits_that_fit_several_documents_are_refused_with_the_documents() -> None:
    digits = [d.id.removeprefix("sha256:")[0] for d in DOCUMENTS]
    many = [*DOCUMENTS, *(d for d in DOCUMENTS if d.id.removeprefix("sha256:")[0] == digits[0])]
    with pytest.raises(KeyError, match="may be any of"):
        find_claim(many, digits[0], "c1")


def test_chains_of_sources_come_once_each() -> None:
    events, reports = make_sample()
    twice = (*events[0].claims, *events[0].claims)
    assert len(reports.sources(twice)) == 4


def test_a_report_that_is_missing_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Reports.of(DOCUMENTS).document("sha256:none")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("when", "mardi soir"), ("where", "Zone verte"), ("kind", "visé"), ("munitions", "Sept roquettes"),
        ("agent", "visé"), ("injured", "visé"),
    ],
)  # fmt: skip
def test_a_field_rests_on_its_words_or_on_the_trigger(field: str, words: str) -> None:
    document = DOCUMENTS[0]
    (behind,) = words_behind(document, document.claims[0], field)
    assert behind.quote == words
    assert document.text[behind.start : behind.stop] == words
    assert span_of(document, words).quote == words
