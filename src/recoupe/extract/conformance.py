"""What every extraction back end must keep, as a suite that its author runs.

    from recoupe.extract.conformance import check_backend
    check_backend(MyBackend())

The documents are made here; what they claim does not matter, but that their claims keep the contract does. Source:
contract §0 and §1, architecture "Back ends".
"""

from __future__ import annotations

import dataclasses
import json
import pickle
from collections.abc import Callable, Iterator
from functools import cache

from recoupe.extract.backend import Backend, Extraction
from recoupe.extract.mentions import find_mentions
from recoupe.model import (
    Document,
    LoadedMention,
    Mention,
    Passage,
    PassageKind,
    PlaceMention,
    QuantityMention,
    Sourced,
    SourceLevel,
    Span,
    make_id,
)
from recoupe.model.codec import encode

Check = Callable[[Backend], None]

REPORTS = {
    "fr": (
        """\
Quatre soldats ont été tués mercredi dans une attaque à Bagdad, selon l’armée irakienne.

« Des roquettes ont visé la base de Taji », a déclaré le porte-parole de l'armée.

La police a arrêté six manifestants vendredi à Beyrouth\u202f; une frappe aurait détruit un pont.""",
        "Trente camions ont quitté la Syrie pour l'Irak. L'armée n'a pas bombardé Alep mardi.",
    ),
    "en": (
        """\
Gunmen kidnapped three journalists in Kirkuk on Monday, police said.

A suicide bomber blew himself up in Baghdad on Monday, killing 32 people and wounding 110.""",
        "Police arrested six protesters in Beirut on Friday. “The army shelled Aleppo,” a witness said.",
    ),
}
UNKNOWN_LANGUAGE = "tlh"
GARBAGE = (
    "\x00\x01\x02 \ufffd\ufffe \ud800 \x7f",
    "« « \" ' ” » ) ] “",
    "e\u0301\u0301\u0301 \u202e\u200b\u00ad\ufeff İı ﬁ ß",
    "a" * 5000,
    "1" * 400 + " soldats tués. " + "-" * 300,
    "? ! … . . . ; ; \n \n\n \t \r\n 《》 和平 سلام 🚀🚀",
    "tué tué tué attaque attaque killed killed attack attack 3 4 5 mardi mardi Irak Irak",
)


def check_backend(backend: Backend) -> None:
    """Run every check of `CHECKS` on a back end.

    Raises:
        AssertionError: the back end breaks a rule; the message is a sentence that names the back end and the value at
            fault.
    """
    for check in CHECKS:
        check(backend)


# --- the checks, in the order in which they run -----------------------------------------------------


def check_protocol(backend: Backend) -> None:
    """A back end has a name and an `extract` that takes documents."""
    if not isinstance(backend, Backend):
        raise AssertionError(f"{backend!r} has no name or no extract(documents)")  # noqa: TRY004  # as all checks
    _demand(bool(backend.name), backend, "its name is empty")


def check_order(backend: Backend) -> None:
    """Each document gives one extraction, in the order of the documents, even from an iterator and with repeats."""
    documents = [*_reports(), *_reports()[:1], _document("", "fr"), *_reports()[::-1]]
    found = [extraction.document for extraction in backend.extract(iter(documents))]
    asked = [document.id for document in documents]
    _demand(found == asked, backend, f"it gave extractions of {found!r} for the documents {asked!r}")


def check_claims(backend: Backend) -> None:
    """Plain reports give at least one claim; without any the other checks would say nothing."""
    n_claims = sum(len(extraction.claims) for _, extraction in _extractions(backend))
    _demand(n_claims > 0, backend, "it made no claim of any of the plain reports")


def check_spans(backend: Backend) -> None:
    """Every span, wherever it stands, is half-open, holds a character, and quotes its text exactly."""
    for document, extraction in _extractions(backend):
        for span in _spans(extraction):
            inside = 0 <= span.start < span.stop <= len(document.text)
            _demand(inside, backend, f"{span!r} lies outside its text of {len(document.text)} characters")
            words = document.text[span.start : span.stop]
            _demand(words == span.quote, backend, f"{span!r} quotes other words than its text, {words!r}")


