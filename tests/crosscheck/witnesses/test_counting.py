"""Who is one witness, who may be, who is two. Source: crosscheck §4, the rules by their numbers."""

import pytest
from made_reports import Said, accounts_in, anonymous, copy_edge, report, speaker

from recoupe.crosscheck.edge import Links, QuoteLink
from recoupe.crosscheck.witnesses import count
from recoupe.model import Factuality, Naming, Span, Tense

ARMY = speaker("the army", "actor:iq.military", Naming.NAMED_ROLE)


def told(outlet, *chains, **more):
    return report(outlet, *(Said(f"Shells hit the market, note {i}.", by=by) for i, by in enumerate(chains)), **more)


def happened(*documents, edges=(), quotes=()):
    return count(accounts_in(documents), Links(tuple(edges), tuple(quotes))).happened


def test_two_outlets_at_one_press_conference_saw_two_utterances_of_one_witness():
    counted = count(accounts_in([told("Delta Post", (ARMY,)), told("Northern Gazette", (ARMY,))]), Links())
    assert (counted.said, counted.happened) == ((2, 2), (1, 1))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((anonymous("a security source"),), (anonymous("an intelligence officer"),), (1, 2)),
        ((anonymous("two medics"),), (anonymous("a security source"),), (2, 2)),
        ((anonymous("a source"),), (anonymous("two medics"),), (1, 2)),
        ((ARMY,), (anonymous("a security official"),), (1, 2)),
        ((ARMY,), (anonymous("a resident"),), (2, 2)),
        ((), (ARMY,), (1, 2)),
        ((), (), (1, 2)),
        ((anonymous("police and a doctor"), anonymous("a resident")), (speaker("Rana Khalil, a nurse"),), (2, 2)),
    ],
)  # fmt: skip
def test_2_anonymous_sources_and_unsourced_outlets_may_coincide(left, right, expected):
    assert happened(told("Delta Post", left), told("Northern Gazette", right)) == expected


def test_2_one_witness_cannot_be_two_whom_nobody_would_take_for_each_other():
    medic, guard, anybody = (anonymous(w) for w in ("two medics", "a security source", "a source"))
    documents = [told(f"Paper {i}", (one,)) for i, one in enumerate((medic, guard, anybody))]
    assert happened(*documents) == (2, 3)


def test_a_chain_adds_nothing_where_each_of_its_speakers_may_be_somebody_else():
    nurse, shopkeeper = (speaker("Rana Khalil, a nurse"),), (speaker("Omar Sade, a resident"),)
    both = (anonymous("two medics"), anonymous("a resident"))
    assert happened(told("Delta Post", nurse, shopkeeper), told("Northern Gazette", both)) == (2, 3)


def test_3_a_spokesman_and_his_army_are_one():
    spokesman = speaker("Colonel Hadi Mansur", "actor:iq.military")
    assert happened(told("Delta Post", (spokesman,)), told("Northern Gazette", (ARMY,))) == (1, 1)


def test_3_a_person_without_a_known_side_belongs_to_the_police_that_the_same_report_quotes():
    police = Said(
        "Police said that shells hit the market.", by=(speaker("Police", "actor:so.police", Naming.NAMED_ROLE),)
    )
    captain = Said("Two fell, said Abdi Warsame, a police captain.", by=(speaker("Abdi Warsame"),))
    assert happened(report("Delta Post", police, captain)) == (1, 1)


def test_3_a_spokesman_belongs_to_the_body_that_the_report_names():
    body = Said("Shells fell, the Lake Doctors Committee said.", by=(speaker("the Lake Doctors Committee"),))
    person = Said("Two died, committee spokesman Issa Diallo said.", by=(speaker("Issa Diallo"),))
    assert happened(report("Delta Post", body, person)) == (1, 1)


@pytest.mark.parametrize("value", [Factuality.PS_PLUS, Factuality.U_U])
def test_4_a_source_that_does_not_commit_itself_is_no_witness(value):
    assert happened(told("Delta Post", (speaker("Omar Sade", factuality=value),))) == (0, 0)


def test_4_what_is_still_to_come_has_no_witness():
    plan = report("Delta Post", Said("The army will shell the town.", by=(ARMY,), tense=Tense.FUTURE))
    assert happened(plan) == (0, 0)


def test_5_the_doubt_of_the_outlet_does_not_touch_its_source():
    doubtful = report("Delta Post", Said("Shells reportedly hit.", by=(ARMY,), factuality=Factuality.PS_PLUS))
    assert happened(doubtful) == (1, 1)


def test_8_what_reporters_saw_themselves_is_an_origin_that_nobody_else_can_be():
    seen = report("AFP", Said("AFP journalists saw the crater that the shells left."))
    assert happened(seen, told("Delta Post", (anonymous("a source"),))) == (2, 2)


