"""What a web page tells of itself: JSON-LD, meta tags, `<time>`, `<h1>`, `lang`. Only what is tagged; no guesses.

Trafilatura's own date is not used: where a page tells none, it takes the first year it meets in a caption or a link.

Source: schema.org NewsArticle; Open Graph protocol; Dublin Core; HTML living standard §4.5.14 (time).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from recoupe.model import DateInterval, Outlet
from recoupe.read.dates import parse_page_date
from recoupe.read.metadata import Metadata, find_agencies, make_outlet
from recoupe.read.plain import find_authors
from recoupe.world.actors import find_outlet


class Element(Protocol):
    """The part of an lxml element that is used here (lxml has no types of its own)."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """Value of an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """Elements with these tags, in order of the page."""
        ...

    def itertext(self) -> Iterator[str]:
        """Texts inside, in order of the page."""
        ...

    def getparent(self) -> Element | None:
        """The element around."""
        ...

    def __iter__(self) -> Iterator[Element]: ...


_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "date.created",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline")
_REPORT_TYPES = frozenset(
    ["Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
     "OpinionNewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "WebPage"]
)  # fmt: skip
_ASIDE = frozenset(["nav", "aside", "footer", "li", "form"])
_SITE_TAIL = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$")


def clean_words(words: str) -> str:
    """Words of markup as a browser shows them: runs of blanks are one; no-break spaces stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", words).strip(" ")


def words_of(element: Element) -> str:
    """All words in an element."""
    return clean_words("".join(element.itertext()))


class Head:
    """What the tags of a page tell."""

    def __init__(self, tree: Element) -> None:
        self._tree = tree
        self._meta = _read_meta(tree)
        self._report, self._nodes = _read_json_ld(tree)

    def metadata(self) -> Metadata:
        """Everything the page tells, for the caller's metadata to go over."""
        names = tuple(self._author_names())
        outlet = self._outlet()
        authors = tuple(dict.fromkeys(name for raw in names for name in find_authors(raw)))
        return Metadata(
            published=self._published(),
            outlet=outlet,
            declared_language=self._language(),
            title=self.title(),
            authors=tuple(name for name in authors if outlet is None or name != outlet.name),
            agencies=find_agencies(names),
            url=self._canonical(),
        )

    def title(self) -> str | None:
        """The headline: a single `<h1>`, else what the tags say, else `<title>` without the site's name."""
        shown = [words for h1 in self._tree.iter("h1") if (words := words_of(h1)) and not _is_aside(h1)]
        told = [*_strings(self._report.get("headline")), *self._first(_TITLES)]
        if len(shown) == 1 and (len(shown[0].split()) > 2 or not told):
            return shown[0]
        if told:
            words = clean_words(told[0])
            return next((h1 for h1 in shown if words.startswith(h1) and len(h1.split()) > 2), words) or None
        page = next((words_of(each) for each in self._tree.iter("title")), "")
        return _SITE_TAIL.sub("", page) or None

    def _first(self, names: Sequence[str]) -> Iterator[str]:
        return (content for name in names for content in self._meta.get(name, ()))

    def _published(self) -> DateInterval | None:
        told = [*_strings(self._report.get("datePublished")), *self._first(_PUBLISHED), *self._times()]
        return next((day for words in told if (day := parse_page_date(words))), None)

    def _times(self) -> Iterator[str]:
        """Dates of `<time>` in the report itself, those marked as publication first."""
        times = [time for time in self._tree.iter("time") if not _is_aside(time) and time.get("datetime")]
        times.sort(key=lambda time: time.get("pubdate") is None and time.get("itemprop") != "datePublished")
        return (time.get("datetime") or "" for time in times)

    def _outlet(self) -> Outlet | None:
        """Whose site it is; a name that is known goes before one that is not."""
        told = [*_names(self._report.get("publisher"), self._nodes), *self._first(_SITES)]
        names = [name for words in told if (name := clean_words(words)) and len(name) <= 80]
        chosen = next((name for name in names if find_outlet(name)), names[0] if names else None)
        return make_outlet(chosen) if chosen else None

    def _author_names(self) -> Iterator[str]:
        names = [*_names(self._report.get("author"), self._nodes), *self._first(_AUTHORS)]
        return (clean_words(name) for name in names if name and "://" not in name and len(name) <= 120)

    def _language(self) -> str | None:
        root = next((each.get("lang") or each.get("xml:lang") for each in self._tree.iter("html")), None)
        told = [
            root or "",
            *_strings(self._report.get("inLanguage")),
            *self._first(("og:locale", "content-language")),
        ]
        return next((words.strip() for words in told if words.strip()), None)

    def _canonical(self) -> str | None:
        links = (link for link in self._tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
        told = [*(link.get("href") or "" for link in links), *self._first(("og:url",))]
        return next((url.strip() for url in told if re.match(r"https?://", url.strip())), None)


def _is_aside(element: Element) -> bool:
    """Whether an element lies in navigation, a list or beside the report."""
    parent = element.getparent()
    while parent is not None:
        if parent.tag in _ASIDE:
            return True
        parent = parent.getparent()
    return False


def _read_meta(tree: Element) -> dict[str, list[str]]:
    """Contents of meta tags and of itemprop elements by lower-case name."""
    found: dict[str, list[str]] = defaultdict(list)
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        if name and content:
            found[name.strip().lower()].append(content)
    return found


# --- JSON-LD -----------------------------------------------------------------------------------------

_Node = dict[str, object]


def _read_json_ld(tree: Element) -> tuple[_Node, dict[str, _Node]]:
    """The node that describes the report (empty if there is none), and all nodes by `@id`."""
    scripts = (each for each in tree.iter("script") if "ld+json" in (each.get("type") or "").lower())
    nodes = [node for script in scripts for node in _parse_nodes("".join(script.itertext()))]
    reports = [node for node in nodes if _types(node) & _REPORT_TYPES]
    reports.sort(key=lambda node: (_types(node) <= {"WebPage"}, "headline" not in node))
    return (reports[0] if reports else {}), {str(node["@id"]): node for node in nodes if "@id" in node}


def _parse_nodes(content: str) -> Iterator[_Node]:
    try:
        values = json.loads(content.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    yield from _flatten(values)


def _flatten(values: object) -> Iterator[_Node]:
    """Nodes of a list or of a `@graph`."""
    if isinstance(values, list):
        for each in values:
            yield from _flatten(each)
    elif isinstance(values, dict):
        yield values
        yield from _flatten(values.get("@graph"))


def _types(node: _Node) -> set[str]:
    return set(_strings(node.get("@type")))


def _strings(value: object) -> Iterator[str]:
    """The texts of a value that may be one text or a list of them."""
    values: Iterable[object] = value if isinstance(value, list) else [value]
    return (each for each in values if isinstance(each, str) and each.strip())


def _names(value: object, nodes: dict[str, _Node]) -> Iterator[str]:
    """Names of persons or organisations: texts, nodes, or references to nodes."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            node = each if "name" in each else nodes.get(str(each.get("@id")), {})
            yield from _strings(node.get("name"))
