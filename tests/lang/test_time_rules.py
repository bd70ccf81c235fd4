"""The examples of the time rules are their specification: every hit and every miss is executed."""

from pathlib import Path

import pytest

import recoupe.lang
from recoupe.errors import DataFileError
from recoupe.extract.rules.times import find_times
from recoupe.lang.time_rules import TimeRule, TimeRules, load_time_rules
from recoupe.resolve.forms import FORMS
from recoupe.text.fold import fold_case

PACKS = Path(recoupe.lang.__file__).parent
RULES = {language: load_time_rules(PACKS / language / "times.toml") for language in ("ar", "en", "fr")}
HITS = [(lang, rule, *hit) for lang, rules in RULES.items() for rule in rules.rules for hit in rule.hits]
MISSES = [(lang, rule, miss) for lang, rules in RULES.items() for rule in rules.rules for miss in rule.misses]

RULE = """
[words.month]
may = 5
[[rule]]
id = "en.time.month"
version = 1
pattern = "in «{month}»"
form = "date"
hits = ["It fell in [May]."]
misses = ["They may leave."]
"""


def _found(rules: TimeRules, rule: TimeRule, sentence: str) -> list[str]:
    if rule.form == "nothing":
        return [found[0] for found in rule.regex.finditer(fold_case(rules.spelling.read(sentence)[0]))]
    return [mention.span.quote for mention in find_times(sentence, rules) if mention.by == rule.by]


@pytest.mark.parametrize(("language", "rule", "sentence", "words"), HITS, ids=lambda value: str(value)[:60])
def test_each_rule_finds_the_words_of_its_hits(language: str, rule: TimeRule, sentence: str, words: str) -> None:
    expected = fold_case(RULES[language].spelling.read(words)[0]) if rule.form == "nothing" else words
    assert expected in _found(RULES[language], rule, sentence)


@pytest.mark.parametrize(("language", "rule", "sentence"), MISSES, ids=lambda value: str(value)[:60])
def test_no_rule_matches_in_its_misses(language: str, rule: TimeRule, sentence: str) -> None:
    assert _found(RULES[language], rule, sentence) == []


@pytest.mark.parametrize("language", RULES)
def test_ids_are_unique_and_name_their_language(language: str) -> None:
    ids = [rule.by.partition("@")[0] for rule in RULES[language].rules]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith(f"{language}.time.") for name in ids)


@pytest.mark.parametrize("language", RULES)
def test_every_form_has_a_production(language: str) -> None:
    used = {rule.form for rule in RULES[language].rules}
    assert used <= {*FORMS, "clock", "part", "nothing"}


def test_a_file_with_one_complete_rule_is_read(tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    path.write_text(RULE, encoding="utf-8")
    (rule,) = load_time_rules(path).rules
    assert (rule.by, rule.hits) == ("en.time.month@1", (("It fell in May.", "May"),))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('hits = ["It fell in [May]."]', "hits = []", "needs 'hits'"),
        ('misses = ["They may leave."]', "misses = []", "needs 'misses'"),
        ('form = "date"', 'form = "moment"', "unknown form 'moment'"),
        ("in «{month}»", "in «{mouth}»", "unknown word class 'mouth'"),
        ("in «{month}»", "in «{when:month}»", "unknown field 'when'"),
        ("in «{month}»", "in (", "bad pattern"),
        ("in «{month}»", "in {@piece}", "unknown piece 'piece'"),
        ("fell in [May]", "fell in May", "mark the matched words"),
        ("version = 1", "version = 1\nvalues = {when = 1}", "unknown field 'when'"),
    ],
)
def test_a_faulty_rule_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    path = tmp_path / "times.toml"
    path.write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"times\.toml:4: ") as caught:
        load_time_rules(path)
    assert reason in str(caught.value)


@pytest.mark.parametrize("content", ["[[rule", "[words.month]\nmay = 5\n"])
def test_a_file_without_rules_or_without_form_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "times.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError):
        load_time_rules(path)
