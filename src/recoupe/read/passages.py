"""Takes a page's text apart without any markup: headline, byline, dateline, captions, links, notes, prose.

Each paragraph gets a kind from an ordered list of rules; then datelines, editor's notes and closing credits are cut
out of the prose. Every character of every paragraph ends up in exactly one passage. Where nothing tells, it is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from recoupe.model import Passage, PassageKind
from recoupe.read.credits import (
    is_credit_line,
    is_lone_dateline,
    is_sign_off,
    match_dateline,
    match_footer,
    names_agency,
)
from recoupe.read.cues import cue_pattern, load_cues, match_opening
from recoupe.read.language import is_other_language
from recoupe.read.paragraph import (
    MAX_CAPTION,
    MAX_HEADLINE,
    Paragraph,
    essence,
    find_kind,
    is_bare_name,
    is_byline,
    is_date_line,
    is_source_line,
    split_paragraphs,
)

_Kind = PassageKind
_MAX_LEAD = 2  # paragraphs of prose above a dateline: a headline with a full stop, a summary
_MAX_HEAD = 30  # paragraphs above the prose; more are a list


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
    n_above = 0
    last = max((i for i, kind in enumerate(kinds) if kind is _Kind.BODY), default=-1)
    for i, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        if kind is not _Kind.BODY:
            found.append(Passage(kind, paragraph.start, paragraph.stop))
            continue
        found.extend(_cut(paragraph, n_above, i == last))
        n_above += 1
    return tuple(found)


class _Labeller:
    """Gives each paragraph a kind: first what shows by itself, then head, then tail."""

    def __init__(self, paragraphs: Sequence[Paragraph], language: str, title: str | None) -> None:
        self.paragraphs, self.language = paragraphs, language
        self.title = essence(title or "")
        self.kinds: list[PassageKind | None] = [find_kind(p) for p in paragraphs]

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
        return islice((i for i, kind in enumerate(self.kinds) if kind is None), _MAX_HEAD)

    def _kind_in_head(self, i: int, headlines: list[int]) -> PassageKind | None:
        p = self.paragraphs[i]
        if not headlines and self.title and essence(p.words) == self.title:
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
        if headlines and is_bare_name(p):
            return _Kind.BYLINE
        return _Kind.CAPTION if p.n_words <= MAX_CAPTION and is_other_language(p.words, self.language) else None

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
        below = zip(self.kinds[i + 1 :], self.paragraphs[i + 1 :], strict=True)
        follower = next((q for kind, q in below if kind is None), None)
        is_kicker = p.n_words <= 2 and len(p.words) <= 24 and p.words.isupper()
        return is_kicker and follower is not None and follower.n_words > 3 and not match_dateline(follower.words)

    def _is_headline(self, p: Paragraph, headlines: list[int]) -> bool:
        """Short and without full stop; a second one (deck) must look like no sentence at all."""
        if p.n_words > MAX_HEADLINE or match_footer(p.words) is not None:
            return False
        if p.has_full_stop and (headlines or not self._is_above_dateline(p)):
            return False
        if is_other_language(p.words, self.language):
            return False
        if not headlines:
            return True
        return len(headlines) == 1 and p.n_words >= 4 and not p.is_prose and not is_bare_name(p)

    def _is_above_dateline(self, p: Paragraph) -> bool:
        """Whether the next paragraph opens with a dateline: what stands above it is a headline, full stop or not."""
        below = next((q for q in self.paragraphs if q.start >= p.stop), None)
        return below is not None and match_dateline(below.words) is not None

    def _label_tail(self) -> None:
        """Source, credits and bylines below the prose, from the last line up."""
        for i in range(len(self.paragraphs) - 1, 0, -1):
            p = self.paragraphs[i]
            if self.kinds[i] is not None:
                continue
            if is_source_line(p) or is_credit_line(p.words) or is_date_line(p) or is_sign_off(p.words):
                self.kinds[i] = _Kind.BOILERPLATE
            elif is_byline(p):
                self.kinds[i] = _Kind.BYLINE
            else:
                break


def _keep_some_prose(kinds: list[PassageKind]) -> list[PassageKind]:
    """A page on which nothing is prose: what follows the headline is, else the headline, else what there is."""
    headlines = [i for i, kind in enumerate(kinds) if kind is _Kind.HEADLINE]
    chosen = headlines[1:] or headlines
    return [_Kind.BODY if i in chosen else kind for i, kind in enumerate(kinds)]


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


def _cut(p: Paragraph, n_above: int, is_last: bool) -> Iterator[Passage]:
    """Passages of a paragraph of prose: dateline, body, notes, closing credit; blanks go to the one before.

    Below a lead or summary (`n_above` paragraphs of prose, at most two) a dateline must name an agency.
    """
    cuts = [(0, _Kind.BODY)]
    dateline = match_dateline(p.words) if n_above <= _MAX_LEAD else None
    if dateline and (not n_above or names_agency(p.words[:dateline])):
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
