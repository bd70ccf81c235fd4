"""Which links an event is given."""

from made_reports import Said, accounts_in, copy_edge, report, speaker

from recoupe.crosscheck.edge import CreditedOrigin, Links, QuoteLink
from recoupe.crosscheck.event import make_event
from recoupe.crosscheck.group import Group
from recoupe.crosscheck.reach import Reach

NURSE = speaker("Rana Khalil, a nurse")
FIRST, SECOND, THIRD, OTHER = (report(n, Said(f"Shells hit, {n} said.", by=(NURSE,))) for n in ("A", "B", "C", "D"))
UP, UPPER, ASIDE = copy_edge(FIRST, SECOND), copy_edge(SECOND, THIRD), copy_edge(FIRST, OTHER)
SPAN = FIRST.claims[0].evidence
QUOTE = QuoteLink((min(FIRST.id, THIRD.id), max(FIRST.id, THIRD.id)), (SPAN, SPAN), 1.0, "the same words")
CREDIT = CreditedOrigin(SECOND.id, "outlet:afp", "AFP", covers_document=True, claims=(), originals=(FIRST.id,))
LINKS = Links((UP, UPPER, ASIDE), (QUOTE,), (CREDIT,))


def test_edges_are_followed_to_the_root_and_copies_by_others_are_left_out():
    found = Reach(LINKS).links_of([THIRD.id])
    assert set(found.copies) == {UP, UPPER}
    assert found.origins == (CREDIT,)


def test_a_quotation_belongs_to_events_with_both_reports():
    assert Reach(LINKS).links_of([THIRD.id, FIRST.id]).quotes == (QUOTE,)
    assert Reach(LINKS).links_of([THIRD.id]).quotes == ()


def test_an_event_is_the_same_with_all_links_and_with_those_that_matter():
    group = Group(accounts_in([FIRST, SECOND, THIRD]), ())
    assert make_event(group, Reach(LINKS).links_of({FIRST.id, SECOND.id, THIRD.id})) == make_event(group, LINKS)
