"""The store of a dossier: reports as they came, their claims, events, and append-only judgements of reviewers."""
