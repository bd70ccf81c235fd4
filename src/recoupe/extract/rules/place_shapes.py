"""What a stretch of words must look like to be a place name: capitals, article names, acronyms, parts of longer names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.grammar import Grammar
from recoupe.world.gazetteer import MAX_WORDS

_JOINING = frozenset("- ' de d' du des da do dos of la le el al l' ez ed es ul as ash at az ech et".split())
_ARTICLES = ("al-", "el-", "ez-", "ash-", "as-", "ech-")
ACRONYM_LENGTH = 4


def may_begin(sentence: Sentence, at: int, grammar: Grammar) -> bool:
    """Whether a name may begin at a word."""
    words = sentence.words
    if words.capital[at]:
        return words.texts[at] not in grammar.function_words or words.texts[at] in grammar.particles
    return words.texts[at] in {"al", "el"} or words.texts[at].startswith(_ARTICLES)


def name_ends(sentence: Sentence, at: int) -> Iterator[int]:
    """Possible ends of a name that begins at a word, longest first."""
    words = sentence.words
    ends = []
    for stop in range(at + 1, min(at + MAX_WORDS, len(words)) + 1):
        last = stop - 1
        is_named = words.capital[last] or is_article_name(words.texts[last])
        if last > at and not is_named and words.texts[last] not in _JOINING:
            break
        if is_named or words.texts[last].isdigit():
            ends.append(stop)
    return iter(reversed(ends))


def is_article_name(word: str) -> bool:
    """Whether a word is an Arabic name with its article ("al-walid")."""
    return word.startswith(_ARTICLES[:-1]) and len(word) > 4


_ATOM = re.compile(r"[^\s-]+")


def split_names(text: str, is_known: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Offsets of the names that hyphens join in a text, each known, the longest first; empty where it does not part.

    Two names or more, parted by hyphens: "deir ez-zor-hassake" is Deir ez-Zor and Hassaké.
    """
    atoms = [match.span() for match in _ATOM.finditer(text)]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(atoms):
        for stop in range(len(atoms), at, -1):
            start, end = atoms[at][0], atoms[stop - 1][1]
            if (stop == len(atoms) or text[end] == "-") and stop - at < len(atoms) and is_known(text[start:end]):
                found.append((start, end))
                at = stop
                break
        else:
            return []
    return found


def is_acronym(sentence: Sentence, at: int) -> bool:
    """Whether a word is a short one in capitals amid words that are not, and no dateline ("GAO (agence) –")."""
    words = sentence.words
    if len(words.texts[at]) > ACRONYM_LENGTH or not sentence.is_upper(at):
        return False
    if at == 0 and len(words) > 1 and words.texts[1] in {",", "(", "-", ":", "/"}:
        return False
    upper = sum(map(sentence.is_upper, range(len(words))))
    return 2 * upper <= len(words)


def is_generic(texts: Sequence[str], grammar: Grammar) -> bool:
    """Whether words name a kind of thing and no thing: "Hospital", "National Agency", "West"."""
    return all(
        w in grammar.institutions or w in grammar.directions or w in grammar.titles or w in grammar.levels
        or w in grammar.function_words
        for w in texts
    )  # fmt: skip


def follows_name(sentence: Sentence, first: int, grammar: Grammar) -> bool:
    """Whether a name stands right after another capital, as in a person's name ("Paul Orange")."""
    words = sentence.words
    return first > 1 and words.capital[first - 1] and _may_be_name(words.texts[first - 1], grammar)


def precedes_name(sentence: Sentence, last: int, grammar: Grammar) -> bool:
    """Whether another capital follows right after a name."""
    words = sentence.words
    if last >= len(words):
        return False
    if is_article_name(words.texts[last]):
        return True
    return words.capital[last] and _may_be_name(words.texts[last], grammar)


def opens_with_name(sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the first word of a sentence may be part of the name at the second."""
    return bool(sentence.words.capital and sentence.words.capital[0]) and _may_be_name(sentence.words.texts[0], grammar)


def _may_be_name(word: str, grammar: Grammar) -> bool:
    return word[0].isalpha() and word not in grammar.function_words and word not in grammar.levels


def is_apposed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name between commas tells where the name before it lies ("in Shaddadi, Syria, on Wednesday")."""
    words = sentence.words
    after = words.texts[last] if last < len(words) else "."
    return first >= 2 and words.texts[first - 1] == "," and words.capital[first - 2] and after in {",", ".", ")", ";"}


def is_country_name(sentence: Sentence, first: int, last: int, grammar: Grammar) -> bool:
    """Whether a country word stands for the country: written as a name, and not said of a noun ("troupes US")."""
    words = sentence.words
    if not words.capital[first]:
        return False
    length = len(words.texts[first])
    if last - first > 1 or length > ACRONYM_LENGTH:
        return True
    if not sentence.is_upper(first):
        return length == ACRONYM_LENGTH  # "Kiev" and "Mali" are names, "Car" and "Us" are not
    before = words.texts[first - 1] if first else ""
    after = words.texts[last] if last < len(words) else ""
    is_said_of_noun_before = before.isalpha() and before not in grammar.function_words and not words.capital[first - 1]
    may_be_noun = not grammar.adjectives_follow or (last < len(words) and words.capital[last])  # "les USA continuent"
    is_said_of_noun_after = (
        may_be_noun and after.isalpha() and after not in grammar.function_words and before not in grammar.prepositions
    )
    return not (is_said_of_noun_before or is_said_of_noun_after)