def check_ids(backend: Backend) -> None:
    """Ids of claims, and of mentions, are unique in their document."""
    for document, extraction in _extractions(backend):
        for name, items in (("claim", extraction.claims), ("mention", extraction.mentions)):
            ids = [item.id for item in items]
            doubled = sorted({id_ for id_ in ids if ids.count(id_) > 1})
            _demand(not doubled and all(ids), backend, f"{name} ids {doubled!r} are used twice in {document.source}")


def check_text_order(backend: Backend) -> None:
    """Claims stand in the order of their triggers, mentions in that of their spans."""
    for document, extraction in _extractions(backend):
        triggers = [claim.trigger.start for claim in extraction.claims]
        _demand(triggers == sorted(triggers), backend, f"the claims of {document.source} are not in text order")
        starts = [mention.span.start for mention in extraction.mentions]
        _demand(starts == sorted(starts), backend, f"the mentions of {document.source} are not in text order")


def check_references(backend: Backend) -> None:
    """Roles, quantities and wording name mentions of the extraction, quantities and wording such of their kind."""
    for _, extraction in _extractions(backend):
        known = {mention.id: mention for mention in extraction.mentions}
        for claim in extraction.claims:
            wanted: list[tuple[str, str, type | None]] = [
                *((f"role {role.role.value}", role.mention, None) for role in claim.roles),
                *((f"quantity of {q.of.value}", q.mention, QuantityMention) for q in claim.quantities),
                *(("wording", id_, LoadedMention) for id_ in claim.wording),
            ]
            for what, id_, kind in wanted:
                where = f"{what} of claim {claim.id}"
                _demand(id_ in known, backend, f"{where} names mention {id_!r}, which is not there")
                fits = kind is None or isinstance(known[id_], kind)
                _demand(fits, backend, f"{where} names {known[id_]!r}, which is of another kind")


def check_told_mentions(backend: Backend) -> None:
    """A mention that came in comes out as it was, or not at all; a back end may add others."""
    for document, extraction in _extractions(backend):
        told = {mention.id: mention for mention in document.mentions}
        changed = [m.id for m in extraction.mentions if m != told.get(m.id, m)]
        _demand(not changed, backend, f"mentions {changed!r} of {document.source} are not what came in")


def check_by(backend: Backend) -> None:
    """Claims, mentions and sourced values name what made them."""
    for _, extraction in _extractions(backend):
        for item in (*extraction.claims, *extraction.mentions, *_sourced(extraction)):
            _demand(bool(item.by), backend, f"{item!r} does not name what made it in `by`")


def check_sources(backend: Backend) -> None:
    """Each claim has a chain of sources that starts with the outlet, whose certainty is the claim's own."""
    for _, extraction in _extractions(backend):
        for claim in extraction.claims:
            chain = claim.said_by
            starts = bool(chain) and chain[0].level is SourceLevel.OUTLET
            _demand(starts, backend, f"the sources of claim {claim.id} do not start with the outlet")
            values = (claim.factuality.value, chain[0].factuality.value)
            _demand(values[0] is values[1], backend, f"claim {claim.id} is {values[0]}, but {values[1]} for the outlet")


def check_scores(backend: Backend) -> None:
    """Scores of claims lie in [0, 1]."""
    for _, extraction in _extractions(backend):
        for claim in extraction.claims:
            inside = 0 <= claim.score <= 1
            _demand(inside, backend, f"the score of claim {claim.id}, {claim.score!r}, is not in [0, 1]")


def check_determinism(backend: Backend) -> None:
    """The same document gives the same bytes again, whatever was read in between."""
    first = [_bytes(extraction) for _, extraction in _extractions(backend)]
    list(backend.extract([_document(GARBAGE[-1], "fr")]))
    again = [_bytes(extraction) for _, extraction in _extractions(backend)]
    _demand(first == again, backend, "the same documents gave other bytes the second time")


def check_empty(backend: Backend) -> None:
    """An empty text gives no mention and no claim."""
    for text in ("", " \n\n\t "):
        (found,) = backend.extract([_document(text, "fr")])
        _demand(not found.claims and not found.mentions, backend, f"the empty text {text!r} gave {found!r}")


