"""What goes with what in Arabic: verb and subject by gender, subject and object by case, the passive by what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.lang.ar.tagging import Tagged
from recoupe.text.arabic import SUFFIXES, THAT

_AMONG = frozenset({"بين", "من", "ضمن"})
MAX_PREPOSITION = 4
"""Words of the longest preposition."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase on words `[first, last)`; `case` is where its preposition begins, -1 without one."""

    first: int
    last: int
    head: int
    case: int = -1
    role: str = ""


class Governed(Tagged):
    """A tagged sentence, asked which words agree, which govern and which are governed."""

    def _agrees(self, verb: int, noun: int) -> bool:
        """Whether a noun can be the subject of a verb before it: of its gender, or a plural, which goes with either."""
        text, labels = self.texts[noun], self.lexicon.nouns.get(self.texts[noun], frozenset())
        if "sg" not in labels or "pl" in labels:
            return True
        is_feminine = text.endswith(("ة", "ى", "اء"))
        return is_feminine is is_feminine_verb(self.texts[verb]) or not text.startswith("ال")

    def _case(self, phrase: Phrase) -> str:
        """Case that the first word of a phrase shows; none of a name, nor of what a number without case counts."""
        first = phrase.first
        if self.words[first].upos not in {"NOUN", "NUM"} or self.names[first] or first in self.forces:
            return ""
        text = self.texts[first]
        if self.words[first].upos == "NOUN":
            return self.lexicon.case(text)
        stem = text.removesuffix("ين")
        return "acc" if stem != text and {f"{stem}ون", f"{stem}ان"} & self.lexicon.numbers else ""

    def _is_passive(self, verb: int, phrase: Phrase) -> bool:
        """Whether a verb whose passive is written alike has no object: then a phrase that is no body is done to."""
        text = self.texts[verb]
        tenses = self.lexicon.verbs.get(text, frozenset())
        if tenses == {"pp"}:
            return True
        if (
            text not in self.lexicon.passive
            or text in self.lexicon.prepositional
            or self._has_pronoun(verb)
            or self._object_ahead(phrase.last, verb)
        ):
            return False
        is_counted = phrase.first < phrase.head or self._is_counted(phrase)
        if phrase.head in self.forces and not is_counted:
            return "pp" in tenses
        return is_counted or not self.is_doer(phrase.head) or "pp" in tenses or text not in self.lexicon.speaking

    def _is_counted(self, phrase: Phrase) -> bool:
        """Whether a phrase is a number, a noun for one ("العشرات"), or has one behind its noun ("الجنود الثلاثة")."""
        behind = (self.texts[at].removeprefix("ال") for at in range(phrase.head + 1, phrase.last))
        is_number = self.words[phrase.head].upos == "NUM" or self.texts[phrase.head] in self.lexicon.vague
        return is_number or any(word in self.lexicon.numbers for word in behind)

    def _object_ahead(self, at: int, verb: int) -> bool:
        """Whether an object follows in the clause: a bare noun phrase, behind dates and prepositions, or "that"."""
        size = len(self.words)
        while at < size:
            word = self.words[at]
            if at in self.times or word.upos in {"ADV", "ADJ"} or self._is_no_object(at):
                at += 1
            elif word.upos in {"NOUN", "PROPN", "NUM", "DET"} and not self._preposition_size(at):
                behind = list(self.texts[at + 1 : at + 3])
                return not (len(behind) > 1 and behind[0] == "من" and behind[1] in SUFFIXES)  # "ثلاثة منهم نساء"
            elif size_of_case := self._preposition_size(at):
                at = self._past_governed(at + size_of_case)
            else:
                return word.text in THAT and self.texts[verb] in self.lexicon.speaking
        return False

    def _is_no_object(self, at: int) -> bool:
        """Whether a noun is in the nominative, or stands behind "among them"."""
        before = [self.texts[i] for i in range(max(0, at - 2), at)]
        is_part = len(before) > 1 and before[0] in _AMONG and before[1] in SUFFIXES
        return self.words[at].upos in {"NOUN", "NUM"} and (is_part or self.lexicon.case(self.texts[at]) == "nom")

    def _past_governed(self, at: int) -> int:
        """Where the noun phrase behind a preposition ends, without hanging its words."""
        size, first = len(self.words), at
        while at < size and (self.words[at].upos in {"NUM", "DET"} or self._joins_numbers(at)):
            at += 1
        while at < size and self.words[at].upos in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"}:
            is_chained = (
                at <= first or self.words[at].upos in {"ADJ", "PRON"} or at in self.inside or self._is_genitive(at)
            )
            is_name = self.names[at] and at > first and self.names[at - 1]
            if at > first and self.words[at - 1].upos not in {"NUM", "DET"} and not (is_chained or is_name):
                break
            at += 1
        return max(at, first)

    def _preposition_size(self, at: int) -> int:
        for size in range(min(MAX_PREPOSITION, len(self.texts) - at), 0, -1):
            form = " ".join(self.texts[at : at + size])
            if form in self.lexicon.governing:
                return size
        return 0

    def _joins_numbers(self, at: int) -> bool:
        return (
            self.texts[at] == "و" and 0 < at < len(self.words) - 1
            and self.words[at - 1].upos == "NUM" and self.words[at + 1].upos == "NUM"
        )  # fmt: skip

    def _is_genitive(self, at: int) -> bool:
        """Whether a noun belongs to the one before it: that takes a genitive, and this is no accusative ("شابا")."""
        if self.words[at].upos not in {"NOUN", "PROPN"} or self.is_complete(at - 1) or self.words[at - 1].upos == "NUM":
            return False
        text = self.texts[at]
        is_accusative = text.endswith("ا") and not self.names[at] and self.lexicon.case(text) == "acc"
        return not is_accusative

    def _has_pronoun(self, verb: int) -> bool:
        """Whether an object is written onto a verb."""
        return verb + 1 < len(self.words) and self.words[verb + 1].upos == "PRON" and self.is_glued(verb + 1)

    def _begins_bare(self, at: int) -> bool:
        """Whether a noun phrase without preposition begins at a word."""
        return at < len(self.words) and self.words[at].upos in {"NOUN", "PROPN", "NUM", "DET"}

    def _refers_back(self, at: int) -> bool:
        """Whether a preposition with a pronoun stands at a word ("التي عثر عليها صيادون")."""
        return at + 1 < len(self.words) and self.words[at].upos == "ADP" and (
            self.texts[at + 1] in SUFFIXES and self.is_glued(at + 1)
        )  # fmt: skip

    def is_complete_phrase(self, phrase: Phrase) -> bool:
        """Whether a phrase is definite: by its article or pronoun, or that of its last genitive."""
        return any(
            self.lexicon.is_definite(self.texts[i]) or self.words[i].upos in {"PROPN", "PRON"}
            for i in range(phrase.head, phrase.last)
        )


def is_feminine_verb(text: str) -> bool:
    """Whether a verb is in the she-form: "قصفت", "تقصف", "ستقصف"."""
    return text.endswith("ت") or text.removeprefix("س").startswith("ت")
