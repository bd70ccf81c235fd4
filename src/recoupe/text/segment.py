"""Paragraphs, sentences and words of a text, as half-open intervals of the unmodified text.

Sentences survive abbreviations, initials, quotes and missing full stops: a paragraph break always ends one, and a full
stop ends one only where what follows looks like a beginning. Words follow the convention of the language packs: an
elision is a word of its own (`l' aviation`), so is the English genitive; hyphenated words are whole; inverted pronouns
("a-t-il") are cut off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.text.arabic import LETTERS, MARKS, Cutter
from recoupe.text.fold import fold

Interval = tuple[int, int]

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n+")
_END = re.compile(r"[.!?…]+[\"'»”)\]]*(?:\s*»)?(?=\s|$)|[.!?](?=[\"«“][A-ZÀ-Ý])|[؟۔]+(?=\s|$)")
_BEGINNING = re.compile(r"\s*[\"'«“(\[–—-]*\s*[^\W\d_a-zà-ÿ]|\s*[\"«“(\[–—-]*\s*\d|\s*[\"«“–—-]|\s*$")
_ABBREVIATIONS = frozenset(
    "m mm mme mlle dr pr me st ste gén col cdt cap lt sgt adj vs etc cf art vol p pp éd env av apr j.-c n° no nos tél"
    " mr mrs ms prof gen maj capt sen rep gov pres sgt brig adm rev hon jr sr inc ltd co corp u.s u.k u.n e.g i.e a.m"
    " p.m jan feb mar apr jun jul aug sept sep oct nov dec janv févr avr juil déc ft mt fig ed al".split()
)  # fmt: skip
_LOWER_BEGINNING = re.compile(
    r"\s+(?:les?|la|un|une|des|ils?|elles?|cette|ces?|the|an?|he|she|it|they|this|these)\s+[^\W\d_]"
)
"""A sentence that begins in lower case, as on pages nobody edited: with an article or a pronoun."""
_PLAIN_WORD = re.compile(r"[a-zà-ÿ]{4,}$")
_LAST_WORD = re.compile(r"[\w.°-]+$")
_SENTENCE_FINAL_ABBREVIATIONS = frozenset(
    {"etc", "a.m", "p.m", "u.s", "u.k", "u.n", "inc", "ltd", "co", "corp", "j.-c"}
)


def find_paragraphs(text: str) -> list[Interval]:
    """Paragraphs: stretches between line breaks, trimmed of blanks, in text order.

    Lines of a hard-wrapped text (a line break in the middle of a sentence, next line in lower case) are joined.
    """
    cuts = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if not _is_wrap(text, m)]
    starts = [0, *(stop for _, stop in cuts)]
    stops = [*(start for start, _ in cuts), len(text)]
    trimmed = (trim(text, start, stop) for start, stop in zip(starts, stops, strict=True))
    return [(start, stop) for start, stop in trimmed if start < stop]


def _is_wrap(text: str, cut: re.Match[str]) -> bool:
    """Whether a single line break only wraps a line: no end before it and no beginning after it."""
    if cut.group().count("\n") > 1 or cut.end() >= len(text) or cut.start() == 0:
        return False
    line_start = text.rfind("\n", 0, cut.start()) + 1
    if cut.start() - line_start < 50:
        return False
    return text[cut.end()].islower() and text[cut.start() - 1] not in '.!?…:»"”'


def trim(text: str, start: int, stop: int) -> Interval:
    """The interval without blanks at its ends (empty if it holds nothing else)."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def find_sentences(text: str, start: int = 0, stop: int | None = None) -> list[Interval]:
    """Sentences of `text[start:stop]`, trimmed, in text order.

    Args:
        start, stop: interval to segment; the whole text by default.
    """
    stop = len(text) if stop is None else stop
    found: list[Interval] = []
    for first, last in find_paragraphs(text[start:stop]):
        found.extend(_split(text, start + first, start + last))
    return found


def _split(text: str, start: int, stop: int) -> list[Interval]:
    found, begin = [], start
    for match in _END.finditer(text, start, stop):
        if match.end() >= stop or (_is_end(text, begin, match) and _begins(text, match, stop)):
            found.append(trim(text, begin, match.end()))
            begin = match.end()
    found.append(trim(text, begin, stop))
    return [(a, b) for a, b in found if a < b]


