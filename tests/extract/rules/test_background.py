"""Words like those of a happening that tell none, or belong to another happening of their sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import recoupe

ReadByHand = Callable[..., recoupe.Document]

HOSPITAL = """
Six NUM 2 nummod
civilians NOUN 4 nsubj:pass
were AUX 4 aux:pass
evacuated VERB 0 root VerbForm=Part
to ADP 7 case
the DET 7 det
hospital NOUN 4 obl
in ADP 9 case
Gao PROPN 7 nmod
. PUNCT 4 punct
"""
MARCH = """
Hundreds NOUN 2 nsubj
demonstrated VERB 0 root VerbForm=Fin
in ADP 4 case
Gao PROPN 2 obl
to PART 6 mark
demand VERB 2 advcl VerbForm=Inf
the DET 8 det
release NOUN 6 obj
of ADP 11 case
a DET 11 det
teacher NOUN 8 nmod
. PUNCT 2 punct
"""
CLAIMED = """
Les DET 2 det
rebelles NOUN 4 nsubj
ont AUX 4 aux
condamné VERB 0 root VerbForm=Part
l' DET 6 det
attaque NOUN 4 obj
revendiquée VERB 6 acl VerbForm=Part
par ADP 10 case
l' DET 10 det
EIGS PROPN 7 obl:agent
à ADP 12 case
Gao PROPN 6 nmod
. PUNCT 4 punct
"""
CAMP = """
Trois NUM 2 nummod
camps NOUN 6 nsubj:pass
de ADP 4 case
déplacés NOUN 2 nmod
ont AUX 6 aux
brûlé VERB 0 root VerbForm=Part
à ADP 8 case
Gao PROPN 6 obl
. PUNCT 6 punct
"""


HELD = """
Les DET 2 det
rebelles NOUN 4 nsubj
ont AUX 4 aux
quitté VERB 0 root VerbForm=Part
la DET 6 det
ville NOUN 4 obj
occupée VERB 6 acl VerbForm=Part
par ADP 10 case
l' DET 10 det
armée NOUN 7 obl:agent
. PUNCT 4 punct
"""
TWO_ACTS = """
L' DET 2 det
ONU PROPN 4 nsubj
a AUX 4 aux
réclamé VERB 0 root VerbForm=Part
une DET 6 det
trêve NOUN 4 obj
et CCONJ 8 cc
exhorté VERB 4 conj VerbForm=Part
les DET 10 det
parties NOUN 8 obj
au ADP 12 case
dialogue NOUN 8 obl
. PUNCT 4 punct
"""


TOLL_APART = """
Des DET 2 det
drones NOUN 4 nsubj
ont AUX 4 aux
frappé VERB 0 root VerbForm=Part
le DET 6 det
port NOUN 4 obj
et CCONJ 12 cc
deux NUM 9 nummod
gardiens NOUN 12 nsubj:pass
ont AUX 12 aux
été AUX 12 aux:pass
blessés VERB 4 conj VerbForm=Part
à ADP 14 case
Gao PROPN 12 obl
. PUNCT 4 punct
"""
BREAKS_OUT = """
Des DET 2 det
combats NOUN 4 nsubj
ont AUX 4 aux
éclaté VERB 0 root VerbForm=Part
à ADP 6 case
Gao PROPN 4 obl
entre ADP 9 case
des DET 9 det
rebelles NOUN 4 obl
et CCONJ 12 cc
l' DET 12 det
armée NOUN 9 conj
. PUNCT 4 punct
"""


BURIED = """
Les DET 2 det
familles NOUN 3 nsubj
enterrent VERB 0 root VerbForm=Fin
leurs DET 5 det
morts NOUN 3 obj
à ADP 7 case
Gao PROPN 3 obl
. PUNCT 3 punct
"""


def kinds(document: recoupe.Document) -> set[str]:
    return {claim.kind for claim in document.claims}


def test_who_is_taken_to_hospital_does_not_flee(read_by_hand: ReadByHand) -> None:
    assert "movement.displacement" not in kinds(read_by_hand(HOSPITAL))
    assert "movement.displacement" in kinds(read_by_hand(HOSPITAL.replace("hospital", "village")))


def test_what_protesters_march_for_is_told_by_the_march(read_by_hand: ReadByHand) -> None:
    found = kinds(read_by_hand(MARCH))
    assert "protest.peaceful" in found
    assert "statement.demand" not in found


def test_who_claimed_an_attack_is_told_with_it(read_by_hand: ReadByHand) -> None:
    assert "statement.responsibility" not in kinds(read_by_hand(CLAIMED, language="fr"))


def test_people_in_the_name_of_a_camp_did_not_flee_now(read_by_hand: ReadByHand) -> None:
    assert "movement.displacement" not in kinds(read_by_hand(CAMP, language="fr"))


@pytest.mark.parametrize("word", ["burned", "looted"])
def test_a_bare_participle_only_qualifies(read_by_hand: ReadByHand, word: str) -> None:
    table = f"""
Soldiers NOUN 2 nsubj
carried VERB 0 root VerbForm=Fin
{word} VERB 4 amod VerbForm=Part
grain NOUN 2 obj
through ADP 6 case
Gao PROPN 2 obl
. PUNCT 2 punct
"""
    assert not {"property.looting", "property.destruction"} & kinds(read_by_hand(table))


def test_how_things_stand_is_no_claim_without_a_day(read_by_hand: ReadByHand) -> None:
    assert "territory.capture" not in kinds(read_by_hand(HELD, language="fr"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Six soldats ont été tués dans un bombardement à Gao.", "bombardement"),
        ("Trois civils ont été tués dans un raid aérien à Idlib.", "raid aérien"),
    ],
)
def test_who_is_killed_in_a_raid_is_told_by_the_raid(text: str, trigger: str) -> None:
    (claim,) = recoupe.read_text(text, published="2020-11-20", language="fr").claims
    assert claim.trigger.quote == trigger


def test_two_joined_statements_with_something_of_their_own_are_two(read_by_hand: ReadByHand) -> None:
    found = [c.trigger.quote for c in read_by_hand(TWO_ACTS, language="fr").claims if c.kind == "statement.demand"]
    assert found == ["réclamé", "exhorté"]


def test_a_toll_with_a_clause_and_subject_of_its_own_is_a_claim_of_its_own(read_by_hand: ReadByHand) -> None:
    assert [c.kind for c in read_by_hand(TOLL_APART, language="fr").claims] == [
        "armed.drone_strike",
        "other.casualties",
    ]


def test_a_verb_that_carries_its_subject_does_not_name_the_kind(read_by_hand: ReadByHand) -> None:
    assert kinds(read_by_hand(BREAKS_OUT, language="fr")) == {"armed.clash"}


def test_people_detained_in_raids_are_arrested_once() -> None:
    """One claim, of the arrest."""
    text = "Seventeen men were detained in dawn raids on Balata camp on Wednesday."
    assert [claim.kind for claim in recoupe.read_text(text, language="en").claims] == ["detention.arrest"]


def test_a_raid_with_a_verb_of_its_own_stays() -> None:
    """Who raids and who arrests may be two."""
    text = "Gunmen raided Balata camp on Wednesday, and police detained three men in Jenin on Friday."
    assert {claim.kind for claim in recoupe.read_text(text, language="en").claims} == {
        "armed.attack",
        "detention.arrest",
    }


def test_the_dead_whom_nobody_counts_are_no_toll(read_by_hand: ReadByHand) -> None:
    assert "other.casualties" not in kinds(read_by_hand(BURIED, language="fr"))
