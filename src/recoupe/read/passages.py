"""Takes a page's text apart without any markup: headline, byline, dateline, captions, links, notes, prose.

Each paragraph gets a kind from an ordered list of rules; then datelines, editor's notes and closing credits are cut out of the
prose. Every character of every paragraph ends up in exactly one passage. Where nothing tells, it is prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from recoupe.model import Passage, PassageKind
from recoupe.read.credits import is_credit_line, is_lone_dateline, match_dateline, match_footer
from recoupe.read.cues import cue_pattern, load_cues, match_opening
from recoupe.read.dates import find_dates, weekdays
from recoupe.read.language import is_other_language
from recoupe.text.fold import fold_accents
from recoupe.text.segment import find_paragraphs

_Kind = PassageKind
_MAX_HEADLINE = 35  # words
_MAX_CAPTION = 90
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
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
        return self.n_words > _MAX_HEADLINE or (self.n_words > 3 and _SENTENCE_END.search(self.words[-12:]) is not None)

    @property
    def has_full_stop(self) -> bool:
        """Whether it ends with a full stop, quotes and brackets aside."""
        return _FULL_STOP.search(self.words[-12:]) is not None


# --- one paragraph: ordered rules ------------------------------------------------------------------


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
    return r"tous droits reserves|all rights reserved|جميع الحقوق محفوظة|(?:©|\(c\)|copyright)\s*(?:afp|reuters|ap\b|\d{4})"


def _is_initials(p: Paragraph) -> bool:
    """Initials of a wire's desk ("mh/bl/roc") or a bare rule of signs ("***", "- - -")."""
    return p.n_words == 0 or re.fullmatch(r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{2,5}(?:-[a-z]{2,5})*)+\.?", p.words) is not None


def _is_caption(p: Paragraph) -> bool:
    """A picture's text: a label before it or a picture credit behind it."""
    if p.n_words > _MAX_CAPTION:
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


def _is_bare_name(p: Paragraph) -> bool:
    """Two to four words in capitals and nothing else, as a name below a headline."""
    tokens = p.words.split()
    return 2 <= len(tokens) <= 4 and all(t[0].isupper() and t[1:2].islower() and t[-1].isalpha() for t in tokens)


def is_source_line(p: Paragraph) -> bool:
    """A line that only tells whose report it is: "SOURCE: FRENCH PRESS TV"."""
    opening = match_opening("source", p.folded)
    if opening is None or p.n_words > 10 or p.has_full_stop:
        return False
    return p.folded[opening.end() :].lstrip()[:1] in (":", "/", "-") and bool(p.folded[opening.end() :].strip(" :/-"))


