"""Links are a function of the set of reports, and those of a pair depend on the two alone."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.copies import candidates, find_links, link_document, link_pair, parallel, sketch
from recoupe.model import Document

Make = Callable[..., Document]


@pytest.fixture
def reports(make: Make, wire: str, other: str) -> list[Document]:
    speech = '"We ask all parties to let the wounded leave the town at once," Idris Bakhit said.'
    return [
        make(f"{wire}\n\n{speech}", "Sirte Newswire"),
        make(f"{wire}\n\nSource: Sirte Newswire", "The Post", "2023-06-10"),
        make(wire[:400], "The Mail", "2023-06-11"),
        make(f"{other}\n\n{speech}", "The Echo"),
        make(other, "The Echo", "2023-08-09"),
        make("", "The Echo"),
        make("Short.", None, None),
    ]


@given(st.randoms(use_true_random=False))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
def test_order_and_repeats_change_nothing(reports: list[Document], random: object) -> None:
    shuffled = [*reports, *reports[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_links(shuffled) == find_links(reports)


def test_the_links_of_a_set_are_those_of_its_pairs(reports: list[Document]) -> None:
    links = find_links(reports)
    pairs = [link_pair(left, right) for left, right in combinations(reports, 2)]
    assert links.copies
    assert links.quotes
    assert set(links.copies) == {e for pair in pairs for e in pair.copies}
    assert set(links.quotes) == {q for pair in pairs for q in pair.quotes}


def test_one_more_report_adds_the_links_that_it_takes_part_in(reports: list[Document]) -> None:
    links, (first, *others) = find_links(reports), reports
    added = link_document(first, others)
    assert added.copies == tuple(e for e in links.copies if first.id in {e.copy.from_, e.copy.to})
    assert added.quotes == tuple(q for q in links.quotes if first.id in q.documents)
    assert added.copies


def test_linked_reports_share_a_number_of_their_sketches(reports: list[Document]) -> None:
    sketches = {d.id: set(sketch(d)) for d in reports}
    links = find_links(reports)
    for ids in [(e.copy.from_, e.copy.to) for e in links.copies] + [q.documents for q in links.quotes]:
        assert sketches[ids[0]] & sketches[ids[1]]


def test_a_sketch_is_sorted_and_holds_numbers_of_64_bits(reports: list[Document]) -> None:
    found = sketch(reports[0])
    assert list(found) == sorted(set(found))
    assert all(0 <= number < 1 << 64 for number in found)


def test_work_shared_among_processes_gives_the_same(reports: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "MIN_REPORTS", 1)
    assert find_links(reports, workers=2) == find_links(reports)


def test_what_too_many_reports_share_pairs_none(make: Make, wire: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [make(f"{wire}\n\nEnd {number}.") for number in range(4)]
    assert len(find_links(copies).copies) == 6
    monkeypatch.setattr(candidates, "MAX_SHARING", 1)
    assert len(find_links(copies).copies) < 6


def test_no_reports_have_no_links() -> None:
    assert find_links([]) == link_pair(*[Document("i", "s", "en", None, (), None, (), None, "", ())] * 2)


def test_each_span_is_where_it_says(reports: list[Document]) -> None:
    texts = {d.id: d.text for d in reports}
    for edge in find_links(reports).copies:
        for id_, spans in ((edge.copy.to, edge.copy.spans), (edge.copy.from_, edge.copy.from_spans)):
            assert all(texts[id_][s.start : s.stop] == s.quote for s in spans)
