"""Reads plain text: takes it apart and gathers what it tells of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from recoupe.errors import ReadError
from recoupe.model import (
    AgencyCredit,
    Credit,
    DateInterval,
    Document,
    Outlet,
    Passage,
    PassageKind,
    Rejected,
    Span,
    make_id,
)
from recoupe.read.credits import (
    SIGNED,
    CreditedName,
    find_credited,
    find_known,
    is_called_agency,
    is_credit_line,
    is_sign_off,
)
from recoupe.read.cues import cue_pattern, load_cues, match_opening
from recoupe.read.dates import find_dates, make_stated
from recoupe.read.language import find_language
from recoupe.read.metadata import AGENCY, Metadata
from recoupe.read.passages import find_passages
from recoupe.read.reader import STAGE, Page
from recoupe.text.fold import fold_accents
from recoupe.world.actors import find_outlet

_Kind = PassageKind
_FACT_LINES = (_Kind.BYLINE, _Kind.BOILERPLATE)
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf©¨ª«§´¯¢®¹»]|â€[™œ“”¦\u009d]|Ø[§£¹±\u00a0-\u00bf]Ù|ï¿½")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")


class PlainReader:
    """Reader of text without markup."""

    media_type: ClassVar[str] = "text/plain"

    def read(self, page: Page, told: Metadata) -> Document:
        """Read a page of plain text. The text is kept as it is.

        Raises:
            ReadError: it holds no letter or digit.
        """
        text = page.text
        if not re.search(r"\w", text):
            raise ReadError("no text in it; nothing can be read from an empty report")
        return read_page(text, page.source, told, page.notes)


def read_text(text: str, source: str = "-", told: Metadata | None = None) -> Document:
    """A document from a text in memory, never refused: an empty text gives an empty document.

    Args:
        text: plain text; kept as it is.
        source: path or address, as given.
        told: what is told about it; has precedence over what the text says.
    """
    return read_page(text, source, told or Metadata(), ())


def read_page(text: str, source: str, told: Metadata, notes: tuple[Rejected, ...]) -> Document:
    """Take a text apart and complete what is told about it with what it says itself."""
    language = told.language or find_language(text, told.declared_language)
    passages = find_passages(text, language, told.title)
    said = _Facts(text, passages)
    outlet = told.outlet or said.outlet()
    return Document(
        id=make_id(text),
        source=source,
        language=language,
        title=told.title or said.title(),
        authors=told.authors or said.authors(),
        outlet=outlet,
        agencies=_without_repeats((*said.agencies(), *told.agencies), outlet),
        published=told.published or said.published(),
        text=text,
        passages=passages,
        rejected=(*notes, *_suspect_encoding(text)),
    )


class _Facts:
    """What the passages of a page say about it."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text, self.passages = text, passages

    def _of(self, *kinds: PassageKind) -> Iterator[tuple[Passage, str]]:
        return ((p, self.text[p.start : p.stop]) for p in self.passages if p.kind in kinds)

    def title(self) -> str | None:
        """The first headline."""
        return next((" ".join(words.split()) for _, words in self._of(_Kind.HEADLINE)), None)

    def authors(self) -> tuple[str, ...]:
        """Persons named in bylines, each once."""
        found = (name for _, words in self._of(_Kind.BYLINE) for name in find_authors(words))
        return tuple(dict.fromkeys(found))

    def outlet(self) -> Outlet | None:
        """The outlet of a source line; an agency named there is its supplier instead."""
        for start, words in self._source_names():
            name = find_known(words)
            if name is None or name.known is None:
                return Outlet(words, None, Span.of(self.text, start, start + len(words)))
            if name.known.class_ != AGENCY:
                span = Span.of(self.text, start + name.start, start + name.stop)
                return Outlet(name.known.name, name.known.id, span)
        return None

    def _source_names(self) -> Iterator[tuple[int, str]]:
        """What stands behind "Source:", with its offset."""
        for passage, words in self._of(*_FACT_LINES):
            if opening := match_opening("source", fold_accents(words)):
                rest = words[opening.end() :]
                name = rest.strip(" \u00a0\t\n:/-–.")
                if name:
                    yield passage.start + opening.end() + rest.index(name), name

    def published(self) -> DateInterval | None:
        """The day of publication: a "published" line, then a bare date, then a dateline, then an "updated" line."""
        ranked = sorted(self._dates(), key=lambda each: each[0])
        return ranked[0][1] if ranked else None

    def _dates(self) -> Iterator[tuple[int, DateInterval]]:
        folded = fold_accents(self.text)
        for passage, _ in self._of(_Kind.BYLINE, _Kind.BOILERPLATE, _Kind.DATELINE):
            found = next(find_dates(folded, passage.start, passage.stop), None)
            if found is not None and passage.stop - passage.start <= 200:
                rank = _date_rank(passage.kind, folded[passage.start : passage.stop])
                if rank is not None:
                    yield rank, make_stated(self.text, found)

    def agencies(self) -> Iterator[AgencyCredit]:
        """Agencies credited in datelines, bylines, source lines and closing credits, in text order."""
        for passage, words in self._of(_Kind.DATELINE, *_FACT_LINES):
            for name in _credited(passage.kind, words, passage.start):
                credit = _CREDITS[passage.kind]
                span = Span.of(self.text, name.start, name.stop)
                yield AgencyCredit(name.name, name.known.id if name.known else None, credit, span)