# --- the page ---------------------------------------------------------------------------------------


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order."""
    folded = fold_accents(text)
    return tuple(Paragraph(a, b, text[a:b], folded[a:b]) for a, b in find_paragraphs(text))


def find_passages(text: str, language: str, title: str | None = None) -> tuple[Passage, ...]:
    """Passages of a page, in order, apart from one another; together they hold every paragraph.

    Args:
        text: the page as read.
        language: of the page, to know captions in another one; "und" if unknown.
        title: headline as the page's metadata tell it, if they do.
    """
    paragraphs = split_paragraphs(text)
    kinds = _Labeller(paragraphs, language, title).label()
    found: list[Passage] = []
    at_head = True
    last = max((i for i, kind in enumerate(kinds) if kind is _Kind.BODY), default=-1)
    for i, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        if kind is not _Kind.BODY:
            found.append(Passage(kind, paragraph.start, paragraph.stop))
            continue
        found.extend(_cut(paragraph, at_head, i == last))
        at_head = False
    return tuple(found)


class _Labeller:
    """Gives each paragraph a kind: first what shows by itself, then head, then tail."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, title: str | None) -> None:
        self.paragraphs, self.language = paragraphs, language
        self.title = _essence(title or "")
        self.kinds: list[PassageKind | None] = [_kind_anywhere(p) for p in paragraphs]

    def label(self) -> list[PassageKind]:
        """Kinds, one a paragraph."""
        self._follow_links()
        self._label_head()
        self._label_tail()
        kinds = [kind or _Kind.BODY for kind in self.kinds]
        return kinds if _Kind.BODY in kinds else _keep_some_prose(kinds)

    def _follow_links(self) -> None:
        """Short lines below "Related stories" are links too."""
        below = False
        for i, p in enumerate(self.paragraphs):
            if self.kinds[i] is _Kind.RELATED:
                opening = match_opening("related", p.folded)
                below = opening is not None and not p.folded[opening.end() :].strip(" :>|-")
            elif below and self.kinds[i] is None and not p.is_prose:
                self.kinds[i] = _Kind.RELATED
            else:
                below = False

    def _label_head(self) -> None:
        """Section, headline, deck, byline, date, foreign captions: whatever stands above the prose."""
        headlines: list[int] = []
        for i in self._head():
            kind = self._kind_in_head(i, headlines)
            if kind is None:
                break
            self.kinds[i] = kind

    def _head(self) -> Iterator[int]:
        return (i for i, kind in enumerate(self.kinds) if kind is None)

    def _kind_in_head(self, i: int, headlines: list[int]) -> PassageKind | None:
        p = self.paragraphs[i]
        if not headlines and self.title and _essence(p.words) == self.title:
            headlines.append(i)
            return _Kind.HEADLINE
        if match_dateline(p.words) or not self._is_followed(i):
            return None
        if is_lone_dateline(p.words, needs_agency=not headlines):
            return _Kind.DATELINE
        if is_date_line(p) or is_byline(p) or is_source_line(p) or is_credit_line(p.words):
            return _Kind.BYLINE
        if not headlines and self._is_section(i):
            return _Kind.BOILERPLATE
        if self._is_headline(p, headlines):
            headlines.append(i)
            return _Kind.HEADLINE
        return self._kind_below_headline(p, headlines)

    def _kind_below_headline(self, p: Paragraph, headlines: list[int]) -> PassageKind | None:
        if headlines and _is_bare_name(p):
            return _Kind.BYLINE
        return _Kind.CAPTION if p.n_words <= _MAX_CAPTION and is_other_language(p.words, self.language) else None

    def _is_followed(self, i: int) -> bool:
        """Whether something that may be prose comes after a paragraph."""
        return any(kind is None for kind in self.kinds[i + 1 :])

    def _is_section(self, i: int) -> bool:
        """A kicker or a path of sections above the headline: "TV", "Accueil > Monde"."""
        p = self.paragraphs[i]
        if p.n_words > 6 or p.is_prose:
            return False
        parts = [part.strip() for part in re.split(r"[>»|/›]", p.folded) if part.strip()]
        if parts and all(part in load_cues("section") for part in parts):
            return True
        follower = next((q for k, q in zip(self.kinds[i + 1 :], self.paragraphs[i + 1 :], strict=True) if k is None), None)
        is_kicker = p.n_words <= 2 and len(p.words) <= 24 and p.words.isupper()
        return is_kicker and follower is not None and follower.n_words > 3 and not match_dateline(follower.words)

    def _is_headline(self, p: Paragraph, headlines: list[int]) -> bool:
        """Short and without full stop; a second one (deck) must look like no sentence at all."""
        if p.has_full_stop or p.n_words > _MAX_HEADLINE or is_other_language(p.words, self.language):
            return False
        if not headlines:
            return True
        return len(headlines) == 1 and p.n_words >= 4 and not p.is_prose and not _is_bare_name(p)

    def _label_tail(self) -> None:
        """Source, credits and bylines below the prose, from the last line up."""
        for i in range(len(self.paragraphs) - 1, 0, -1):
            p = self.paragraphs[i]
            if self.kinds[i] is not None:
                continue
            if is_source_line(p) or is_credit_line(p.words) or is_date_line(p):
                self.kinds[i] = _Kind.BOILERPLATE
            elif is_byline(p):
                self.kinds[i] = _Kind.BYLINE
            else:
                break


def _kind_anywhere(p: Paragraph) -> PassageKind | None:
    return next((kind for rule, kind in _ANYWHERE if rule(p)), None)


def _keep_some_prose(kinds: list[PassageKind]) -> list[PassageKind]:
    """A page on which nothing is prose: what follows the headline is, else the headline, else what there is."""
    headlines = [i for i, kind in enumerate(kinds) if kind is _Kind.HEADLINE]
    chosen = headlines[1:] or headlines
    return [_Kind.BODY if i in chosen else kind for i, kind in enumerate(kinds)]


def _essence(words: str) -> str:
    """Letters and digits of a headline, to compare it with the page's title."""
    return " ".join(re.findall(r"\w+", fold_accents(words)))


# --- inside a paragraph of prose ---------------------------------------------------------------------


@cache
def _notes() -> re.Pattern[str]:
    """A bracket that ends or begins with the editor's mark; it holds no bracket of the same kind."""
    mark = cue_pattern("note")
    inside = r"[^()\[\]\n]"
    return re.compile(
        rf"\((?:{inside}{{0,600}}[\s,;:–—-])?{mark}\s*\)|\[(?:{inside}{{0,600}}[\s,;:–—-])?{mark}\s*\]"
        rf"|\(\s*{mark}\s*:{inside}{{0,600}}\)|\[\s*{mark}\s*:{inside}{{0,600}}\]"
    )


def _cut(p: Paragraph, at_head: bool, is_last: bool) -> Iterator[Passage]:
    """Passages of a paragraph of prose: dateline, body, notes, closing credit; blanks between go to the one before."""
    cuts = [(0, _Kind.BODY)]
    if at_head and (dateline := match_dateline(p.words)):
        cuts = [(0, _Kind.DATELINE), (dateline, _Kind.BODY)]
    for note in _notes().finditer(p.folded, cuts[-1][0]):
        cuts += [(note.start(), _Kind.EDITORIAL_NOTE), (_after_blanks(p.words, note.end()), _Kind.BODY)]
    footer = match_footer(p.words) if is_last else None
    if footer is not None and footer > cuts[-1][0]:
        cuts.append((footer, _Kind.BOILERPLATE))
    stops = [start for start, _ in cuts[1:]] + [len(p.words)]
    for (start, kind), stop in zip(cuts, stops, strict=True):
        if start < stop:
            yield Passage(kind, p.start + start, p.start + stop)


def _after_blanks(words: str, at: int) -> int:
    while at < len(words) and words[at].isspace():
        at += 1
    return at
