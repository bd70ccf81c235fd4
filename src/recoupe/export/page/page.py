"""Reports and their claims as one HTML page that needs nothing else: style and script of our own are inside.

The page may load nothing: its policy allows the one style and the one script by their hashes, and no address at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.html import load_template, make_policy, read_part
from recoupe.export.page.cards import Card, make_cards
from recoupe.export.page.layers import Pointers
from recoupe.export.page.paragraphs import Paragraph, direction_of, make_paragraphs
from recoupe.export.page.phrases import say, say_language
from recoupe.export.page.values import Value, date_value, make_value, value_of
from recoupe.export.voices import SIGNS, Told, count_told, target_name
from recoupe.model import Document, PassageKind, Span, WordingProfile

NOT_TOLD = (Value("not told", is_resolved=False),)
KINDS = ("time", "place", "actor", "quantity", "equipment", "loaded")


@dataclass(frozen=True, slots=True)
class Report:
    """One report as shown.

    Attributes:
        anchor: id of its section.
        link: its address, where that is on the web.
        facts: label and values of the head.
        rejected: stage, reason and words of what was not treated.
        places: anchor of the paragraph of each claim.
        mentions: kind of mention and all mentions of that kind.
        signs: sign of how each claim is told.
        told: number of claims by how the report stands to them, with plain words.
        wording: figures of the loaded wordings; None where they were not looked for.
    """

    anchor: str
    document: Document
    title: str
    direction: str
    link: str | None
    facts: tuple[tuple[str, tuple[Value, ...]], ...]
    rejected: tuple[tuple[str, Value], ...]
    cards: tuple[Card, ...]
    paragraphs: tuple[Paragraph, ...]
    places: dict[str, str]
    mentions: tuple[tuple[str, tuple[Value, ...]], ...]
    signs: dict[str, str]
    told: tuple[tuple[Told, str, int], ...]
    wording: Wording | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording profile as shown: its figures, and rows of voice, target, number and number per 1,000 words."""

    profile: WordingProfile
    rows: tuple[tuple[str, str, int, float], ...]


def make_page(documents: Iterable[Document], *, title: str | None = None) -> str:
    """One self-contained HTML page for one or many reports.

    Args:
        documents: in the order in which they are to be shown.
        title: of the page; by default the title of the only report, or the number of reports.

    Raises:
        KeyError: a claim names a mention that its document does not have.
    """
    reports = [_make_report(document, number) for number, document in enumerate(documents, 1)]
    style, script = read_part(__package__, "page.css"), read_part(__package__, "page.js")
    return load_template(__package__, "page.html.j2").render(
        title=title or _make_title(reports),
        reports=reports,
        makers=_name_makers(reports),
        kinds=[(kind, say("mention", kind)) for kind in KINDS],
        tellings=[(one, say("told", one)) for one in Told],
        style=style,
        script=script,
        policy=make_policy(style, script),
    )


def _make_title(reports: list[Report]) -> str:
    return reports[0].title if len(reports) == 1 else f"{len(reports)} reports"


def _name_makers(reports: list[Report]) -> list[str]:
    """What read the reports, each version once ("Recoupe 0.1.0, back end rules, packs ar 1, fr 1")."""
    packs: dict[str, set[str]] = {}
    for made in (report.document.made_by for report in reports):
        if made is not None:
            used = packs.setdefault(f"Recoupe {made.version}, back end {made.backend}", set())
            used.update(f"{language} {version}" for language, version in made.packs.items())
    return [f"{name}, packs {', '.join(sorted(used))}" if used else name for name, used in packs.items()]


# --- reports --------------------------------------------------------------------------------------


def _make_report(document: Document, number: int) -> Report:
    pointers = Pointers(number)
    facts = _make_facts(document, pointers)
    cards = make_cards(document, pointers)
    rejected = tuple((r.stage, _sourced(r.reason, r.span, pointers)) for r in document.rejected)
    paragraphs = tuple(make_paragraphs(document, pointers))  # last: it cuts at all that the others point at
    return Report(
        anchor=f"report-{number}",
        document=document,
        title=_title_of(document),
        direction=direction_of(document.text) or "ltr",
        link=document.source if document.source.startswith(("http://", "https://")) else None,
        facts=facts,
        rejected=rejected,
        cards=tuple(cards),
        paragraphs=paragraphs,
        places={claim: paragraph.anchor for paragraph in reversed(paragraphs) for claim in paragraph.claims},
        mentions=_group_mentions(document, pointers),
        signs={card.claim.id: SIGNS[card.told] for card in cards},
        told=tuple((one, say("told", one), n) for one, n in count_told(document).items()),
        wording=_make_wording(document),
    )


def _make_wording(document: Document) -> Wording | None:
    if document.wording is None:
        return None
    rows = ((say("voice", c.voice), target_name(c.target), c.n, c.per_1000) for c in document.wording.by)
    return Wording(document.wording, tuple(rows))


def _title_of(document: Document) -> str:
    headlines = (document.text[p.start : p.stop] for p in document.passages if p.kind is PassageKind.HEADLINE)
    return document.title or next(headlines, document.source)


def _make_facts(document: Document, pointers: Pointers) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Head of a report; nothing is said of agencies and authors that are not told."""
    outlet, published = document.outlet, document.published
    agencies = tuple(_sourced(a.name, a.span, pointers, say("credit", a.credit)) for a in document.agencies)
    facts = {
        "Outlet": (_sourced(outlet.name, outlet.span, pointers),) if outlet else NOT_TOLD,
        "Agencies": agencies,
        "By": tuple(Value(author) for author in document.authors),
        "Published": (date_value(published, pointers),) if published else NOT_TOLD,
        "Language": (Value(say_language(document.language)),),
    }
    return tuple((label, values) for label, values in facts.items() if values)


def _sourced(text: str, span: Span | None, pointers: Pointers, *details: str) -> Value:
    return make_value(text, () if span is None else (span,), pointers, *details)


def _group_mentions(document: Document, pointers: Pointers) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    groups = ((kind, [m for m in document.mentions if m.kind == kind]) for kind in KINDS)
    return tuple((kind, tuple(value_of(m, pointers) for m in found)) for kind, found in groups if found)
