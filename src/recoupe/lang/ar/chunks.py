"""A parse of Arabic by rules, for want of a treebank large enough to train on: phrases first, then what hangs on which verb.

The verb mostly comes first, its subject next, its object behind that; a noun that follows another without an article belongs
to it. The result has the relations of Universal Dependencies, with two uses of our own: `nmod:gen` is a noun in the genitive
("قصف المدينة"), `obl:agent` also the doer behind a noun of action ("قصف الجيش"). It is evidence, not proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.lang.ar.lexicon import NAMELY, SUFFIXES, THAT
from recoupe.lang.ar.tagging import RELATIVE, Tagged
from recoupe.lang.parser import Parse, Token

MAX_PREPOSITION = 4
"""Words of the longest preposition, and letters, about, of a name in marks."""
_OPENING, _CLOSING = frozenset({"«", '"'}), frozenset({"»", '"'})
_ENDS = frozenset({";", ".", "!", "?", "؟"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase on words `[first, last)`; `case` is where its preposition begins, -1 without one."""

    first: int
    last: int
    head: int
    case: int = -1
    role: str = ""


@dataclass(slots=True)
class _Clause:
    """What is known of the clause that is being read."""

    verb: int = -1
    has_subject: bool = False
    has_object: bool = False
    is_closed: bool = False
    waiting: _Phrase | None = None
    last: _Phrase | None = None
    link: str = ""
    antecedent: int = -1


def parse(
    words: Sequence[str],
    starts: Sequence[int],
    names: Sequence[bool],
    forces: frozenset[int],
    times: frozenset[int],
) -> Parse:
    """Read a sentence.

    Args:
        words: as the tables spell them, small words cut off.
        starts: where each begins, in code points of the sentence.
        names: which are written as names.
        forces: words of bodies that act: armies, armed groups, governments.
        times: words of dates and times.
    """
    reader = _Reader(words, starts, names, forces, times)
    reader.read()
    return reader.parse()


