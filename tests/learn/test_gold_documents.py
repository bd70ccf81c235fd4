"""Annotated reports become documents that hold exactly what was annotated."""

from pathlib import Path

from recoupe.learn.gold import load_gold
from recoupe.learn.gold_documents import make_gold_document
from recoupe.model import Document, RoleName
from recoupe.read import read_text

GOLD = Path(__file__).parents[1] / "gold"


def documents() -> list[Document]:
    return [make_gold_document(report, read_text(report.text)) for report in load_gold(GOLD)]


def test_every_span_points_at_its_quote() -> None:
    for document in documents():
        for mention in document.mentions:
            assert document.text[mention.span.start : mention.span.stop] == mention.span.quote
        for claim in document.claims:
            assert document.text[claim.trigger.start : claim.trigger.stop] == claim.trigger.quote


def test_places_dates_and_counts_are_the_annotated_ones() -> None:
    for report, document in zip(load_gold(GOLD), documents(), strict=True):
        for gold, claim in zip(report.claims, document.claims, strict=True):
            assert [r.role for r in claim.roles] == [RoleName(r.role) for r in (*gold.places, *gold.roles)]
            assert [(q.of, q.unit, q.high) for q in claim.quantities] == [
                (q.of, q.unit, q.high) for q in gold.quantities
            ]
            assert (claim.when is None) == (gold.when is None)
            assert [a.level for a in claim.said_by] == [s.level for s in gold.said_by]
