"""What the tables of the Arabic pack say of a word alone: verb, noun, adjective or function word."""

from __future__ import annotations

from functools import cache
from typing import Any

from recoupe.lang.ar.inflect import adjective_forms, noun_forms, verb_forms, we_forms
from recoupe.lang.pack import Pack, load_pack
from recoupe.text.match import PatternIndex

AND = frozenset({"و", "ف", "ثم", "او"})
NAMELY = frozenset({"باسم"})
"""What a noun is joined to its genitive with ("المتحدث باسم الجيش")."""
SHORT = 4
"""Letters of words that may only look as if they had an article or an ending."""
_NOMINATIVE, _OBLIQUE = ("ون", "ان"), ("ين",)
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
        words = pack.words
        self.adjectives = {form for lemma in words.forms("adjective") for form in adjective_forms(lemma)}
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
        self.passive = {form for lemma in words.forms("passive_verb") for form in _ambiguous(lemma)}
        self.prepositional = {form for lemma in words.forms("prepositional_verb") for form in verb_forms(lemma)}
        self.speaking: set[str] = set()
        self.we: set[str] = set()
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
                    self.we.update(form for form, _ in we_forms(lemma))
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
        self.acts = {form for noun in _nouns_of_action(pack) for form in noun_forms(noun)}

    def case(self, word: str) -> str:
        """Case that the ending of a noun shows: "nom" (شابان، مسلحون), "acc" (شابا، شابين، مسلحين), also genitive, or ""."""
        for endings, case in ((_NOMINATIVE, "nom"), (_OBLIQUE, "acc")):
            for ending in endings:
                if word.endswith(ending) and self._has_other_case(word.removesuffix(ending), case):
                    return case
        is_accusative = word.endswith("ا") and len(word) > SHORT - 1
        stem = word[:-1]
        return "acc" if is_accusative and (stem in self.nouns or stem in self.adjectives) else ""

    def _has_other_case(self, stem: str, case: str) -> bool:
        others = _OBLIQUE if case == "nom" else _NOMINATIVE
        return len(stem) >= SHORT - 1 and any(
            f"{stem}{o}" in self.nouns or f"{stem}{o}" in self.adjectives for o in others
        )

    def is_definite(self, word: str) -> bool:
        """Whether a noun has the article."""
        return word.startswith("ال") and ("def" in self.nouns.get(word, ()) or len(word) > SHORT)


def _ambiguous(lemma: str) -> list[str]:
    """Forms of a verb whose passive is written like the active, and those of its passive that is not."""
    forms = verb_forms(lemma)
    has_own = any("pp" in tenses for tenses in forms.values())
    return [form for form, tenses in forms.items() if "pp" in tenses or not (has_own and "past" in tenses)]


def _nouns_of_action(pack: Pack) -> set[str]:
    """Nouns that tell an act alone ("قصف"); those that people are called by ("قتيل") tell none."""
    alone = {p.source for p in pack.acts.patterns if p.source.endswith("/n") and len(p.elements) == 1}
    nouns = {choice.removesuffix("/n") for source in alone for choice in source.split(",")}
    return {n for n in nouns if not pack.people.knows(n)} | pack.words.forms("action_noun")


def _citing(pack: Pack) -> set[str]:
    """Words that name a source ("وفق", "بحسب"), as the table of reporting expressions has them."""
    firsts = (p.source.split()[0] for p in pack.speech.patterns if p.value.frame == "preposition")
    return {word for word in firsts if "/" not in word}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the Arabic pack."""
    return Lexicon(load_pack("ar"))


def is_one_man(word: str) -> bool:
    """Whether a noun for people means one man ("القائد"), not many or a body ("القوات", "الشرطة")."""
    labels = load_lexicon().nouns.get(word, frozenset())
    return "sg" in labels and "pl" not in labels and not word.endswith("ة")
