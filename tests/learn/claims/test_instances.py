"""Each claim of the gold is given to the word of its trigger that tells most; what the gold leaves open teaches nothing."""

from __future__ import annotations

from recoupe.extract.tagger.model import NONE
from recoupe.learn.claims.instances import Instance, _open_others, collect_instances, label_instances
from recoupe.learn.claims.passages import Told
from recoupe.learn.gold import GoldClaim, GoldReport

TEXT = "Rebels launched an attack on Gao. Police arrested two men."


def _report(*claims: GoldClaim) -> GoldReport:
    return GoldReport("x", "en", None, ("2020-01-01", "2020-01-02"), published_given=False, text=TEXT, claims=claims)


def _claim(trigger: str, *kinds: str, required: bool = True, quote: str = TEXT) -> GoldClaim:
    return GoldClaim("k", quote, trigger, kinds, required=required)


def _word(word: str, *kinds: str, is_act: bool = False) -> Instance:
    start = TEXT.index(word)
    return Instance(start, start + len(word), (), frozenset(kinds), is_act)


def _labels(*instances: Instance) -> list[tuple[tuple[str, ...], bool]]:
    return [(i.labels, i.is_open) for i in instances]


NOTHING = ((NONE,), False)
OPEN = ((NONE,), True)


def test_the_word_of_a_trigger_has_the_kinds_of_its_claim_and_others_none() -> None:
    words = [_word("attack"), _word("arrested")]
    label_instances(_report(_claim("attack", "armed.attack", "armed.clash")), words)
    assert _labels(*words) == [(("armed.attack", "armed.clash"), False), NOTHING]


def test_of_a_trigger_of_several_words_the_one_whose_frames_fit_is_taken_and_the_rest_left_open() -> None:
    words = [_word("launched", is_act=True), _word("attack", "armed.attack")]
    label_instances(_report(_claim("launched an attack", "armed.attack")), words)
    assert _labels(*words) == [OPEN, (("armed.attack",), False)]


def test_where_no_frame_fits_an_act_is_taken_before_another_word_and_then_the_first() -> None:
    words = [_word("launched"), _word("attack", "armed.clash", is_act=True)]
    label_instances(_report(_claim("launched an attack", "armed.attack")), words)
    assert _labels(*words) == [OPEN, (("armed.attack",), False)]
    words = [_word("launched"), _word("attack")]
    label_instances(_report(_claim("launched an attack", "armed.attack")), words)
    assert _labels(*words) == [(("armed.attack",), False), OPEN]


def test_a_prefix_of_kinds_fits_a_frame_below_it() -> None:
    words = [_word("launched"), _word("attack", "armed.attack")]
    label_instances(_report(_claim("launched an attack", "armed")), words)
    assert words[1].labels == ("armed",)


def test_an_optional_claim_leaves_its_word_open() -> None:
    words = [_word("attack"), _word("arrested")]
    label_instances(_report(_claim("arrested", "detention.arrest", required=False)), words)
    assert _labels(*words) == [NOTHING, OPEN]


def test_a_required_claim_on_the_word_of_an_optional_one_counts() -> None:
    words = [_word("arrested")]
    optional, required = _claim("arrested", "armed.abduction", required=False), _claim("arrested", "detention.arrest")
    for claims in ((optional, required), (required, optional)):
        words = [_word("arrested")]
        label_instances(_report(*claims), words)
        assert _labels(*words) == [(("detention.arrest",), False)]


def test_a_trigger_that_is_not_in_its_quote_labels_nothing() -> None:
    words = [_word("arrested")]
    label_instances(_report(_claim("seized", "detention.arrest")), words)
    label_instances(_report(_claim("arrested", "detention.arrest", quote="Police arrested three")), words)
    assert _labels(*words) == [NOTHING]


def test_what_touches_a_trigger_only_at_its_border_is_outside() -> None:
    at = TEXT.index("attack")
    before, after = (
        Instance(at - 3, at, (), frozenset(), is_act=False),
        Instance(at + 6, at + 9, (), frozenset(), False),
    )
    label_instances(_report(_claim("attack", "armed.attack")), [before, after])
    assert _labels(before, after) == [NOTHING, NOTHING]


def test_an_example_of_one_kind_leaves_words_of_other_kinds_open() -> None:
    words = [_word("attack", "armed.attack"), _word("arrested", "detention.arrest"), _word("launched")]
    words[0].labels = ("armed.attack",)
    _open_others(words, "armed.attack")
    assert [i.is_open for i in words] == [False, True, True]
    same = _word("arrested", "armed.attack", "detention.arrest")
    _open_others([same], "armed.attack")
    assert not same.is_open


def test_words_of_passages_are_collected_with_features_and_labels() -> None:
    report = _report(_claim("attack", "armed.attack"), _claim("arrested", "detention.arrest"))
    ((told, found),) = collect_instances([Told(report, "test")])
    assert told.report is report
    by_word = {TEXT[i.start : i.stop]: i for i in found}
    assert by_word["attack"].labels == ("armed.attack",)
    assert by_word["arrested"].labels == ("detention.arrest",)
    assert by_word["arrested"].is_act
    assert "w:en:arrested" in by_word["arrested"].features


def test_each_passage_has_its_own_words() -> None:
    silent = GoldReport("y", "en", None, ("2020-01-01", "2020-01-02"), published_given=False, text="It rained again.")
    told = [Told(_report(), "test"), Told(silent, "test")]
    found = {one.report.id: words for one, words in collect_instances(told)}
    assert found["x"]
    assert found["y"] == []


def test_of_an_example_of_one_kind_only_words_of_this_kind_are_taught() -> None:
    report = _report(_claim("arrested", "detention.arrest"))
    ((_, found),) = collect_instances([Told(report, "test", only="detention.arrest")])
    taught = {TEXT[i.start : i.stop]: i.labels for i in found if not i.is_open}
    assert taught == {"arrested": ("detention.arrest",)}
