"""Parts of speech of the words of an Arabic sentence: by the tables, by what stands before, by endings. See `chunks.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.lang.ar.lexicon import AND, NAMELY, SHORT, load_lexicon
from recoupe.text.arabic import SUFFIXES, THAT

RELATIVE = "PronType=Rel"
WE = "Person=1"
_DONE = frozenset({"تم", "يتم", "جرى", "يجري", "ستتم", "سيتم"})
"""Verbs that only say that what follows was done ("تم قصف …")."""
_MARKS = frozenset(",;:.()[]«»\"'!?؟-–—…")
_TEEN = frozenset({"عشر", "عشرة"})
_NISBA = ("ية", "ي", "يا")
_MANY, _WOMEN, _PEOPLE = "وا", "ات", ("ون", "ين")
_OPEN_ENDS = ("ون", "ان", "ين")
"""Endings of plurals and duals that cannot stand before a genitive."""


@dataclass(slots=True)
class Word:
    """A word while it is read: part of speech, and the word it hangs on."""

    text: str
    upos: str = ""
    feats: str = ""
    head: int = -1
    relation: str = ""


_NOTHING = Word("", "PUNCT")


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables tell of the words of a sentence.

    Attributes:
        forces: words of bodies that act: armies, armed groups, governments.
        times: words of dates and times.
        inside: words that go on the name of a body or state.
    """

    forces: frozenset[int] = frozenset()
    times: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()


