"""Event coreference across documents: which given mentions tell of one happening. English; for measuring.

The way of the work:

    words.py       stems, and rows of words that may tell one happening (alike.tsv)
    mentions.py    a given mention with its words, its arguments and its sentence
    stories.py     documents of one topic → stories, by cuts where they share least
    likeness.py    how likely two mentions tell of one happening: a table of named functions
    grouping.py    mentions of one story → happenings, by average linkage
    run.py         all of it; figures come from the shared scorer

Cross-checking proper compares claims, which have kinds, dates, places and parties (`crosscheck/cluster`); here mentions are
bare words, as in ECB+ (Cybulska and Vossen 2014).
"""