class _Reader(Tagged):
    """Reads one sentence, word by word."""

    def __init__(
        self,
        texts: Sequence[str],
        starts: Sequence[int],
        names: Sequence[bool],
        forces: frozenset[int],
        times: frozenset[int],
    ) -> None:
        super().__init__(texts, starts, names, forces, times)
        self.root = -1
        self.suspended: _Clause | None = None

    def read(self) -> None:
        """Hang every word on another."""
        clause, at, size = _Clause(), 0, len(self.words)
        while at < size:
            word = self.words[at]
            if word.upos == "PUNCT":
                clause = self._past_mark(clause, at)
                at += 1
            elif word.upos == "VERB":
                clause = self._start_clause(clause, at)
                at += 1
            elif word.feats == RELATIVE:
                antecedent = clause.last.head if clause.last is not None else -1
                clause = _Clause(clause.verb, is_closed=True, last=clause.last, link="acl:relcl", antecedent=antecedent)
                at += 1
            elif word.upos == "SCONJ":
                link = "ccomp" if word.text in THAT else "advcl"
                clause = _Clause(clause.verb, is_closed=True, last=clause.last, link=link)
                at += 1
            elif word.upos == "PRON" and at and self.words[at - 1].upos == "VERB" and self.is_glued(at):
                self._hang(at, at - 1, "obj")
                clause.has_object = clause.verb == at - 1
                at += 1
            elif word.upos in {"CCONJ", "PART", "AUX", "ADV"}:
                at += 1
            else:
                at = self._read_phrase(clause, at)
        self._hang_rest()

    def _past_mark(self, clause: _Clause, at: int) -> _Clause:
        """What a mark closes: behind a comma a verb takes no further subject or object."""
        text = self.texts[at]
        if text in _ENDS or text == ":":
            return _Clause(clause.verb, is_closed=True, link="parataxis")
        if text != "," or clause.verb < 0:
            return clause
        main, self.suspended = self.suspended, None
        if main is not None and self.begins_phrase(at + 1) and self.words[at + 1].upos != "VERB":
            return main  # what stood between commas is over
        if clause.has_subject and not clause.has_object and not clause.is_closed:
            self.suspended = replace(clause)
        clause.is_closed = True
        return clause

    def _start_clause(self, before: _Clause, at: int) -> _Clause:
        """A verb opens a clause: its own head, and a subject that stands before it."""
        word, link = self.words[at], before.link
        new = _Clause(at)
        if link == "acl:relcl" and before.antecedent >= 0:
            word.head, word.relation = before.antecedent, link
        elif before.verb >= 0:
            is_joined = at > 0 and self.words[at - 1].upos == "CCONJ"
            word.head, word.relation = before.verb, link or ("conj" if is_joined else "parataxis")
        else:
            word.relation = "root"
            self.root = at if self.root < 0 else self.root
        if before.waiting is not None and link != "acl:relcl":
            self._hang(before.waiting.head, at, "nsubj")
            new.has_subject = True
        elif word.relation == "conj" and not link:
            new.has_subject = self._shares_subject(before.verb, at)
        new.last = before.waiting or before.last
        return new

    def _shares_subject(self, first: int, second: int) -> bool:
        """Whether a joined verb goes on with the subject of the one before: same gender, and no doer of its own behind it."""
        if _is_feminine_verb(self.texts[first]) is not _is_feminine_verb(self.texts[second]):
            return False
        return not self.is_doer(second + 1) or not self._agrees(second, second + 1)

    def _agrees(self, verb: int, noun: int) -> bool:
        """Whether a noun can be the subject of a verb before it: of its gender, or a plural, which goes with either."""
        text, labels = self.texts[noun], self.lexicon.nouns.get(self.texts[noun], frozenset())
        if "sg" not in labels or "pl" in labels:
            return True
        is_feminine = text.endswith(("ة", "ى", "اء"))
        return is_feminine is _is_feminine_verb(self.texts[verb]) or not text.startswith("ال")

    def _read_phrase(self, clause: _Clause, at: int) -> int:
        """One noun phrase with the preposition before it, hung on the clause; where it ends."""
        case, start, role = -1, at, ""
        size = self._preposition_size(at)
        if size:
            case, start = at, at + size
            role = "agent" if " ".join(self.texts[at:start]) in self.lexicon.agent_words else ""
            for i in range(at, start):
                self.words[i].upos = "ADP"
            if start < len(self.words) and self.texts[start] in THAT:
                return start
        phrase = self._phrase(start, case, role)
        if phrase is None:
            return start if start > at else at + 1
        self._place(clause, phrase)
        last = phrase.last
        while (joined := self._joined_phrase(last)) is not None:
            self._hang(joined.head, phrase.head, "conj")
            last = joined.last
        return last

    def _joined_phrase(self, at: int) -> _Phrase | None:
        """A noun phrase behind "and"; None where a verb or a preposition follows."""
        if at + 1 >= len(self.words) or self.words[at].text not in {"و", "او"} or at + 1 in self.times:
            return None
        if self.words[at + 1].upos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return None
        return self._phrase(at + 1, -1, "")

    def _preposition_size(self, at: int) -> int:
        for size in range(min(MAX_PREPOSITION, len(self.texts) - at), 0, -1):
            form = " ".join(self.texts[at : at + size])
            if form in self.lexicon.governing:
                return size
        return 0

    def _phrase(self, first: int, case: int, role: str) -> _Phrase | None:
        """The noun phrase that begins at a word; its words hung on its head."""
        at, size = first, len(self.words)
        while at < size and (self.words[at].upos in {"NUM", "DET"} or self._joins_numbers(at)):
            at += 1
        if at > first and at + 1 < size and self.texts[at] == "من" and self.words[at - 1].upos == "NUM":
            self.words[at].upos = "ADP"
            at += 1
        if at >= size or self.words[at].upos not in {"NOUN", "PROPN", "ADJ", "PRON"}:
            if at > first and self.words[at - 1].upos in {"NUM", "DET"}:
                head, last = first, at
                for i in range(first + 1, last):
                    self._hang(i, head, "flat")
                return _Phrase(first, last, head, case, role)
            return None
        head = at
        for i in range(first, head):
            relation = "nummod" if self.words[i].upos == "NUM" else "det"
            self._hang(i, head, "case" if self.words[i].upos == "ADP" else relation)
        last = self._phrase_end(head)
        if case >= 0:
            for i in range(case, first):
                self._hang(i, head, "case")
        return _Phrase(first, last, head, case, role)

    def _joins_numbers(self, at: int) -> bool:
        return (
            self.texts[at] == "و" and 0 < at < len(self.words) - 1
            and self.words[at - 1].upos == "NUM" and self.words[at + 1].upos == "NUM"
        )  # fmt: skip

    def _phrase_end(self, head: int) -> int:
        """Where the phrase of a noun ends: over genitives, adjectives, suffixes and names."""
        noun, at = head, head + 1
        while at < len(self.words):
            word = self.words[at]
            if word.upos == "PRON" and self.texts[at] in SUFFIXES and self.is_glued(at):
                self._hang(at, noun, "nmod:poss")
            elif word.text in _OPENING and (stop := self._closing(at)) is not None:
                for inside in range(at, stop):
                    self._hang(inside, noun, "flat")
                at = stop
                continue
            elif word.text in NAMELY:
                self._hang(at, noun, "nmod:gen")
                noun = at
            elif word.upos == "NUM" and self.texts[noun] in self.lexicon.acts and not self.is_complete(at - 1):
                counted = self._phrase(at, -1, "")
                if counted is None:
                    break
                self._hang(counted.head, noun, "nmod:gen")
                return counted.last
            elif word.upos == "ADJ" and self._disagrees(at):
                break
            elif word.upos == "ADJ":
                self._hang(at, self._qualified(head, noun, at), "amod")
            elif at in self.times and at - 1 not in self.times:
                break
            elif word.upos == "PROPN" and (self.words[at - 1].upos == "PROPN" or self.names[at - 1]):
                self._hang(at, noun, "flat")
            elif word.upos in {"NOUN", "PROPN"} and not self.is_complete(at - 1) and self.words[at - 1].upos != "NUM":
                self._hang(at, noun, self._genitive(noun, at))
                noun = at
            elif word.upos == "NOUN" and self._is_apposed(at):
                self._hang(at, noun, "amod")
            elif word.upos == "PROPN" and self.lexicon.is_definite(self.texts[at - 1]) and at not in self.forces:
                self._hang(at, noun, "appos")
            else:
                break
            at += 1
        return at

    def _closing(self, at: int) -> int | None:
        """Where a name in marks ends that stands right behind a noun ("وكالة «اعماق»"); None for longer words in marks."""
        reach = range(at + 2, min(len(self.texts), at + 2 + MAX_PREPOSITION))
        stop = next((i + 1 for i in reach if self.texts[i] in _CLOSING), None)
        if stop is None or any(self.words[i].upos not in {"NOUN", "PROPN", "ADJ"} for i in range(at + 1, stop - 1)):
            return None
        return stop

    def _is_apposed(self, at: int) -> bool:
        """Whether a noun with the article stands behind another: "الجيش الحر", an adjective that no table knows."""
        return self.lexicon.is_definite(self.texts[at]) and self.lexicon.is_definite(self.texts[at - 1]) and (
            self.texts[at] not in self.lexicon.nouns and at not in self.forces
        )  # fmt: skip

    def _disagrees(self, at: int) -> bool:
        """Whether an adjective cannot qualify the plural of persons right before it ("الحوثيين السعودية")."""
        return self.texts[at - 1].endswith(("ون", "ين")) and self.texts[at].endswith("ة")

    def _qualified(self, head: int, noun: int, at: int) -> int:
        """The noun that an adjective behind a genitive belongs to: the nearest that has the article as it has."""
        if noun == head:
            return head
        is_definite = self.texts[at].startswith("ال")
        is_feminine = self.texts[at].endswith("ة")
        return noun if is_definite or self.texts[noun].endswith("ة") == is_feminine else head

    def _genitive(self, noun: int, at: int) -> str:
        """How a noun hangs on the one before: as the doer of an action if it is a body that acts."""
        return "obl:agent" if self.texts[noun] in self.lexicon.acts and at in self.forces else "nmod:gen"

    def _place(self, clause: _Clause, phrase: _Phrase) -> None:
        """Hang a phrase on the verb or noun that it belongs to."""
        head, before = phrase.head, clause.last
        if head in self.times:
            self._hang_time(clause, phrase)
            return
        if phrase.case >= 0:
            self._place_governed(clause, phrase)
        elif clause.verb >= 0 and not clause.is_closed:
            self._place_bare(clause, phrase)
        else:
            clause.waiting = phrase
            if before is not None and not self.words[head].relation:
                self._hang(head, clause.verb if clause.verb >= 0 else before.head, "dep")
        clause.last = phrase

    def _hang_time(self, clause: _Clause, phrase: _Phrase) -> None:
        target = clause.verb if clause.verb >= 0 else clause.last.head if clause.last is not None else -1
        if target >= 0:
            self._hang(phrase.head, target, "obl:tmod")

    def _place_governed(self, clause: _Clause, phrase: _Phrase) -> None:
        """Behind a noun of action what has a preposition belongs to it, else to the verb."""
        relation = "obl:agent" if phrase.role == "agent" else "obl"
        before = clause.last
        if before is not None and before.last == phrase.case:
            acting = next((i for i in range(before.last - 1, before.first - 1, -1) if self._is_act(i)), -1)
            if acting >= 0 and (acting == before.head or clause.verb < 0):
                self._hang(phrase.head, acting, "obl:agent" if phrase.role == "agent" else "nmod")
                return
        if clause.verb >= 0:
            self._hang(phrase.head, clause.verb, relation)
        elif before is not None:
            self._hang(phrase.head, before.head, "obl:agent" if phrase.role == "agent" else "nmod")

    def _is_act(self, at: int) -> bool:
        return self.words[at].upos == "NOUN" and self.texts[at] in self.lexicon.acts

    def _place_bare(self, clause: _Clause, phrase: _Phrase) -> None:
        """Subject first, object second; alone behind a verb that may be passive, what is done to."""
        verb = clause.verb
        if not clause.has_subject and self.words[verb].relation == "conj" and not self._agrees(verb, phrase.head):
            clause.has_subject = True
        if not clause.has_subject:
            is_passive = self._is_passive(verb, phrase)
            self._hang(phrase.head, verb, "nsubj:pass" if is_passive else "nsubj")
            clause.has_subject = True
            clause.has_object = is_passive
        elif not clause.has_object:
            self._hang(phrase.head, verb, "obj")
            clause.has_object = True
        else:
            self._hang(phrase.head, verb, "dep")

    def _is_passive(self, verb: int, phrase: _Phrase) -> bool:
        text = self.texts[verb]
        tenses = self.lexicon.verbs.get(text, frozenset())
        if tenses == {"pp"}:
            return True
        if text not in self.lexicon.passive or self._has_object_behind(phrase.last):
            return False
        is_counted = phrase.first < phrase.head or self._is_counted(phrase)
        is_body = phrase.head in self.forces and not is_counted
        return not is_body and (is_counted or not self.is_doer(phrase.head) or "pp" in tenses)

    def _is_counted(self, phrase: _Phrase) -> bool:
        """Whether a phrase is a number, a noun for one ("العشرات"), or has one behind its noun ("الجنود الثلاثة")."""
        behind = (self.texts[at].removeprefix("ال") for at in range(phrase.head + 1, phrase.last))
        is_number = self.words[phrase.head].upos == "NUM" or self.texts[phrase.head] in self.lexicon.vague
        return is_number or any(word in self.lexicon.numbers for word in behind)

    def _has_object_behind(self, at: int) -> bool:
        """Whether another bare noun phrase follows at once."""
        while at < len(self.words) and at in self.times:
            at += 1
        behind = list(self.texts[at + 1 : at + 3])
        is_part = len(behind) > 1 and behind[0] == "من" and behind[1] in SUFFIXES  # "ستة اشخاص ثلاثة منهم نساء"
        return at < len(self.words) and self.words[at].upos in {"NOUN", "PROPN", "NUM"} and not is_part

    def _hang(self, at: int, head: int, relation: str) -> None:
        if at != head and not self._is_above(at, head):
            self.words[at].head, self.words[at].relation = head, relation

    def _is_above(self, at: int, below: int) -> bool:
        """Whether a word governs another, in steps."""
        for _ in range(len(self.words)):
            if below == at:
                return True
            if below < 0:
                return False
            below = self.words[below].head
        return True

    def _hang_rest(self) -> None:
        """Hang what is left on the root: marks, small words, phrases of no clause."""
        if not self.words:
            return
        if self.root < 0:
            self.root = next((i for i, w in enumerate(self.words) if w.upos == "NOUN" and w.head < 0), 0)
        self.words[self.root].head, self.words[self.root].relation = -1, "root"
        verb = self.root
        for at, word in enumerate(self.words):
            if word.upos == "VERB":
                verb = at
            if at == self.root or word.head >= 0:
                continue
            if word.upos in {"AUX", "PART"}:
                target = next((i for i in range(at + 1, len(self.words)) if self.words[i].upos == "VERB"), self.root)
                self._hang(at, target, "aux" if word.upos == "AUX" else "advmod")
            elif word.upos == "CCONJ":
                self._hang(at, min(at + 1, len(self.words) - 1), "cc")
            if word.head < 0:
                self._hang(at, verb if not self._is_above(at, verb) else self.root, _RELATIONS.get(word.upos, "dep"))

    def parse(self) -> Parse:
        """The result."""
        size = len(self.words)
        tokens = []
        for at, word in enumerate(self.words):
            start = self.starts[at]
            stop = start + max(1, len(word.text))
            if at + 1 < size:
                stop = max(start + 1, min(stop, self.starts[at + 1]))
            head = word.head if word.head >= 0 else at
            tokens.append(Token(start, stop, "", word.upos, word.feats, head, word.relation if head != at else "root"))
        return Parse(tuple(tokens))


_RELATIONS = {"PUNCT": "punct", "ADV": "advmod", "SCONJ": "mark", "ADP": "case", "DET": "det"}


def _is_feminine_verb(text: str) -> bool:
    """Whether a verb is in the she-form: "قصفت", "تقصف", "ستقصف"."""
    return text.endswith("ت") or text.removeprefix("س").startswith("ت")
