"""Noun phrases and verb groups by word order, for sentences without a parse: who stands before or behind a verb."""

from __future__ import annotations

from recoupe.extract.rules.scene import Scene
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import Pack
from recoupe.text.match import Match

Words = tuple[int, int]
"""Words of a sentence, half-open."""

MARKS = frozenset({"»", '"', "''", "”", "'"})
OPENING = frozenset({"«", '"', "''", "“", ":"})
_THAT = frozenset({"that", "que", "qu'", "whether", "if", "si", "how", "why"})
RELATIVES = frozenset({"who", "which", "that", "qui"})
_OF = frozenset({"of", "'s", "'", "de", "d'", "du", "des", "&", "and", "et", "-", "."})
_MAX_NOUNS = 8
_MAX_PARENTHESIS = 24


class Phrases:
    """Phrases of one sentence; the parse is asked where there is one."""

    def __init__(self, scene: Scene, pack: Pack) -> None:
        self.pack = pack
        self.scene, self.texts, self.grammar = scene, scene.texts, scene.grammar
        self.times = {i for p in scene.times for i in range(p.first, p.last)}

    def has_words(self, first: int, last: int) -> bool:
        """Whether a stretch holds a word."""
        return any(w[0].isalnum() for w in self.texts[first:last])

    def group_start(self, at: int) -> int:
        """First word of a verb group: auxiliaries, adverbs and clitics before the verb."""
        while at > 0 and (self.is_auxiliary(at - 1) or self.is_adverb(at - 1)):
            at -= 1
        while at < len(self.texts) and self.is_adverb(at) and not self.is_auxiliary(at):
            at += 1
        return at

    def is_auxiliary(self, at: int) -> bool:
        """Whether a word is an auxiliary or a clitic of a verb group."""
        return self.texts[at] in self.grammar.auxiliaries or self.texts[at] in self.grammar.verb_clitics

    def is_adverb(self, at: int) -> bool:
        """Whether a word can stand inside a verb group: an adverb, or part of a date."""
        word = self.texts[at]
        return at in self.times or word in self.grammar.adverbs or word.endswith(("ly", "ment"))

    def introduces(self, at: int, reach: int) -> bool:
        """Whether "that" or an opening mark stands among the next words."""
        return any(w in _THAT or w in OPENING for w in self.texts[at : at + reach])

    def is_verb(self, cue: Match[SpeechCue], start: int) -> bool:
        """Whether a form that may be a noun, too, is a finite verb here, as what stands before it tells."""
        if self._tag(cue.head) in {"NOUN", "ADJ", "PROPN", "ADP", "SCONJ"}:
            return False
        tenses, texts = cue.tenses, self.texts
        before = texts[cue.first - 1] if cue.first > 0 else ""
        if "that" in {texts[cue.last - 1], *texts[cue.last : cue.last + 1]} and before not in self.grammar.determiners:
            return before not in {"to", "of"}
        if (
            before in {"to", "of"}
            or texts[cue.head] not in self.grammar.noun_verbs
            or not tenses
            or not tenses <= {"pres", "inf", "subj", "pres3"}
        ):
            return before not in {"to", "of"}
        if start < cue.first and any(self.is_auxiliary(i) for i in range(start, cue.first)):
            return True
        if before in self.grammar.persons or before in RELATIVES or before in {",", "and", ")"} | MARKS:
            return True
        at = start - 1
        if at < 0 or not texts[at][0].isalpha() or texts[at] in self.grammar.function_words:
            return False
        is_third = texts[cue.first].endswith("s")
        return (is_third and self.scene.words.capital[at]) or (not is_third and texts[at].endswith("s"))

    def _tag(self, word: int) -> str | None:
        token = self.scene.syntax.token(word) if self.scene.syntax is not None else None
        return token.upos if token is not None else None

    def is_before_noun(self, cue: Match[SpeechCue], start: int) -> bool:
        """Whether a form is an adjective before its noun ("the said village", "alleged plan")."""
        before = self.texts[start - 1] if start > 0 else ""
        is_bare = start == cue.first and cue.last - cue.first == 1
        return is_bare and before in self.grammar.determiners and before not in _OF

    def parsed_subject(self, cue: Match[SpeechCue]) -> Words | None:
        """The subject of a verb in the parse, with a relative pronoun behind it; None without a parse."""
        syntax = self.scene.syntax
        for word in syntax.subjects(cue.head) if syntax is not None else ():
            phrase = syntax.phrase(word) if syntax is not None else None
            found = phrase or (word, word + 1)
            if found[1] <= cue.first:
                start = self.group_start(cue.first)
                relative = next((i for i in range(max(found[1], start - 2), start) if self.texts[i] in RELATIVES), None)
                return found if relative is None else (found[0], relative + 1)
            if found[0] >= cue.last:
                return found
        return None

    def subject_before(self, start: int) -> Words | None:
        """The noun phrase before a verb group, over adverbs, a date and a parenthesis if they stand between."""
        start = self._before_adverbs(start)
        if start == 0:
            return None
        if self.texts[start - 1] in {",", ")"}:
            opening = self._opening_of_parenthesis(start - 1)
            if opening is None:
                return None
            return self.phrase_before(opening) or self.phrase_after(opening + 1)
        if self.texts[start - 1] in RELATIVES:
            antecedent = self.phrase_before(start - 1 - (self.texts[start - 2] == ","))
            return (antecedent[0], start) if antecedent is not None else (start - 1, start)
        return self.phrase_before(start)

    def _before_adverbs(self, at: int) -> int:
        """Where the adverbs and dates begin that end right before a word ("Trump | later said", "Trump | on Monday said")."""
        first = at
        while first > 1 and (self.is_adverb(first - 1) or (first in self.times and self._leads(first - 1))):
            first -= 1
        return first

    def _leads(self, at: int) -> bool:
        return self.texts[at] in self.grammar.prepositions

    def _opening_of_parenthesis(self, at: int) -> int | None:
        mark = "(" if self.texts[at] == ")" else ","
        return next((i for i in range(at - 1, max(0, at - _MAX_PARENTHESIS), -1) if self.texts[i] == mark), None)

    def phrase_before(self, at: int) -> Words | None:
        """The noun phrase that ends right before a word."""
        if at <= 0:
            return None
        if self.texts[at - 1] in self.grammar.pronouns or self.texts[at - 1] in self.grammar.persons:
            return at - 1, at
        first = at
        while first > 0 and at - first < _MAX_NOUNS and self._is_nominal(first - 1, first == at):
            first -= 1
        while first < at and self.texts[first] in _OF:
            first += 1
        return (first, at) if first < at and self.has_words(first, at) else None

    def _is_nominal(self, at: int, is_last: bool) -> bool:
        word = self.texts[at]
        if word in _OF or word in self.grammar.determiners:
            return not is_last
        return word[0].isalnum() and not self._is_glue(at)

    def _is_glue(self, at: int) -> bool:
        """Whether a word cannot stand in a noun phrase: a function word that is no number, name or source."""
        word, grammar = self.texts[at], self.grammar
        if word not in grammar.function_words or word in grammar.numbers:
            return False
        if at > 0 and self.scene.words.capital[at]:
            return False
        is_link = word in grammar.prepositions or word in grammar.auxiliaries or word in grammar.borders
        return is_link or not self.pack.sources.knows(word)

    def phrase_after(self, at: int) -> Words | None:
        """The noun phrase right behind a verb that closes what is said ("…", said the spokesman)."""
        texts = self.texts
        while at < len(texts) and at in self.times:
            at += 1
        is_counted = " ".join(texts[at : at + 2]) in self.grammar.quantifiers
        if at < len(texts) and texts[at] in self.grammar.persons and not is_counted:
            return at, at + 1
        last = at + 2 * is_counted
        while last < len(texts) and last - at < _MAX_NOUNS and self._may_follow(last):
            last += 1
        while last > at and self.texts[last - 1] in _OF:
            last -= 1
        return (at, last) if last > at and self.has_words(at, last) else None

    def end_of_place(self, at: int) -> int:
        """Where a phrase ends that says where a source is ("une source | sur le terrain |, …"), at most five words on."""
        texts = self.texts
        if at + 1 >= len(texts) or texts[at] not in self.grammar.prepositions or at in self.times:
            return at
        comma = next((i for i in range(at + 1, min(len(texts), at + 6)) if texts[i] == ","), None)
        if comma is None or any(i in self.times or texts[i] in self.grammar.auxiliaries for i in range(at, comma)):
            return at
        return comma

    def _may_follow(self, at: int) -> bool:
        word = self.texts[at]
        is_plain = word[0].isalnum() and not self._is_glue(at) and at not in self.times
        return is_plain or word in self.grammar.determiners or word in _OF
