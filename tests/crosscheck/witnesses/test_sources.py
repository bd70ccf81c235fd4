"""The deepest source of a chain."""

import pytest
from made_reports import Said, accounts_in, anonymous, report, speaker

from recoupe.crosscheck.witnesses.chains import deepest_speakers
from recoupe.crosscheck.witnesses.sources import Nature, find_source
from recoupe.crosscheck.witnesses.speakers import content_words
from recoupe.model import Naming, Span

OFFICE = "office:name:delta post:the health office"


def source_of(*by, outlet="Delta Post", text="Shells hit."):
    account = accounts_in([report(outlet, Said(text, by=by))])[0]
    return find_source(account, "name:delta post", frozenset({outlet}))


def test_nested_speakers_end_at_the_innermost_and_speakers_side_by_side_stay_together():
    outer, inner = speaker("the police", cue=Span(0, 4, "said")), speaker("a witness", cue=Span(9, 13, "told"))
    beside = speaker("a nurse", cue=Span(9, 13, "told"))
    assert [a.name for a in deepest_speakers((outer, inner, beside))] == ["a witness", "a nurse"]


@pytest.mark.parametrize(
    ("by", "nature", "key"),
    [
        (speaker("the army", "actor:iq.military", Naming.NAMED_ROLE), Nature.NAMED, "state:iq"),
        (speaker("the Iraqi government", "actor:iq.government", Naming.NAMED_ROLE), Nature.NAMED, "state:iq"),
        (speaker("police", "actor:iq.police", Naming.NAMED_ROLE), Nature.NAMED, "actor:iq.police"),
        (speaker("Governor Sami Aziz", "actor:iq.government"), Nature.NAMED, "name:governor sami aziz"),
        (speaker("Minister Sami Aziz", "actor:iq.government"), Nature.NAMED, "state:iq"),
        (speaker("وزارة الصحة", "actor:ly.government", Naming.NAMED_ROLE), Nature.NAMED, "state:ly"),
        (speaker("Spokesman of the health ministry", "actor:ly.government"), Nature.NAMED, "state:ly"),
        (
            speaker("the health office", "actor:ye.government", Naming.NAMED_ROLE),
            Nature.NAMED,
            OFFICE,
        ),
        (speaker("Houthi Movement", None, Naming.NAMED_ROLE), Nature.NAMED, "actor:houthi"),
        (anonymous("two medics"), Nature.ANONYMOUS, "anonymous:name:delta post:medic"),
    ],
)
def test_a_source_is_the_body_it_speaks_for_or_itself(by, nature, key):
    source = source_of(by)
    assert (source.nature, source.speakers[0].key) == (nature, key)


def test_a_source_nobody_describes_is_the_own_voice_of_the_outlet():
    assert source_of(speaker("it", None, Naming.UNSPECIFIED)).nature is Nature.OWN
    assert source_of().nature is Nature.OWN


def test_a_health_office_of_a_movement_is_on_its_side_and_is_not_the_movement():
    office = source_of(speaker("the Houthi health office", "actor:houthi", Naming.NAMED_ROLE)).speakers[0]
    assert office.sides == {"actor:houthi"}
    assert office.key != "actor:houthi"
    assert not office.is_body


def test_words_that_tell_sources_apart_leave_out_articles_numbers_and_plurals():
    assert content_words("one of the two medics") == {"medic"}
    assert content_words("Les deux sources sécuritaires") == {"source", "securitaire"}


@pytest.mark.parametrize(
    ("language", "text", "is_own"),
    [
        ("en", "AFP journalists heard the blasts.", True),
        ("en", "Our monitors documented three craters.", True),
        ("en", "The craters were seen by AFP reporters.", True),
        ("en", "Journalists heard the minister speak of blasts.", False),
        ("en", "A resident told AFP that he heard blasts.", False),
        ("fr", "Trois obus sont tombés, a constaté un journaliste de l'AFP.", True),
        ("fr", "Nos moniteurs sur place ont documenté trois impacts.", True),
        ("fr", "Un habitant a dit à l'AFP avoir entendu trois obus.", False),
    ],
)
def test_own_observation_needs_people_of_the_outlet_who_saw_or_heard(language, text, is_own):
    account = accounts_in([report("AFP", Said(text), language=language)])[0]
    found = find_source(account, "outlet:afp", frozenset({"AFP"})).nature
    assert found is (Nature.SEEN if is_own else Nature.OWN)
