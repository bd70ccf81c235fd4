"""Days between which a report was published, as far as the office holders that it names tell.

Source: design/004-when.md, "Office holders". "President Trump" is not written before he took office, nor long after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from recoupe.lang.office_titles import OfficeTitles, load_office_titles
from recoupe.model.mention import TimeMention
from recoupe.model.span import Span
from recoupe.resolve.calendar import DAY
from recoupe.world.offices import Term, terms_by_name

_AFTERGLOW = timedelta(days=14)  # a report of a resignation or a death still has the title
_REACH = 4  # words before a title in which "former" counts
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n\s*\n")
_CLAUSE_END = re.compile(r"[,;:()«»“”\"]")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Window:
    """The first possible day of publication and the first after the last; None where open."""

    start: date | None = None
    stop: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.start is None or self.start <= day) and (self.stop is None or day < self.stop)

    def narrowed(self, start: date | None, stop: date | None) -> Window:
        """The part of it that lies between two days."""
        starts, stops = [d for d in (self.start, start) if d], [d for d in (self.stop, stop) if d]
        return Window(max(starts, default=None), min(stops, default=None))

    @property
    def is_empty(self) -> bool:
        """Whether no day is left."""
        return self.start is not None and self.stop is not None and self.start >= self.stop


@dataclass(frozen=True, slots=True)
class Holder:
    """An office holder named with the title; `is_present` unless the sentence may tell of times that are over."""

    span: Span
    terms: tuple[Term, ...]
    is_present: bool


@dataclass(frozen=True, slots=True)
class Tenure:
    """What the office holders leave of the days that other evidence allows; `spans` are the words of each reason."""

    window: Window
    spans: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()

    def replaced(self, later: Tenure) -> Tenure:
        """The later window, with those reasons of this one that the later does not give again in other words."""
        pairs = [(span, why) for span, why in zip(self.spans, self.why, strict=True) if span not in later.spans]
        spans, reasons = tuple(span for span, _ in pairs), tuple(why for _, why in pairs)
        return Tenure(later.window, (*spans, *later.spans), (*reasons, *later.why))


def find_holders(text: str, mentions: tuple[TimeMention, ...], language: str | None) -> list[Holder]:
    """Office holders named with the title right before the name, in text order; none without a language.

    Args:
        text: the text of the mentions.
        mentions: time mentions; a year told in the sentence makes it one that may tell of the past.
        language: code of an installed pack.
    """
    if language is None:
        return []
    years = [mention.span.start for mention in mentions if _has_year(mention)]
    found = (_holder(text, match, language, years) for match in _pattern(language).finditer(text))
    return [holder for holder in found if holder is not None]


def tenure(holders: list[Holder], window: Window) -> Tenure:
    """What the terms of the holders leave of a window: from the first to the last of those that fit.

    Terms are tried again against what the others leave, so that one holder may choose the term of another.
    """
    found = window
    for _ in range(2):
        kept = [(holder, terms) for holder in holders if (terms := _fitting(holder, found))]
        narrowed = window
        for holder, terms in kept:
            stop = _stop(terms) if holder.is_present and not _has_successor(holder, kept) else None
            narrowed = narrowed.narrowed(min(term.start for term in terms), stop)
        if narrowed.is_empty:
            return Tenure(window)
        found = narrowed
    reasons = {why: holder.span for holder, terms in kept for why in _reasons(holder, terms, window, found)}
    return Tenure(found, tuple(reasons.values()), tuple(reasons))


def _reasons(holder: Holder, terms: list[Term], window: Window, found: Window) -> Iterator[str]:
    """The reason, if the holder gives one of the ends."""
    start, stop = min(term.start for term in terms), _stop(terms)
    told = []
    if start == found.start and start != window.start:
        told.append(f"not before {start}")
    if stop is not None and holder.is_present and stop == found.stop and stop != window.stop:
        told.append(f"not after {stop - DAY}")
    if told:
        held = " and ".join(f"from {term.start} {f'to {term.stop}' if term.stop else 'on'}" for term in terms)
        office = f"{terms[0].office} ({terms[0].country})"
        yield f"{holder.span.quote!r} names the {office}, in office {held}: {', '.join(told)}"


def _fitting(holder: Holder, window: Window) -> list[Term]:
    """The terms that leave a day of the window."""
    stops = ((term, _stop([term]) if holder.is_present else None) for term in holder.terms)
    return [term for term, stop in stops if not window.narrowed(term.start, stop).is_empty]


def _stop(terms: list[Term]) -> date | None:
    """The first day on which the title is no longer used; None while one of the terms lasts."""
    ends = [term.stop for term in terms if term.stop is not None]
    return max(ends) + _AFTERGLOW + DAY if len(ends) == len(terms) else None


def _has_successor(holder: Holder, kept: list[tuple[Holder, list[Term]]]) -> bool:
    """Whether a later holder of the same office is named too: then the report looks back at this one."""
    own = {(term.kind, term.country) for term in holder.terms}
    ends = [term.stop for term in holder.terms if term.stop is not None]
    last = max(ends, default=date.max)
    return any(
        term.start >= last and (term.kind, term.country) in own
        for other, terms in kept
        if other is not holder
        for term in terms
    )


def _has_year(mention: TimeMention) -> bool:
    e = mention.expression
    return e is not None and any(end is not None and end.year is not None for end in (e, e.first, e.last))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A title, what may stand between, and a name with nothing like a name behind it."""
    words = load_office_titles(language)
    titles = "|".join(_title(title, words) for title in sorted(words.titles, key=len, reverse=True)) or r"(?!)"
    names = _any(_terms_by_plain_name()).replace(r"\ ", r"[-\ ]")
    title = rf"(?<![\w-])(?P<title>(?i:{titles}))(?:\ (?i:{_any(words.between)}))?"
    return re.compile(_loose(rf"{title},?\ (?P<name>{names})(?![\w-])(?!\ [A-ZÀ-Ý])"))


