"""How an event was come by: its fields with the words behind them, its witnesses, contradictions, copies, decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TextIO

from recoupe.export.derivation.tree import Node, quote_whole, write_tree
from recoupe.export.event_phrases import (
    FieldValue,
    say,
    say_credibility,
    say_happened,
    say_related,
    say_reports,
    say_said,
    say_value,
    tolls_of,
    why_interval,
)
from recoupe.export.phrases import how_sure, when, who_says
from recoupe.export.reports import Reports, outlet_of, short_id, short_key
from recoupe.export.words_behind import words_behind
from recoupe.model import Agreement, ClaimKey, Copy, Event, Field, Span


def write_event(event: Event, reports: Reports, out: TextIO, *, width: int | None = None) -> None:
    """Print the derivation of an event as a tree; see `write_tree`.

    Raises:
        KeyError: a report or a claim of the event is missing.
    """
    write_tree(make_event_tree(event, reports), out, width=width)


def make_event_tree(event: Event, reports: Reports) -> Node:
    """The derivation of an event."""
    root = Node(f"{event.id}  {event.title}")
    root.add(f"claims: {say_reports(event)}").below = [_report(id_, event, reports) for id_ in _documents(event)]
    for name, field in event.fields.given():
        _add_field(root, name, field, reports)
    _add_witnesses(root, event)
    for name, toll in tolls_of(event):
        root.add(f"{say('field', name)}: lowest {toll.low}, best {toll.best}, highest {toll.high}")
    _add_contradictions(root, event)
    _add_copies(root, event, reports)
    _add_related(root, event)
    decisions = root.add("how it was decided") if event.why else root
    for reason in event.why:
        decisions.add(reason)
    return root


def _documents(event: Event) -> list[str]:
    return list(dict.fromkeys(key.document for key in event.claims))


def _report(id_: str, event: Event, reports: Reports) -> Node:
    document = reports.document(id_)
    published = when(document.published) or "date not told"
    node = Node(f"{short_id(id_)}  {outlet_of(document)}, {published}: {document.title or document.source}")
    for key in event.claims:
        if key.document == id_:
            _, claim = reports.claim(key)
            node.add(
                f"{key.claim}  {who_says(claim.said_by)}, {how_sure(claim)}",
                quote_whole(claim.evidence, (claim.trigger,)),
            )
    return node


def _add_field(root: Node, name: str, field: Field, reports: Reports) -> None:
    """A field with its values; what the triggers alone tell is not quoted again where it is undisputed."""
    is_plain = name in {"kind", "polarity"} and field.agreement in {Agreement.SINGLE, Agreement.EQUAL}
    node = root.add(f"{say('field', name)}: {say('agreement', field.agreement)}")
    for value in field.values:
        _add_value(node, name, replace(value, claims=()) if is_plain else value, reports)


def _add_value(node: Node, field: str, value: FieldValue, reports: Reports) -> None:
    told = node.add(f"{say_value(value) or 'not resolved'} · {say_happened(value.witnesses)}")
    for key in value.claims:
        _add_quote(told, field, key, reports)


def _add_quote(node: Node, field: str, key: ClaimKey, reports: Reports) -> None:
    """The evidence of a claim with the words behind a field; words that stand elsewhere get a line of their own."""
    document, claim = reports.claim(key)
    words = words_behind(document, claim, field)
    told = node.add(f"{short_key(key)}  {who_says(claim.said_by)}", quote_whole(claim.evidence, words))
    for word in words:
        if not _is_inside(word, claim.evidence):
            told.add(f"told elsewhere in the report: “{' '.join(word.quote.split())}”")


def _is_inside(word: Span, evidence: Span) -> bool:
    return evidence.start <= word.start and word.stop <= evidence.stop


def _add_witnesses(root: Node, event: Event) -> None:
    node = root.add("witnesses")
    for told, count in (
        (say_happened(event.witnesses.happened), event.witnesses.happened),
        (say_said(event.witnesses.said), event.witnesses.said),
    ):
        below = node.add(told)
        if why_interval(count):
            below.add(why_interval(count))
    node = root.add(f"credibility {say_credibility(event)}")
    if event.grade is not None:
        node.add(f"grade {event.grade.value}: {say('grade', event.grade)}")


def _add_contradictions(root: Node, event: Event) -> None:
    if not event.contradictions:
        return
    node = root.add("contradictions")
    for found in event.contradictions:
        node.add(f"{say('field', found.field)}: {found.why}").add(f"claims: {', '.join(map(short_key, found.claims))}")


def _add_copies(root: Node, event: Event, reports: Reports) -> None:
    if not event.copies:
        return
    node = root.add("copies")
    for copy in event.copies:
        told = node.add(_say_copy(copy, reports))
        for left, right in pair_spans(copy):
            told.add("in the copy", quote_whole(right, (right,)))
            if left is not None:
                told.add("in the original" if copy.directed else "in the other", quote_whole(left, (left,)))


def _add_related(root: Node, event: Event) -> None:
    if not event.related:
        return
    node = root.add("belongs with, and is not the same as")
    for related in event.related:
        told = node.add(say_related(related))
        for reason in related.why:
            told.add(reason)


def _say_copy(copy: Copy, reports: Reports) -> str:
    taker, origin = (f"{short_id(i)} ({outlet_of(reports.document(i))})" for i in (copy.to, copy.from_))
    relation = f"{say('copy', copy.evidence)}, score {copy.score:.2f}"
    if copy.directed:
        return f"{taker} comes from {origin}: {relation}"
    return f"{taker} and {origin} have one origin: {relation}; which came first is not known"


def pair_spans(copy: Copy) -> list[tuple[Span | None, Span]]:
    """The passages of a copy, those of the original beside them where there are as many."""
    if len(copy.from_spans) == len(copy.spans):
        return list(zip(copy.from_spans, copy.spans, strict=True))
    return [(None, span) for span in copy.spans]
