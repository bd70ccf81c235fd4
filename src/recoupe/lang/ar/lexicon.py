"""What the tables of the Arabic pack say of a word alone: verb, noun, adjective or function word."""

from __future__ import annotations

from functools import cache
from typing import Any

from recoupe.lang.ar.inflect import adjective_forms, noun_forms, verb_forms
from recoupe.lang.pack import Pack, load_pack
from recoupe.text.match import PatternIndex

SUFFIXES = frozenset({"ه", "ها", "هم", "هن", "هما", "نا"})
"""Pronouns written onto a word."""
THAT = frozenset({"ان", "بان"})
AND = frozenset({"و", "ف", "ثم", "او"})
NAMELY = frozenset({"باسم"})
"""What a noun is joined to its genitive with ("المتحدث باسم الجيش")."""
SHORT = 4
"""Letters of words that may only look as if they had an article or an ending."""
_PREPOSITIONS = frozenset(
    "بعد قبل خلال منذ مثل دون بدون بسبب بشان حول عقب اثر جراء لدى ضمن رغم فوق تحت امام خلف وراء عند طوال حيال ازاء بين نتيجة"
    " جنوب شمال شرق غرب".split()
)
"""Words that govern a noun, beside those of the table, which point to places."""


class Lexicon:
    """Parts of speech of the forms that the tables of the pack hold."""

    def __init__(self, pack: Pack) -> None:
        self.verbs: dict[str, frozenset[str]] = {}
        self.nouns: dict[str, frozenset[str]] = {}
        self.adjectives: set[str] = set()
        words = pack.words
        self.prepositions = words.by_class.get("preposition", {})
        self.agent_words = words.forms("agent_phrase")
        self.numbers = frozenset(words.by_class.get("number", {})) | frozenset(words.by_class.get("multiplier", {}))
        self.vague = words.forms("collective_number")
        self.relatives = words.forms("relative")
        self.borders = words.forms("border") | words.forms("subordinator")
        self.particles = words.forms("verb_particle")
        self.auxiliaries = words.forms("auxiliary")
        self.pronouns = words.forms("pronoun")
        self.determiners = words.forms("determiner")
        self.adverbs = words.forms("adverb")
        self.passive: set[str] = {f for lemma in words.forms("passive_verb") for f in verb_forms(lemma)}
        self.speaking: set[str] = set()
        self.governing = {*self.prepositions, *self.agent_words, *_PREPOSITIONS, *_citing(pack)}
        self._read(pack)

    def _read(self, pack: Pack) -> None:
        tables: tuple[PatternIndex[Any], ...] = (
            pack.frames, pack.acts, pack.speech, pack.attitudes, pack.tolls, pack.doubt, pack.people, pack.equipment,
            pack.organs, pack.sources, pack.things, pack.countries, pack.loaded,
        )  # fmt: skip
        bare: set[str] = set()
        for table in tables:
            for choice in {c for p in table.patterns for w in p.source.split() for c in w.strip("()").split(",")}:
                lemma, _, word_class = choice.partition("/")
                if word_class == "v":
                    for form, tenses in verb_forms(lemma).items():
                        self.verbs[form] = self.verbs.get(form, frozenset()) | tenses
                        if table is pack.speech:
                            self.speaking.add(form)
                elif word_class == "n":
                    for form, labels in noun_forms(lemma).items():
                        self.nouns[form] = self.nouns.get(form, frozenset()) | labels
                elif word_class == "a":
                    self.adjectives.update(adjective_forms(lemma))
                elif lemma:
                    bare.add(lemma)
        self.bare = bare - self.verbs.keys()
        heads = {c for p in pack.acts.patterns for c in p.source.split()[p.head].strip("()").split(",")}
        self.acts = {form for head in heads if head.endswith("/n") for form in noun_forms(head.removesuffix("/n"))}

    def is_definite(self, word: str) -> bool:
        """Whether a noun has the article."""
        return word.startswith("ال") and ("def" in self.nouns.get(word, ()) or len(word) > SHORT)


def _citing(pack: Pack) -> set[str]:
    """Words that name a source ("وفق", "بحسب"), as the table of reporting expressions has them."""
    firsts = (p.source.split()[0] for p in pack.speech.patterns if p.value.frame == "preposition")
    return {word for word in firsts if "/" not in word}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the Arabic pack."""
    return Lexicon(load_pack("ar"))
