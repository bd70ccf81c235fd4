"""Measuring against gold, keeping the scoreboard, and the gate below which accuracy may not fall.

    run             all of it: what `recoupe eval` calls
    reader, fake    the door to what is measured, and a stand-in for tests
    gold            annotated reports, typed
    words, dates    what is compared: word positions, intervals
    pairing         which predicted claim is which gold claim
    score, tally    the figures of a report and of a folder of gold, and the counts behind them
    reliability     whether a score of .8 is right in eight cases of ten
    claims          fitting what decides on claims, on the corpus
    evaluate        read the reports of a gold folder and score what comes out
    shared_scores   the scorers of a `shared` folder, where there is one; session, sample, figures serve it
    gate            pinned floors
    scoreboard, page    docs/scoreboard.json and docs/scoreboard.md

Never imported at run time.
"""
