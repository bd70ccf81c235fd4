"""The suite for back ends: the one that ships passes, and each kind of fault is caught with a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from recoupe.extract import conformance, parsing
from recoupe.extract.analysis import forget
from recoupe.extract.backend import Extraction, backend_names, load_backend
from recoupe.extract.conformance import CHECKS, _document, check_backend
from recoupe.extract.rules.acceptance import Judge
from recoupe.extract.rules.backend import RulesBackend
from recoupe.extract.rules.method import Method
from recoupe.extract.tagger import backend as tagger_backend
from recoupe.model import Claim, ClaimQuantity, Document, Factuality, Of, Rejected, Role, RoleName, Span

Change = Callable[[Document, Extraction], Extraction]


class Eager(RulesBackend):
    """The rules back end printing all it finds, so that documents have several claims whatever the weights are."""

    def method(self, language: str = "") -> Method:  # noqa: ARG002  # one for all
        return Method(self.find, Judge({}))


class Faulty:
    """The rules back end, with one thing done wrong to each extraction."""

    name = "faulty"

    def __init__(self, change: Change) -> None:
        self.change = change

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        for document in documents:
            (right,) = Eager().extract([document])
            yield self.change(document, right)


def _each_claim(change: Callable[[Claim], Claim]) -> Change:
    return lambda _, e: replace(e, claims=tuple(change(c) for c in e.claims))


def _shifted(span: Span) -> Span:
    return Span(span.start + 1, span.stop + 1, span.quote)


_COUNTER = itertools.count()


def _never_the_same(claim: Claim) -> Claim:
    return replace(claim, score=next(_COUNTER) % 997 / 1000)


def _quantity_that_is_a_place(_: Document, extraction: Extraction) -> Extraction:
    """A quantity that names an actor or place instead of a quantity."""
    wrong = next((m.id for m in extraction.mentions if m.kind == "place"), None)
    if wrong is None:
        return extraction
    quantity = ClaimQuantity(Of.OTHER, "person", 1, 1, wrong)
    return replace(extraction, claims=tuple(replace(c, quantities=(quantity,)) for c in extraction.claims))


def _fails_on_odd_characters(document: Document, extraction: Extraction) -> Extraction:
    if "\ud800" in document.text:
        raise ValueError("odd character")
    return extraction


def _silent_about_language(document: Document, extraction: Extraction) -> Extraction:
    return replace(extraction, rejected=())


def _reject_without_reason(document: Document, extraction: Extraction) -> Extraction:
    return replace(extraction, rejected=tuple(replace(r, reason="") for r in extraction.rejected))


def _claim_of_nothing(document: Document, extraction: Extraction) -> Extraction:
    if document.text.strip():
        return extraction
    (other,) = Eager().extract([_document(conformance.REPORTS["fr"][0], "fr")])
    return replace(extraction, claims=other.claims)


FAULTS: dict[str, tuple[Change, str]] = {
    "a trigger one character off": (
        _each_claim(lambda c: replace(c, trigger=_shifted(c.trigger))),
        "quotes other words",
    ),
    "a reporting cue one character off": (
        _each_claim(
            lambda c: replace(c, said_by=tuple(replace(a, cue=_shifted(a.cue) if a.cue else None) for a in c.said_by))
        ),
        "quotes other words",
    ),
    "a span outside the text": (
        _each_claim(lambda c: replace(c, evidence=Span(10_000, 10_004, "tué."))),
        "lies outside its text",
    ),
    "an empty span": (_each_claim(lambda c: replace(c, evidence=Span(3, 3, ""))), "lies outside its text"),
    "a mention one character off": (
        lambda _, e: replace(e, mentions=tuple(replace(m, span=_shifted(m.span)) for m in e.mentions)),
        "quotes other words",
    ),
    "claims in reverse": (lambda _, e: replace(e, claims=e.claims[::-1]), "not in text order"),
    "mentions in reverse": (lambda _, e: replace(e, mentions=e.mentions[::-1]), "not in text order"),
    "one id for all claims": (_each_claim(lambda c: replace(c, id="c1")), "are used twice"),
    "claims without an id": (_each_claim(lambda c: replace(c, id="")), "are used twice"),
    "a role that names no mention": (
        _each_claim(lambda c: replace(c, roles=(Role(RoleName.AGENT, "m999"),))),
        "'m999', which is not there",
    ),
    "a quantity that names no mention": (
        _each_claim(lambda c: replace(c, quantities=(ClaimQuantity(Of.OTHER, "person", 1, 1, "m999"),))),
        "'m999', which is not there",
    ),
    "a quantity that names a place": (_quantity_that_is_a_place, "of another kind"),
    "wording that names no mention": (
        _each_claim(lambda c: replace(c, wording=("m999",))),
        "'m999', which is not there",
    ),
    "a mention that is changed": (
        lambda _, e: replace(e, mentions=tuple(replace(m, by="other@1") for m in e.mentions)),
        "are not what came in",
    ),
    "claims without by": (_each_claim(lambda c: replace(c, by="")), "`by`"),
    "certainty without by": (_each_claim(lambda c: replace(c, factuality=replace(c.factuality, by=""))), "`by`"),
    "no source at all": (_each_claim(lambda c: replace(c, said_by=())), "do not start with the outlet"),
    "a chain that lacks its outlet": (
        _each_claim(lambda c: replace(c, said_by=c.said_by[1:])),
        "do not start with the outlet",
    ),
    "another certainty than the outlet's": (
        _each_claim(lambda c: replace(c, factuality=replace(c.factuality, value=Factuality.CT_U))),
        "for the outlet",
    ),
    "a score above one": (_each_claim(lambda c: replace(c, score=1.5)), "not in [0, 1]"),
    "no claim ever": (lambda _, e: replace(e, claims=()), "made no claim"),
    "another score each time": (_each_claim(_never_the_same), "other bytes the second time"),
    "an unknown language passed over": (_silent_about_language, "was not rejected"),
    "a rejection without a reason": (_reject_without_reason, "was not rejected"),
    "a claim from an empty text": (_claim_of_nothing, "the empty text"),
    "an exception on garbage": (_fails_on_odd_characters, "raised ValueError"),
    "another document's id": (lambda _, e: replace(e, document="sha256:0"), "it gave extractions of"),
}  # fmt: skip


def test_the_back_ends_of_the_package_are_the_rules_and_the_tagger() -> None:
    assert backend_names() == ("rules", "tagger")


@pytest.mark.parametrize("name", backend_names())
def test_every_installed_back_end_passes(name: str) -> None:
    check_backend(load_backend(name))


def test_a_back_end_that_prints_all_it_finds_passes() -> None:
    check_backend(Eager())


@pytest.mark.parametrize("name", backend_names())
def test_every_back_end_passes_without_networks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "find_model", lambda _: None)
    forget()
    check_backend(load_backend(name))
    forget()


def test_the_tagger_passes_without_its_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger_backend, "find_tagger", lambda *_: None)
    check_backend(load_backend("tagger"))


@pytest.mark.parametrize("name", backend_names())
def test_every_installed_back_end_has_the_name_it_is_loaded_by(name: str) -> None:
    assert load_backend(name).name == name


@pytest.mark.parametrize(("change", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_in_a_sentence(change: Change, words: str) -> None:
    with pytest.raises(AssertionError) as caught:
        check_backend(Faulty(change))
    message = str(caught.value)
    assert message.startswith("faulty: ")
    assert words in message


def test_a_back_end_that_changes_nothing_fails_only_because_lambdas_do_not_pickle() -> None:
    with pytest.raises(AssertionError, match="it does not pickle"):
        check_backend(Faulty(lambda _, extraction: extraction))


class Reversed:
    name = "reversed"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        yield from list(RulesBackend().extract(documents))[::-1]


class Skipping:
    name = "skipping"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        yield from (e for e in RulesBackend().extract(documents) if e.claims)


class Forgetful:
    """Loses what it was told when it is sent to another process."""

    name = "forgetful"

    def __init__(self) -> None:
        self.n_sent = 0

    def __setstate__(self, state: object) -> None:
        self.n_sent = 1

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        for e in RulesBackend().extract(documents):
            yield replace(e, rejected=(Rejected("extract", "sent"),)) if self.n_sent else e


@pytest.mark.parametrize(
    ("backend", "words"),
    [
        (Reversed(), "reversed: it gave extractions of"),
        (Skipping(), "skipping: it gave extractions of"),
        (Forgetful(), "the pickled back end gives other bytes"),
    ],
)
def test_a_back_end_that_breaks_the_protocol_as_a_whole_is_caught(backend: object, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        check_backend(backend)


def test_what_has_no_extract_is_no_back_end() -> None:
    with pytest.raises(AssertionError, match="has no name or no extract"):
        check_backend(object())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_says_in_its_first_line_what_it_demands(check: Callable[..., None]) -> None:
    assert (check.__doc__ or "").strip().endswith(".")
