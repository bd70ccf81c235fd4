"""Events that stay those of the whole set while reports come and go: only what a report touches is computed anew.

    rounds.py       the order of the work for a few reports at a time
    numbers.py      sketches; which documents share enough to be compared
    links.py        copy edges and shared quotations, up to the originals and down to the copies
    origins.py      outlets, and who credits them
    accounts.py     profiles, block keys, and pairs of accounts that merge
    components.py   the accounts that merges connect, grouped
    happenings.py   events of groups
    forget.py       what a document that goes leaves to be done

Between rounds the events are exactly those of `recoupe.crosscheck` over the documents that are not dirty.
"""
