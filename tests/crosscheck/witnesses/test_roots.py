"""Whose words a report carries."""

from made_reports import Said, accounts_in, copy_edge, report

from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.witnesses.roots import TAKEN_ALONG, Roots


def test_what_stands_beside_passages_taken_for_certain_is_surer_than_a_probable_translation():
    wire, other = report("Delta Post", Said("Shells hit the market.")), report("Le Matin", Said("Des obus tombent."))
    taken = report("Northern Gazette", Said("Shells came down on a market."), Said("Seven died, it was said."))
    certain = copy_edge(wire, taken, spans=(taken.claims[1].evidence,))
    probable = copy_edge(other, taken, score=0.6, is_certain=False, spans=(taken.claims[0].evidence,))
    accounts = accounts_in([wire, other, taken])
    first = next(a for a in accounts if a.key.document == taken.id and a.key.claim == "c1")
    root = Roots(accounts, Links((certain, probable))).root_of(first)
    assert (root.document, root.score) == (wire.id, TAKEN_ALONG)
    alone = Roots(accounts, Links((probable,))).root_of(first)
    assert (alone.document, alone.score) == (other.id, 0.6)
