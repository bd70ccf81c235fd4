"""French inflection: regular verbs of the three groups, nouns and adjectives; the rest is in `irregular.tsv`.

Source: the usual school grammar (Bescherelle's models). Tense labels: inf pres impf past fut cond subj pp prp.
Forms are given for the persons that occur in reports; the second person singular is left out.
"""

from __future__ import annotations

from collections.abc import Callable

Forms = dict[str, frozenset[str]]

_ENDINGS_ER = {
    "pres": ("e", "ons", "ez", "ent"),
    "impf": ("ais", "ait", "ions", "iez", "aient"),
    "past": ("a", "èrent", "ai"),
    "fut": ("erai", "era", "erons", "erez", "eront"),
    "cond": ("erais", "erait", "erions", "eriez", "eraient"),
    "subj": ("e", "ent"),
    "pp": ("é", "ée", "és", "ées"),
    "prp": ("ant",),
}  # fmt: skip
_ENDINGS_IR = {
    "pres": ("is", "it", "issons", "issez", "issent"),
    "impf": ("issais", "issait", "issions", "issiez", "issaient"),
    "past": ("it", "irent"),
    "fut": ("irai", "ira", "irons", "irez", "iront"),
    "cond": ("irais", "irait", "irions", "iriez", "iraient"),
    "subj": ("isse", "issent"),
    "pp": ("i", "ie", "is", "ies"),
    "prp": ("issant",),
}  # fmt: skip
_ENDINGS_RE = {
    "pres": ("s", "", "ons", "ez", "ent"),
    "impf": ("ais", "ait", "ions", "iez", "aient"),
    "past": ("it", "irent"),
    "fut": ("rai", "ra", "rons", "rez", "ront"),
    "cond": ("rais", "rait", "rions", "riez", "raient"),
    "subj": ("e", "ent"),
    "pp": ("u", "ue", "us", "ues"),
    "prp": ("ant",),
}  # fmt: skip
_SOFT = frozenset("aâoou")
_DOUBLING = ("appeler", "jeter", "rappeler", "rejeter", "projeter", "morceler", "ensorceler", "renouveler", "épeler")


def verb_forms(lemma: str) -> Forms:
    """Forms of a regular verb, each with the tenses it may stand for.

    Raises:
        ValueError: the infinitive ends in none of -er, -ir, -re.
    """
    if lemma.endswith("er"):
        spell, table = _spell_er(lemma), _ENDINGS_ER
    elif lemma.endswith(("ir", "ïr")):
        spell, table = lambda ending: lemma[:-2] + ending, _ENDINGS_IR
    elif lemma.endswith("re"):
        spell, table = lambda ending: lemma[:-2] + ending, _ENDINGS_RE
    else:
        raise ValueError(f"no French infinitive: {lemma!r}")
    found: dict[str, set[str]] = {lemma: {"inf"}}
    for tense, endings in table.items():
        for ending in endings:
            found.setdefault(spell(ending), set()).add(tense)
    return {form: frozenset(tenses) for form, tenses in found.items()}


def _spell_er(lemma: str) -> Callable[[str], str]:
    """Spelling of a first-group verb: ç and ge before a and o, è before a silent e, doubled consonant, y or i."""
    stem = lemma[:-2]

    def spell(ending: str) -> str:
        silent = ending in {"e", "ent"} or ending.startswith("er")
        if stem.endswith("c") and ending[0] in _SOFT:
            return stem[:-1] + "ç" + ending
        if stem.endswith("g") and ending[0] in _SOFT:
            return stem + "e" + ending
        if silent and lemma.endswith(_DOUBLING):
            return stem + stem[-1] + ending
        if silent and stem.endswith(("oy", "uy")):
            return stem[:-1] + "i" + ending
        if silent and len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyéèrx":
            return _open(stem, ending)
        if silent and stem.endswith(("er", "ér")):
            return _open(stem, ending)
        if silent and stem.endswith(("égr", "ébr", "étr", "égl", "égn")) and ending in {"e", "ent"}:
            return stem[:-3] + "è" + stem[-2:] + ending
        return stem + ending

    return spell


def _open(stem: str, ending: str) -> str:
    """è for a mute e, and for é except in the future (libérera, enlèvera)."""
    if stem[-2] == "é" and ending.startswith("er"):
        return stem + ending
    return stem[:-2] + "è" + stem[-1] + ending


def noun_forms(lemma: str) -> Forms:
    """Singular and plural of a noun."""
    return (
        {lemma: frozenset({"sg"}), _plural(lemma): frozenset({"pl"})}
        if _plural(lemma) != lemma
        else {lemma: frozenset({"sg", "pl"})}
    )


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu", "au")):
        return word + "x"
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + "s"


def adjective_forms(lemma: str) -> Forms:
    """The four forms of an adjective given in the masculine singular."""
    feminine = _feminine(lemma)
    return dict.fromkeys((lemma, _plural(lemma), feminine, _plural(feminine)), frozenset[str]())


def _feminine(word: str) -> str:
    if word.endswith("e"):
        return word
    for ending, feminine in (
        ("blanc", "blanche"), ("franc", "franche"), ("sec", "sèche"), ("ieur", "ieure"), ("teur", "trice"),
        ("eur", "euse"), ("eux", "euse"), ("if", "ive"), ("er", "ère"), ("el", "elle"),
        ("en", "enne"), ("on", "onne"), ("et", "ète"), ("c", "que"), ("eil", "eille"), ("f", "ve"), ("x", "se"),
        ("g", "gue"),
    ):  # fmt: skip
        if word.endswith(ending):
            return word[: -len(ending)] + feminine
    return word + "e"
