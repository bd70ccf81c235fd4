"""The worked example of the design: a rocket attack in Baghdad in November 2020, in our own words. Source: crosscheck §9."""

import pytest
from made_reports import Said, anonymous, copy_edge, day, event_of, report, speaker

from recoupe.model import Basis, Naming, Tense

TUESDAY = day("2020-11-17")
ARMY = speaker("the Iraqi military", "actor:iq.military", Naming.NAMED_ROLE)
OFFICIALS = anonymous("two officials")
EMBASSY = "the United States embassy"

PRESS_TV = report(
    "Press TV",
    Said(
        "Seven rockets were fired at the embassy on Wednesday.", when=day("2020-11-18", Basis.RELATIVE),
        target=EMBASSY, agent="the Iraqi Resistance", trigger="fired",
        counts=(("munitions", "rocket", 7, 7),), part=(("munitions", "rocket", 4, 4),),
    ),
    inferred=True,
)  # fmt: skip
STATEMENT = report(
    "The Harbour Post",
    Said(
        "The military said seven rockets were fired on Tuesday evening.", by=(ARMY,), when=TUESDAY, target=EMBASSY,
        trigger="fired", counts=(("munitions", "rocket", 7, 7),),
    ),
    Said(
        "Four landed inside the Green Zone, it said.", by=(ARMY,), when=TUESDAY, at=("Green Zone",), trigger="landed",
        counts=(("munitions", "rocket", 4, 4),),
    ),
    Said(
        "One child was killed and five civilians were wounded, the military said.", by=(ARMY,), when=TUESDAY,
        counts=(("fatalities", "child", 1, 1), ("injured", "civilian", 5, 5)), trigger="killed",
    ),
)  # fmt: skip
AGENCY_CLAIMS = (
    Said(
        "Seven rockets were launched towards the embassy, the army said.", by=(ARMY,), when=TUESDAY, target=EMBASSY,
        trigger="launched", counts=(("munitions", "rocket", 7, 7),),
    ),
    Said(
        "A girl died and five people were hurt, according to the army.", by=(ARMY,), when=TUESDAY,
        counts=(("fatalities", "girl", 1, 1), ("injured", "person", 5, 5)), trigger="died",
    ),
)  # fmt: skip
AGENCY = report("AFP", *AGENCY_CLAIMS)
HEARD = report("AFP", *AGENCY_CLAIMS, Said("AFP journalists heard the explosions of the rockets.", when=TUESDAY))
OTHER_AGENCY = report(
    "AP",
    Said(
        "One rocket fell 600 metres from the embassy on Tuesday evening, two officials said.", by=(OFFICIALS,),
        when=TUESDAY, at=("Embassy",), trigger="fell", counts=(("munitions", "rocket", 1, 1),),
    ),
    Said(
        "Two security personnel were wounded, the officials said.", by=(OFFICIALS,), when=TUESDAY,
        counts=(("injured", "security personnel", 2, 2),), trigger="wounded",
    ),
)  # fmt: skip
FLASH = report(
    "Tigris Flash",
    Said("Four rockets have been fired at Baghdad.", trigger="fired", counts=(("munitions", "rocket", 4, 4),)),
    published="2020-11-17",
)
ALL = (PRESS_TV, STATEMENT, AGENCY, OTHER_AGENCY, FLASH)


@pytest.fixture(scope="module")
def attack():
    return event_of(ALL)


def test_the_attack_is_a_missile_attack_in_the_green_zone_on_tuesday(attack):
    assert attack.kind == "armed.missile_attack"
    assert attack.when is not None
    assert attack.when.edtf == "2020-11-17"
    assert {v.value.name for v in attack.fields.where.values} == {"Baghdad", "Green Zone", "United States embassy"}
    assert attack.fields.where.agreement == "nested"
    assert attack.n_documents == 5


def test_wednesday_contradicts_tuesday_and_the_reason_is_the_inferred_publication_date(attack):
    assert attack.fields.when.agreement == "disjoint"
    when = next(c for c in attack.contradictions if c.field == "when")
    assert "Press TV is resolved to 2020-11-18 from an inferred publication date" in when.why