def test_an_outlet_without_a_source_is_told_by_the_source_that_its_report_names():
    assert happened(told("Delta Post", (), (ARMY,))) == (1, 1)


def test_an_outlet_at_odds_with_its_own_source_is_a_witness_of_its_own():
    own = Said("Shells killed seven.", counts=(("fatalities", "person", 7, 7),))
    theirs = Said("Nine died, the army said.", by=(ARMY,), counts=(("fatalities", "person", 9, 9),))
    assert happened(report("Delta Post", own, theirs)) == (1, 2)


def test_a_headline_repeats_its_report():
    headline = Said(
        "Civil society: shells on market", by=(speaker("Civil society", None, Naming.NAMED_ROLE),), headline=True
    )
    body = Said("Shells hit, said Omar Sade.", by=(speaker("Omar Sade"),))
    assert happened(report("Delta Post", headline, body)) == (1, 1)


def test_a_translated_copy_adds_nothing_though_it_names_its_sources_in_other_words():
    original = told("AFP", (anonymous("un élu local"),), language="fr")
    copy = told("Delta Post", (anonymous("a local elected official"),))
    assert happened(original, copy) == (1, 2)
    assert happened(original, copy, edges=[copy_edge(original, copy)]) == (1, 1)


def test_copies_are_followed_to_the_root():
    first, second, third = (
        told(name, (anonymous(f"source {name}"),)) for name in ("AFP", "Delta Post", "Northern Gazette")
    )
    edges = [copy_edge(first, second), copy_edge(second, third)]
    counted = count(accounts_in([first, second, third]), Links(tuple(edges)))
    assert (counted.said, counted.happened) == ((1, 1), (1, 1))


def test_a_copied_passage_leaves_the_other_claims_of_the_report_its_own():
    original = told("AFP", (speaker("Omar Sade"),))
    mixed = report("Delta Post", Said("Shells hit the market.", by=(anonymous("people"),)),
                   Said("It burned, Rana Khalil said.", by=(speaker("Rana Khalil"),)))  # fmt: skip
    edge = copy_edge(original, mixed, spans=[mixed.claims[0].evidence])
    assert happened(original, mixed, edges=[edge]) == (2, 2)


@pytest.mark.parametrize(("score", "expected"), [(0.95, (1, 1)), (0.3, (1, 2))])
def test_1_a_probable_copy_counts_by_what_it_may_be_more_than_a_copy(score, expected):
    original, copy = told("AFP", (anonymous("a source"),)), told("Delta Post", (anonymous("some people"),))
    assert happened(original, copy, edges=[copy_edge(original, copy, score=score, is_certain=False)]) == expected


def test_the_same_quoted_words_make_two_sources_one():
    left = report("Delta Post", Said("“The market burned for hours”, a trader said.", by=(speaker("Umar"),)))
    right = report("Northern Gazette", Said("“The market burned for hours”, he said.", by=(speaker("Omar S."),)))
    spans = tuple(Span.of(d.text, d.claims[0].evidence.start, d.claims[0].evidence.stop) for d in (left, right))
    link = QuoteLink((left.id, right.id), spans, 1.0, "the same words")
    assert happened(left, right) == (2, 2)
    assert happened(left, right, quotes=[link]) == (1, 1)


def test_a_denial_is_no_witness_and_its_outlet_is_counted_for_the_words():
    denial = report("Northern Gazette", Said("No shell fell, the army said.", by=(speaker("the army", "actor:iq.military",
                    Naming.NAMED_ROLE, Factuality.CT_MINUS),)))  # fmt: skip
    counted = count(accounts_in([told("Delta Post", (speaker("Omar Sade"),)), denial]), Links())
    assert (counted.said, counted.happened) == ((2, 2), (1, 1))


def test_a_body_under_another_name_in_a_probable_translation_may_be_the_same_witness():
    original = told("Delta Post", (speaker("The Islamist group", naming=Naming.NAMED_ROLE),))
    taken = told("صحيفة الميناء", (speaker("الحركة", naming=Naming.NAMED_ROLE),), language="ar")
    edge = copy_edge(original, taken, score=0.8, is_certain=False)
    assert happened(original, taken, edges=[edge]) == (1, 1)
    assert happened(original, taken) == (2, 2)


@pytest.mark.parametrize(
    ("whole", "short", "expected"),
    [
        ("the media office of the Ninth Brigade", "The office", (1, 1)),
        ("المكتب الإعلامي للواء التاسع", "المكتب", (1, 1)),
        ("the deputy mayor", "the mayor", (2, 2)),
        ("the port authority", "the power company", (2, 2)),
    ],
)
def test_an_outlet_names_an_office_in_fewer_words_of_the_same_later(whole, short, expected):
    chains = [(speaker(words, naming=Naming.NAMED_ROLE),) for words in (whole, short)]
    assert happened(told("Delta Post", *chains)) == expected
