"""Copies are linked, with passages on both sides; independent reports of one event are not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.crosscheck.copies import find_links, link_pair
from recoupe.crosscheck.edge import CopyEdge
from recoupe.model import (
    Attribution,
    Claim,
    CopyEvidence,
    Document,
    Factuality,
    Interest,
    Link,
    Naming,
    QuoteType,
    Sourced,
    SourceLevel,
    Span,
    Tense,
)

Make = Callable[..., Document]
CONTAINED = CopyEvidence.QUOTE_FREE_CONTAINMENT

FRENCH = """
TRIPOLI (AFP) – Les forces du maréchal Khalifa Haftar ont annoncé jeudi s'être emparées de Mizda, à 160 km au sud de Tripoli.

Le général Salem al-Barassi a fait état de 17 prisonniers et de 23 véhicules saisis sur la route de Qaryat.

Moustafa al-Zentani, commandant de Gharyan, a démenti vendredi, et fait état de 31 blessés à l'hôpital de Tarhouna.
""".strip()
ENGLISH = """
Forces of Marshal Khalifa Haftar said on Thursday that they had seized Mizda, 160 km south of Tripoli.

General Salem al-Barassi spoke of 17 prisoners and 23 vehicles taken on the road to Qaryat.

Mustafa al-Zentani, who commands Gharyan, denied it on Friday and said that 31 wounded were in hospital in Tarhuna.
""".strip()
INDEPENDENT = """
The town of Mizda changed hands without a shot, two residents said on Friday; Khalifa Haftar's men had come at night.

A doctor in Tarhuna counted 31 wounded, most of them from the fighting near Tripoli. In Gharyan the market stayed open.
""".strip()

REWRITTEN = """
Khalifa Haftar's troops claim to hold Mizda since Thursday; the town lies 160 km from Tripoli.

