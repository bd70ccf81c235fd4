"""Paragraphs of a page, and the rules by which one of them shows by itself that it is not prose."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from recoupe.model import PassageKind
from recoupe.read.cues import cue_pattern, load_cues, match_opening
from recoupe.read.dates import find_dates, weekdays
from recoupe.text.fold import fold_accents
from recoupe.text.segment import find_paragraphs

_Kind = PassageKind
MAX_HEADLINE = 35  # words
MAX_CAPTION = 90  # words
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_INITIALS = re.compile(r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{2,5}(?:-[a-z]{2,5})*)+\.?")
_FULL_STOP = re.compile(r"\.[\"'»”)\]\s]*$")
_SENTENCE_END = re.compile(r"[.!?…؟][\"'»”)\]\s]*$")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a page, half-open; `folded` has the same length as `words`."""

    start: int
    stop: int
    words: str
    folded: str

    @cached_property
    def n_words(self) -> int:
        """Words in it, counted up to 200."""
        return sum(1 for _, _ in zip(range(200), _WORD.finditer(self.words), strict=False))

    @property
    def is_prose(self) -> bool:
        """Whether it ends like a sentence, or is longer than any headline."""
        ends = _SENTENCE_END.search(self.words[-12:]) is not None
        return self.n_words > MAX_HEADLINE or (ends and self.n_words > 3)

    @property
    def has_full_stop(self) -> bool:
        """Whether it ends with a full stop, quotes and brackets aside."""
        return _FULL_STOP.search(self.words[-12:]) is not None


def _is_note(p: Paragraph) -> bool:
    """The whole paragraph is the editor's: "NDLR : …"."""
    opening = match_opening("note", p.folded)
    return opening is not None and p.folded[opening.end() :].lstrip()[:1] == ":"


def _is_related(p: Paragraph) -> bool:
    """A link to another report: "Lire : …", "Read more"; a cue of one word needs a colon or stands alone."""
    opening = match_opening("related", p.folded)
    if opening is None or p.n_words > 45:
        return False
    rest = p.folded[opening.end() :].strip()
    if not rest or rest[0] in ":>»|-":
        return True
    return " " in opening[1].strip() and not p.has_full_stop


def _is_share(p: Paragraph) -> bool:
    """A line about sharing, following, commenting: short, without full stop."""
    return match_opening("share", p.folded) is not None and p.n_words <= 8 and not p.has_full_stop


def _is_legal(p: Paragraph) -> bool:
    """Rights, newsletters, advertising, keywords."""
    if p.n_words <= 45 and re.search(_rights(), p.folded):
        return True
    opening = match_opening("legal", p.folded)
    if opening is None or p.n_words > 25:
        return False
    return not p.folded[opening.end() :].strip() or p.n_words <= 12 or p.folded[opening.end() :].lstrip()[:1] == ":"


@cache
def _rights() -> str:
    owned = r"(?:©|\(c\)|copyright)\s*(?:afp|reuters|ap\b|\d{4})"
    return rf"tous droits reserves|all rights reserved|جميع الحقوق محفوظة|{owned}"


def _is_initials(p: Paragraph) -> bool:
    """Initials of a wire's desk ("mh/bl/roc") or a bare rule of signs ("***", "- - -")."""
    return p.n_words == 0 or _INITIALS.fullmatch(p.words) is not None


def _is_caption(p: Paragraph) -> bool:
    """A picture's text: a label before it or a picture credit behind it."""
    if p.n_words > MAX_CAPTION:
        return False
    return _has_caption_label(p) or _caption_tail().search(p.folded[-160:]) is not None


def _has_caption_label(p: Paragraph) -> bool:
    opening = match_opening("caption", p.folded)
    if opening is None:
        return False
    rest = p.folded[opening.end() :].strip()
    if not rest or rest[0] in ":(/|©" or (rest[0] in "-.," and " " in opening[1]):
        return True
    return " " in opening[1] and not p.is_prose


