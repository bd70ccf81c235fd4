"""An event as a whole."""

import pytest
from made_reports import Said, copy_edge, day, event_of, report, speaker

from recoupe.crosscheck.agreement.titles import load_labels, make_title
from recoupe.crosscheck.event import make_event_id
from recoupe.model import ClaimKey, Event, Naming
from recoupe.world.kinds import load_kinds

NURSE = speaker("Rana Khalil, a nurse")


def test_an_event_keeps_its_id_when_later_claims_join_it():
    first = report("Delta Post", Said("Shells hit the market.", by=(NURSE,)))
    others = [report(f"Paper {i}", Said("Shells hit.")) for i in range(6)]
    key = min(ClaimKey(d.id, "c1") for d in (first, *others))
    event = event_of([first, *others])
    assert event.id == make_event_id(key)
    assert len(event.id) == 11
    assert event.id.startswith("e")


def test_an_event_survives_its_json():
    event = event_of([report("Delta Post", Said("Shells hit.", by=(NURSE,), when=day("2020-11-17"),
                             counts=(("fatalities", "person", 3, None),)))])  # fmt: skip
    assert Event.from_dict(event.to_dict()) == event


def test_outlets_are_counted_once_and_reports_without_an_outlet_each():
    from dataclasses import replace

    a, b, c = (report("Delta Post", Said(f"Shells hit, note {i}.")) for i in range(3))
    event = event_of([a, b, replace(c, outlet=None)])
    assert (event.n_documents, event.n_outlets) == (3, 2)


def test_the_kind_is_the_specific_one_with_most_witnesses():
    kinds = ("armed.attack", "other.casualties", "armed.air_strike")
    documents = [report(f"Paper {kind}", Said("Shells hit.", kind=kind, by=(NURSE,))) for kind in kinds]
    assert event_of(documents).kind == "armed.air_strike"


def test_a_day_told_once_wins_over_early_in_the_month_told_by_others():
    from datetime import date

    from recoupe.model import Basis, Precision, make_interval

    early = make_interval(date(2020, 11, 1), date(2020, 11, 11), Precision.INTERVAL, Basis.STATED)
    vague = report("Delta Post", Said("Early in the month.", by=(NURSE,), when=early), Said("Then.", when=early))
    exact = report("Northern Gazette", Said("On the 17th.", by=(speaker("Omar Sade"),), when=day("2020-11-17")))
    event = event_of([vague, exact])
    assert event.when is not None
    assert event.when.edtf == "2020-11-17"


def test_copies_of_other_passages_are_not_copies_of_the_event():
    original = report("AFP", Said("Shells hit the market."), Said("Rain fell.", kind="other"))
    copy = report("Delta Post", Said("Shells hit the market."), Said("Rain fell.", kind="other"))
    edge = copy_edge(original, copy, spans=[copy.claims[1].evidence])
    assert event_of([original, copy], edge, only="armed.missile_attack").copies == ()
    assert len(event_of([original, copy], edge, only="other").copies) == 1


def test_every_decision_has_a_sentence_that_names_claims():
    said = Said("Shells killed three, Rana Khalil said.", by=(NURSE,), when=day("2020-11-17"), agent="actor:houthi",
                counts=(("fatalities", "person", 3, 3),))  # fmt: skip
    why = event_of([report("Delta Post", said)]).why
    assert any(w.startswith("origin Rana Khalil, a nurse: Delta Post c1, third party") for w in why)
    for begin in ("witnesses of the event 1 to 1", "kind armed.missile_attack: Delta Post c1", "when 2020-11-17 (stated)",
                  "fatalities low 3, best 3, high 3: 3 (Delta Post c1)", "credibility 3:", "grade weak:"):  # fmt: skip
        assert any(w.startswith(begin) for w in why), begin


@pytest.mark.parametrize(
    ("kind", "speaker_name", "expected"),
    [
        ("armed.air_strike", None, "Air strike, 17 November 2020"),
        ("statement.denial", "Houthi Movement", "Denial by Houthi Movement, 17 November 2020"),
    ],
)
def test_titles_are_plain_english(kind, speaker_name, expected):
    assert make_title(kind, None, day("2020-11-17"), speaker_name) == expected


def test_a_statement_is_titled_by_who_makes_it():
    army = speaker("the army", "actor:iq.military", Naming.NAMED_ROLE)
    said = Said("The Houthis denied it.", kind="statement.denial", agent="actor:houthi", by=(army,), at=())
    assert event_of([report("Delta Post", said)]).title == "Denial by Houthi Movement"


def test_every_kind_has_a_label():
    assert set(load_labels()) == set(load_kinds())
