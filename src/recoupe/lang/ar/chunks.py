"""A parse of Arabic by rules, for want of a treebank large enough to train on: phrases first, then what hangs on which verb.

The verb mostly comes first, its subject next, its object behind that; a noun that follows another without an article belongs
to it. The result has the relations of Universal Dependencies, with two uses of our own: `nmod:gen` is a noun in the genitive
("قصف المدينة"), `obl:agent` also the doer behind a noun of action ("قصف الجيش"). It is evidence, not proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.lang.ar.agreement import Governed, Phrase, is_feminine_verb
from recoupe.lang.ar.lexicon import NAMELY
from recoupe.lang.ar.tagging import RELATIVE, WE, Known
from recoupe.lang.parser import Parse, Token
from recoupe.text.arabic import SUFFIXES, THAT

MAX_MARKED = 4
"""Words, about, of a name in marks."""
_OPENING, _CLOSING = frozenset({"«", '"'}), frozenset({"»", '"'})
_FOR, _OF = "ل", "من"
_ENDS = frozenset({";", ".", "!", "?", "؟"})


@dataclass(slots=True)
class _Clause:
    """What is known of the clause that is being read."""

    verb: int = -1
    has_subject: bool = False
    shares: bool = False
    has_object: bool = False
    is_closed: bool = False
    waiting: Phrase | None = None
    last: Phrase | None = None
    link: str = ""
    antecedent: int = -1
    pronoun: int = -1
    outer: _Clause | None = None


def parse(words: Sequence[str], starts: Sequence[int], names: Sequence[bool], known: Known) -> Parse:
    """Read a sentence.

    Args:
        words: as the tables spell them, small words cut off.
        starts: where each begins, in code points of the sentence.
        names: which are written as names.
        known: what the tables tell of them.
    """
    reader = _Reader(words, starts, names, known)
    reader.read()
    return reader.parse()


class _Reader(Governed):
    """Reads one sentence, word by word."""

    def __init__(self, texts: Sequence[str], starts: Sequence[int], names: Sequence[bool], known: Known) -> None:
        super().__init__(texts, starts, names, known)
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
                clause = self._open_relative(clause, at)
                at += 1
            elif word.upos == "SCONJ":
                link = "ccomp" if word.text in THAT else "advcl"
                clause = _Clause(clause.verb, is_closed=True, last=clause.last, link=link)
                at += 1
            elif word.upos == "PRON" and at and self.words[at - 1].upos == "VERB" and self.is_glued(at):
                self._hang(at, at - 1, "obj")
                clause.has_object = clause.verb == at - 1
                if self.words[at - 1].relation == "acl:relcl":
                    word.feats = RELATIVE
                at += 1
            elif word.upos in {"CCONJ", "PART", "AUX", "ADV"}:
                at += 1
            else:
                at = self._read_phrase(clause, at)
        self._hang_rest()

    def _open_relative(self, clause: _Clause, at: int) -> _Clause:
        """A relative pronoun: the verb behind it is said of the noun before it."""
        antecedent = clause.last.head if clause.last is not None else -1
        return _Clause(
            clause.verb,
            is_closed=True,
            last=clause.last,
            link="acl:relcl",
            antecedent=antecedent,
            pronoun=at,
            outer=clause,
        )

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
        new = _Clause(at, outer=before.outer)
        if self._is_said_of(before, at):
            assert before.last is not None
            before = replace(before, antecedent=before.last.head, outer=before)
            link, new.outer = "acl:relcl", before.outer
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
            new.has_subject = new.shares = self._shares_subject(before.verb, at)
        elif word.relation == "acl:relcl":
            new.has_subject = self._relates_subject(before, at)
        new.has_subject |= WE in word.feats
        new.last = before.waiting or before.last
        return new

    def _is_said_of(self, before: _Clause, at: int) -> bool:
        """Whether a verb right behind a noun without article tells of it ("كمين نصبه مسلحون", "طائرة تقل وفدا")."""
        noun = before.last
        if noun is None or noun.last != at or before.link or before.verb < 0 or before.waiting is not None:
            return False
        return self.words[noun.head].upos == "NOUN" and not self.is_complete_phrase(noun) and (
            self._has_pronoun(at) or self._agrees(at, noun.head)
        )  # fmt: skip

    def _relates_subject(self, before: _Clause, verb: int) -> bool:
        """Whether the verb of a relative clause has the noun before it as its subject; its pronoun is hung on it then."""
        if self._has_pronoun(verb) or self._refers_back(verb + 1) or not self._agrees(verb, before.antecedent):
            return False
        if before.pronoun >= 0:
            text = self.texts[verb]
            has_object = self._object_ahead(verb + 1, verb)
            is_own = self.lexicon.verbs.get(text, frozenset()) == {"pp"}
            is_passive = is_own or (text in self.lexicon.passive and not has_object)
            self._hang(before.pronoun, verb, "nsubj:pass" if is_passive else "nsubj")
        return True

    def _shares_subject(self, first: int, second: int) -> bool:
        """Whether a joined verb goes on with the subject of the one before: same gender, and no doer of its own behind it."""
        if self.lexicon.verbs.get(self.texts[second], frozenset()) == {"pp"} and self._begins_bare(second + 1):
            return False
        if is_feminine_verb(self.texts[first]) is not is_feminine_verb(self.texts[second]):
            return False
        return not self.is_doer(second + 1) or not self._agrees(second, second + 1)

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

    def _joined_phrase(self, at: int) -> Phrase | None:
        """A noun phrase behind "and"; None where a verb or a preposition follows."""
        if at + 1 >= len(self.words) or self.words[at].text not in {"و", "او"} or at + 1 in self.times:
            return None
        if self.words[at + 1].upos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return None
        return self._phrase(at + 1, -1, "")

    def _phrase(self, first: int, case: int, role: str) -> Phrase | None:
        """The noun phrase that begins at a word; its words hung on its head."""
        at, size = first, len(self.words)
        while at < size and (self.words[at].upos in {"NUM", "DET"} or self._joins_numbers(at)):
            at += 1
        if at > first and at + 1 < size and self.texts[at] == "من" and self.words[at - 1].upos == "NUM":
            if self.texts[at + 1] in SUFFIXES:  # "اثنان منهم"
                self._hang(at + 1, first, "nmod")
                self._hang(at, at + 1, "case")
                return Phrase(first, at + 2, first, case, role)
            self.words[at].upos = "ADP"
            at += 1
        if at >= size or self.words[at].upos not in {"NOUN", "PROPN", "ADJ", "PRON"}:
            if at > first and self.words[at - 1].upos in {"NUM", "DET"}:
                head, last = first, at
                for i in range(first + 1, last):
                    self._hang(i, head, "flat")
                return Phrase(first, last, head, case, role)
            return None
        head = at
        for i in range(first, head):
            relation = "nummod" if self.words[i].upos == "NUM" else "det"
            self._hang(i, head, "case" if self.words[i].upos == "ADP" else relation)
        last = self._phrase_end(head)
        if case >= 0:
            for i in range(case, first):
                self._hang(i, head, "case")
        return Phrase(first, last, head, case, role)

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
            elif at in self.inside:
                self._hang(at, noun, "amod" if word.upos == "ADJ" else "flat")
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
            elif self._is_genitive(at):
                self._hang(at, noun, self._genitive(noun, at))
                noun = at
            elif word.upos == "NOUN" and self._is_apposed(at):
                self._hang(at, noun, "amod")
            elif word.upos == "PROPN" and self._is_named(at):
                self._hang(at, head, "appos")
            else:
                break
            at += 1
        return at

    def _is_named(self, at: int) -> bool:
        """Whether a name stands in apposition: behind a noun or adjective with the article, or the name of a body."""
        is_told = self.lexicon.is_definite(self.texts[at - 1]) or at - 1 in self.inside
        return is_told and at not in self.forces

    def _closing(self, at: int) -> int | None:
        """Where a name in marks ends that stands right behind a noun ("وكالة «اعماق»"); None for longer words in marks."""
        reach = range(at + 2, min(len(self.texts), at + 2 + MAX_MARKED))
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

    def _place(self, clause: _Clause, phrase: Phrase) -> None:
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

    def _hang_time(self, clause: _Clause, phrase: Phrase) -> None:
        target = clause.verb if clause.verb >= 0 else clause.last.head if clause.last is not None else -1
        if target >= 0:
            self._hang(phrase.head, target, "obl:tmod")

    def _place_governed(self, clause: _Clause, phrase: Phrase) -> None:
        """Behind a noun of action what has a preposition belongs to it, else to the verb."""
        relation = "obl:agent" if phrase.role == "agent" else "obl"
        before = clause.last
        if before is not None and before.last == phrase.case:
            if self._belongs(before, phrase):
                return
            acting = next((i for i in range(before.last - 1, before.first - 1, -1) if self._is_act(i)), -1)
            if acting >= 0 and (acting == before.head or clause.verb < 0):
                self._hang(phrase.head, acting, "obl:agent" if phrase.role == "agent" else "nmod")
                return
        if clause.verb >= 0:
            self._hang(phrase.head, clause.verb, relation)
        elif before is not None:
            self._hang(phrase.head, before.head, "obl:agent" if phrase.role == "agent" else "nmod")

    def _belongs(self, before: Phrase, phrase: Phrase) -> bool:
        """Hang what belongs to the noun before it by "ل" or "من" on that: "دورية للجيش", "قصف لقوات النظام"."""
        form, case = self.texts[phrase.case], phrase.case
        noun = next((i for i in range(before.last - 1, before.head - 1, -1) if self.words[i].upos == "NOUN"), -1)
        if phrase.first != case + 1 or noun < 0 or self.words[phrase.head].upos == "PRON" or form not in {_FOR, _OF}:
            return False
        is_open = not self.is_complete_phrase(before)
        if self._is_act(noun) or (form == _FOR and self._is_act(before.head)):
            if form == _FOR:
                is_doer = is_open and phrase.head in self.forces and noun == before.head
                target = noun if self._is_act(noun) else before.head
                self._hang(phrase.head, target, "obl:agent" if is_doer else "nmod:gen")
            return form == _FOR
        if is_open and phrase.head in self.forces:
            self._hang(phrase.head, noun, "nmod:gen")
            self.words[case].relation = "fixed"
            return True
        return False

    def _is_act(self, at: int) -> bool:
        return self.words[at].upos == "NOUN" and self.texts[at] in self.lexicon.acts

    def _place_bare(self, clause: _Clause, phrase: Phrase) -> None:
        """Subject first, object second; alone behind a verb that may be passive, what is done to."""
        verb = clause.verb
        is_joined = self.words[verb].relation == "conj"
        if is_joined and clause.shares and not clause.has_object and self._case(phrase) == "nom":
            clause.has_subject = clause.shares = False
        if not clause.has_subject and is_joined and not self._agrees(verb, phrase.head):
            clause.has_subject = True
        if not clause.has_subject and self._case(phrase) != "acc":
            is_passive = self._is_passive(verb, phrase)
            self._hang(phrase.head, verb, "nsubj:pass" if is_passive else "nsubj")
            clause.has_subject = True
            clause.has_object = is_passive
        elif not clause.has_object:
            self._hang(phrase.head, verb, "obj")
            clause.has_object = True
        elif (outer := clause.outer) is not None and outer.verb >= 0 and not outer.has_object and outer.has_subject:
            self._hang(phrase.head, outer.verb, "obj")
            self._go_back(clause, outer)
        else:
            self._hang(phrase.head, verb, "dep")

    def _go_back(self, clause: _Clause, outer: _Clause) -> None:
        """Read on in the clause around a relative clause, which the object of its verb ends."""
        clause.verb, clause.has_subject, clause.has_object = outer.verb, True, True
        clause.outer, clause.link, clause.antecedent = outer.outer, "", -1

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
