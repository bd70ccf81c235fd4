"""Reports in, events out."""

from made_reports import Said, day, report, speaker

from recoupe.model import ClaimKey

NURSE, TRADER = speaker("Rana Khalil, a nurse"), speaker("Omar Sade, a resident")
DEAD = (("fatalities", "person", 3, 3),)
TEXT = "Three people died when shells hit the crowded fish market of Baghdad on Tuesday evening, said Rana Khalil, a nurse."
REPORTS = (
    report("Delta Post", Said(TEXT, by=(NURSE,), when=day("2020-11-17"), counts=DEAD, trigger="shells hit")),
    report("Northern Gazette", Said("Shells hit a market, Omar Sade said; three died.", by=(TRADER,),
                                    when=day("2020-11-17"), counts=DEAD, trigger="Shells hit")),
    report("Le Courrier du Fleuve", Said("Un accord a été signé à Mossoul.", kind="diplomacy.agreement",
                                         when=day("2020-11-12"), at=("Mosul",)), language="fr"),
)  # fmt: skip


def test_reports_become_events_whatever_their_order_and_however_often_they_come():
    from recoupe.crosscheck import crosscheck

    events = crosscheck(REPORTS)
    assert sorted(e.kind for e in events) == ["armed.missile_attack", "diplomacy.agreement"]
    attack = next(e for e in events if e.kind == "armed.missile_attack")
    assert (attack.witnesses.happened, attack.credibility, attack.n_documents) == ((2, 2), "1", 2)
    assert crosscheck([*reversed(REPORTS), REPORTS[0]]) == events


def test_every_claim_is_in_one_event():
    from recoupe.crosscheck import crosscheck

    keys = [key for event in crosscheck(REPORTS) for key in event.claims]
    assert sorted(keys) == sorted(ClaimKey(d.id, c.id) for d in REPORTS for c in d.claims)
