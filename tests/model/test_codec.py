"""The JSON of the contract: written, read back without loss, described by a schema, and refused where it is bad."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoupe
from recoupe import model as m
from recoupe.model.codec import schema

FR = (
    "Selon l'agence SANA, citant Najib Fars, quatre soldats auraient été tués mercredi à Bagdad.\n\n"
    "« Depuis septembre 2018, une vingtaine de chars ont quitté la Syrie », a-t-il précisé.\n\n"
    "L'occupant n'a pas bombardé ce nid d'espions vers 21 h 30."
)


@cache
def _real() -> m.Document:
    return recoupe.read_text(FR, published="2020-11-20", outlet="Press TV", language="fr")


# --- any document -----------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
IDS = st.text("abcm:0123456789", min_size=1, max_size=8)
SPANS = st.builds(m.Span, st.integers(0, 99), st.integers(0, 99), TEXTS)
MAYBE_SPAN = st.none() | SPANS
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
INSTANTS = st.none() | st.dates() | st.datetimes()


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def _one_of(vocabulary: type[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(vocabulary))


def _sourced(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[m.Sourced[Any]]:
    return st.builds(m.Sourced, strategy, _some(SPANS), IDS)


DATES = st.none() | st.builds(
    m.DateInterval, INSTANTS, INSTANTS, _one_of(m.Precision), st.none() | TEXTS, _one_of(m.Basis), _some(SPANS),
    _some(TEXTS),
)  # fmt: skip
PLACES = st.builds(m.Place, IDS, TEXTS, _one_of(m.Level), st.none() | IDS, FLOATS, FLOATS, FLOATS, FLOATS)
ACTORS = st.builds(m.Actor, IDS, TEXTS, TEXTS, st.none() | IDS)
EQUIPMENT = st.builds(m.Equipment, IDS, TEXTS, _one_of(m.EquipmentClass))
MENTIONS = st.one_of(
    st.builds(m.TimeMention, IDS, SPANS, IDS, st.none() | st.builds(m.Timex, _one_of(m.TimexType), TEXTS), DATES),
    st.builds(m.PlaceMention, IDS, SPANS, IDS, st.none() | PLACES, _some(PLACES), _one_of(m.RoleHint)),
    st.builds(m.ActorMention, IDS, SPANS, IDS, st.none() | ACTORS),
    st.builds(
        m.QuantityMention, IDS, SPANS, IDS, st.integers(), st.none() | st.integers(), TEXTS, st.booleans(), TEXTS
    ),
    st.builds(m.EquipmentMention, IDS, SPANS, IDS, EQUIPMENT),
    st.builds(m.LoadedMention, IDS, SPANS, IDS, TEXTS, _one_of(m.Voice), st.none() | TEXTS, st.none() | IDS),
)
SOURCES = st.builds(
    m.Attribution, _one_of(m.SourceLevel), st.none() | TEXTS, st.none() | IDS, _one_of(m.Naming), st.none() | TEXTS,
    _one_of(m.QuoteType), MAYBE_SPAN, MAYBE_SPAN, _one_of(m.Interest), _sourced(_one_of(m.Factuality)),
)  # fmt: skip
CLAIMS = st.builds(
    m.Claim, IDS, IDS, st.none() | st.builds(m.Plover, TEXTS, st.none() | TEXTS), st.none() | TEXTS, st.none() | IDS,
    SPANS, SPANS, _some(st.builds(m.Role, _one_of(m.RoleName), IDS)), DATES,
    _some(st.builds(m.ClaimQuantity, _one_of(m.Of), TEXTS, st.integers(), st.none() | st.integers(), IDS)),
    _some(SOURCES), _sourced(_one_of(m.Factuality)), _sourced(_one_of(m.Tense)), _some(IDS), FLOATS, IDS,
)  # fmt: skip
DOCUMENTS = st.builds(
    m.Document, IDS, TEXTS, IDS, st.none() | TEXTS, _some(TEXTS),
    st.none() | st.builds(m.Outlet, TEXTS, st.none() | IDS, MAYBE_SPAN),
    _some(st.builds(m.AgencyCredit, TEXTS, st.none() | IDS, _one_of(m.Credit), MAYBE_SPAN)), DATES, TEXTS,
    _some(st.builds(m.Passage, _one_of(m.PassageKind), st.integers(0, 99), st.integers(0, 99))), _some(MENTIONS),
    _some(CLAIMS), _some(st.builds(m.Rejected, TEXTS, TEXTS, MAYBE_SPAN)),
    st.none() | st.builds(m.MadeBy, IDS, IDS, st.dictionaries(IDS, IDS, max_size=2)),
)  # fmt: skip


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_any_document_is_read_back_from_its_json_without_loss(document: m.Document) -> None:
    line = json.dumps(document.to_dict(), ensure_ascii=False)
    assert m.Document.from_dict(json.loads(line)) == document


@given(DOCUMENTS)
@settings(max_examples=20, deadline=None)
def test_the_schema_accepts_any_document(document: m.Document) -> None:
    jsonschema.validate(json.loads(json.dumps(document.to_dict())), schema(m.Document, "recoupe/document/1"))


# --- a processed document ----------------------------------------------------------------------------


def test_a_processed_document_is_read_back_without_loss() -> None:
    document = _real()
    assert document.claims
    assert m.Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


def test_the_schema_accepts_a_processed_document_and_is_itself_valid() -> None:
    described = schema(m.Document, "recoupe/document/1")
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(_real().to_dict(), described)


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", 1), ("claims", {}), ("language", None), ("passages", [{"kind": "poem", "start": 0, "stop": 1}])],
)
def test_the_schema_refuses_a_document_of_another_shape(field: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**_real().to_dict(), field: value}, schema(m.Document, "recoupe/document/1"))


def test_the_fields_of_the_contract_are_printed_under_their_names() -> None:
    printed = _real().to_dict()
    assert list(printed) == [
        "id", "source", "language", "title", "authors", "outlet", "agencies", "published", "text", "passages",
        "mentions", "claims", "rejected", "made_by", "wording", "attributions", "schema", "links",
    ]  # fmt: skip
    assert printed["schema"] == "recoupe/document/1"
    claims = printed["claims"]
    assert isinstance(claims, list)
    wanted = {
        "id", "kind", "plover", "acled", "cameo", "trigger", "evidence", "roles", "when", "quantities", "said_by",
        "factuality", "tense", "wording", "score", "by",
    }  # fmt: skip
    assert wanted <= set(claims[0])


def test_private_fields_are_not_printed() -> None:
    place = m.PlaceMention("m1", m.Span(0, 1, "x"), "r@1", None, (), m.RoleHint.LITERAL, weak=True, country="SY")
    printed = json.loads(json.dumps(m.Document("i", "s", "fr", None, (), None, (), None, "x", (), (place,)).to_dict()))
    assert set(printed["mentions"][0]) == {"id", "span", "by", "place", "candidates", "role_hint", "kind"}


def test_a_field_named_like_a_keyword_loses_its_underscore() -> None:
    mention = m.EquipmentMention(
        "m1", m.Span(0, 1, "x"), "r@1", m.Equipment("equipment:tank", "tank", m.EquipmentClass.VEHICLE)
    )
    printed = m.Document("i", "s", "fr", None, (), None, (), None, "x", (), (mention,)).to_dict()
    assert '"class": "vehicle"' in json.dumps(printed)


def test_a_time_of_day_stays_a_time_of_day_and_a_day_a_day() -> None:
    when = m.DateInterval(
        datetime(2020, 11, 17, 21, 45),  # local civil time
        date(2020, 11, 18),
        m.Precision.TIME,
        None,
        m.Basis.STATED,
    )
    document = m.Document("i", "s", "fr", None, (), None, (), when, "x", ())
    again = m.Document.from_dict(json.loads(json.dumps(document.to_dict()))).published
    assert again is not None
    assert (type(again.start), type(again.stop)) == (datetime, date)


def test_unknown_fields_are_passed_over_since_fields_may_be_added() -> None:
    printed = _real().to_dict()
    assert m.Document.from_dict({**printed, "mood": "bright"}) == _real()


# --- bad JSON ----------------------------------------------------------------------------------------


def _without(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda d: d.pop(key)


def _set(*path: Any, value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        inner: Any = document
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_without("text"), "text"),
        (_without("id"), "'id'"),
        (_set("text", value=7), "Document.text"),
        (_set("claims", value={}), "Document.claims"),
        (_set("authors", value="AFP"), "Document.authors"),
        (_set("authors", value=[3]), "Document.authors"),
        (_set("outlet", value="AFP"), "Document.outlet"),
        (_set("claims", 0, "score", value="high"), "Claim.score"),
        (_set("claims", 0, "trigger", value=None), "Claim.trigger"),
        (_set("claims", 0, "trigger", "start", value="3"), "Span.start"),
        (_set("mentions", 0, "kind", value="feeling"), "Document.mentions"),
    ],
)
def test_bad_json_is_refused_with_the_name_of_the_field(spoil: Callable[[Any], None], words: str) -> None:
    document = json.loads(json.dumps(_real().to_dict()))
    spoil(document)
    with pytest.raises(ValueError, match=words):
        m.Document.from_dict(document)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_set("claims", 0, "said_by", 0, "naming", value="nobody"), "Attribution.naming"),
        (_set("passages", 0, "kind", value="poem"), "Passage.kind"),
        (_set("published", "start", value="yesterday"), "DateInterval.start"),
        (_set("published", "start", value=20201120), "DateInterval.start"),
        (_set("claims", 0, "factuality_from", value="a rule"), "Claim.factuality"),
        (_set("mentions", 0, value="Damas"), "Document.mentions"),
    ],
)
def test_a_bad_word_date_or_origin_is_refused_with_the_name_of_the_field(
    spoil: Callable[[Any], None], words: str
) -> None:
    document = json.loads(json.dumps(_real().to_dict()))
    spoil(document)
    with pytest.raises(ValueError, match=words):
        m.Document.from_dict(document)


# --- ids ---------------------------------------------------------------------------------------------


def test_the_id_is_the_sha256_of_the_utf8_text() -> None:
    assert m.make_id("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_text_with_a_lone_surrogate_has_an_id_too() -> None:
    assert m.make_id("a\ud800").startswith("sha256:")


def test_a_mention_is_found_by_its_id() -> None:
    document = _real()
    assert [document.mention(mention.id) for mention in document.mentions] == list(document.mentions)
