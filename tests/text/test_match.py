"""Word patterns: the notation of the language packs, matched over the words of a sentence."""

import pytest

from recoupe.text.match import Inflector, PatternError, PatternIndex, compile_literal, compile_pattern


class Endings:
    """An inflector with three forms a verb, two a noun, two an adjective."""

    def verb(self, lemma: str) -> dict[str, frozenset[str]]:
        stem = lemma.removesuffix("er")
        return {lemma: frozenset({"inf"}), stem + "e": frozenset({"pres"}), stem + "é": frozenset({"pp"})}

    def noun(self, lemma: str) -> dict[str, frozenset[str]]:
        return {lemma: frozenset({"sg"}), lemma + "s": frozenset({"pl"})}

    def adjective(self, lemma: str) -> dict[str, frozenset[str]]:
        return {lemma: frozenset(), lemma + "e": frozenset()}


INFLECTOR: Inflector = Endings()


def _index(*patterns: str) -> PatternIndex[str]:
    return PatternIndex(compile_pattern(p, p, INFLECTOR) for p in patterns)


def _found(pattern: str, sentence: str) -> list[str]:
    words = sentence.split()
    return [" ".join(words[m.first : m.last]) for m in _index(pattern).find(words)]


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        ("convoi", "un convoi part", ["convoi"]),
        ("convoi", "des convois partent", []),
        ("frapper/v", "il a frappé et frappe", ["frappé", "frappe"]),
        ("roquette/n", "une roquette deux roquettes", ["roquette", "roquettes"]),
        ("roquette/n,missile/n", "des missiles", ["missiles"]),
        ("lourd/a convoi", "lourde convoi", ["lourde convoi"]),
        ("prise (de) otage/n", "prise de otages", ["prise de otages"]),
        ("prise (de) otage/n", "prise otages", ["prise otages"]),
        ("prise (de) otage/n", "prise par otages", []),
        ("tirer/v … obus/n", "tire obus", ["tire obus"]),
        ("tirer/v … obus/n", "tire a b c obus", ["tire a b c obus"]),
        ("tirer/v … obus/n", "tire a b c d obus", []),
        ("tirer/v … obus/n", "tire a . obus", []),
        ("se replier/v", "elle se est replié hier", ["se est replié"]),
        ("se replier/v", "elle replie la carte", []),
        ("tir de roquette/n", "tir de sept roquettes", ["tir de sept roquettes"]),
        ("tir de roquette/n", "tir de 12 roquettes", ["tir de 12 roquettes"]),
        ("tir de roquette/n", "tir de grosses roquettes", []),
    ],
)
def test_a_pattern_matches_what_the_notation_says(pattern: str, sentence: str, found: list[str]) -> None:
    assert _found(pattern, sentence) == found


def test_the_gap_taken_is_the_shortest() -> None:
    assert _found("tirer/v … obus/n", "tire et tire obus") == ["tire obus"]


def test_the_head_is_the_verb_and_tells_its_tenses() -> None:
    words = "ils ont tiré des obus".split()
    (match,) = _index("tirer/v … obus/n").find(words)
    assert (words[match.head], match.tenses, match.verb) == ("tiré", frozenset({"pp"}), True)
    assert [words[i] for i in match.words] == ["tiré", "obus"]


def test_without_a_verb_the_head_is_the_inflected_noun() -> None:
    words = "un tir de roquettes".split()
    (match,) = _index("tir de roquette/n").find(words)
    assert (words[match.head], match.verb) == ("roquettes", False)


def test_matches_come_in_text_order_the_longest_first() -> None:
    found = _index("base", "base navale", "navale").find(["la", "base", "navale"])
    assert [m.value for m in found] == ["base navale", "base", "navale"]


def test_the_longest_matches_do_not_overlap() -> None:
    found = _index("base", "base navale", "navale").find_longest(["la", "base", "navale", "base"])
    assert [m.value for m in found] == ["base navale", "base"]


def test_a_name_matches_word_by_word() -> None:
    index = PatternIndex([compile_literal(["hachd", "al-chaabi"], "actor:hachd")])
    assert [m.value for m in index.find("le hachd al-chaabi".split())] == ["actor:hachd"]
    assert index.find("le hachd chaabi".split()) == ()


@pytest.mark.parametrize("pattern", ["", "…", "(de)", "attaque/x", "roquette/n,,missile/n"])
def test_a_pattern_that_breaks_the_notation_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, None, INFLECTOR)


def test_a_name_without_words_is_refused() -> None:
    with pytest.raises(PatternError):
        compile_literal([], None)
