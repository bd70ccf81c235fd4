"""The steps that bring a dossier to the present schema, each in a file of `versions/`, for both back ends.

A step is never changed once it has been released: what comes later is another step. Run by `dossier/migrate.py`.
"""
