"""The store of a dossier: reports as they came, documents, events, and append-only judgements of reviewers.

dossier.py     the face                             address.py     path or URL
adding.py      reports in, one transaction each     reading.py     documents and originals out
events.py      events in and out                    derive.py      events in step with documents
finding.py     words, box, days, kind               words.py       folding, queries
judging.py     what reviewers decide                stepwise/      what a new report touches, computed anew
store.py       connections, transactions, errors    sqlite.py, postgres.py   the two back ends
schema.py      the tables                           migrate.py, migrations/  from older versions to this one
rows.py        values as rows, and back             outcome.py     what became of a report
dating.py      by when reports without a date were published
"""

from recoupe.dossier.dossier import Dossier
from recoupe.dossier.events import Found
from recoupe.dossier.outcome import Added, Outcome, Report

__all__ = ["Added", "Dossier", "Found", "Outcome", "Report"]
