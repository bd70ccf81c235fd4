"""An invented world in which it is known who saw what and who copied whom: how well are witnesses counted, copies found?

    settings.py     the parameters, the default and the hard settings
    world.py        sources, events, observations, reports, copies
    drawing.py      a world from its settings and a seed
    prose.py        sentences in French, English and Arabic (prose.toml)
    composing.py    what each report says, sentence by sentence
    documents.py    reports as documents, with the claims that a faultless reader would find
    drawn.py        links drawn at the rates at which they are found: the fast mode
    estimators.py   witness counts: outlets, near-duplicates, credits, the package's own
    figures.py      counts against known roots, edges against known copies
    gates.py        what the figures must reach
    run.py          one setting from worlds to figures

Source: crosscheck §10.
"""
