"""A parse laid over the words of the rules: who is subject, object or agent of a word, and which words are a noun phrase.

Relations are those of Universal Dependencies. What a relation leaves open is followed up: the subject of a joined verb
("shelled the village and burned it"), of an infinitive below another verb, of a relative clause (its antecedent), the
noun that a participle qualifies ("the village burned by the army").
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property, wraps
from typing import Any, TypeVar

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.grammar import AGENT_WORDS, OF_FORMS
from recoupe.lang.parser import Parse, Token

T = TypeVar("T")
GENITIVE = "nmod:gen"
"""A noun that belongs to the one before it without a preposition, as Arabic has it."""
_SUBJECT = ("nsubj", "nsubj:caus", "nsubj:outer")
_PASSIVE_SUBJECT = ("nsubj:pass",)
_AGENT = ("obl:agent",)
_OBJECT = ("obj", "obj:lvc")
_RELATIVE = ("acl:relcl",)
_LEFT = frozenset({"det", "amod", "nummod", "compound", "flat", "flat:name", "nmod:poss", "det:predet", "advmod"})
_RIGHT = frozenset({"amod", "flat", "flat:name", "compound", "flat:foreign", "fixed", GENITIVE})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "X"})
_RELATIVE_PRONOUNS = frozenset({"qui", "que", "qu'", "who", "whom", "which", "that"})
_COMPLEMENTS = (
    "obl",
    "obl:agent",
    "obl:arg",
    "obl:mod",
    "obj",
    "iobj",
    "xcomp",
    "ccomp",
    "advcl",
    "conj",
    "nmod",
    "aux",
    "aux:pass",
)
MAX_STEPS = 4
MAX_CLIMB = 12
MAX_COMPLEMENT = 6
"""Words of the longest "of X" that is taken into a noun phrase."""


def read_syntax(analysis: Analysis, sentence: Sentence) -> Syntax | None:
    """The parse of a sentence over its words; None for a sentence that has none."""
    parse = analysis.parses.get(sentence.index)
    if parse is None:
        return None
    found = analysis.syntaxes.get(sentence.index)
    if found is None:
        found = analysis.syntaxes[sentence.index] = Syntax(sentence, parse)
    assert isinstance(found, Syntax)
    return found


def _once(ask: Callable[[Syntax, int], T]) -> Callable[[Syntax, int], T]:
    """A question about a word whose answer is kept: many rules ask the same of the few words that may name a happening."""
    name = ask.__name__

    @wraps(ask)
    def asked(syntax: Syntax, word: int) -> T:
        key = name, word
        if key not in syntax.answers:
            syntax.answers[key] = ask(syntax, word)
        answer: T = syntax.answers[key]
        return answer

    return asked


class Syntax:
    """The parse of one sentence, asked by word.

    Args:
        sentence: its words are those of the rules.
        parse: its tokens are those of the treebanks; offsets in the sentence.

    Attributes:
        answers: what was asked of a word, by question and word; nobody may change the lists.
    """

    def __init__(self, sentence: Sentence, parse: Parse) -> None:
        self.sentence, self.parse = sentence, parse
        self.answers: dict[tuple[str, int], Any] = {}

    @cached_property
    def _token_of(self) -> list[int | None]:
        """Token that holds the beginning of each word."""
        found: list[int | None] = []
        tokens, at = self.parse.tokens, 0
        for start in self.sentence.words.starts:
            offset = start - self.sentence.start
            while at < len(tokens) and tokens[at].stop <= offset:
                at += 1
            found.append(at if at < len(tokens) and tokens[at].start <= offset else None)
        return found

    @cached_property
    def _word_of(self) -> dict[int, int]:
        """The word that holds the beginning of each token."""
        words, base, at = self.sentence.words, self.sentence.start, 0
        found: dict[int, int] = {}
        for number, token in enumerate(self.parse.tokens):
            while at < len(words) and words.stops[at] <= base + token.start:
                at += 1
            if at < len(words) and words.starts[at] <= base + token.start:
                found[number] = at
        return found

    def token(self, word: int) -> Token | None:
        """The token of a word."""
        index = self._token_of[word]
        return None if index is None else self.parse.tokens[index]

    def relation(self, word: int) -> str | None:
        """The relation by which a word hangs on another, without its subtype; None where the parse has no such word."""
        token = self.token(word)
        return None if token is None else token.relation.partition(":")[0]

    def governor(self, word: int) -> int | None:
        """The word that governs a word; None for a root or where the parse shows none."""
        index = self._token_of[word]
        if index is None or self.parse.tokens[index].head == index:
            return None
        return self._word_of.get(self.parse.tokens[index].head)

    # --- parts of a verb or noun ---

    @_once
    def voice(self, word: int) -> str | None:
        """ "active" or "passive" for a verb whose dependents tell it, else None."""
        index = self._token_of[word]
        if index is None or self.parse.tokens[index].upos != "VERB":
            return None
        if self._is_passive(index):
            return "passive"
        has_part = bool(self.parse.dependents(index, *_SUBJECT, *_OBJECT))
        return "active" if has_part else None

    @_once
    def subjects(self, word: int) -> list[int]:
        """Words that head the subject of an active verb, nearest first in the tree; none if the parse shows none."""
        index = self._token_of[word]
        return [] if index is None or self._is_passive(index) else self._words(self._subjects(index, MAX_STEPS))

    @_once
    def undergoers(self, word: int) -> list[int]:
        """Words that head the subject of a passive verb, or the noun that a past participle qualifies."""
        index = self._token_of[word]
        return self._words(self._subjects(index, MAX_STEPS)) if index is not None and self._is_passive(index) else []

    @_once
    def _is_passive(self, index: int) -> bool:
        """Whether a verb is passive, or a past participle that qualifies a noun."""
        token = self.parse.tokens[index]
        if self.parse.dependents(index, *_PASSIVE_SUBJECT, "aux:pass"):
            return True
        is_past = token.has("VerbForm=Part") and not token.has("Tense=Pres")
        has_part = bool(self.parse.dependents(index, *_SUBJECT, "aux", "aux:tense"))
        if is_past and not has_part and token.relation == "conj" and token.head != index:
            return self._is_passive(token.head)
        return is_past and not has_part and token.relation == "acl"

    @_once
    def objects(self, word: int) -> list[int]:
        """Words that head the direct object of a verb; relative pronouns replaced."""
        index = self._token_of[word]
        if index is None:
            return []
        return self._words(
            self._with_joined([self._antecedent(index, i) for i in self.parse.dependents(index, *_OBJECT)])
        )

    @_once
    def agents(self, word: int) -> list[int]:
        """Words that head "by X" of a passive verb or a noun."""
        index = self._token_of[word]
        if index is None:
            return []
        found = [*self.parse.dependents(index, *_AGENT)]
        found += [
            i
            for i in self.parse.dependents(index, "obl", "obl:mod", "obl:arg", "nmod")
            if any(self._text(c) in AGENT_WORDS for c in self.parse.dependents(i, "case"))
        ]
        return self._words(self._with_joined(found))

    @_once
    def doers(self, word: int) -> list[int]:
        """Words that head the subject of the verb whose object a noun is ("launched six strikes", "a mené une attaque")."""
        index = self._token_of[word]
        if index is None:
            return []
        if self._relation(index) == "conj":
            index = self.parse.tokens[index].head
        if self._relation(index) not in _OBJECT:
            return []
        verb = self.parse.tokens[index].head
        return [] if self._is_passive(verb) else self._words(self._subjects(verb, MAX_STEPS))

    @_once
    def complements(self, word: int) -> list[int]:
        """Words that head "of X" of a noun ("the shelling of Taji")."""
        index = self._token_of[word]
        if index is None:
            return []
        found = [
            i
            for i in self.parse.dependents(index, "nmod")
            if any(self._text(c) in OF_FORMS for c in self.parse.dependents(i, "case"))
        ]
        return self._words(self._with_joined([*found, *self.parse.dependents(index, GENITIVE)]))

    def auxiliaries(self, word: int) -> list[int]:
        """Auxiliaries of a verb."""
        index = self._token_of[word]
        if index is None:
            return []
        return self._words([*self.parse.dependents(index, "aux", "aux:tense", "aux:pass", "cop")])

    @_once
    def joined(self, word: int) -> list[int]:
        """Words joined to a word by "and"."""
        index = self._token_of[word]
        return [] if index is None else self._words([*self.parse.dependents(index, "conj")])

    @_once
    def compounds(self, word: int) -> list[int]:
        """Words that a noun is joined to as one ("prisoner swap")."""
        index = self._token_of[word]
        return [] if index is None else self._words([*self.parse.dependents(index, "compound")])

    @_once
    def obliques(self, word: int) -> list[int]:
        """Words that head what a verb or noun is linked to by a preposition."""
        index = self._token_of[word]
        if index is None:
            return []
        return self._words([*self.parse.dependents(index, "obl", "obl:arg", "obl:mod", "obl:agent", "nmod")])

    def has_parts(self, word: int) -> bool:
        """Whether anything but an adverb hangs on a word: a complement, an agent, a date, a joined verb."""
        index = self._token_of[word]
        if index is None:
            return False
        return any(True for _ in self.parse.dependents(index, *_COMPLEMENTS))

    def has_subject(self, word: int) -> bool:
        """Whether a subject hangs on a verb itself, not on one that it is joined to."""
        index = self._token_of[word]
        return index is not None and any(True for _ in self.parse.dependents(index, *_SUBJECT, *_PASSIVE_SUBJECT))

    def is_counted(self, word: int) -> bool:
        """Whether a number hangs on a noun."""
        index = self._token_of[word]
        return index is not None and any(True for _ in self.parse.dependents(index, "nummod"))

    def climb(self, words: range, goals: Collection[int]) -> tuple[int | None, tuple[str, ...]]:
        """The first of some words that governs others in the tree, and the relations on the way up, lowest first.

        Returns:
            None and the whole way to the root where none of the goals is met.
        """
        tokens = {t for w in words if (t := self._token_of[w]) is not None}
        at = next((t for t in tokens if self.parse.tokens[t].head not in tokens), None)
        way: list[str] = []
        while at is not None and len(way) < MAX_CLIMB:
            token = self.parse.tokens[at]
            if token.head == at:
                break
            way.append(token.relation.partition(":")[0])
            at = token.head
            if (word := self._word_of.get(at)) in goals:
                return word, tuple(way)
        return None, tuple(way)

    def path(self, word: int, other: range, limit: int) -> str | None:
        """Relations on the way through the tree from a word to the head of others: "obl^nsubj" is up by one, down by one.

        Returns:
            None where the way has more than `limit` arcs or the parse shows none.
        """
        inside = {t for w in other if (t := self._token_of[w]) is not None}
        start = self._token_of[word]
        goal = next((t for t in sorted(inside) if self.parse.tokens[t].head not in inside - {t}), None)
        if start is None or goal is None:
            return None
        up, down = self._chain(start, limit), self._chain(goal, limit)
        for steps, token in enumerate(up):
            if token in down:
                if steps + down.index(token) > limit:
                    return None
                rising = [self._relation(t).partition(":")[0] for t in up[:steps]]
                falling = [self._relation(t) for t in reversed(down[: down.index(token)])]
                return f"{'>'.join(rising)}^{'>'.join(falling)}"
        return None

    def _chain(self, index: int, limit: int) -> list[int]:
        """A token and those above it, nearest first."""
        found = [index]
        while len(found) <= limit and self.parse.tokens[found[-1]].head != found[-1]:
            found.append(self.parse.tokens[found[-1]].head)
        return found

    def _subjects(self, index: int, steps: int) -> list[int]:
        """Tokens that head the subject of a verb, its own or the one it shares; relative pronouns replaced."""
        if steps == 0:
            return []
        own = list(self.parse.dependents(index, *_SUBJECT, *_PASSIVE_SUBJECT))
        if own:
            return self._with_joined([self._antecedent(index, i) for i in own])
        token = self.parse.tokens[index]
        is_finite = token.has("VerbForm=Fin")
        if token.relation in {"conj", "xcomp"} or (token.relation == "advcl" and not is_finite):
            return self._subjects(token.head, steps - 1)
        if token.relation in _RELATIVE:
            return [token.head]
        return [token.head] if token.relation == "acl" and not token.has("VerbForm=Inf") else []

    def _antecedent(self, verb: int, subject: int) -> int:
        """What a relative pronoun stands for."""
        token = self.parse.tokens[subject]
        if token.has("PronType=Rel") or (token.upos == "PRON" and self._text(subject) in _RELATIVE_PRONOUNS):
            if self._relation(verb) in _RELATIVE:
                return self.parse.tokens[verb].head
        return subject

    def _with_joined(self, found: list[int]) -> list[int]:
        """Heads with those joined to them by "and"."""
        return [j for i in found for j in (i, *self.parse.dependents(i, "conj"))]

    def _text(self, index: int) -> str:
        """A token in lower case."""
        token, start = self.parse.tokens[index], self.sentence.start
        return self.sentence.folded[start + token.start : start + token.stop].lower()

    def _relation(self, index: int) -> str:
        return self.parse.tokens[index].relation

    def _words(self, tokens: list[int]) -> list[int]:
        return [self._word_of[t] for t in tokens if t in self._word_of]

    # --- noun phrases ---

    @_once
    def phrase(self, word: int) -> tuple[int, int] | None:
        """The noun phrase that a word heads, as words; determiners, numbers, adjectives and names; None for no noun."""
        index = self._token_of[word]
        if index is None or self.parse.tokens[index].upos not in _NOMINAL:
            return None
        first = last = index
        while first > 0 and self._belongs(first - 1, index, _LEFT):
            first -= 1
        while last + 1 < len(self.parse.tokens) and self._belongs(last + 1, index, _RIGHT):
            last += 1
        if first not in self._word_of or last not in self._word_of:
            return None
        stop = self._word_of[last] + 1
        while stop < len(self._token_of) and self._token_of[stop] == last:
            stop += 1
        return self._word_of[first], stop

    def whole_phrase(self, words: range) -> tuple[int, int] | None:
        """The noun phrase around some words: that of their head, with "of X" right behind it; None if it is no wider."""
        tokens = {t for w in words if (t := self._token_of[w]) is not None}
        heads = [t for t in tokens if self.parse.tokens[t].head not in tokens or self.parse.tokens[t].head == t]
        if len(heads) != 1 or heads[0] not in self._word_of:
            return None
        found = self.phrase(self._word_of[heads[0]])
        if found is None or not (found[0] <= words.start and found[1] >= words.start + 1):
            return None
        first, last = found[0], max(found[1], words.stop)
        for child in self.parse.dependents(heads[0], "nmod"):
            inner = self.phrase(self._word_of[child]) if child in self._word_of else None
            case = [c for c in self.parse.dependents(child, "case") if self._text(c) in OF_FORMS]
            if inner is not None and case and self._word_of.get(case[0]) == last and inner[1] - last <= MAX_COMPLEMENT:
                last = inner[1]
        return (first, last) if (first, last) != (words.start, words.stop) else None

    def _belongs(self, index: int, head: int, relations: frozenset[str]) -> bool:
        """Whether a token hangs on a head, directly or in steps, by relations that stay inside a noun phrase."""
        steps = 0
        while index != head and steps < MAX_STEPS:
            token = self.parse.tokens[index]
            is_hyphen = token.upos == "PUNCT" and self._text(index) == "-"
            is_mark = token.upos == "PUNCT" and token.relation != "flat"  # a name in marks is flat with them
            if not is_hyphen and (token.relation not in relations or is_mark):
                return False
            index, steps = token.head, steps + 1
        return index == head
