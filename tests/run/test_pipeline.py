"""The pipeline: one text, many sources, and properties that hold for any text."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoupe
from recoupe.errors import BackendError, ReadError
from recoupe.extract.backend import DEFAULT
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import Document, QuantityMention, Span
from recoupe.read import Unread, make_options
from recoupe.run.pipeline import Pipeline

SENTENCE = "Des roquettes ont visé mardi la base de Taji, en Irak."


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))


# --- read_text ---------------------------------------------------------------------------------------


def test_what_the_caller_tells_comes_before_what_the_text_says() -> None:
    document = recoupe.read_text(SENTENCE, published="2020-11-20", outlet="Press TV", language="fr")
    assert document.outlet is not None and document.published is not None
    assert (document.outlet.name, document.language) == ("Press TV", "fr")
    assert document.published.edtf == "2020-11-20"


def test_the_text_stays_as_it_was_given() -> None:
    text = "Des roquettes ont visé\u00a0mardi l’ambassade, à Bagdad.\n\nDeux  morts."
    assert recoupe.read_text(text, published="2020-11-20").text == text


def test_the_language_is_found() -> None:
    english = "Rockets hit the embassy in Baghdad on Tuesday, and two guards were killed."
    assert (recoupe.read_text(SENTENCE).language, recoupe.read_text(english).language) == ("fr", "en")


def test_relative_dates_count_from_the_day_of_publication() -> None:
    days = [
        recoupe.read_text(SENTENCE, published=published).claims[0].when for published in ("2020-11-20", "2021-03-12")
    ]
    assert [day.edtf for day in days if day] == ["2020-11-17", "2021-03-09"]


def test_a_publication_of_two_days_is_half_open_as_every_interval() -> None:
    published = recoupe.read_text(SENTENCE, published="2020-11-20/2020-11-22").published
    assert published is not None
    assert (published.start, published.stop) == (date(2020, 11, 20), date(2020, 11, 22))


@pytest.mark.parametrize("published", ["yesterday", "2020-13-01", "20/11/2020/2021"])
def test_a_publication_date_that_is_no_day_is_refused(published: str) -> None:
    with pytest.raises(ReadError, match=published):
        recoupe.read_text(SENTENCE, published=published)


def test_a_language_without_a_pack_is_rejected_and_not_raised() -> None:
    document = recoupe.read_text("Raketen trafen am Dienstag die Botschaft in Bagdad.", language="de")
    assert (document.claims, document.mentions) == ((), ())
    assert "no language pack for 'de'" in document.rejected[-1].reason


def test_a_document_names_what_made_it() -> None:
    made_by = recoupe.read_text(SENTENCE, language="fr").made_by
    assert made_by is not None
    assert (made_by.version, made_by.backend) == (recoupe.__version__, DEFAULT)
    assert made_by.packs == {"fr": load_pack("fr").version}


def test_an_unknown_back_end_is_named_with_those_there_are() -> None:
    with pytest.raises(BackendError, match=r"no back end 'oracle'; there are: .*rules"):
        Pipeline("oracle")


def test_an_undated_page_is_not_dated_after_the_bound() -> None:
    bound = date(2019, 5, 1)
    text = "Le 3 avril 2019, des roquettes ont visé la base de Taji.\n\nMercredi, deux soldats ont été tués."
    document = Pipeline(as_of=bound).read_text(text, language="fr")
    published = document.published
    assert published is None or published.start is None or published.days()[0] <= bound


# --- read_many ----------------------------------------------------------------------------------------


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("L'armée syrienne a bombardé jeudi la ville d'Alep.", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"outlet": "Press TV", "published": "2020-11-20"}', encoding="utf-8")
    return tmp_path


def test_many_sources_come_in_their_order_with_those_that_cannot_be_read(reports: Path) -> None:
    asked = [reports / "b.txt", reports / "missing.txt", reports / "a.txt"]
    found = list(_pipeline().read_many(asked))
    assert [type(item) for item in found] == [Document, Unread, Document]
    assert [item.source for item in found] == [str(path) for path in asked]


def test_a_folder_gives_its_reports_in_order_of_name(reports: Path) -> None:
    names = [Path(item.source).name for item in _pipeline().read_many([reports])]
    assert names == ["a.txt", "b.txt"]


def test_a_side_file_tells_outlet_and_date(reports: Path) -> None:
    (document,) = _pipeline().read_many([reports / "b.txt"])
    assert isinstance(document, Document)
    assert document.outlet is not None and document.claims[0].when is not None
    assert (document.outlet.name, document.claims[0].when.edtf) == ("Press TV", "2020-11-19")


def test_the_original_of_each_report_tells_when_it_was_read(reports: Path) -> None:
    before = datetime.now(UTC)
    found = [d for d in _pipeline().read_many([reports]) if isinstance(d, Document)]
    times = [d.original.retrieved_at for d in found if d.original is not None and d.original.retrieved_at is not None]
    assert len(times) == len(found) > 0
    assert times == sorted(times) and before <= times[0] and times[-1] <= datetime.now(UTC)


def test_options_hold_for_every_source(reports: Path) -> None:
    options = make_options(outlet="AFP", published="2021-01-01")
    found = list(_pipeline().read_many([reports], options))
    outlets = {item.outlet.name for item in found if isinstance(item, Document) and item.outlet}
    assert len(found) == 2
    assert outlets <= {"AFP", "Agence France-Presse"}


def test_reading_is_lazy_so_that_memory_stays_constant(reports: Path) -> None:
    def sources() -> Iterator[Path]:
        yield reports / "a.txt"
        pytest.fail("the second source was asked for before the first document was taken")

    first = next(_pipeline().read_many(sources()))
    assert isinstance(first, Document)


def test_a_text_gives_the_same_claims_alone_and_among_others(reports: Path) -> None:
    alone = _pipeline().read_text(SENTENCE)
    (document, _) = _pipeline().read_many([reports / "a.txt", reports / "b.txt"])
    assert isinstance(document, Document)
    assert document.claims == alone.claims


# --- any text -----------------------------------------------------------------------------------------

EXTRA = (
    "mardi hier Bagdad Syrie Alep Hassaké l' d' « » \" ( ) , . ? ! ; : … — 3 17 2020 1.5 10-15 Karim Hadi selon said"
    " according to que that n' ne pas not aurait reportedly si if"
).split(" ")


@cache
def _vocabulary() -> list[str]:
    """Words of the packs: forms of frame, people, speech and doubt patterns, and some of the glue between."""
    found: set[str] = set()
    for code in installed_packs():
        pack = load_pack(code)
        for frame in pack.frame_list[::7]:
            found.update(" ".join((*frame.hits[:1], *frame.misses[:1])).split())
        found.update(list(pack.words.forms("number"))[:20])
    return sorted(found) + EXTRA * 8


TEXTS = st.lists(st.sampled_from(_vocabulary()), max_size=60).map(" ".join)


@given(TEXTS, st.sampled_from(installed_packs()))
@settings(max_examples=50, deadline=None)
def test_any_mix_of_words_keeps_the_contract(text: str, language: str) -> None:
    text = text or "."
    document = _pipeline().read_text(text, published="2020-11-20", language=language)
    assert document.text == text
    for span in _spans(document):
        assert document.text[span.start : span.stop] == span.quote != ""
    ids = {mention.id: mention for mention in document.mentions}
    for claim in document.claims:
        assert {role.mention for role in claim.roles} | set(claim.wording) <= set(ids)
        assert all(isinstance(ids[q.mention], QuantityMention) for q in claim.quantities)
        assert claim.said_by[0].level == "outlet"
        assert 0 <= claim.score <= 1


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    text = text or "."
    made = [json.dumps(Pipeline().read_text(text, published="2020-11-20", language="fr").to_dict()) for _ in range(2)]
    assert made[0] == made[1]


@given(st.text(min_size=1, max_size=200).filter(str.strip), st.sampled_from(["fr", "en", "de", None]))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_or_refused_as_declared(text: str, language: str | None) -> None:
    try:
        document = _pipeline().read_text(text, published="2020-11-20", language=language)
    except ReadError:
        return
    assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_quantities_are_ranges_that_run_upwards(text: str) -> None:
    document = _pipeline().read_text(text or ".", published="2020-11-20", language="fr")
    for mention in document.mentions:
        if isinstance(mention, QuantityMention):
            assert mention.low >= 0
            assert mention.high is None or mention.high >= mention.low