def test_four_fired_contradicts_seven_fired_and_may_be_a_part_taken_for_the_whole(attack):
    munitions = next(c for c in attack.contradictions if c.field == "munitions")
    assert munitions.why.startswith("7 (")
    assert "against 4 (Tigris Flash c1); part taken for whole: 4 is a part in The Harbour Post c2" in munitions.why
    assert {c.document for c in munitions.claims} == {d.id for d in (PRESS_TV, STATEMENT, AGENCY, FLASH)}
    assert {c.field for c in attack.contradictions} == {"when", "munitions"}


def test_the_toll_adds_populations_that_cannot_be_the_same_in_high_alone(attack):
    assert (attack.fatalities.low, attack.fatalities.best, attack.fatalities.high) == (1, 1, 1)
    assert (attack.injured.low, attack.injured.best, attack.injured.high) == (5, 5, 7)


def test_silence_is_listed_and_is_no_zero(attack):
    silent = next(why for why in attack.why if why.startswith("fatalities: nothing said"))
    assert "Press TV" in silent
    assert "AFP" not in silent


def test_nobody_but_the_partisan_outlet_names_an_agent(attack):
    assert [(v.value.name, v.witnesses) for v in attack.fields.agent.values] == [("the Iraqi Resistance", (1, 1))]
    assert attack.fields.agent.agreement == "single"


def test_one_statement_two_officials_and_two_outlets_without_a_source_are_one_to_four_witnesses(attack):
    assert attack.witnesses.happened == (1, 4)
    assert attack.witnesses.said == (5, 5)
    assert attack.credibility == "2"
    assert attack.grade == "weak"


def test_own_ears_of_an_agency_are_a_third_party():
    heard = event_of((PRESS_TV, STATEMENT, HEARD, OTHER_AGENCY, FLASH))
    assert heard.witnesses.happened == (2, 5)
    assert heard.credibility == "1"


def test_further_copies_change_neither_witnesses_nor_digit_nor_grade(attack):
    copies = [report(name, *AGENCY_CLAIMS, agency="AFP") for name in ("Le Courrier du Delta", "Northern Gazette")]
    more = event_of((*ALL, *copies), *(copy_edge(AGENCY, copy) for copy in copies))
    assert (more.witnesses, more.credibility, more.grade) == (attack.witnesses, attack.credibility, attack.grade)
    assert len(more.copies) == 2
    assert more.n_documents == 7


def test_a_report_of_no_casualties_makes_low_zero_and_a_contradiction():
    none = report(
        "Basra Wire",
        Said("The rockets caused no casualties, police said.", by=(speaker("police", "actor:iq.police", Naming.NAMED_ROLE),),
             counts=(("fatalities", "person", 0, 0),)),
    )  # fmt: skip
    event = event_of((*ALL, none))
    assert event.fatalities.low == 0
    assert "fatalities" in {c.field for c in event.contradictions}


def test_an_announced_withdrawal_is_only_a_mention_and_a_begun_one_rests_on_one_outlet():
    pentagon = speaker("the Pentagon", "actor:us.military", Naming.NAMED_ROLE)
    plan = report(
        "AFP",
        Said("The Pentagon said 500 troops would leave.", kind="statement.announcement", by=(pentagon,), at=("Iraq",),
             tense=Tense.FUTURE, counts=(("troops", "soldier", 500, 500),)),
    )  # fmt: skip
    begun = report(
        "Press TV",
        Said("It has begun to withdraw its 500 soldiers.", kind="movement.withdrawal", at=("Iraq",),
             tense=Tense.ONGOING, counts=(("troops", "soldier", 500, 500),)),
    )  # fmt: skip
    announced, moving = event_of((plan,)), event_of((begun,))
    assert (announced.witnesses.said, announced.witnesses.happened, announced.credibility) == ((1, 1), (0, 0), "6")
    assert (moving.witnesses.happened, moving.credibility) == ((1, 1), "3")
