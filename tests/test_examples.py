"""The bundled reports of one real attack: read, cross-checked, and told as one event with what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.crosscheck import crosscheck
from recoupe.model import Agreement, Credibility, Document, Event, Grade, Toll
from recoupe.run.pipeline import Pipeline

FOLDER = Path(__file__).parent.parent / "examples"
NAMES = ("partisan", "military", "statement-copy", "agency-fr", "agency-copy", "officials", "flash", "drawdown")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The eight reports by the words in their names."""
    paths = sorted(path for path in FOLDER.glob("*") if path.name[:2] >= "09" and path.suffix in {".txt", ".html"})
    read = [item for item in Pipeline().read_many(paths) if isinstance(item, Document)]
    return dict(zip(NAMES, read, strict=True))


@pytest.fixture(scope="module")
def events(documents: dict[str, Document]) -> tuple[Event, ...]:
    return crosscheck(documents.values())


@pytest.fixture(scope="module")
def attack(events: tuple[Event, ...]) -> Event:
    """The event that the military's lead tells."""
    return max((e for e in events if e.kind == "armed.missile_attack"), key=lambda e: e.n_documents)


def told_by(event: Event) -> set[str]:
    return {key.document for key in event.claims}


def test_seven_reports_tell_one_attack_and_two_of_them_are_copies(
    documents: dict[str, Document], attack: Event
) -> None:
    assert told_by(attack) == {document.id for name, document in documents.items() if name != "drawdown"}
    copies = {(copy.from_, copy.to) for copy in attack.copies if copy.directed}
    for origin, taker in (("military", "statement-copy"), ("agency-fr", "agency-copy")):
        assert (documents[origin].id, documents[taker].id) in copies


def test_there_may_be_one_to_four_witnesses_of_it_and_every_original_is_one_of_the_words(attack: Event) -> None:
    assert attack.witnesses.happened == (1, 4)
    assert attack.witnesses.said == (5, 5)
    assert attack.credibility is Credibility.PROBABLY_TRUE
    assert attack.grade is Grade.WEAK


def test_tuesday_stands_against_the_wednesday_of_the_report_without_a_date(
    documents: dict[str, Document], attack: Event
) -> None:
    when = attack.fields.when
    assert when is not None
    assert when.agreement is Agreement.DISJOINT
    by_day = {value.value.edtf: {key.document for key in value.claims} for value in when.values}
    assert by_day["2020-11-18"] == {documents["partisan"].id}
    assert attack.when is not None
    assert attack.when.edtf == "2020-11-17"
    (why,) = [c.why for c in attack.contradictions if c.field == "when"]
    assert "inferred" in why


def test_seven_rockets_stand_against_four_for_a_part_was_taken_for_the_whole(attack: Event) -> None:
    (found,) = [c for c in attack.contradictions if c.field == "munitions"]
    assert "part taken for whole" in found.why


def test_tolls_add_what_is_disjoint_in_the_highest_figure_only(attack: Event) -> None:
    assert attack.fatalities == Toll(1, 1, 1)
    assert attack.injured == Toll(5, 5, 7)


def test_the_plan_and_what_is_said_to_have_begun_are_two_events(
    documents: dict[str, Document], events: tuple[Event, ...]
) -> None:
    (plan,) = [e for e in events if e.kind == "movement.withdrawal" and e.where and e.where.name == "Iraq"
               and told_by(e) == {documents["drawdown"].id} and e.fields.troops]  # fmt: skip
    (begun,) = [e for e in events if e.kind == "movement.withdrawal" and documents["partisan"].id in told_by(e)]
    assert plan.id != begun.id
    assert plan.credibility is Credibility.CANNOT_BE_JUDGED
    assert (begun.credibility, begun.witnesses.happened) == (Credibility.POSSIBLY_TRUE, (1, 1))
    for event in (plan, begun):
        troops = event.fields.troops
        assert troops is not None
        assert [value.value.low for value in troops.values] == [500]
