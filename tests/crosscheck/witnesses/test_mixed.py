"""What a copy adds of its own, and whom a copy names in another spelling."""

import pytest
from made_reports import Said, accounts_in, anonymous, copy_edge, report, speaker

from recoupe.crosscheck.edge import CreditedOrigin, Links
from recoupe.crosscheck.witnesses import count
from recoupe.crosscheck.witnesses.spellings import is_named_in, is_spelled_alike

NURSE, TRADER = speaker("Rana Khalil"), speaker("Omar Sade")
WIRE = report("AFP", Said("Shells hit the market, said Rana Khalil.", by=(NURSE,)))


def happened(*documents, edges=(), origins=()):
    return count(accounts_in(documents), Links(tuple(edges), (), tuple(origins))).happened


def test_a_copy_that_interviews_somebody_else_adds_a_witness():
    copy = report("Delta Post", Said("Shells hit the market, said Rana Khalil.", by=(NURSE,)),
                  Said("It burned, said Omar Sade.", by=(TRADER,)))  # fmt: skip
    assert happened(WIRE, copy, edges=[copy_edge(WIRE, copy)]) == (2, 2)


def test_own_observation_beside_copied_passages_is_the_copying_outlet_s_own():
    own = Said("Our correspondent saw the burning market.")
    copy = report("Delta Post", Said("Shells hit the market, said Rana Khalil.", by=(NURSE,)), own)
    edge = copy_edge(WIRE, copy, spans=[copy.claims[0].evidence])
    assert happened(WIRE, copy, edges=[edge]) == (2, 2)


def test_an_unsourced_claim_beside_copied_passages_is_no_further_witness():
    unsourced = report("AFP", Said("Shells hit the market."))
    copy = report("Delta Post", Said("Rain fell.", kind="other"), Said("Shells hit the market."))
    edge = copy_edge(unsourced, copy, spans=[copy.claims[0].evidence])
    assert happened(unsourced, copy) == (1, 2)
    assert happened(unsourced, copy, edges=[edge]) == (1, 1)


def test_a_claim_that_names_an_agency_as_its_source_is_the_agency_s():
    original = report("AFP", Said("Shells hit.", by=(anonymous("un habitant"),)), language="fr")
    copy = report("Delta Post", Said("Shells hit.", by=(anonymous("a resident"),)))
    credit = CreditedOrigin(
        copy.id, "outlet:afp", "AFP", covers_document=False, claims=("c1",), originals=(original.id,)
    )
    assert happened(original, copy) == (1, 2)
    assert happened(original, copy, origins=[credit]) == (1, 1)


def test_an_outlet_that_is_cited_carries_and_is_no_witness():
    original = report("Delta Post", Said("Shells hit.", by=(NURSE,)))
    citing = report("Northern Gazette", Said("Shells hit, Delta Post said.", by=(speaker("Delta Post"),)))
    assert happened(original, citing) == (1, 1)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Tarek Qasim", "طارق قاسم", True),
        ("Salem al-Obeidi", "سالم العبيدي", True),
        ("Viktor Lysohor", "Viktor Lyssohor", True),
        ("Rachid Dib", "رشيد ديب", True),
        ("Mariam Abdelkarim", "مريم عبد الكريم", True),
        ("Abderrahman Kassem", "عبد الرحمن قاسم", True),
        ("Abdelkarim", "عبد الكريم", False),
        ("Tarek Qasim", "Karim Qasim", False),
        ("Tarek", "طارق", False),
        ("Rana Khalil", "Rana Kamil", False),
    ],
)
def test_spellings_of_one_name_meet_by_their_consonants(left, right, expected):
    assert is_spelled_alike(left, right) is expected
    assert is_spelled_alike(right, left) is expected


def test_a_name_stands_in_a_text_word_by_word():
    assert is_named_in("Issouf Maïga", "… a déclaré Issouf Maiga, adjoint.")
    assert not is_named_in("Issouf Maïga", "Issouf Traoré et Ali Maïga")


def test_one_person_quoted_in_two_scripts_is_one_witness():
    french = report("Delta Post", Said("Des obus, dit-il.", by=(speaker("Tarek Qasim"),)), language="fr")
    arabic = report("صدى النهر", Said("سقطت قذائف.", by=(speaker("طارق قاسم"),)), language="ar")
    assert happened(french, arabic) == (1, 1)