_CREDITS = {_Kind.DATELINE: Credit.DATELINE, _Kind.BYLINE: Credit.BYLINE, _Kind.BOILERPLATE: Credit.FOOTER}


def _date_rank(kind: PassageKind, folded: str) -> int | None:
    """How directly a line tells the day of publication, 0 best; None for lines such as "© 3 May 2021"."""
    if match_opening("published", folded):
        return 0
    if match_opening("updated", folded):
        return 3
    if kind is _Kind.BOILERPLATE and match_opening("legal", folded):
        return None
    return 2 if kind is _Kind.DATELINE else 1


def _credited(kind: PassageKind, words: str, start: int) -> Iterator[CreditedName]:
    """Agencies in a line that may credit some; an outlet that is none counts only beside "with"."""
    if kind is _Kind.DATELINE:
        yield from _credited_in_dateline(words, start)
        return
    if is_sign_off(words):
        yield CreditedName(SIGNED, find_outlet(SIGNED), start, start + len(words))
        return
    folded = fold_accents(words)
    source = match_opening("source", folded)
    opening = source or match_opening("byline", folded) or _with().search(folded)
    if opening is None and not is_credit_line(words):
        return
    at = opening.end() if opening else 0
    found = list(find_credited(words[at:], start + at))
    yield from (name for name in found if _supplies(name, is_source=source is not None))
    if source and not any(name.known for name in found):
        yield from _unknown_source(words, at, start)


def _supplies(name: CreditedName, *, is_source: bool) -> bool:
    """Whether a credited name is an agency's, or any outlet's behind "Source:"."""
    if name.known is None:
        return is_called_agency(name.name)
    return is_source or name.known.class_ == AGENCY


@cache
def _with() -> re.Pattern[str]:
    """ "– avec", ", with": the words before a credit that ends a line."""
    return re.compile(rf"(?:^|[-–—,|/(·]\s*){cue_pattern('with')}(?:\s+|(?<='))(?=\S)")


def _unknown_source(words: str, at: int, start: int) -> Iterator[CreditedName]:
    """The name behind "Source:" of an outlet that the tables do not hold; addresses and sentences are none."""
    name = words[at:].strip(" \u00a0\t\n:/-–.")
    if name and len(name.split()) <= 6 and not name.startswith(("http", "www")) and any(c.isupper() for c in name):
        first = start + at + words[at:].index(name)
        yield CreditedName(name, None, first, first + len(name))


def _credited_in_dateline(words: str, start: int) -> Iterator[CreditedName]:
    """What stands in brackets, else an agency's name among the other words."""
    inside = [name for b in _BRACKET.finditer(words) for name in find_credited(b[1], start + b.start(1))]
    yield from inside
    if not inside:
        pieces = re.finditer(r"[^\s,/()–—-]+(?: [^\s,/()–—-]+)*", words)
        named = ((piece.start(), find_known(piece.group())) for piece in pieces)
        for at, name in named:
            if name is not None and name.known is not None and name.known.class_ == AGENCY:
                yield CreditedName(name.name, name.known, start + at + name.start, start + at + name.stop)


def _without_repeats(agencies: Sequence[AgencyCredit], outlet: Outlet | None) -> tuple[AgencyCredit, ...]:
    """Each agency once for each kind of credit; the outlet itself at most once."""
    found: dict[tuple[str, str], AgencyCredit] = {}
    for agency in agencies:
        key = agency.id or agency.name
        is_outlet = outlet is not None and key in (outlet.id, outlet.name)
        if is_outlet and agency.id is None:
            continue  # a source line that names the outlet credits nobody else
        found.setdefault((key, "" if is_outlet else agency.credit), agency)
    return tuple(found.values())


# --- bylines ---------------------------------------------------------------------------------------

_AUTHOR_JOINTS = re.compile(r"\s*(?:[,;/|&]|\bet\b|\band\b|\bavec\b|\bwith\b|\s[-–—]\s)\s*", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:à|a|au|en|in|at|from|de notre|pour|for)\s+.*$", re.IGNORECASE | re.DOTALL)


def find_authors(byline: str) -> Iterator[str]:
    """Persons of a byline: no agencies, newsrooms, places or functions.

    Args:
        byline: the whole line, or a name as metadata give it.
    """
    opening = match_opening("byline", fold_accents(byline))
    rest = byline[opening.end() :].lstrip(" :\u00a0") if opening else byline
    if match_opening("source", fold_accents(rest)) or next(find_dates(fold_accents(rest)), None):
        return
    for piece in _AUTHOR_JOINTS.split(_BRACKET.sub(" ", rest)):
        name = " ".join(_WHERE.sub("", piece).split()).strip(" .:")
        if _is_person(name):
            yield name


def _is_person(name: str) -> bool:
    folded = fold_accents(name)
    tokens = name.split()
    if not 2 <= len(tokens) <= 5 or find_known(name) is not None or match_opening("correspondent", folded):
        return False
    if folded in load_cues("staff") or match_opening("staff", folded) or re.search(r"\d", name):
        return False
    return not tokens[0][0].islower() and not tokens[-1][0].islower()


def _suspect_encoding(text: str) -> Iterator[Rejected]:
    """A note on text that was decoded wrongly before it reached us; it is not repaired."""
    found = _MOJIBAKE.findall(text[:100_000])
    if len(found) >= 3:
        yield Rejected(STAGE, f"decoded wrongly before it came here ({found[0]!r}); get the report anew as UTF-8")