def _begins(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether what follows an end looks like a beginning; in lower case only behind a plain word and a full stop."""
    if _BEGINNING.match(text, match.end(), stop):
        return True
    is_plain = match.group() == "." and _PLAIN_WORD.search(text, max(0, match.start() - 20), match.start())
    return bool(is_plain and _LOWER_BEGINNING.match(text, match.end(), stop))


def _is_end(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or an initial."""
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    word = _LAST_WORD.search(fold(text[max(begin, match.start() - 20) : match.start()]))
    if word is None:
        return True
    last = word.group()
    if len(last) == 1 and last.isalpha() and last.isupper():
        return False
    bare = last.lower().lstrip(".")
    if bare in _SENTENCE_FINAL_ABBREVIATIONS:
        return _starts_sentence(text, match.end())
    return bare not in _ABBREVIATIONS


def _starts_sentence(text: str, at: int) -> bool:
    """After "p.m." or "U.S.": an article or pronoun in upper case starts a sentence, a name does not."""
    return (
        re.match(r"\s+(?:The|A|An|He|She|It|They|In|On|At|But|And|No|This|That|There|We)\b", text[at : at + 12])
        is not None
    )


# --- words ----------------------------------------------------------------------------------------

_WORD = re.compile(
    r"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)'(?=[^\W\d_])"  # elision
    r"|(?:[^\W\d_]\.){2,}(?![^\W_])"  # U.S.
    r"|\d+(?:-[^\W\d_]+)+"  # 58-year-old
    r"|\d+(?:[.,]\d+)*(?:-\d+(?:[.,]\d+)*)?"
    r"|n°"
    r"|[^\W_]+?(?=-(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce|t-il)\b)"  # a-t-il
    r"|-(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)\b"
    r"|[^\W_]+?(?='s\b)|'s\b"
    r"|[^\W_]+(?:[-'][^\W_]+)*"
    r"|\S",
    re.IGNORECASE,
)


_ARTICLE_NAME = re.compile(r"(?:al|el|an|as|ash|ar|ad|az|at|ez|es|ech|er|ed)[-'][A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a stretch of text, lower case and folded, with their offsets.

    Attributes:
        texts: folded words.
        starts, stops: offsets in the whole text.
        capital: whether the word is written with a capital, an Arabic article left aside ("al-Shabab"); whether it is
            a name where there are no capitals.
        is_caseless: there are no capitals.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    capital: tuple[bool, ...]
    is_caseless: bool = False

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, offset: int) -> int:
        """Index of the first word that ends after an offset (the number of words if none does)."""
        low, high = 0, len(self.stops)
        while low < high:
            middle = (low + high) // 2
            if self.stops[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def between(self, start: int, stop: int) -> range:
        """Indexes of the words that share a character with `[start, stop)`."""
        first = self.at(start)
        last = first
        while last < len(self.starts) and self.starts[last] < stop:
            last += 1
        return range(first, last)


def find_words(folded: str, lowered: str, start: int, stop: int, cutter: Cutter | None = None) -> Words:
    """Words of an interval.

    Args:
        folded: the whole text after `fold`, case kept.
        lowered: the whole text after `fold_case`.
        start, stop: interval, half-open.
        cutter: cuts words onto which others are written, in languages that do so.
    """
    if cutter is not None:
        return _cut_words(lowered, start, stop, cutter)
    texts, starts, stops, capital = [], [], [], []
    for match in _WORD.finditer(lowered, start, stop):
        first = match.start()
        texts.append(match.group())
        starts.append(first)
        stops.append(match.end())
        letter = folded[first]
        capital.append(letter.isupper() or (letter in "ae" and _ARTICLE_NAME.match(folded, first) is not None))
    return Words(tuple(texts), tuple(starts), tuple(stops), tuple(capital))


_ARABIC_WORD = re.compile(
    rf"[{LETTERS}{MARKS}]+"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
    r"|[^\W_\u0600-\u06ff]+(?:[-'][^\W_\u0600-\u06ff]+)*"
    r"|\S"
)


def _cut_words(lowered: str, start: int, stop: int, cutter: Cutter) -> Words:
    """Words of an interval of a language without capitals; which are written as names is for the names to tell."""
    texts, starts, stops = [], [], []
    for match in _ARABIC_WORD.finditer(lowered, start, stop):
        for text, first, last in cutter.cut(match.group()):
            texts.append(text)
            starts.append(match.start() + first)
            stops.append(match.start() + last)
    return Words(tuple(texts), tuple(starts), tuple(stops), cutter.names(texts), is_caseless=True)