def check_unknown_language(backend: Backend) -> None:
    """A language that the back end does not know gives a `Rejected` with its reason, and no claim."""
    (found,) = backend.extract([dataclasses.replace(_reports()[0], language=UNKNOWN_LANGUAGE, mentions=())])
    said = bool(found.rejected) and all(r.stage and r.reason for r in found.rejected)
    _demand(said, backend, f"language {UNKNOWN_LANGUAGE!r} was not rejected with a reason")
    _demand(not found.claims, backend, f"language {UNKNOWN_LANGUAGE!r} gave claims {found.claims!r}")


def check_garbage(backend: Backend) -> None:
    """No text raises an exception."""
    for text in GARBAGE:
        for language in ("fr", "en", "und"):
            try:
                (found,) = backend.extract([_document(text, language)])
            except Exception as error:
                sentence = f"garbage {text[:40]!r} in {language!r} raised {error!r}"
                raise AssertionError(f"{backend.name}: {sentence}") from error
            _demand(found.document == make_id(text), backend, f"garbage {text[:40]!r} gave another document")


def check_pickle(backend: Backend) -> None:
    """The back end and its extractions can be sent to another process and stay what they are."""
    found = [extraction for _, extraction in _extractions(backend)]
    try:
        copy = pickle.loads(pickle.dumps(backend))  # noqa: S301  # our own bytes
        sent = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own bytes
    except Exception as error:
        raise AssertionError(f"{backend.name}: it does not pickle: {error!r}") from error
    _demand(sent == found, backend, "extractions change when they are pickled")
    again = [_bytes(extraction) for extraction in copy.extract(_reports())]
    _demand(again == [_bytes(e) for e in found], backend, "the pickled back end gives other bytes")


CHECKS: tuple[Check, ...] = (
    check_protocol, check_order, check_claims, check_spans, check_ids, check_text_order, check_references,
    check_told_mentions, check_by, check_sources, check_scores, check_determinism, check_empty,
    check_unknown_language, check_garbage, check_pickle,
)  # fmt: skip


# --- documents, and what the checks look at -----------------------------------------------------------


def _demand(holds: bool, backend: Backend, otherwise: str) -> None:
    if not holds:
        raise AssertionError(f"{backend.name}: {otherwise}")


def _document(text: str, language: str) -> Document:
    """A document with one passage a paragraph and no mention."""
    passages, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            passages.append(Passage(PassageKind.BODY, start, start + len(paragraph)))
        start += len(paragraph) + 2
    source = f"conformance/{language}/{make_id(text)[7:15]}"
    return Document(make_id(text), source, language, None, (), None, (), None, text, tuple(passages))


@cache
def _reports() -> tuple[Document, ...]:
    """Plain reports with their mentions; each place has its first reading, dates and actors are left open."""
    plain = [_document(text, language) for language, texts in REPORTS.items() for text in texts]
    return tuple(
        dataclasses.replace(document, mentions=tuple(_resolved(m) for m in find_mentions(document)))
        for document in plain
    )


def _resolved(mention: Mention) -> Mention:
    if isinstance(mention, PlaceMention) and mention.candidates:
        return dataclasses.replace(mention, place=mention.candidates[0], candidates=mention.candidates[:3])
    return mention


def _extractions(backend: Backend) -> Iterator[tuple[Document, Extraction]]:
    """Each plain report with what the back end makes of it."""
    return zip(_reports(), backend.extract(_reports()), strict=True)


def _bytes(extraction: Extraction) -> bytes:
    return json.dumps(encode(extraction), ensure_ascii=False).encode()


def _values(value: object) -> Iterator[object]:
    """A value and all that it holds, in order."""
    yield value
    if isinstance(value, tuple):
        inner = value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
    else:
        inner = ()
    for item in inner:
        yield from _values(item)


def _spans(extraction: Extraction) -> Iterator[Span]:
    return (value for value in _values(extraction) if isinstance(value, Span))


def _sourced(extraction: Extraction) -> Iterator[Sourced[object]]:
    return (value for value in _values(extraction) if isinstance(value, Sourced))