@cache
def _titles(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    words = load_office_titles(language)
    return tuple(
        (re.compile(_loose(_title(title, words)), re.IGNORECASE), kind) for title, kind in words.titles.items()
    )


def _title(title: str, words: OfficeTitles) -> str:
    return re.escape(title).replace(r"\ \*\ ", rf"\ (?:(?:{_any(words.between)})\ )?")


def _loose(pattern: str) -> str:
    """With any blanks within a line or across one break, and either apostrophe."""
    return pattern.replace(r"[-\ ]", r"[-\s]{1,3}").replace(r"\ ", r"\s{1,3}").replace("'", "['’]")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _holder(text: str, match: re.Match[str], language: str, years: list[int]) -> Holder | None:
    titles, kind = load_office_titles(language), _kind(match["title"], language)
    terms = tuple(term for term in _terms_by_plain_name().get(_plain(match["name"]), ()) if term.kind == kind)
    start, stop = _sentence(text, match.start(), match.end())
    clause = _CLAUSE_END.split(text[start : match.start()])[-1].lower()
    before = [part for word in _WORD.findall(clause)[-_REACH:] for part in (word, *word.split("-"))]
    if not terms or titles.unheld.intersection(before):
        return None
    words = set(_WORD.findall(text[start:stop].lower()))
    is_present = not titles.ended & words and not any(start <= year < stop for year in years)
    return Holder(Span(match.start(), match.end(), match.group()), terms, is_present)


def _kind(title: str, language: str) -> str | None:
    """The kind of office of a title as written."""
    return next((kind for pattern, kind in _titles(language) if pattern.fullmatch(title)), None)


def _plain(words: str) -> str:
    """A name without the hyphens that one outlet writes and another does not ("Abdel-Mahdi", "Abdel Mahdi")."""
    return " ".join(words.replace("’", "'").replace("-", " ").split())


@cache
def _terms_by_plain_name() -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for name, terms in terms_by_name().items():
        plain = _plain(name)
        found[plain] = tuple(dict.fromkeys((*found.get(plain, ()), *terms)))
    return found


def _sentence(text: str, start: int, stop: int) -> tuple[int, int]:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, stop)
    return (ends[-1] if ends else 0), (after.start() if after else len(text))
