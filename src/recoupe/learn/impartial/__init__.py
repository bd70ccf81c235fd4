"""Whether what is read depends on the side that is told of: reports of our own, with their actors swapped.

A report is a template with two sides. It is read with the sides one way and the other way round; every claim must be
the same but for who plays which part. Source of the method: metamorphic testing (Ribeiro et al. 2020, invariance tests).

    sides.py      the actors of a language, with the forms that agreement, articles and elision ask for
    templates.py  reports with slots, and where each word of a written report comes from
    compare.py    what was read of a report, in words of its template; what differs between two readings
    run.py        all pairs, the figures, the list of differences
"""
