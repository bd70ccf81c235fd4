"""Five words in a row are one number; what is chosen of them is shared by whatever shares enough words in a row."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recoupe.crosscheck.copies.shingles import N, Shingles, make_shingles, winnow
from recoupe.crosscheck.copies.words import find_words

WINDOW = 8
WORDS = st.lists(st.sampled_from("war peace truce north south market bridge convoy shell medic".split()), max_size=40)


def shingles(words: list[str], *, cut: int | None = None) -> Shingles:
    found = find_words([" ".join(words)])
    stretch = np.arange(len(found.hashes)) >= (len(found.hashes) if cut is None else cut)
    return make_shingles(found.hashes, found.starts, found.stops, stretch.astype(np.int64))


def test_a_shingle_spans_five_words_of_the_text() -> None:
    found = shingles("one two three four five six".split())
    assert list(zip(found.starts.tolist(), found.stops.tolist(), strict=True)) == [(0, 23), (4, 27)]


def test_no_shingle_reaches_beyond_its_stretch() -> None:
    assert shingles(["a"] * 12, cut=6).places.tolist() == [0, 1, 6, 7]


def test_the_order_of_words_counts() -> None:
    left, right = shingles("a b c d e".split()), shingles("b a c d e".split())
    assert left.hashes.tolist() != right.hashes.tolist()


def test_numbers_are_the_same_in_every_run() -> None:
    assert shingles("the army left the town".split()).hashes.tolist() == [13003293769823381867]


@given(WORDS, WORDS, WORDS, WORDS, st.lists(st.integers(0, 10**6), min_size=12, max_size=30))
def test_texts_that_share_twelve_words_in_a_row_share_a_chosen_number(
    before: list[str], after: list[str], other_before: list[str], other_after: list[str], numbers: list[int]
) -> None:
    run = [f"w{number}" for number in numbers]
    assert len(run) >= WINDOW + N - 1
    chosen = []
    for words in (before + run + after, other_before + run + other_after):
        found = shingles(words)
        chosen.append(set(found.hashes[winnow(found, WINDOW)].tolist()))
    assert chosen[0] & chosen[1]


@given(WORDS)
def test_every_window_has_a_chosen_shingle_and_not_all_are_chosen(words: list[str]) -> None:
    found = shingles([f"{w}{i}" for i, w in enumerate(words)])
    chosen = winnow(found, WINDOW)
    assert all(chosen[i : i + WINDOW].any() for i in range(len(found)))
    assert len(found) < 2 * WINDOW or not chosen.all()
