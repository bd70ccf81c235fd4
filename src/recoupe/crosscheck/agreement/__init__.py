"""What the accounts of one event agree on, what they dispute, how many died, how far it can be believed.

    values.py          values of a field with who gives them
    relations.py       how two dates, places, figures, kinds relate
    actors.py          how two actors relate
    headlines.py       what headlines add to their reports
    beside.py          who was hit beside those attacked
    fields.py          all fields of an event
    contradictions.py  values that cannot all be right
    speech.py          denials and counter-accusations in the same reports
    reasons.py         contradictions in words
    tolls.py           low, best and high
    credibility.py     digit of STANAG 2511
    grade.py           Airwars grade of casualty events

Source: crosscheck §§5, 6.
"""

from recoupe.crosscheck.agreement.fields import make_fields
from recoupe.crosscheck.agreement.tolls import make_toll

__all__ = ["make_fields", "make_toll"]
