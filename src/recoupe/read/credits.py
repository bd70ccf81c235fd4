"""Whom a page credits: datelines, closing credits, bylines, source lines, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.read.cues import cue_pattern, load_cues, match_opening
from recoupe.read.dates import find_dates, month_choices, weekdays
from recoupe.text.arabic import is_arabic
from recoupe.text.fold import fold_accents
from recoupe.world.actors import KnownOutlet, find_outlet

_MAX_DATELINE = 140
_MAX_PLACE_WORDS = 3
_DASH = re.compile(r"(?:(?<=\))|(?<=\s)|(?<=/))(?:--?|[–—_])\s*|(?<=\))\s*:\s*|(?<=\d)\s*:\s+|(?<=[/\w])\s*/\s+")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.&-]{1,7}")
_JOINED = re.compile(r"([^\W\d_]{3,}(?: [^\W\d_]+){0,2})\s?[-–]\s?([^\W\d_]{2,12})\s*/?[-–:]?\s+(?=\S)")
_PARTICLES = frozenset(
    ["de", "du", "des", "la", "le", "les", "l", "d", "of", "the", "al", "el", "and", "et", "sur", "en", "au", "aux",
     "near", "à", "a", "in"]
)  # fmt: skip
_JOINTS = re.compile(r"\s*(?:[/,;&+|]|\bet\b|\band\b|\bavec\b|\bwith\b|\bمع\b)\s*", re.IGNORECASE)
_NAMED_THEN_COLON = re.compile(r"([^:()–—\n-]{2,30}?)\s*:\s+(?=\S)")
"""What stands between the dash of a dateline and a colon: "Aden – AFP: …"."""
_HEADED = re.compile(r"[^:]{1,30}:\s*\S+\s+\S+\s+\S+")
"""A name, a colon and a sentence: a headline that says who reports, no credit."""
_SIGN_OFF = re.compile(
    r"\s*[(\[]?(?:additional )?reporting by [^.;]{3,200}[;.] (?:writing by [^.;]{3,120}[;.] )?editing by ",
    re.IGNORECASE,
)
SIGNED = "Reuters"
"""The agency whose reports end with who reported, wrote and edited them. Source: its own style."""
_CALLED_AGENCY = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){0,2} (?:للأنباء|نيوز|نيوزواير|واير|برس)")
"""An Arabic name that says that it is an agency's."""
_ARTICLES = re.compile(r"(?:l['’]\s*|la |le |les |the |agence |agency |وكالة )+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditedName:
    """A name in a credit, half-open in the text it was searched in; `known` is None for an agency nobody knows."""

    name: str
    known: KnownOutlet | None
    start: int
    stop: int


def find_credited(words: str, start: int = 0) -> Iterator[CreditedName]:
    """Names of outlets in a short credit such as "AFP/Reuters", "avec l'AFP et SANA"; acronyms count even if unknown.

    Args:
        words: the credit alone.
        start: added to every offset.
    """
    at = 0
    for joint in [*_JOINTS.finditer(words), None]:
        stop = joint.start() if joint else len(words)
        yield from _credited_piece(words, at, stop, start)
        at = joint.end() if joint else stop


def _credited_piece(words: str, first: int, last: int, offset: int) -> Iterator[CreditedName]:
    while first < last and not words[first].isalnum():
        first += 1
    while last > first and not words[last - 1].isalnum():
        last -= 1
    if article := _ARTICLES.match(words, first, last):
        first = article.end()
    piece = words[first:last]
    known = find_outlet(piece) if piece else None
    if known is not None or _ACRONYM.fullmatch(piece):
        yield CreditedName(piece, known, offset + first, offset + last)
    elif (inner := find_known(piece)) is not None:
        yield CreditedName(inner.name, inner.known, offset + first + inner.start, offset + first + inner.stop)
    elif is_called_agency(piece):
        yield CreditedName(piece, None, offset + first, offset + last)


def is_called_agency(name: str) -> bool:
    """Whether an Arabic name says that it is an agency's ("مرسى للأنباء"), though nobody knows it."""
    return _CALLED_AGENCY.fullmatch(name) is not None


def find_known(words: str) -> CreditedName | None:
    """The longest run of words that names a known outlet ("FRENCH PRESS TV" holds "PRESS TV"); at most ten words."""
    tokens = list(re.finditer(r"[^\s()\[\],;:]+", words))[:10]
    for size in range(len(tokens), 0, -1):
        for first in range(len(tokens) - size + 1):
            start, stop = tokens[first].start(), tokens[first + size - 1].end()
            if known := find_outlet(words[start:stop]):
                return CreditedName(words[start:stop], known, start, stop)
    return None


# --- datelines ---------------------------------------------------------------------------------------


def match_dateline(words: str) -> int | None:
    """Length of the dateline that opens a paragraph, up to and including its dash and blanks; None if there is none.

    A dateline is a place, a date and an agency in brackets. Each may lack, but there must be an agency, a date, or a
    place in capitals, or a known one where letters have no case, and then a dash (or, after a bracket or a date, a colon).
    """
    if joined := _joined_agency(words):
        return joined
    for dash in _DASH.finditer(words, 1, _MAX_DATELINE):
        if dash.end() >= len(words):
            return None
        if _is_dateline_head(words[: dash.start()], is_slash="/" in dash.group()):
            return _skip_second_part(words, dash.end())
    return None


def names_agency(dateline: str) -> bool:
    """Whether a dateline names a known agency in brackets."""
    inside = (name for b in _BRACKET.findall(dateline) for name in find_credited(b))
    return any(name.known is not None and name.known.class_ == "agency" for name in inside)


def _joined_agency(words: str) -> int | None:
    """End of a place joined to an agency by a hyphen, as SANA and its neighbours write: "Damas-SANA/ …"."""
    found = _JOINED.match(words)
    known = find_outlet(found[2]) if found else None
    return found.end() if found and known and known.class_ == "agency" else None


def is_lone_dateline(words: str, needs_agency: bool) -> bool:
    """Whether a paragraph is a dateline and nothing else: "Bagdad, le 3 mai 2021".

    Args:
        words: the paragraph.
        needs_agency: accept it only with an agency in brackets, as above a headline.
    """
    head = words.strip(" \u00a0-–—:/")
    if len(head) > 100 or not _is_dateline_head(head, is_slash=False):
        return False
    has_agency = any(True for inside in _BRACKET.findall(head) for _ in find_credited(inside))
    return has_agency or (not needs_agency and next(find_dates(fold_accents(head)), None) is not None)


def _skip_second_part(words: str, at: int) -> int:
    """End of a date or agency that follows the first dash: "Bamako (AFP) – 15/03/2021 – …"."""
    for dash in _DASH.finditer(words, at, at + 60):
        part = words[at : dash.start()]
        if dash.end() < len(words) and _is_only_date_or_agency(part):
            return dash.end()
    named = _NAMED_THEN_COLON.match(words, at)
    known = find_outlet(named[1]) if named else None
    return named.end() if named and known and known.class_ == "agency" else at


def _is_only_date_or_agency(part: str) -> bool:
    folded = fold_accents(part)
    found = next(find_dates(folded), None)
    if found:
        return not re.search(r"[^\W\d_]", folded[: found.start] + folded[found.stop :])
    return find_outlet(part.strip(" ()")) is not None


def _is_dateline_head(head: str, is_slash: bool) -> bool:
    agencies = [known for inside in _BRACKET.findall(head) for known in find_credited(inside)]
    folded = fold_accents(head)
    has_date = next(find_dates(folded), None) is not None or _yearless().search(folded) is not None
    place = _without_dates(_BRACKET.sub(" ", head)).strip(" ,./:-–—")
    bare = find_known(place) if place else None
    if is_slash:
        return _is_place_like(place) and bare is not None and bare.known is not None and len(place.split()) <= 6
    if not _is_place_like(place):
        return False
    if agencies or (bare and len(place.split()) <= 4):
        return True
    if is_arabic(place):
        return _opens_with_place(place)
    return _has_name(place) and bool(has_date or (len(place) > 2 and place.partition(",")[0].isupper()))


def _opens_with_place(head: str) -> bool:
    """Whether words in letters without case are a known place, and perhaps who reports behind a comma."""
    from recoupe.world.gazetteer import load_gazetteer, place_key  # heavy, and only asked for Arabic

    name, *others = (part.strip() for part in re.split("[،,/]", head))
    is_short = len(name.split()) <= _MAX_PLACE_WORDS and len(" ".join(others).split()) <= _MAX_PLACE_WORDS
    return len(name) > 2 and is_short and bool(load_gazetteer().find(place_key(name)))


@cache
def _yearless() -> re.Pattern[str]:
    """A day and a month without year, or a weekday, as datelines have them."""
    months = month_choices()
    days = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:{days})\.?,?\s+)?(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:{months})|(?:{months})\.?\s+\d{{1,2}})(?!\w)\.?"
        rf"|(?<!\w)(?:{days})(?!\w)"
    )


