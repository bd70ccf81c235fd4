"""Names of persons, and pronouns that may be a subject, as word intervals of a sentence."""

from __future__ import annotations

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.actor_phrase import BY_PERSON, BY_PRONOUN, Phrase
from recoupe.extract.rules.grammar import Grammar

_SUBJECTS = frozenset("هو هي هم il elle ils elles on nous he she they we -il -elle -ils -elles -t-il -t-elle".split())


def find_persons(sentence: Sentence, grammar: Grammar, taken: set[int]) -> list[tuple[int, int]]:
    """Names of persons, as word intervals: two or more capitalised words in a row; one will do after a title."""
    words, texts = sentence.words, sentence.words.texts
    found, at = [], 0
    while at < len(texts):
        if not words.capital[at]:
            at += 1
            continue
        stop = _person_end(sentence, grammar, at, taken)
        n_words = sum(words.capital[i] for i in range(at, stop))
        has_title = at > 0 and texts[at - 1] in grammar.titles
        if n_words >= 2 or (n_words == 1 and has_title):
            found.append((at, stop))
        at = max(stop, at + 1)
    return found


def _person_end(sentence: Sentence, grammar: Grammar, at: int, taken: set[int]) -> int:
    words, texts = sentence.words, sentence.words.texts
    stop = at
    while stop < len(texts) and stop not in taken:
        word = texts[stop]
        is_name = words.capital[stop] and word[0].isalpha() and word not in grammar.function_words
        is_initial = stop > at and word == "." and len(texts[stop - 1]) == 1
        is_joint = stop > at and word in grammar.particles and stop + 1 < len(texts) and words.capital[stop + 1]
        if not (is_name or is_joint or is_initial):
            break
        stop += 1
    return stop


def person_phrase(first: int, last: int) -> Phrase:
    """The phrase of a person named on these words."""
    return Phrase(first, last, first, None, "person", None, None, None, BY_PERSON)


def subject_pronouns(sentence: Sentence, grammar: Grammar) -> list[int]:
    """Words that are pronouns which can be a subject."""
    texts, starts, stops = sentence.words.texts, sentence.words.starts, sentence.words.stops
    is_apart = [i == 0 or not grammar.verb_first or starts[i] > stops[i - 1] for i in range(len(texts))]
    return [i for i, word in enumerate(texts) if word in _SUBJECTS and is_apart[i]]


def pronoun_phrase(at: int) -> Phrase:
    """The phrase of a pronoun."""
    return Phrase(at, at + 1, at, None, "pronoun", None, None, None, BY_PRONOUN)