class Tagged:
    """The words of a sentence with their parts of speech.

    Args:
        texts: as the tables spell them, small words cut off.
        starts: where each begins, in code points of the sentence.
        names: which are written as names.
        known: what the tables tell of them.
    """

    def __init__(self, texts: Sequence[str], starts: Sequence[int], names: Sequence[bool], known: Known) -> None:
        self.lexicon, self.texts, self.starts = load_lexicon(), texts, starts
        self.names, self.forces, self.times, self.inside = names, known.forces, known.times, known.inside
        self.words = [Word(text) for text in texts]
        for at, word in enumerate(self.words):
            word.upos, word.feats = self._name_part(at)

    def _name_part(self, at: int) -> tuple[str, str]:
        """Part of speech and features of a word, those of the words before it known."""
        return self._function(at) or self._verb(at) or self._nominal(at)

    def _function(self, at: int) -> tuple[str, str] | None:
        """Of marks, numbers and function words; None for what is none."""
        lexicon, text = self.lexicon, self.texts[at]
        if at in self.times:
            return "NOUN", ""
        if text in _MARKS or not any(char.isalnum() for char in text):
            return "PUNCT", ""
        if text in lexicon.relatives:
            return "PRON", RELATIVE
        if text in SUFFIXES and at and self.is_glued(at):
            return "PRON", ""
        if text in lexicon.verbs and text in lexicon.prepositions and self.opens_clause(at) and self.is_doer(at + 1):
            return "VERB", _tense(lexicon.verbs[text])
        classes = (
            ("NUM", (text[0].isdigit() or text in lexicon.numbers) and not self._ends_ordinal(at)), ("CCONJ", text in AND),
            ("ADP", text in lexicon.governing), ("SCONJ", text in THAT or text in lexicon.borders),
            ("PART", text in lexicon.particles), ("AUX", text in lexicon.auxiliaries),
            ("PRON", text in lexicon.pronouns), ("DET", text in lexicon.determiners),
        )  # fmt: skip
        return next(((upos, "") for upos, holds in classes if holds), None)

    def _ends_ordinal(self, at: int) -> bool:
        """Whether a number belongs to an ordinal ("الخامسة عشرة")."""
        return self.texts[at] in _TEEN and at > 0 and self.texts[at - 1].startswith("ال")

    def _verb(self, at: int) -> tuple[str, str] | None:
        """Of verbs that the tables know, and of what can only be one."""
        lexicon, text = self.lexicon, self.texts[at]
        if text in lexicon.verbs and self._is_verb(at):
            tense = _tense(lexicon.verbs[text])
            return "VERB", f"{tense}|{WE}" if text in lexicon.we and at + 1 not in self.forces else tense
        is_known = text in lexicon.nouns or text in lexicon.bare or text in lexicon.adjectives or self.names[at]
        if not is_known and _is_weak_present(text) and at and self.words[at - 1].upos in {"NOUN", "PROPN", "PRON"}:
            return "VERB", "VerbForm=Fin|Tense=Pres"
        if not is_known and _looks_like_verb(text) and (text.endswith(_MANY) or self.opens_clause(at)):
            return "VERB", "VerbForm=Fin|Tense=Pres"
        return None

    def _nominal(self, at: int) -> tuple[str, str]:
        """Of nouns, names, adjectives and adverbs."""
        lexicon, text = self.lexicon, self.texts[at]
        if self.names[at] and text not in lexicon.nouns and text not in lexicon.adjectives:
            return "PROPN", ""
        if text in lexicon.adverbs:
            return "ADV", ""
        if at and self._may_be_qualified(at - 1) and self._is_adjective(at):
            return "ADJ", ""
        return "NOUN", _number(lexicon.nouns.get(text, frozenset()))

    def _is_adjective(self, at: int) -> bool:
        """Whether a word behind a noun is an adjective: by the tables, or by its ending where no table knows it."""
        lexicon, text = self.lexicon, self.texts[at]
        is_many = text.startswith("ال") and text.endswith(_PEOPLE)
        if is_many and self.words[at - 1].upos == "NOUN" and not lexicon.is_definite(self.texts[at - 1]):
            return False  # "مواقع المسلحين"
        if text in lexicon.adjectives:
            is_plural_noun = text in lexicon.nouns and text.endswith(_WOMEN) and not self.texts[at - 1].endswith(_WOMEN)
            return text not in lexicon.acts and not is_plural_noun
        return text not in lexicon.nouns and text.endswith(_NISBA) and len(text) > SHORT and at not in self.forces

    def is_glued(self, at: int) -> bool:
        """Whether a word is written onto the one before."""
        return self.starts[at] - self.starts[at - 1] <= len(self.texts[at - 1])

    def _is_verb(self, at: int) -> bool:
        """Whether a form that may be a verb is one here, and not the noun that is written alike."""
        lexicon, text = self.lexicon, self.texts[at]
        before = self.words[at - 1] if at else _NOTHING
        if at in self.inside or (at and self.names[at] and before.upos == "NOUN" and not self.is_complete(at - 1)):
            return False
        if before.text in _DONE or before.upos in {"ADP", "NUM", "DET"}:
            return False
        if text not in lexicon.nouns or (text in lexicon.speaking and self.opens_clause(at)):
            return True
        if before.upos in {"PART", "AUX"}:
            return True
        if before.upos == "SCONJ":
            return before.text not in THAT or "past" not in lexicon.verbs[text]
        if before.upos == "NOUN" and not self.is_complete(at - 1):
            return self._takes_pronoun(at) and self._begins_doer(at + 2)
        return self.begins_phrase(at + 1) if self.opens_clause(at) else before.upos == "PUNCT"

    def _begins_doer(self, at: int) -> bool:
        """Whether a body, a name or a noun that the tables know stands at a word."""
        if at >= len(self.texts):
            return False
        return at in self.forces or self.names[at] or self.texts[at] in self.lexicon.nouns

    def _takes_pronoun(self, at: int) -> bool:
        """Whether a pronoun is written onto a word."""
        return at + 1 < len(self.texts) and self.texts[at + 1] in SUFFIXES and self.is_glued(at + 1)

    def opens_clause(self, at: int) -> bool:
        """Whether nothing, a mark, "and" or a conjunction stands before a word."""
        return at == 0 or self.words[at - 1].upos in {"PUNCT", "CCONJ", "SCONJ", "PART", "AUX"} or (
            self.words[at - 1].feats == RELATIVE
        )  # fmt: skip

    def begins_phrase(self, at: int) -> bool:
        """Whether a word can begin the subject of a verb: a noun with its article, a name, a number."""
        if at >= len(self.texts):
            return False
        text = self.texts[at]
        return (
            self.lexicon.is_definite(text) or self.names[at] or at in self.forces or text in self.lexicon.numbers
            or text[0].isdigit() or (text in self.lexicon.nouns and text not in self.lexicon.prepositions)
        )  # fmt: skip

    def _may_be_qualified(self, at: int) -> bool:
        if self.words[at].upos == "PRON":
            return at > 0 and self.words[at - 1].upos != "VERB"
        return self.words[at].upos in {"NOUN", "PROPN", "ADJ"}

    def is_complete(self, at: int) -> bool:
        """Whether no genitive can follow a noun: it has an article, is a name, an accusative or a plural in -ون."""
        text = self.texts[at]
        if self.words[at].upos in {"PROPN", "ADJ", "PRON"} or self.lexicon.is_definite(text) or at in self.times:
            return True
        if self._takes_pronoun(at):
            return True
        if at in self.inside and at + 1 not in self.inside and text not in self.lexicon.nouns:
            return True
        if text in NAMELY:
            return False
        has_open_end = text.endswith(_OPEN_ENDS) and (text not in self.lexicon.nouns or bool(self.lexicon.case(text)))
        return has_open_end or (text.endswith("ا") and len(text) > SHORT)

    def is_doer(self, at: int) -> bool:
        """Whether a body that acts, or a noun with its article, begins at a word."""
        return at < len(self.texts) and (at in self.forces or self.lexicon.is_definite(self.texts[at]))


def _tense(tenses: frozenset[str]) -> str:
    """UD features of a verb form."""
    if tenses <= {"pres"}:
        return "VerbForm=Fin|Tense=Pres"
    return "VerbForm=Fin|Tense=Fut" if tenses <= {"fut"} else "VerbForm=Fin|Tense=Past"


def _number(labels: frozenset[str]) -> str:
    if "pl" in labels and "sg" not in labels:
        return "Number=Plur"
    return "Number=Dual" if labels and labels <= {"du", "def"} else "Number=Sing"


def _looks_like_verb(text: str) -> bool:
    """Whether a word that no table knows is shaped like a verb in the present ("يتمركزون", "ستنطلق"), or a plural in -وا."""
    bare = text.removeprefix("س")
    if text.endswith(_MANY):
        return len(text) > SHORT
    return len(bare) > SHORT and bare[0] in "يت" and not text.endswith(("ة", "ات", "ي"))


def _is_weak_present(text: str) -> bool:
    """Whether a word that no table knows is shaped like the present of a verb that ends in a long vowel ("يرتدي")."""
    return len(text) > SHORT and text.startswith("ي") and text.endswith("ي")
