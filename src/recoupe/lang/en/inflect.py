"""English inflection: regular verbs and nouns; the rest is in `irregular.tsv`.

Source: the usual school grammar. Tense labels: inf pres past pp prp. A base form may be infinitive or present.
"""

from __future__ import annotations

Forms = dict[str, frozenset[str]]

_VOWELS = "aeiou"


def verb_forms(lemma: str) -> Forms:
    """Forms of a regular verb, each with the tenses it may stand for."""
    stem, dropped = _stem(lemma)
    past = lemma + "d" if dropped else _y_to_i(stem) + "ed"
    found: dict[str, set[str]] = {lemma: {"inf", "pres"}}
    found.setdefault(_third_person(lemma), set()).add("pres")
    found.setdefault(past, set()).update({"past", "pp"})
    found.setdefault(_ing(lemma, stem), set()).add("prp")
    return {form: frozenset(tenses) for form, tenses in found.items()}


def _stem(lemma: str) -> tuple[str, bool]:
    """Stem before -ed, and whether a final e takes only -d."""
    if lemma.endswith("e"):
        return lemma, True
    return (lemma + lemma[-1] if _doubles(lemma) else lemma), False


def _doubles(lemma: str) -> bool:
    """One-syllable consonant-vowel-consonant verbs double their last letter (stop, plan)."""
    if len(lemma) < 3 or lemma[-1] in "aeiouwxyh":
        return False
    one_syllable = sum(c in _VOWELS for c in lemma) == 1
    return one_syllable and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS


def _y_to_i(stem: str) -> str:
    return stem[:-1] + "i" if len(stem) > 1 and stem.endswith("y") and stem[-2] not in _VOWELS else stem


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return _y_to_i(lemma) + "es" if _y_to_i(lemma) != lemma else lemma + "s"


def _ing(lemma: str, stem: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return stem + "ing"


def noun_forms(lemma: str) -> Forms:
    """Singular and plural of a noun."""
    return {lemma: frozenset({"sg"}), _third_person(lemma): frozenset({"pl"})}


def adjective_forms(lemma: str) -> Forms:
    """English adjectives have one form."""
    return {lemma: frozenset()}
