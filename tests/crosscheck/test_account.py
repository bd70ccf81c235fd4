"""What is looked up of a claim."""

from dataclasses import replace
from datetime import datetime

import pytest
from made_reports import Said, accounts_in, report

from recoupe.model import Basis, Precision, Span, make_interval


@pytest.mark.parametrize(
    ("text", "is_date"),
    [("11:20 – Two wounded have died.", False), ("• 11:20 | Two wounded have died.", False),
     ("Two wounded died at 11:20 – in hospital.", True), ("11:20 two wounded died.", True)],
)  # fmt: skip
def test_the_time_before_an_entry_of_a_live_report_is_no_date_of_what_it_tells(text, is_date):
    told = report("Delta Post", Said(text, kind="other.casualties"))
    at = told.text.index("11:20")
    start, stop = datetime(2020, 11, 17, 11, 20), datetime(2020, 11, 17, 11, 21)
    when = make_interval(start, stop, Precision.TIME, Basis.RELATIVE)
    when = replace(when, spans=(Span(at, at + 5, "11:20"),))
    dated = replace(told, claims=(replace(told.claims[0], when=when),))
    assert (accounts_in([dated])[0].when is not None) is is_date
