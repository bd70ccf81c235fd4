"""What a dossier keeps of reports pairs the same ones as the reports themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.copies.candidates import by_day, find_pairs, share_enough
from recoupe.crosscheck.copies.packed import pack_numbers
from recoupe.crosscheck.copies.sketch import Channel
from recoupe.crosscheck.copies.stored import channel_of, count_credits, kept_numbers, shared_number
from recoupe.model import Document
from recoupe.read import make_options, read_text

NAMES = ("Kubra", "Tarhuna", "Marsa Dahab", "Idris Bakhit", "Zouarat", "Sabratha", "Omar Lataif", "Qaryat")


def read(names: Sequence[str], lead: str, outlet: str, day: str) -> Document:
    sentences = " ".join(f"On that day {7 + 13 * n} men were seen in {name}." for n, name in enumerate(names))
    return read_text(f"{lead}\n\n{sentences}", told=make_options(day, outlet, "en").told)


def are_paired(documents: Sequence[Document]) -> bool:
    """By the reports themselves."""
    ordered = sorted(documents, key=by_day)
    return len(find_pairs(ordered, pack_numbers(ordered, (0, len(ordered))))) > 0


def are_paired_as_kept(documents: Sequence[Document]) -> bool:
    """By what is kept of them."""
    left, right = kept_numbers(documents)
    met = set(map(shared_number, left)) & set(map(shared_number, right))
    shared = Counter(channel_of(n) for n in met if channel_of(n) is not Channel.CREDIT)
    shared[Channel.CREDIT] = count_credits(left, right, {n for n in met if channel_of(n) is Channel.CREDIT})
    n_prose = (sum(channel_of(n) is Channel.PROSE for n in left), sum(channel_of(n) is Channel.PROSE for n in right))
    return share_enough({c: n for c, n in shared.items() if n}, n_prose, is_across=False)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(NAMES), min_size=4, max_size=14),
    st.lists(st.sampled_from(NAMES), min_size=4, max_size=14),
)
def test_the_same_reports_are_paired_as_kept(own: list[str], told: list[str]) -> None:
    wire = read(own, "Fighting went on for a second week.", "Reuters", "2023-06-09")
    paper = read(told, "As reported by Reuters, nobody knows who won.", "The Post", "2023-06-12")
    assert are_paired([wire, paper]) is are_paired_as_kept([wire, paper])


def test_facts_told_twice_are_kept_twice_where_their_order_counts() -> None:
    report = read(["Kubra", "Tarhuna", "Kubra", "Zouarat"], "Fighting went on.", "Reuters", "2023-06-09")
    (kept,) = kept_numbers([report])
    own = [n for n in kept if channel_of(n) is Channel.OUTLET]
    assert len(own) > len(set(own))