General Salem al-Barassi says that 17 men and 23 vehicles fell into their hands near Qaryat, which nobody else confirms.
""".strip()


def edges(left: Document, right: Document) -> dict[CopyEvidence, CopyEdge]:
    return {e.copy.evidence: e for e in link_pair(left, right).copies}


def cite(document: Document, sentence: str, source: str) -> Document:
    """The report with one claim, told in a sentence, for which it names a source."""
    start = document.text.index(sentence)
    span = Span.of(document.text, start, start + len(sentence))
    certain = Sourced(Factuality.CT_PLUS, (), "test@1")
    named = (Naming.NAMED, None, QuoteType.NONE, None, None, Interest.UNKNOWN, certain)
    chain = (Attribution(SourceLevel.OUTLET, "X", None, *named), Attribution(SourceLevel.AGENCY, source, None, *named))
    claim = Claim(
        f"c{start}", "armed.attack", None, None, None, span, span, (), None, (), chain, certain,
        Sourced(Tense.PAST, (), "test@1"), (), 1.0, "test@1",
    )  # fmt: skip
    return replace(document, claims=(*document.claims, claim))


def test_a_verbatim_copy_is_covered_as_a_whole(make: Make, wire: str) -> None:
    left, right = make(wire), make(f"{wire}\n\n© Relief Post", day="2023-06-10")
    edge = edges(left, right)[CONTAINED]
    assert (edge.copy.from_, edge.copy.to, edge.copy.directed) == (left.id, right.id, True)
    assert edge.covers_document
    assert edge.is_certain


@pytest.mark.parametrize("kept", [slice(0, 1), slice(1, 3), slice(3, 5)])
def test_a_copy_trimmed_to_a_few_paragraphs_is_found(make: Make, wire: str, kept: slice) -> None:
    trimmed = "\n\n".join(wire.split("\n\n")[kept])
    edge = edges(make(wire), make(trimmed, day=None))[CONTAINED]
    assert edge.copy.from_ == make(wire).id
    assert "the longer" in edge.why
    assert edge.covers_document


def test_a_report_that_is_half_wire_is_covered_in_its_wire_passages_only(make: Make, wire: str, other: str) -> None:
    mixed = make(f"{other}\n\n{wire[:420]}", day="2023-06-10")
    edge = edges(make(wire), mixed)[CONTAINED]
    assert not edge.covers_document
    own, taken = mixed.text.index("the wreck"), mixed.text.index("grain")
    assert not edge.covers(Span.of(mixed.text, own, own + 9))
    assert edge.covers(Span.of(mixed.text, taken, taken + 5))


def test_every_seventh_word_changed_leaves_a_copy(make: Make, wire: str) -> None:
    words = wire.split(" ")
    words[3::7] = ["otherwise"] * len(words[3::7])
    edge = edges(make(wire), make(" ".join(words), day="2023-06-10"))[CONTAINED]
    assert edge.covers_document


def test_words_on_both_sides_are_equal_when_folded(make: Make, wire: str) -> None:
    copy = make(wire.replace("'", "’").upper(), day="2023-06-10")
    edge = edges(make(wire), copy)[CONTAINED]
    assert [s.quote.lower() for s in edge.copy.spans] == [s.quote.lower() for s in edge.copy.from_spans]
    assert all(copy.text[s.start : s.stop] == s.quote for s in edge.copy.spans)


def test_independent_reports_with_the_same_long_quotation_are_no_copies(make: Make, wire: str, other: str) -> None:
    speech = (
        '"We ask all parties to let the wounded leave the town at once and without any condition whatever," she said.'
    )
    links = link_pair(make(f"{wire}\n\n{speech}"), make(f"{other}\n\n{speech}"))
    assert links.copies == ()
    assert len(links.quotes) == 1


def test_a_shared_paragraph_of_background_covers_itself_only(make: Make, wire: str, other: str) -> None:
    background = wire.split("\n\n")[3]
    edge = edges(make(wire), make(f"{other}\n\n{background}", day="2023-06-10")).get(CONTAINED)
    assert edge is not None
    assert not edge.covers_document
    assert [s.quote for s in edge.copy.spans] == [background.rstrip(".")]


def test_two_turns_of_phrase_make_no_copy(make: Make, wire: str, other: str) -> None:
    phrase = "the officials spoke on condition of anonymity because they were not authorized to brief reporters."
    assert link_pair(make(f"{wire} {phrase}"), make(f"{other} {phrase}")).copies == ()


def test_reports_more_than_ten_days_apart_are_not_compared(make: Make, wire: str) -> None:
    assert link_pair(make(wire, day="2023-06-01"), make(f"{wire} End.", day="2023-06-12")).copies == ()
    assert link_pair(make(wire, day="2023-06-01"), make(f"{wire} End.", day="2023-06-11")).copies != ()


def test_a_credit_to_an_outlet_whose_report_tells_the_same_is_an_edge(make: Make) -> None:
    original, copy = make(ENGLISH, "Sirte Newswire"), make(f"{REWRITTEN}\n\n(with Sirte Newswire)", "The Post")
    edge = edges(original, copy)[CopyEvidence.CREDIT_LINE]
    assert (edge.copy.from_, edge.covers_document) == (original.id, True)
    assert [s.quote for s in edge.copy.spans] == ["Sirte Newswire"]


def test_a_credit_to_an_outlet_whose_report_tells_of_something_else_is_none(make: Make, wire: str) -> None:
    original, copy = make(ENGLISH, "Sirte Newswire"), make(f"{wire}\n\n(with Sirte Newswire)", "The Post")
    assert link_pair(original, copy).copies == ()


def test_a_credit_by_initials_is_known(make: Make) -> None:
    original = make(ENGLISH, "Agence Sahel Presse")
    copy = make(f"By our newsroom, with ASP\n\n{REWRITTEN}", "The Post")
    assert CopyEvidence.CREDIT_LINE in edges(original, copy)


def test_claims_that_name_a_source_are_covered_and_no_others(make: Make) -> None:
    original, copy = make(ENGLISH, "Sirte Newswire"), make(REWRITTEN, "The Post", day="2023-06-10")
    taken = ["Khalifa Haftar's troops claim to hold Mizda", "17 men and 23 vehicles fell into their hands"]
    for sentence in taken:
        copy = cite(copy, sentence, "Sirte Newswire")
    edge = edges(original, copy)[CopyEvidence.CREDIT_LINE]
    assert [s.quote for s in edge.copy.spans] == taken
    assert not edge.covers_document


def test_a_credited_clause_that_was_cut_short_is_judged_by_its_sentence(make: Make) -> None:
    original, copy = make(ENGLISH, "Sirte Newswire"), make(REWRITTEN, "The Post", day="2023-06-10")
    taken = ["claim to hold Mizda", "23 vehicles fell into their hands"]
    for clause in taken:
        copy = cite(copy, clause, "Sirte Newswire")
    assert [s.quote for s in edges(original, copy)[CopyEvidence.CREDIT_LINE].copy.spans] == taken


LEAD = (
    "As reported by Sirte Newswire, 31 wounded were brought to Tarhuna by Friday and 17 prisoners and 23 vehicles taken on"
    " the road to Qaryat, after Khalifa Haftar's men had seized Mizda on Thursday."
)
OWN = """
The Council asks all sides to open the crossing at Zawarat and to let the 140 families leave.

