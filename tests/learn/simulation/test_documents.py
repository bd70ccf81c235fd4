"""Invented documents: spans hold their quotes, claims tell the values drawn, copies hold what they took."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

from recoupe.learn.simulation.documents import Written
from recoupe.learn.simulation.drawing import make_world
from recoupe.learn.simulation.run import write_event
from recoupe.learn.simulation.settings import DEFAULT
from recoupe.learn.simulation.world import How, World, copies_of
from recoupe.model import Document, SourceLevel, Span

SETTINGS = replace(DEFAULT, n_events=24)


@cache
def world() -> World:
    return make_world(SETTINGS, 1)


@cache
def written() -> tuple[tuple[Written, ...], ...]:
    return tuple(write_event(event, world(), 1) for event in world().events)


def spans_of(document: Document) -> list[Span]:
    found = [m.span for m in document.mentions]
    for claim in document.claims:
        found += [claim.trigger, claim.evidence]
        found += [s for said in claim.said_by for s in (said.span, said.cue) if s is not None]
    return found + [a.span for a in document.agencies if a.span is not None]


def test_every_span_holds_its_quote() -> None:
    for document in (w.document for w in chain.from_iterable(written())):
        for span in spans_of(document):
            assert document.text[span.start : span.stop] == span.quote


def test_passages_follow_each_other_inside_the_text() -> None:
    for document in (w.document for w in chain.from_iterable(written())):
        ends = [(p.start, p.stop) for p in document.passages]
        assert ends == sorted(ends)
        assert all(a[1] <= b[0] for a, b in pairwise(ends))
        assert ends[-1][1] == len(document.text)


def test_documents_survive_their_json() -> None:
    document = written()[0][0].document
    assert Document.from_dict(document.to_dict()) == document


def test_claims_tell_the_value_of_their_report() -> None:
    for event, reports in zip(world().events, written(), strict=True):
        told: dict[int, set[object]] = {}
        for own in reports:
            tellings = [s.telling for s in own.draft.sentences if s.telling is not None]
            for telling, claim in zip(tellings, own.document.claims, strict=True):
                value = claim.when.start if event.is_dated and claim.when else claim.quantities[0].low
                told.setdefault(telling.value, set()).add(value)
        assert all(len(values) == 1 for values in told.values())
        assert len(set().union(*told.values())) == len(told) if told else True


def test_a_cut_copy_holds_nothing_but_what_it_took() -> None:
    for event, reports in zip(world().events, written(), strict=True):
        for child, parent in copies_of(event):
            copying = child.copying
            if copying is not None and copying.is_cut:
                keys = {s.key for s in reports[parent.index].draft.sentences}
                own = [s for s in reports[child.index].draft.sentences if s.key not in keys]
                assert all(s.telling is not None for s in own)


def test_a_translated_copy_has_no_word_sequence_of_its_original() -> None:
    for event, reports in zip(world().events, written(), strict=True):
        for child, parent in copies_of(event):
            if child.copying is not None and child.copying.is_translated:
                left, right = (reports[r.index].document.text.split() for r in (child, parent))
                grams = {tuple(left[i : i + 5]) for i in range(len(left) - 4)}
                assert not any(tuple(right[i : i + 5]) in grams for i in range(len(right) - 4))


def test_an_agency_that_is_credited_stands_in_every_chain() -> None:
    for own in chain.from_iterable(written()):
        credited = {a.id for a in own.document.agencies} - {own.document.outlet.id if own.document.outlet else None}
        for claim in own.document.claims:
            named = {s.id for s in claim.said_by if s.level is SourceLevel.AGENCY}
            assert named == credited


def test_a_witness_has_one_name_in_all_reports_of_one_language() -> None:
    for reports in written():
        names: dict[tuple[int, str], set[str | None]] = {}
        for own in reports:
            tellings = [s.telling for s in own.draft.sentences if s.telling is not None]
            for telling, claim in zip(tellings, own.document.claims, strict=True):
                if telling.observation.how is How.WITNESS:
                    key = telling.observation.id, "ar" if own.document.language == "ar" else "latin"
                    names.setdefault(key, set()).add(claim.said_by[-1].name)
        assert all(len(found) == 1 for found in names.values())


def test_what_a_report_says_does_not_depend_on_later_reports() -> None:
    event = next(e for e in world().events if len(e.reports) > 4)
    fewer = replace(event, reports=event.reports[:3])
    whole = write_event(event, world(), 1)
    assert [w.document for w in write_event(fewer, world(), 1)] == [w.document for w in whole[:3]]
