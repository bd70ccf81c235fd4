"""What is a contradiction, and what is none. Source: crosscheck §5."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from made_reports import Said, anonymous, day, event_of, report, speaker

from recoupe.model import ActorMention, Basis, Factuality, Naming, Precision, Role, RoleName, Span, make_interval

ARMY = speaker("the army", "actor:iq.military", Naming.NAMED_ROLE)
NURSE = speaker("Rana Khalil, a nurse")


def disputed(*documents):
    return {c.field: c for c in event_of(documents).contradictions}


def two(left, right):
    return disputed(report("Delta Post", left), report("Northern Gazette", right))


def said(text="Shells hit the market.", by=(ARMY,), **more):
    return Said(text, by=by, **more)


def test_days_that_share_nothing_contradict_each_other():
    left, right = said(when=day("2020-11-17")), said(by=(NURSE,), when=day("2020-11-18"))
    found = two(left, right)
    assert set(found) == {"when"}
    assert found["when"].why == "2020-11-17 (Delta Post c1) against 2020-11-18 (Northern Gazette c1)"


def test_neighbouring_days_of_a_night_have_a_likely_reason():
    left = said("Shells hit overnight.", when=day("2020-11-17"))
    assert "a night straddles both days" in two(left, said(by=(NURSE,), when=day("2020-11-18")))["when"].why


@pytest.mark.parametrize(("hour", "fields"), [(23, set()), (15, {"when"})])
def test_a_time_near_midnight_may_be_told_under_the_next_day(hour, fields):
    start = datetime(2020, 11, 17, hour, 40)
    timed = make_interval(start, start + timedelta(minutes=1), Precision.TIME, Basis.STATED)
    assert set(two(said(when=timed), said(by=(NURSE,), when=day("2020-11-18")))) == fields


def test_one_source_does_not_contradict_itself():
    assert two(said(when=day("2020-11-17")), said(when=day("2020-11-18"))) == {}


def test_a_mere_mention_contradicts_nothing():
    rumour = speaker("Rana Khalil, a nurse", factuality=Factuality.PS_PLUS)
    assert two(said(when=day("2020-11-17")), said(by=(rumour,), when=day("2020-11-18"))) == {}


@pytest.mark.parametrize(
    ("left", "right", "fields"),
    [
        ((("fatalities", "person", 7, 7),), (("fatalities", "person", 5, 5),), {"fatalities"}),
        ((("fatalities", "person", 7, None),), (("fatalities", "person", 9, 9),), set()),
        ((("fatalities", "civilian", 7, 7),), (("fatalities", "soldier", 5, 5),), set()),
        ((("fatalities", "person", 7, 7),), (("injured", "person", 5, 5),), set()),
        ((("vehicles", "truck", 3, 3),), (("vehicles", "truck", 2, 2),), {"vehicles"}),
    ],
)
def test_figures_contradict_each_other_for_one_population_and_stage_alone(left, right, fields):
    assert set(two(said(counts=left), said(by=(NURSE,), counts=right))) == fields


def test_a_toll_that_has_risen_contradicts_nothing():
    early = said("Six people died.", counts=(("fatalities", "person", 6, 6),))
    late = said("The toll has risen to eight.", by=(NURSE,), counts=(("fatalities", "person", 8, 8),))
    assert two(early, late) == {}


def test_a_headline_that_rounds_contradicts_nothing():
    headline = said("Nine die", by=(), headline=True, counts=(("fatalities", "person", 9, 9),))
    body = said("At least nine died.", counts=(("fatalities", "person", 9, None),))
    other = report("Northern Gazette", said(by=(NURSE,), counts=(("fatalities", "person", 11, 11),)))
    assert disputed(report("Delta Post", headline, body), other) == {}


def test_a_headline_counts_for_whom_its_report_names_nowhere_else():
    headline = said("Houthis shell market", by=(), headline=True, agent="actor:houthi")
    other = report("Northern Gazette", said(by=(NURSE,), agent="actor:us.military"))
    silent, vague, plain = said(), said(agent="gunmen in a van"), said(agent="actor:us.military")
    assert set(disputed(report("Delta Post", headline, silent), other)) == {"agent"}
    assert set(disputed(report("Delta Post", headline, vague), other)) == {"agent"}
    assert disputed(report("Delta Post", headline, plain), other) == {}


def test_a_headline_counts_for_what_its_report_counts_nowhere_else():
    headline = said("Nine die", by=(), headline=True, counts=(("fatalities", "person", 9, 9),))
    other = report("Northern Gazette", said(by=(NURSE,), counts=(("fatalities", "person", 11, 11),)))
    assert set(disputed(report("Delta Post", headline, said()), other)) == {"fatalities"}


def test_who_was_hit_beside_those_attacked_does_not_contradict_who_was_attacked():
    dead = (("fatalities", "soldier", 6, 6),)
    attack = said("Gunmen fired at the convoy.", target="actor:iq.military", counts=dead)
    few = said(
        "Two passengers died.", by=(NURSE,), victim="actor:iq.civilians", counts=(("fatalities", "person", 2, 2),)
    )
    many = replace(few, counts=(("fatalities", "person", 7, 7),))
    aimed = replace(few, target="actor:iq.civilians")
    assert two(attack, few) == {}
    assert set(two(attack, many)) == {"target"}
    assert set(two(attack, aimed)) == {"target"}


def test_rival_agents_contradict_each_other_and_members_of_a_coalition_do_not():
    assert set(two(said(agent="actor:houthi"), said(by=(NURSE,), agent="actor:us.military"))) == {"agent"}
    assert two(said(agent="actor:global_coalition"), said(by=(NURSE,), agent="actor:us.military")) == {}


def test_who_denies_it_contradicts_who_tells_it():
    denier = speaker("the governor", None, Naming.NAMED_ROLE, Factuality.CT_MINUS)
    event = event_of([report("Delta Post", said()), report("Northern Gazette", said("None fell.", by=(denier,)))])
    assert [c.field for c in event.contradictions] == ["polarity"]
    assert {v.value: v.witnesses for v in event.fields.polarity.values} == {
        "happened": (1, 1),
        "did not happen": (1, 1),
    }
    assert event.credibility == "4"


def test_all_that_was_fired_and_stopped_contradicts_a_hit():
    one = (("munitions", "missile", 1, 1),)
    hit = said(
        "A missile was fired at the camp.", by=(speaker("the Houthis", "actor:houthi", Naming.NAMED_ROLE),), counts=one
    )
    stopped = said("Air defences stopped one missile.", kind="armed.interception", counts=one)
    some = said("Air defences stopped missiles.", kind="armed.interception")
    assert set(two(hit, stopped)) == {"polarity"}
    assert two(hit, some) == {}


def test_an_inferred_date_is_shown_and_does_not_count_against_the_others():
    weak = report("Delta Post", said(by=(NURSE,), when=day("2020-11-18", Basis.RELATIVE)), inferred=True)
    event = event_of([weak, report("Northern Gazette", said(when=day("2020-11-17")))])
    assert "from an inferred publication date" in event.contradictions[0].why
    digit = next(w for w in event.why if w.startswith("when 2020-11-17: credibility"))
    assert "and 0 contradicting" in digit
    assert event.when is not None
    assert event.when.edtf == "2020-11-17"


def test_places_of_two_reports_contradict_each_other_where_they_cannot_be_one():
    assert set(two(said(at=("Baghdad",)), said(by=(NURSE,), at=("Mosul",)))) == {"where"}
    assert two(said(at=("Baghdad",)), said(by=(NURSE,), at=("Green Zone",))) == {}


def test_where_the_dead_were_brought_is_not_where_it_happened():
    morgue = said("Eleven bodies lie at the morgue.", by=(NURSE,), at=("Mosul",))
    assert two(said(at=("Baghdad",)), replace(morgue, kind="other.casualties")) == {}


def test_an_accused_party_that_denies_and_names_another_disputes_the_agent():
    blamed = said("The shells came from Houthi lines.", by=(NURSE,), agent="actor:houthi")
    denial = Said("The Houthis denied it.", kind="statement.denial", agent="actor:houthi")
    counter = Said("They blamed the coalition.", kind="statement.accusation", agent="actor:houthi",
                   target="actor:saudi_coalition")  # fmt: skip
    whole = report("Delta Post", blamed, denial, counter)
    event = event_of([whole], only="armed.missile_attack")
    assert [c.field for c in event.contradictions] == ["agent"]
    assert "Houthi Movement rejects the blame and names another" in event.contradictions[0].why
    assert event_of([report("Delta Post", blamed, counter)], only="armed.missile_attack").contradictions == ()


def test_a_denial_in_the_same_sentence_by_who_is_not_accused_disputes_the_event():
    text = "Rebels took the town, the Houthis said, which the coalition denied."
    taken = report("Delta Post", Said(text, kind="territory.capture", agent="actor:houthi", by=(NURSE,)))
    denial = report("Delta Post", Said(text, kind="statement.denial", agent="actor:saudi_coalition")).claims[0]
    mentions = report("Delta Post", Said(text, kind="statement.denial", agent="actor:saudi_coalition")).mentions
    moved = replace(denial, id="c2", roles=tuple(replace(r, mention=f"x{r.mention}") for r in denial.roles),
                    trigger=replace(denial.trigger, start=denial.trigger.start + 1))  # fmt: skip
    both = replace(taken, claims=(*taken.claims, moved),
                   mentions=(*taken.mentions, *(replace(m, id=f"x{m.id}") for m in mentions)))  # fmt: skip
    assert [c.field for c in event_of([both], only="territory.capture").contradictions] == ["polarity"]


def test_an_anonymous_figure_beside_the_own_voice_of_the_same_report_may_contradict_it():
    own = said("Seven died.", by=(), counts=(("fatalities", "person", 7, 7),))
    other = said("Nine died, a source said.", by=(anonymous("a source"),), counts=(("fatalities", "person", 9, 9),))
    assert set(disputed(report("Delta Post", own, other))) == {"fatalities"}


def test_some_of_the_dead_go_with_any_toll_and_do_not_reconcile_two_tolls():
    some = (("fatalities", "soldier", 4, 4),)
    told = said(counts=(("fatalities", "person", 19, 19),)), said("Four soldiers fell.", counts=some)
    other = report("Northern Gazette", said(by=(NURSE,), counts=(("fatalities", "person", 22, None),)))
    assert set(disputed(report("Delta Post", *told), other)) == {"fatalities"}


def test_several_figures_of_one_claim_may_come_to_that_of_another():
    three = (("vehicles", "truck", 3, 3), ("vehicles", "tanker", 1, 1))
    four = said(by=(NURSE,), counts=(("vehicles", "truck", 4, 4),))
    assert two(said(counts=three), four) == {}
    assert set(two(said(counts=three[:1]), four)) == {"vehicles"}


def test_two_speakers_make_two_statements_and_no_contradiction():
    left = said(kind="statement.accusation", agent="actor:houthi", target="actor:us.military")
    right = said(kind="statement.accusation", by=(NURSE,), agent="actor:us.military", target="actor:houthi")
    assert two(left, right) == {}


def test_who_says_both_denies_what_others_make_of_it():
    no = replace(ARMY, factuality=replace(ARMY.factuality, value=Factuality.CT_MINUS))
    army = report("Delta Post", said(), said("Reports of ten dead soldiers are false.", by=(no,)))
    assert disputed(army, report("Northern Gazette", said(by=(NURSE,)))) == {}


def both_told(text, doer, denier):
    """A capture and a denial of it in one sentence of one report."""
    taken = report("Delta Post", Said(text, kind="territory.capture", agent=doer, by=(NURSE,)))
    denying = report("Delta Post", Said(text, kind="statement.denial", agent=denier))
    claim = denying.claims[0]
    moved = replace(claim, id="c2", roles=tuple(replace(r, mention=f"x{r.mention}") for r in claim.roles),
                    trigger=replace(claim.trigger, start=claim.trigger.start + 1))  # fmt: skip
    both = replace(taken, claims=(*taken.claims, moved),
                   mentions=(*taken.mentions, *(replace(m, id=f"x{m.id}") for m in denying.mentions)))  # fmt: skip
    return event_of([both], only="territory.capture")


@pytest.mark.parametrize(
    ("end", "fields"),
    [
        ("denied", {"polarity"}),
        ("denied any losses", set()),
        ("denied this figure", set()),
        ("denied that a number of men had come", {"polarity"}),
    ],
)
def test_a_denial_of_losses_or_of_a_figure_is_no_denial_of_the_event(end, fields):
    text = f"Rebels took the town, the Houthis said, and the coalition {end}."
    event = both_told(text, "actor:houthi", "actor:saudi_coalition")
    assert {c.field for c in event.contradictions} == fields


@pytest.mark.parametrize(("doer", "fields"), [("actor:rw.military", set()), ("actor:houthi", {"polarity"})])
def test_a_government_that_denies_what_its_army_did_denies_its_own_part(doer, fields):
    text = "They took the town, a nurse said, which Kigali denied."
    assert {c.field for c in both_told(text, doer, "actor:rw.government").contradictions} == fields


@pytest.mark.parametrize(("wrong", "fields"), [("2020-11-18", set()), ("2020-11-17", {"polarity"})])
def test_a_denial_of_the_day_is_no_denial_of_the_event(wrong, fields):
    text = "It began on Tuesday and not on Wednesday, residents said."
    told = report("Delta Post", said(text, by=(NURSE,), when=day("2020-11-17")))
    no = report("Delta Post", said(text, by=(), when=day(wrong), factuality=Factuality.CT_MINUS)).claims[0]
    both = replace(told, claims=(*told.claims, replace(no, id="c2")))
    assert set(disputed(both)) == fields


def test_somebody_told_by_words_beside_a_known_denier_does_not_make_him_the_doer():
    text = "The general took the town, which the coalition denied."
    by_general = Said(text, kind="territory.capture", agent="actor:houthi", by=(NURSE,))
    taken = report("Delta Post", by_general)
    denying = report("Delta Post", Said(text, kind="statement.denial", agent="actor:saudi_coalition"))
    general = ActorMention("x9", Span(0, 11, text[:11]), "test@1", None)
    claim = denying.claims[0]
    moved = replace(claim, id="c2", roles=(Role(RoleName.AGENT, "x9"),
                                           *(replace(r, mention=f"x{r.mention}") for r in claim.roles)),
                    trigger=replace(claim.trigger, start=claim.trigger.start + 1))  # fmt: skip
    doing = replace(taken.claims[0], roles=(*taken.claims[0].roles, Role(RoleName.AGENT, "x9")))
    both = replace(taken, claims=(doing, moved),
                   mentions=(*taken.mentions, general, *(replace(m, id=f"x{m.id}") for m in denying.mentions)))  # fmt: skip
    assert [c.field for c in event_of([both], only="territory.capture").contradictions] == ["polarity"]


def test_who_killed_the_attackers_disputes_neither_who_attacked_nor_whom():
    attack = said(
        agent="actor:jnim", target="actor:ml.civilians", by=(NURSE,), counts=(("fatalities", "person", 9, 9),)
    )
    answer = said(
        "The army killed attackers.",
        agent="actor:ml.military",
        victim="attackers",
        kind="armed.attack",
        counts=(("fatalities", "attacker", 3, 3),),
    )
    assert two(replace(attack, kind="armed.attack"), answer) == {}


def test_quarrels_about_different_people_are_told_one_after_the_other():
    dead, more = (("fatalities", "civilian", n, n) for n in (9, 12))
    few, many = (("fatalities", "attacker", n, n) for n in (3, 5))
    found = two(said(counts=(dead, few)), said(by=(NURSE,), counts=(more, many)))
    assert found["fatalities"].why == (
        "12 (Northern Gazette c1) against 9 (Delta Post c1); 3 (Delta Post c1) against 5 (Northern Gazette c1)"
    )