Its 12 nurses in Sabratha have had no fuel since Sunday, and Doctor Amina Bouzid expects the last ward to close.
""".strip()


def test_a_credited_lead_that_retells_the_original_in_another_order_is_an_edge_by_itself(make: Make) -> None:
    original = make(ENGLISH, "Sirte Newswire")
    leading = cite(make(f"{LEAD}\n\n{OWN}", "The Council", "2023-06-12"), LEAD, "Sirte Newswire")
    edge = edges(original, leading)[CopyEvidence.CREDIT_LINE]
    assert ([s.quote for s in edge.copy.spans], edge.covers_document) == ([LEAD], False)
    further_down = make(f"{OWN}\n\n{OWN.replace('Zawarat', 'Bani Walid')}\n\n{LEAD}", "The Council", "2023-06-12")
    assert edges(original, cite(further_down, LEAD, "Sirte Newswire")) == {}


def test_a_credited_lead_that_tells_mostly_other_things_is_none(make: Make) -> None:
    lead = (
        "As reported by Sirte Newswire, Khalifa Haftar's men held Mizda, Ajdabiya, Brega, Sabha, Ubari, Murzuq, Houn and"
        " Waddan with 2,400 fighters, 60 tanks and 15 aircraft, and lost 88 dead near Tarhuna and Gharyan."
    )
    copy = cite(make(f"{lead}\n\n{OWN}", "The Council", "2023-06-12"), lead, "Sirte Newswire")
    assert edges(make(ENGLISH, "Sirte Newswire"), copy) == {}


def test_one_borrowed_sentence_makes_no_copy(make: Make) -> None:
    original, copy = make(ENGLISH, "Sirte Newswire"), make(INDEPENDENT, "The Post", day="2023-06-10")
    copy = cite(copy, "A doctor in Tarhuna counted 31 wounded", "Sirte Newswire")
    assert link_pair(original, copy).copies == ()
    assert [(o.name, o.covers_document) for o in link_pair(original, copy).origins] == [("Sirte Newswire", False)]


def test_a_translation_keeps_names_and_numbers_in_order(make: Make) -> None:
    original, copy = make(FRENCH, "AFP", language="fr"), make(ENGLISH, "The Post", day="2023-06-10")
    edge = edges(original, copy)[CopyEvidence.TRANSLATION]
    assert (edge.copy.from_, edge.copy.to) == (original.id, copy.id)
    assert not edge.is_certain
    assert edge.copy.score < 1


def test_a_credit_makes_a_translation_surer(make: Make) -> None:
    original = make(FRENCH, "AFP", language="fr")
    plain, credited = make(ENGLISH, day="2023-06-10"), make(f"{ENGLISH}\n\nSource: AFP", day="2023-06-10")
    scores = [edges(original, d)[CopyEvidence.TRANSLATION].copy.score for d in (plain, credited)]
    assert scores[0] < scores[1]


def test_of_a_translation_of_the_same_day_it_is_not_known_which_came_first(make: Make) -> None:
    edge = edges(make(FRENCH, language="fr"), make(ENGLISH))[CopyEvidence.TRANSLATION]
    assert not edge.copy.directed
    assert not edge.is_certain


def test_independent_reports_in_two_languages_are_no_translations(make: Make) -> None:
    assert edges(make(FRENCH, language="fr"), make(INDEPENDENT, day="2023-06-10")) == {}


def test_a_link_to_a_report_that_tells_the_same_covers_its_sentence(make: Make, other: str) -> None:
    original = make(ENGLISH, url="https://www.post.example/a/1?utm_source=x")
    sentence = "General Salem al-Barassi took 17 prisoners, the Post wrote."
    copy = make(f"{sentence} {other}")
    start = copy.text.index("the Post")
    copy = replace(copy, links=(Link("http://post.example/a/1/", Span.of(copy.text, start, start + 8)),))
    edge = edges(original, copy)[CopyEvidence.HYPERLINK]
    assert [s.quote for s in edge.copy.spans] == [sentence]


def test_an_outlet_does_not_credit_itself(make: Make) -> None:
    first, second = make(f"{ENGLISH}\n\nSource: AFP", "AFP"), make(f"{INDEPENDENT}\n\nSource: AFP", "AFP", "2023-06-10")
    assert find_links([first, second]).origins == ()
    assert link_pair(first, second).copies == ()
