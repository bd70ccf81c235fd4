"""What a new report has to be compared with is found by shared numbers and keys."""

from __future__ import annotations

import pytest
from dossier_samples import make_report

from recoupe import Dossier
from recoupe.crosscheck.edge import CopyEdge, Links, QuoteLink
from recoupe.errors import DossierError
from recoupe.model import ClaimKey, Copy, CopyEvidence, Span

A, B, C = sorted((make_report(f"Raid {n}.\nTir {n}.", source=f"{n}.txt") for n in range(3)), key=lambda d: d.id)
HIGHEST = 2**64 - 1


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    dossier.add([A, B, C])
    return dossier


def test_documents_share_a_number_of_64_bits_or_they_do_not(filled: Dossier) -> None:
    filled.put_sketch(A.id, [0, 7, HIGHEST])
    filled.put_sketch(B.id, [7, 2**63])
    filled.put_sketch(C.id, [])
    assert filled.documents_sharing([7]) == (A.id, B.id)
    assert filled.documents_sharing([HIGHEST]) == filled.documents_sharing([0, 0]) == (A.id,)
    assert filled.documents_sharing([2**63]) == (B.id,)
    assert filled.documents_sharing([]) == filled.documents_sharing([2**63 - 1]) == ()


def test_a_sketch_takes_the_place_of_an_older_one(filled: Dossier) -> None:
    filled.put_sketch(A.id, [1, 2])
    filled.put_sketch(A.id, [2, 3])
    assert [filled.documents_sharing([n]) for n in (1, 2, 3)] == [(), (A.id,), (A.id,)]


def test_a_long_sketch_is_looked_up_in_parts(filled: Dossier) -> None:
    filled.put_sketch(A.id, range(3000))
    filled.put_sketch(B.id, [2999])
    assert filled.documents_sharing(range(5000)) == (A.id, B.id)


def test_accounts_share_a_key_or_they_do_not(filled: Dossier) -> None:
    filled.put_keys(A.id, {"c1": ["SY|2021-03-01", "SY|2021-03-02"], "c2": ["ML|2021-03-01"]})
    filled.put_keys(B.id, {"c1": ["SY|2021-03-02"]})
    assert filled.accounts_sharing(["SY|2021-03-02"]) == (ClaimKey(A.id, "c1"), ClaimKey(B.id, "c1"))
    assert filled.accounts_sharing(["ML|2021-03-01", "ML"]) == (ClaimKey(A.id, "c2"),)
    filled.put_keys(A.id, {"c1": ["SY|2021-03-01"]})
    assert filled.accounts_sharing(["SY|2021-03-02", "ML|2021-03-01"]) == (ClaimKey(B.id, "c1"),)


def _copy(from_: str, to: str) -> CopyEdge:
    copy = Copy(from_, to, CopyEvidence.CREDIT_LINE, 0.9, True, (Span(0, 4, "Raid"),))
    return CopyEdge(copy, covers_document=True, is_certain=True, why="credits it")


def test_links_of_a_document_come_back_as_they_were(filled: Dossier) -> None:
    quote = QuoteLink((A.id, C.id), (Span(0, 4, "Raid"), Span(0, 4, "Raid")), 1.0, "same words")
    links = Links((_copy(A.id, B.id), _copy(B.id, A.id)), (quote,))
    filled.put_links(links)
    assert filled.links_of([A.id]) == filled.links_of([A.id, B.id, C.id]) == links
    assert filled.links_of([B.id]) == Links(links.copies)
    assert filled.links_of([C.id]) == Links((), (quote,))


def test_links_take_the_place_of_those_the_pair_had(filled: Dossier) -> None:
    filled.put_links(Links((_copy(A.id, B.id), _copy(A.id, C.id))))
    filled.put_links(Links((_copy(B.id, A.id),)))
    assert filled.links_of([A.id]) == Links((_copy(A.id, C.id), _copy(B.id, A.id)))


def test_removing_a_document_removes_its_links_and_has_the_others_checked_anew(filled: Dossier) -> None:
    filled.events()
    filled.put_links(Links((_copy(A.id, B.id),)))
    filled.remove(A.id)
    assert filled.links_of([B.id]) == Links()
    with filled._store.reading() as connection:
        from recoupe.dossier.derive import is_up_to_date

        assert not is_up_to_date(connection)


@pytest.mark.parametrize("call", ["put_sketch", "put_keys"])
def test_a_document_that_is_not_there_can_have_none(filled: Dossier, call: str) -> None:
    with pytest.raises(DossierError, match="no document 'sha256:0'"):
        getattr(filled, call)("sha256:0", {})