def _without_dates(words: str) -> str:
    folded = fold_accents(words)
    spans = [(d.start, d.stop) for d in find_dates(folded)] or [m.span() for m in _yearless().finditer(folded)]
    for start, stop in reversed(spans):
        words = words[:start] + " " + words[stop:]
    return words


def _has_name(place: str) -> bool:
    """Whether something other than articles and prepositions is left."""
    return any(token.lower() not in _PARTICLES for token in re.findall(r"[^\W\d_]{2,}", place))


def _is_place_like(place: str) -> bool:
    """At most eight words, in capitals but for particles; nothing at all will do too. Letters without case pass."""
    tokens = re.findall(r"[^\W\d_][\w'’.-]*", place)
    if len(tokens) > 8 or re.search(r"[\"«»“”!?;]|\d", place):
        return False
    return all(
        not t[0].islower() or t.lower() in _PARTICLES or t.lower().startswith(("al-", "d'", "l'")) for t in tokens
    )


# --- credits below or after the prose -------------------------------------------------------------------


def match_footer(words: str) -> int | None:
    """Where the credit begins that closes a paragraph: "… à Gao. (avec AFP)"; None if there is none."""
    found = re.search(r"(?<=[.!?…»\"”])\s*([(\[]([^()\[\]]{2,60})[)\]])[\s.]*$", words[-80:])
    if found is None or not is_credit_line(found[2]):
        return None
    return len(words) - len(words[-80:]) + found.start(1)


