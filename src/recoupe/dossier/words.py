"""The words by which texts are found: without case, accents and vowel signs, Arabic ones without what clings to them.

Text and query are folded alike, here and not in the database, so that both back ends find the same. Unlike the folding
of `recoupe.text.fold`, on which it builds, this one may change lengths: what is found is a row, not an offset.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.text.fold import fold_accents

MAX_CHARACTERS = 200_000
"""So much of a text is searched: a longer one exceeds what PostgreSQL indexes (1 MB a row), and is no report."""

_MARKS = "".join(
    chr(code)
    for first, last in ((0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED))
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)) == "Mn"
)
_TATWEEL = "\u0640"
_TABLE = {
    **str.maketrans("أإآٱىةؤئکی", "اااايهويكي", _MARKS + _TATWEEL),
    **{ord(letter): letters for letter, letters in (("œ", "oe"), ("æ", "ae"), ("ß", "ss"))},
}
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile(r"[\u0621-\u064a]{4,}")
_CONJUNCTIONS, _PREPOSITIONS, _ARTICLE = "وف", "بلك", "ال"
_SHORTEST = 3  # letters of a word that is left when what clings to it is taken off
_CHUNK = re.compile(r'"([^"]*)"|(\S+)')


def find_words(text: str) -> list[str]:
    """The folded words of a text, in order; of digits, their values."""
    folded = fold_accents(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])).translate(_TABLE)
    return [_plain_digits(word) for word in _WORD.findall(folded)]


def fold_words(text: str) -> tuple[str, str]:
    """What is stored of a text to search it: its words in order, and further forms of its Arabic words.

    `بالرقة` ("in Raqqa") has the forms `الرقه` and `رقه`.
    """
    words = find_words(text)
    forms = sorted({form for word in set(words) for form in bare_forms(word)})
    return " ".join(words), " ".join(forms)


def bare_forms(word: str) -> frozenset[str]:
    """An Arabic word without conjunction, preposition and article, as far as these can be there; nothing for others.

    Source: the prefixes of Larkey, Ballesteros & Connell 2002 (light stemming), each taken off by itself.
    """
    if not _ARABIC.fullmatch(word):
        return frozenset()
    found = {word}
    for stage in (_without_conjunction, _without_preposition, _without_article):
        found |= {rest for form in found for rest in stage(form) if len(rest) >= _SHORTEST}
    return frozenset(found - {word})


def _without_conjunction(word: str) -> Iterator[str]:
    if word[0] in _CONJUNCTIONS:
        yield word[1:]


def _without_preposition(word: str) -> Iterator[str]:
    if word.startswith("لل"):
        yield _ARTICLE + word[2:]
    if word[0] in _PREPOSITIONS:
        yield word[1:]


def _without_article(word: str) -> Iterator[str]:
    yield word.removeprefix(_ARTICLE)


def _plain_digits(word: str) -> str:
    if word.isascii():
        return word
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in word)


# --- queries ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other.

    Attributes:
        words: folded, never empty, letters and digits only.
        is_prefix: whether the last one may go on.
    """

    words: tuple[str, ...]
    is_prefix: bool


def parse_query(query: str) -> tuple[Phrase, ...]:
    """The phrases of a query, all of which must be there; none if it holds no word.

    Words between quotation marks stand together, and so do the parts of a word ("al-Asad"). A star at the end leaves
    the end open. A single Arabic word is looked for without its article, and so found with and without.
    """
    found = []
    for chunk in _CHUNK.finditer(query.translate(str.maketrans("“”„«»", '"""""'))):
        words = find_words(chunk[0])
        if words:
            phrase = tuple(words) if len(words) > 1 else (_without_any_article(words[0]),)
            found.append(Phrase(phrase, is_prefix=chunk[0].rstrip('"').endswith("*")))
    return tuple(found)


def _without_any_article(word: str) -> str:
    if not _ARABIC.fullmatch(word):
        return word
    bare = re.sub(rf"^[{_CONJUNCTIONS}]?(?:[{_PREPOSITIONS}]?{_ARTICLE}|لل)", "", word)
    return bare if len(bare) >= _SHORTEST else word


def to_fts5(phrases: tuple[Phrase, ...]) -> str:
    """The query in the language of SQLite's FTS5."""
    return " AND ".join('"' + " ".join(p.words) + '"' + ("*" if p.is_prefix else "") for p in phrases)


def to_tsquery(phrases: tuple[Phrase, ...]) -> str:
    """The query in the language of PostgreSQL's `to_tsquery`."""
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in p.words) + (":*" if p.is_prefix else "") + ")" for p in phrases
    )
