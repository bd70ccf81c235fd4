"""What events are tied to, and their outlets, are told as soon as they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dossier_samples import make_report

from recoupe import Dossier
from recoupe.crosscheck import crosscheck
from recoupe.model import ClaimQuantity, Document, Of, Precision, QuantityMention, Tense, make_interval
from recoupe.model.vocabulary import Basis


def withdrawal(text: str, source: str, when: tuple[date, date], tense: Tense) -> Document:
    """A report of one withdrawal of 500 soldiers."""
    told = make_report(text, source=source, outlet=source)
    claim, span = told.claims[0], told.claims[0].trigger
    counted = QuantityMention("m2", span, "test@1", 500, 500, "soldier", approximate=False, rule="test")
    claim = replace(
        claim,
        kind="movement.withdrawal",
        when=make_interval(*when, Precision.INTERVAL, Basis.STATED),
        quantities=(ClaimQuantity(Of.TROOPS, "soldier", 500, 500, "m2"),),
        tense=replace(claim.tense, value=tense),
    )
    return replace(told, claims=(claim,), mentions=(*told.mentions, counted))


PLAN = withdrawal("Soldiers will leave.", "plan.txt", (date(2021, 1, 5), date(2021, 4, 1)), Tense.FUTURE)
DONE = withdrawal("Soldiers have left.", "done.txt", (date(2021, 3, 20), date(2021, 3, 21)), Tense.PAST)


def test_a_plan_and_its_execution_are_tied_while_both_are_there(address: str) -> None:
    with Dossier.open(address) as dossier:
        dossier.add([PLAN])
        assert [e.related for e in dossier.events()] == [()]
        dossier.add([DONE])
        found = dossier.events()
        assert sorted(found, key=lambda e: e.id) == sorted(crosscheck([PLAN, DONE]), key=lambda e: e.id)
        assert [r.relation for e in found for r in e.related] == ["plan_of", "execution_of"]
        assert [dossier.event(e.id) for e in found] == list(found)
        dossier.remove(PLAN.id)
        assert [e.related for e in dossier.events()] == [()]


def test_every_outlet_that_published_a_text_counts(address: str) -> None:
    with Dossier.open(address) as dossier:
        dossier.add(
            [make_report("A raid.", source="a.txt"), make_report("A raid.", source="b.txt", outlet="Radio Oasis")]
        )
        dossier.add([make_report("A raid.", source="c.txt", outlet="Radio Oasis")])
        assert [(e.n_documents, e.n_outlets) for e in dossier.events()] == [(1, 2)]
