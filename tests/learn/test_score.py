"""Our claim scorer: by hand on small cases, and against the reference where that is at hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from recoupe.learn.dates import compare, given_interval, gold_interval
from recoupe.learn.evaluate import evaluate
from recoupe.learn.fake import BY, FakeReader, make_document
from recoupe.learn.gold import (
    GoldClaim,
    GoldPlace,
    GoldQuantity,
    GoldReport,
    GoldRole,
    GoldSource,
    GoldTrap,
    load_gold,
)
from recoupe.learn.pairing import is_kind_accepted
from recoupe.learn.score import count_spans, distance_km, score_document
from recoupe.learn.session import Session
from recoupe.learn.shared_scores import find_differences, score_claims
from recoupe.learn.tally import Tally
from recoupe.learn.words import WordMap, align_words, dice, word_f1
from recoupe.model import Document, Factuality, PlaceMention, Sourced, Span, make_interval
from recoupe.model.vocabulary import Basis, Precision

OWN_GOLD = Path(__file__).resolve().parents[1] / "gold"

TEXT = "Strike near Gao\n\nA missile killed four soldiers in Gao on Monday, officials said. Will it end? Troops left."
CLAIM = GoldClaim(
    id="k1",
    quote="A missile killed four soldiers in Gao on Monday, officials said.",
    trigger="missile",
    kinds=("armed.missile_attack",),
    acled=("Shelling/artillery/missile attack",),
    when=("2021-03-01", "2021-03-02"),
    places=(GoldPlace("at", "Gao", "Gao", 16.27, -0.04, 20),),
    roles=(GoldRole("victim", "four soldiers"),),
    quantities=(GoldQuantity("fatalities", "soldier", 4, 4),),
    said_by=(GoldSource("speaker", "officials", "officials", "unnamed_group"),),
    factuality="Uu",
    quote_type="indirect",
)
REPORT = GoldReport(
    "r1", "en", "Test", ("2021-03-03", "2021-03-04"), True, TEXT, (CLAIM,), (GoldTrap("Will it end?", "question"),)
)


@pytest.fixture
def document() -> Document:
    return FakeReader((REPORT,))(TEXT)


def figures(report: GoldReport, document: Document | None) -> dict[str, float]:
    return score_document(report, document).figures()


def test_the_gold_itself_scores_one(document: Document) -> None:
    found = {name: value for name, value in figures(REPORT, document).items() if not name.startswith("score.")}
    assert set(found.values()) == {1.0}


def test_scores_are_compared_with_what_is_right(document: Document) -> None:
    found = figures(REPORT, document)  # the fake gives every claim a score of .5
    assert (found["score.error"], found["score.from_0.5"]) == (0.5, 1.0)


def test_without_a_document_every_claim_is_missed() -> None:
    found = figures(REPORT, None)
    assert found["claims.f1"] == found["claims.recall"] == 0
    assert "claims.precision" not in found


def test_a_second_prediction_for_one_claim_is_false(document: Document) -> None:
    twice = replace(document, claims=document.claims * 2)
    assert figures(REPORT, twice)["claims.precision"] == 0.5


def test_a_claim_in_a_passage_that_claims_nothing_is_false(document: Document) -> None:
    trap = Span.of(TEXT, TEXT.index("Will"), TEXT.index("?") + 1)
    claim = replace(document.claims[0], trigger=trap, evidence=document.claims[0].evidence)
    found = figures(REPORT, replace(document, claims=(claim,)))
    assert found["claims.f1"] == 0
    assert found["false_in_a_not_claim"] == 1


def test_an_optional_claim_counts_neither_way(document: Document) -> None:
    report = replace(REPORT, claims=(replace(CLAIM, required=False),))
    assert "claims.f1" not in figures(report, document)
    assert "claims.f1" not in figures(report, make_document(TEXT, "en"))


def test_evidence_shared_by_half_pairs_without_the_trigger(document: Document) -> None:
    claim = replace(document.claims[0], trigger=Span.of(TEXT, 0, 6))
    assert figures(REPORT, replace(document, claims=(claim,)))["claims.f1"] == 1
    short = replace(claim, evidence=Span.of(TEXT, TEXT.index("A missile"), TEXT.index("four")))
    assert figures(REPORT, replace(document, claims=(short,)))["claims.f1"] == 0


def test_an_acled_type_makes_a_pair_but_not_a_full_claim(document: Document) -> None:
    other = replace(document.claims[0], kind="armed.air_strike")
    found = figures(REPORT, replace(document, claims=(other,)))
    assert (found["claims.f1"], found["kind_exact"], found["full_claims.f1"]) == (1, 0, 0)
    foreign = replace(other, acled=None)
    assert figures(REPORT, replace(document, claims=(foreign,)))["claims.f1"] == 0


@pytest.mark.parametrize(
    ("start", "stop", "exact", "overlapping"),
    [
        (date(2021, 3, 1), date(2021, 3, 2), 1, 1),
        (datetime.fromisoformat("2021-03-01T18:00"), datetime.fromisoformat("2021-03-01T22:00"), 1, 1),
        (date(2021, 2, 28), date(2021, 3, 3), 0, 1),
        (date(2021, 3, 1), None, 0, 1),
        (date(2021, 3, 2), date(2021, 3, 3), 0, 0),
        (None, None, 0, 0),
    ],
)
def test_dates_are_compared_as_half_open_days(
    document: Document, start: date | None, stop: date | None, exact: int, overlapping: int
) -> None:
    when = make_interval(None, None, Precision.INTERVAL, Basis.STATED)
    claim = replace(document.claims[0], when=replace(when, start=start, stop=stop))
    found = figures(REPORT, replace(document, claims=(claim,)))
    assert (found["when_exact"], found["when_overlapping"], found["full_claims.f1"]) == (exact, overlapping, exact)


def test_two_absent_dates_are_equal() -> None:
    assert compare(gold_interval(None), given_interval(None)) == (True, True)


@pytest.mark.parametrize(("lat", "right"), [(16.4, 1), (16.6, 0)])
def test_a_place_is_right_within_its_tolerance(document: Document, lat: float, right: int) -> None:
    mention = document.mentions[0]
    assert isinstance(mention, PlaceMention) and mention.place is not None
    moved = replace(mention, place=replace(mention.place, lat=lat))
    found = figures(REPORT, replace(document, mentions=(moved, *document.mentions[1:])))
    assert (found["places.f1"], found["full_claims.f1"]) == (right, right)


def test_an_unresolved_place_is_missed_and_not_predicted(document: Document) -> None:
    mention = document.mentions[0]
    assert isinstance(mention, PlaceMention)
    lost = replace(mention, place=None)
    found = figures(REPORT, replace(document, mentions=(lost, *document.mentions[1:])))
    assert found["places.recall"] == 0
    assert "places.precision" not in found


def test_an_open_range_is_another_quantity(document: Document) -> None:
    quantity = replace(document.claims[0].quantities[0], high=None)
    found = figures(REPORT, replace(document, claims=(replace(document.claims[0], quantities=(quantity,)),)))
    assert (found["quantities.f1"], found["fatalities_exact"], found["full_claims.f1"]) == (0, 0, 0)


def test_factuality_and_speaker_do_not_touch_full_claims(document: Document) -> None:
    claim = replace(document.claims[0], factuality=Sourced(Factuality.CT_PLUS, (), BY), said_by=())
    found = figures(REPORT, replace(document, claims=(claim,)))
    assert (found["factuality"], found["speakers.f1"], found["full_claims.f1"]) == (0, 0, 1)


def test_a_span_that_is_not_its_quote_is_counted(document: Document) -> None:
    right, spans = count_spans(document)
    assert right == spans > 4
    wrong = replace(document.claims[0], trigger=Span(0, 3, "abc"))
    assert count_spans(replace(document, claims=(wrong,))) == (spans - 1, spans)


def test_an_inferred_publication_date_has_to_hold_the_gold_one(document: Document) -> None:
    hidden = replace(REPORT, published_given=False)
    wide = make_interval(date(2021, 3, 1), date(2021, 3, 6), Precision.INTERVAL, Basis.INFERRED)
    assert figures(hidden, replace(document, published=wide))["published_inferred_holds"] == 1
    late = replace(wide, start=date(2021, 3, 4))
    assert figures(hidden, replace(document, published=late))["published_inferred_holds"] == 0
    assert figures(hidden, replace(document, published=replace(wide, stop=None)))["published_inferred_holds"] == 0


def test_a_document_with_another_layout_is_aligned_by_words(document: Document) -> None:
    shifted = FakeReader((replace(REPORT, text=f"Menu Home\n{TEXT}"),))(f"Menu Home\n{TEXT}")
    assert figures(REPORT, shifted)["full_claims.f1"] == 1


# --- parts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "accepted", "right"),
    [("armed.clash", ("armed",), True), ("armed.clash", ("armed.clash",), True), ("armedx", ("armed",), False)],
)
def test_a_kind_below_an_accepted_one_is_accepted(kind: str, accepted: tuple[str, ...], right: bool) -> None:
    assert is_kind_accepted(kind, accepted) is right


def test_distances_are_great_circles() -> None:
    assert distance_km(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(343.6, abs=1)


def test_words_are_compared_without_case_and_accents() -> None:
    assert word_f1("Les ÉTATS-Unis", "les etats unis") == 1
    assert word_f1("deux soldats", "trois soldats") == 0.5
    assert word_f1(None, "") == 0
    assert dice(frozenset({1, 2}), frozenset({2, 3})) == 0.5


def test_alignment_skips_words_that_only_one_text_has() -> None:
    assert align_words(WordMap("x a b"), WordMap("a b c")) == {1: 0, 2: 1}


def test_tallies_give_no_figure_where_nothing_was_judged() -> None:
    tally = Tally()
    tally.count("empty", 0, 0, 0)
    tally.count("half", 1, 2, 1)
    tally.judge("share", False)
    assert tally.figures() == {"half.precision": 0.5, "half.recall": 1.0, "half.f1": 0.6667, "share": 0.0}


# --- folders -----------------------------------------------------------------------------------------


def test_own_gold_read_back_scores_one(own_gold: tuple[GoldReport, ...]) -> None:
    found = evaluate(OWN_GOLD, FakeReader(own_gold))
    assert found["gold.own.fr.full_claims.f1"] == found["gold.own.en.when_exact"] == 1
    assert found["gold.own.all.reports"] == 8


@pytest.mark.parametrize("fault", [0.0, 0.15, 0.3])
def test_our_figures_are_those_of_the_reference(shared: Path, tmp_path: Path, fault: float) -> None:
    gold = load_gold(shared / "gold" / "dev")
    session = Session(shared, tmp_path, FakeReader(gold, fault))
    found = score_claims(session)
    assert session.remarks == []
    assert found["gold.dev.fr.claims.f1"] <= 1 and len(found) > 150


def test_a_difference_from_the_reference_is_told() -> None:
    assert find_differences({"a": 0.5, "b": 1.0}, {"a": 0.504, "b": 0.9}) == ["b: our scorer 1.0000, reference 0.9000"]
