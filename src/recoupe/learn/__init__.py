"""Measuring against gold, keeping the scoreboard, and the gate below which accuracy may not fall.

    words       word tokens, the unit in which positions are compared
    gold        annotated reports, typed
    tally       counts behind precision, recall and shares
    pairing     which predicted claim is which gold claim
    score       the figures of a report and of a folder of gold
    evaluate    read the reports of a gold folder and score what comes out
    shared_scores   the scorers of a `shared` folder, where there is one
    scoreboard  docs/scoreboard.json and docs/scoreboard.md
    gate        pinned floors
    run         all of it: what `recoupe eval` calls

Never imported at run time.
"""
