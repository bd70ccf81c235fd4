"""Inflection of a language: the regular rules of its module plus the table of irregular forms."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from recoupe.text.table import Row, parse_table

Forms = dict[str, frozenset[str]]


class InflectModule(Protocol):
    """Regular inflection, one module a language (`lang/fr/inflect.py`)."""

    def verb_forms(self, lemma: str) -> Forms:
        """Forms of a regular verb with their tenses."""
        ...

    def noun_forms(self, lemma: str) -> Forms:
        """Singular and plural of a regular noun."""
        ...

    def adjective_forms(self, lemma: str) -> Forms:
        """All forms of a regular adjective."""
        ...


class Inflection:
    """Forms of any word of a language: irregular ones from the table, the rest by rule."""

    def __init__(self, regular: InflectModule, verbs: dict[str, Forms], nouns: dict[str, Forms]) -> None:
        self._regular, self._verbs, self._nouns = regular, verbs, nouns

    @property
    def irregular_verbs(self) -> tuple[str, ...]:
        """Verbs of the table, sorted."""
        return tuple(sorted(self._verbs))

    def verb(self, lemma: str) -> Forms:
        """Forms of a verb, each with its tenses."""
        return self._verbs.get(lemma) or self._regular.verb_forms(lemma)

    def noun(self, lemma: str) -> Forms:
        """Singular and plural."""
        return self._nouns.get(lemma) or self._regular.noun_forms(lemma)

    def adjective(self, lemma: str) -> Forms:
        """All forms of an adjective."""
        return self._nouns.get(f"{lemma}/a") or self._regular.adjective_forms(lemma)


def load_inflection(path: Path, regular: InflectModule) -> Inflection:
    """Read `irregular.tsv` (`lemma pos forms`).

    Raises:
        DataFileError: a row has no known part of speech or a broken list of forms.
    """
    verbs: dict[str, Forms] = {}
    nouns: dict[str, Forms] = {}
    if path.exists():
        for row in parse_table(path.read_text(encoding="utf-8"), path, ["lemma", "pos", "forms"]):
            if row["pos"] == "v":
                verbs[row["lemma"]] = _read_forms(row)
            elif row["pos"] == "n":
                nouns[row["lemma"]] = _read_noun(row)
            elif row["pos"] == "a":
                nouns[f"{row['lemma']}/a"] = dict.fromkeys((row["lemma"], *_names(row["forms"])), frozenset())
            else:
                raise row.error(f"unknown part of speech {row['pos']!r}; use v, n or a")
    return Inflection(regular, verbs, nouns)


def _names(cell: str) -> list[str]:
    return [form.strip() for form in cell.replace(";", ",").split(",") if form.strip()]


def _read_forms(row: Row) -> Forms:
    found: dict[str, set[str]] = {row["lemma"]: {"inf"}}
    for part in row["forms"].split(";"):
        if not part.strip():
            continue
        tense, equals, forms = part.partition("=")
        if not equals:
            raise row.error(f"{part!r} is no tense=form,form")
        for form in _names(forms):
            found.setdefault(form, set()).add(tense.strip())
    return {form: frozenset(tenses) for form, tenses in found.items()}


def _read_noun(row: Row) -> Forms:
    """Singular from the lemma, plural from the cell (`pl=form` or the bare form)."""
    plurals = _names(row["forms"].replace("pl=", "").replace("sg=", ""))
    found: dict[str, frozenset[str]] = {form: frozenset({"pl"}) for form in plurals}
    found[row["lemma"]] = frozenset({"sg", "pl"}) if row["lemma"] in plurals else frozenset({"sg"})
    return found