def is_sign_off(words: str) -> bool:
    """Whether a line says who reported and edited, as reports of Reuters end: "(Reporting by X; Editing by Y)"."""
    return len(words) <= 400 and _SIGN_OFF.match(words) is not None


def is_credit_line(words: str) -> bool:
    """Whether a line only credits agencies: "avec AFP", "(with AFP)", "AFP/VNK", "Le Monde avec AFP"."""
    bare = words.strip(" \u00a0\t()[].-–—*")
    if not bare or len(bare) > 80 or len(bare.split()) > 9 or _HEADED.match(bare):
        return False
    folded = fold_accents(bare)
    if _nameless().fullmatch(folded) or (words.lstrip().startswith("(") and is_called_agency(bare)):
        return True
    opening = match_opening("with", folded)
    pieces = _pieces(bare[opening.end() :] if opening else bare)
    named = [next(find_credited(piece), None) for piece in pieces]
    if not pieces or not any(name and name.known for name in named):
        return False
    return all(name is not None or _is_desk(piece) for piece, name in zip(pieces, named, strict=True))


@cache
def _nameless() -> re.Pattern[str]:
    """Agencies without a name: "avec agences", "وكالات"."""
    agencies = r"(?:agences?|agencies|wires?|وكالات)"
    return re.compile(rf"(?:{cue_pattern('with')}\s+(?:les |des |the )?)?{agencies}(?: de presse)?")


def _pieces(words: str) -> list[str]:
    return [piece for piece in _JOINTS.split(words) if piece and piece.strip(" ()")]


def _is_desk(piece: str) -> bool:
    """Initials, or a name of at most three words in capitals beside an agency's."""
    tokens = piece.strip(" ()").split()
    if len(tokens) <= 3 and all(t[0].isupper() for t in tokens):
        return True
    return fold_accents(piece.strip()) in load_cues("staff") | {"agences", "agencies"}
