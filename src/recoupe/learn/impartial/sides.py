"""Actors that take each other's places in a report, with the forms that a sentence asks of them.

A form is written `words/agreement`; agreement is `ms`, `fs`, `mp` or `fp`. Adjectives are four words in that order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

AGREEMENTS = ("ms", "fs", "mp", "fp")
_VOWEL = re.compile(r"^[aeiouyàâéèêëîïôûœ]", re.IGNORECASE)
_SOUNDS_CONSONANT = re.compile(r"^(?:u[ks]|eu|one|h)", re.IGNORECASE)
_CONTRACTED = {"de": (("le ", "du "), ("les ", "des ")), "à": (("le ", "au "), ("les ", "aux "))}


@dataclass(frozen=True, slots=True)
class Form:
    """Words for a side, and how verbs and adjectives agree with them."""

    words: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Side:
    """An actor of the templates.

    Attributes:
        id: readable, the same in all languages.
        sets: which sides may take its place: those that share a set.
        forms: by name (`state`, `force`, `men`, …); `adj` holds the adjective in its four agreements.
    """

    id: str
    sets: tuple[str, ...]
    forms: Mapping[str, Form | tuple[str, ...]]

    def form(self, name: str) -> Form:
        """A form by name.

        Raises:
            KeyError: the side has no such form.
        """
        found = self.forms[name]
        if isinstance(found, tuple):
            raise KeyError(name)
        return found

    def adjective(self, agreement: str) -> str:
        """The adjective of the side ("américaines")."""
        return self.forms["adj"][AGREEMENTS.index(agreement)]  # type: ignore[index]  # the reader makes a tuple of it


def make_side(values: Mapping[str, object]) -> Side:
    """A side as its table tells it.

    Raises:
        ValueError: a form has no agreement, or the adjective not one or four forms.
    """
    forms: dict[str, Form | tuple[str, ...]] = {}
    for name, told in values.items():
        if name == "adj":
            forms[name] = _make_adjective(str(told))
        elif name not in {"id", "sets"}:
            words, _, agreement = str(told).rpartition("/")
            if agreement not in AGREEMENTS:
                raise ValueError(f"{values['id']}: {name} {told!r} needs words and one of {', '.join(AGREEMENTS)}")
            forms[name] = Form(words, agreement)
    return Side(str(values["id"]), tuple(str(values["sets"]).split()), forms)


def _make_adjective(told: str) -> tuple[str, ...]:
    words = told.split()
    if len(words) not in {1, len(AGREEMENTS)}:
        raise ValueError(f"the adjective {told!r} needs one form or four")
    return tuple(words * len(AGREEMENTS))[: len(AGREEMENTS)]


# --- repairs --------------------------------------------------------------------------------------


def after_de(words: str) -> str:
    """Words behind "de" ("des États-Unis", "du Hezbollah", "d'Israël", "de l'Iran")."""
    return _contract("de", words)


def after_a(words: str) -> str:
    """Words behind "à" ("aux États-Unis", "à Israël")."""
    return _contract("à", words)


def _contract(preposition: str, words: str) -> str:
    for article, joined in _CONTRACTED[preposition]:
        if words.startswith(article):
            return joined + words.removeprefix(article)
    if preposition == "de" and _VOWEL.match(words):
        return f"d'{words}"
    return f"{preposition} {words}"


def after_que(words: str) -> str:
    """Words behind "que" ("qu'Israël", "que le Hezbollah")."""
    return f"qu'{words}" if _VOWEL.match(words) else f"que {words}"


def with_a(words: str) -> str:
    """Words with the English indefinite article ("an Israeli", "a Ukrainian", "a US")."""
    is_vowel = words[0].lower() in "aeiou" and not _SOUNDS_CONSONANT.match(words)
    return f"{'an' if is_vowel else 'a'} {words}"


def of_whom(words: str) -> str:
    """The English possessive ("the Houthis'", "Israel's")."""
    return f"{words}'" if words.endswith("s") else f"{words}'s"


REPAIRS: Mapping[str, Callable[[str], str]] = {
    "de": after_de, "à": after_a, "que": after_que, "an": with_a, "s": of_whom,
}  # fmt: skip
