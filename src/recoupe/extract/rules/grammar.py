"""Function words of a language as the rules need them: what stands before a name, which words begin a clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.lang.pack import Pack, load_pack

MAX_PREPOSITION_WORDS = 5
AGENT_WORDS = frozenset({"par", "by"})
AND_WORDS = frozenset({"et", "and", "و"})
_SHORT = 4
"""Letters of nouns that end like infinitives ("terre", "hiver")."""
OF_FORMS = frozenset({"de", "d'", "du", "des", "of"})


@dataclass(frozen=True, slots=True)
class Preposition:
    """A preposition found before a name.

    Attributes:
        role: what it points to.
        form: its words.
        first: index of its first word.
        is_outer: it governs the noun that "de/of" hangs on ("depuis les collines de Mushaki").
    """

    role: str
    form: str
    first: int
    is_outer: bool = False


class Grammar:
    """Function words of a pack, ready for look-up by word."""

    def __init__(self, pack: Pack) -> None:
        self.code, words = pack.code, pack.words
        self.prepositions = words.by_class.get("preposition", {})
        self._preposition_sizes = _sizes_by_last_word(self.prepositions)
        self.determiners = words.forms("determiner")
        self.pronouns = words.forms("pronoun")
        self.persons = words.forms("person_word") | self.pronouns
        self.adverbs = words.forms("adverb")
        self.agent_phrases = words.forms("agent_phrase")
        self.noun_verbs = words.forms("noun_verb")
        self.comments = words.forms("comment")
        self.anybody = words.forms("anybody")
        self.quantifiers = words.forms("quantifier")
        self.polls = words.forms("poll")
        self.inside = words.forms("inside")
        self.asking = words.forms("asking")
        self.measures = words.forms("measure")
        self.agency_words = words.forms("agency_word")
        self.occasions = words.forms("occasion")
        self.besides = words.forms("beside")
        self.named_bodies = words.forms("named_body")
        self.alerts = words.forms("alert")
        self.own_voice = words.forms("own_voice")
        self.offices = words.forms("office")
        self.resuming = words.forms("resuming")
        self.verb_clitics = words.forms("verb_clitic")
        self.relatives = words.forms("relative")
        self.achieved = words.forms("achieved")
        self.care = words.forms("care")
        self.none = words.forms("none")
        self.births = words.forms("birth")
        self.subordinators = words.forms("subordinator")
        self.borders = words.forms("border")
        self.indefinite_singular = words.forms("indefinite_singular")
        self.collectives = words.forms("collective")
        self.indefinite_plural = words.forms("indefinite_plural")
        self.titles = words.forms("title")
        self.particles = words.forms("name_particle")
        self.member_nouns = words.forms("member_noun")
        self.owning = words.forms("anaphor_owning")
        self.definite = words.forms("anaphor_definite")
        self.arms_adjectives = words.forms("arms_adjective")
        self.directions = words.forms("direction")
        self.bearings = words.by_class.get("direction", {})
        self.distance_units = words.by_class.get("distance_unit", {})
        self.rough_numbers = words.by_class.get("rough_number", {})
        self.numbers = words.by_class.get("number", {})
        self.roads = words.forms("road")
        self.facts = words.by_class.get("fact", {})
        self._skipped_before_names = self.determiners | self.directions | self.roads
        self.nearness = words.forms("nearness")
        self.levels = words.by_class.get("level", {})
        self.name_openers = words.forms("name_opener")
        self._level_ends = frozenset(form.rpartition(" ")[2] for form in self.levels)
        self.institutions = words.forms("institution")
        self.adjectives_follow = "adjectives_follow" in words.forms("syntax")
        self.verb_first = "verb_first" in words.forms("syntax")
        self.verbs_with_be = words.forms("verb_with_be")
        self.place_anaphors = words.forms("place_anaphor")
        self.relative_adverbs = self.place_anaphors & self.relatives
        self.noun_markers = words.forms("noun_marker")
        self.question_words = words.forms("question")
        auxiliaries = words.by_class.get("auxiliary", {})
        self.auxiliaries = frozenset(auxiliaries)
        self.be = words.valued("auxiliary", "be")
        self.have = words.valued("auxiliary", "have")
        self.conditional = words.valued("auxiliary", "conditional")
        self.infinitive_prepositions = words.forms("infinitive_preposition")
        self.infinitive_endings = tuple(sorted(words.forms("infinitive_ending")))
        self.infinitive_markers = words.forms("infinitive_marker")
        self.future = words.valued("auxiliary", "future")
        self.possible = words.valued("auxiliary", "possible")
        classes = (
            "preposition",
            "determiner",
            "pronoun",
            "relative",
            "border",
            "auxiliary",
            "question",
            "subordinator",
            "function",
        )
        self.function_words = frozenset(f for c in classes for f in words.forms(c)) | frozenset(
            words.by_class["number"]
        )

    def preposition_before(self, texts: Sequence[str], at: int) -> Preposition | None:
        """The longest preposition that ends right before a word, determiners, directions and roads skipped."""
        stop = at
        for _ in range(4):
            found = self._preposition_ending(texts, stop)
            if found is not None:
                return self._outer(texts, found) or found
            if stop > 0 and texts[stop - 1] in self._skipped_before_names:
                stop -= 1
            else:
                return None
        return None

    def _outer(self, texts: Sequence[str], inner: Preposition) -> Preposition | None:
        """The preposition before the noun that "de/of" hangs on ("depuis les collines de Mushaki")."""
        if inner.form not in OF_FORMS:
            return None
        for skipped in (1, 2):
            stop = inner.first - skipped
            if stop <= 0 or not texts[stop].isalpha() or texts[stop] in self.function_words:
                return None
            start = stop
            while start > 0 and texts[start - 1] in self.determiners and texts[start - 1] not in OF_FORMS:
                start -= 1
            found = self._preposition_ending(texts, start)
            if found is not None and start == stop and self._opens_infinitive(found.form, texts[stop]):
                return None
            if found is not None and found.form not in OF_FORMS and found.role in {"at", "from", "to", "via"}:
                return replace(found, is_outer=True)
        return None

    def _opens_infinitive(self, form: str, word: str) -> bool:
        """Whether a preposition stands before a verb and so points to no place ("commencé à retirer d'Irak")."""
        return form in self.infinitive_prepositions and len(word) > _SHORT and word.endswith(self.infinitive_endings)

    def _preposition_ending(self, texts: Sequence[str], stop: int) -> Preposition | None:
        for size in self._preposition_sizes.get(texts[stop - 1], ()) if stop > 0 else ():
            if size > stop:
                continue
            form = " ".join(texts[stop - size : stop])
            role = self.prepositions.get(form)
            if role is not None:
                return Preposition(role, form, stop - size)
        return None

    def level_before(self, texts: Sequence[str], at: int) -> tuple[str, int] | None:
        """Level that a word right before a name tells ("province de Gao"), and the index where its phrase begins.

        Up to two words (an adjective, "de") may stand between: "la province syrienne de Hassaké".
        """
        for skipped in range(4):
            stop = at - skipped
            if stop <= 0 or (skipped and not self._may_stand_between(texts[stop], skipped)):
                return None
            last = texts[stop - 1]
            if last not in self._level_ends and last.removesuffix("s") not in self._level_ends:
                continue
            for size in range(min(3, stop), 0, -1):
                form = " ".join(texts[stop - size : stop])
                level = self.levels.get(form) or self.levels.get(form.removesuffix("s"))
                if level is not None:
                    return level, stop - size
        return None

    def _may_stand_between(self, word: str, skipped: int) -> bool:
        if word in {"de", "d'", "du", "des", "of", "la", "l'", "le", "the", "called", "dite", "dit"}:
            return True
        return skipped > 1 and word.replace("-", "").isalpha() and word not in self.function_words

    def level_after(self, texts: Sequence[str], at: int) -> tuple[str, int] | None:
        """Level told by the words right after a name ("Gao Region", "Taji military base"), and where they end."""
        for size in (3, 2, 1):
            form = " ".join(texts[at : at + size])
            if form in self.levels and at + size <= len(texts):
                return self.levels[form], at + size
        return None


def _sizes_by_last_word(forms: Iterable[str]) -> dict[str, list[int]]:
    """Numbers of words of the forms that end with a word, largest first, none beyond the longest preposition looked for."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        words = form.split(" ")
        if len(words) <= MAX_PREPOSITION_WORDS:
            sizes[words[-1]].add(len(words))
    return {word: sorted(found, reverse=True) for word, found in sizes.items()}


@cache
def load_grammar(code: str) -> Grammar:
    """The grammar of a language pack."""
    return Grammar(load_pack(code))
