"""Claims of many reports → events: what is agreed, what is disputed, how many independent witnesses there are.

The map, in the order of the work; all steps are pure functions of the set of documents (no clock, no order):

    account.py     one claim of one report, its values looked up: what the steps below compare
    copies/        which reports, or passages of them, come from which others
    cluster/       which accounts tell of the same happening
    witnesses/     which accounts have one origin: how many observers of the words, and of the event
    agreement/     values by field, contradictions, tolls, credibility, grade
    event.py       all of it put together, with a reason for every decision

Source: design page crosscheck; contract §2.
"""