@cache
def _caption_tail() -> re.Pattern[str]:
    """Bracket with a picture word, "photo: X", "© X", "X via Getty Images", "REUTERS/Name" at the very end."""
    picture = cue_pattern("picture")
    return re.compile(
        rf"\((?:[^()]*\W)?{picture}(?:\W[^()]*)?\)[\s.]*$"
        rf"|(?:credit|{picture})\s*(?:photo)?\s*:\s*[^.:]{{1,50}}$"
        r"|(?:©|\(c\))\s*[^.]{1,40}$"
        r"|(?:afp|reuters|ap|epa|via)\s*(?:/|via|-)?\s*getty(?: images)?[\s.)]*$"
        r"|\breuters/[^.]{2,40}(?:/file photo)?$|/(?:afp|ap|epa|reuters|memri|anadolu)[\s.)]*$"
    )


_ANYWHERE: tuple[tuple[Callable[[Paragraph], bool], PassageKind], ...] = (
    (_is_note, _Kind.EDITORIAL_NOTE),
    (_is_related, _Kind.RELATED),
    (_is_share, _Kind.BOILERPLATE),
    (_is_legal, _Kind.BOILERPLATE),
    (_is_initials, _Kind.BOILERPLATE),
    (_is_caption, _Kind.CAPTION),
)


def is_date_line(p: Paragraph) -> bool:
    """A line that only tells when the page was published or updated."""
    found = next(find_dates(p.folded), None) if p.n_words <= 25 else None
    if found is None:
        return False
    if match_opening("published", p.folded) or match_opening("updated", p.folded):
        return not p.has_full_stop
    rest = p.folded[: found.start] + " " + p.folded[found.stop :]
    allowed = load_cues("clock") | load_cues("published") | load_cues("updated") | weekdays()
    return all(word in allowed for word in re.findall(r"[^\W\d_]+", rest))


def is_byline(p: Paragraph) -> bool:
    """A line that only tells who wrote: "Par Jean Dupont", "De notre correspondant à Tunis"."""
    if p.n_words > 16 or p.has_full_stop:
        return False
    if match_opening("correspondent", p.folded):
        return True
    opening = match_opening("byline", p.folded)
    if opening is None:
        return False
    rest = p.words[opening.end() :].strip(" :\u00a0\t-")
    folded = fold_accents(rest)
    if match_opening("correspondent", folded) or match_opening("staff", folded):
        return True
    return bool(rest) and _is_name_like(rest)


def _is_name_like(words: str) -> bool:
    """Starts with two words in capitals, or holds nothing else; letters without case count as capitals."""
    tokens = re.findall(r"[^\W\d_][\w'’.-]*", words)
    capitals = [not token[0].islower() for token in tokens]
    return bool(tokens) and (all(capitals[:2]) if len(tokens) > 1 else capitals[0])


def is_bare_name(p: Paragraph) -> bool:
    """Two to four words in capitals and nothing else, as a name below a headline."""
    tokens = p.words.split()
    return 2 <= len(tokens) <= 4 and all(t[0].isupper() and t[1:2].islower() and t[-1].isalpha() for t in tokens)


def is_source_line(p: Paragraph) -> bool:
    """A line that only tells whose report it is: "SOURCE: FRENCH PRESS TV"."""
    opening = match_opening("source", p.folded)
    if opening is None or p.n_words > 10 or p.has_full_stop:
        return False
    return p.folded[opening.end() :].lstrip()[:1] in (":", "/", "-") and bool(p.folded[opening.end() :].strip(" :/-"))


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order."""
    folded = fold_accents(text)
    return tuple(Paragraph(a, b, text[a:b], folded[a:b]) for a, b in find_paragraphs(text))


def find_kind(p: Paragraph) -> PassageKind | None:
    """What a paragraph shows by itself to be, wherever it stands; None for what may be prose."""
    return next((kind for rule, kind in _ANYWHERE if rule(p)), None)


def essence(words: str) -> str:
    """Letters and digits of a headline, to compare it with the page's title."""
    return " ".join(re.findall(r"\w+", fold_accents(words)))
