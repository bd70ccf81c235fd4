"""Values of one field, equal ones merged."""

from made_reports import Said, event_of, report


def test_as_many_rockets_and_missiles_are_one_value():
    left, right = (Said("Seven fell.", counts=(("munitions", unit, 7, 7),)) for unit in ("rocket", "cruise missile"))
    field = event_of([report("Delta Post", left), report("Northern Gazette", right)]).fields.munitions
    assert field is not None
    assert field.agreement == "equal"
    assert [len(v.claims) for v in field.values] == [2]
