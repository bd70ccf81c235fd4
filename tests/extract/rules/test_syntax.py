"""Laid over the words of the rules, a parse says who did what to whom, and which words are a noun phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.extract.analysis import Analysis
from recoupe.extract.rules.syntax import Syntax

ByHand = Callable[..., Analysis]

ACTIVE = """
The DET 2 det
army NOUN 3 nsubj
shelled VERB 0 root VerbForm=Fin
an DET 6 det
old ADJ 6 amod
village NOUN 3 obj
near ADP 8 case
Taji PROPN 3 obl
. PUNCT 3 punct
"""
JOINED = """
The DET 2 det
army NOUN 5 nsubj
and CCONJ 4 cc
gunmen NOUN 2 conj
shelled VERB 0 root VerbForm=Fin
Taji PROPN 5 obj
and CCONJ 8 cc
Sinjar PROPN 6 conj
, PUNCT 10 punct
burned VERB 5 conj VerbForm=Fin
houses NOUN 10 obj
and CCONJ 14 cc
rebels NOUN 14 nsubj
fled VERB 5 conj VerbForm=Fin
"""
INFINITIVE = """
Soldiers NOUN 2 nsubj
tried VERB 0 root VerbForm=Fin
to PART 4 mark
storm VERB 2 xcomp VerbForm=Inf
and CCONJ 6 cc
seize VERB 4 conj VerbForm=Inf
Taji PROPN 6 obj
"""
CLAUSES = """
Rockets NOUN 2 nsubj
hit VERB 0 root VerbForm=Fin
Taji PROPN 2 obj
, PUNCT 5 punct
killing VERB 2 advcl VerbForm=Ger
soldiers NOUN 5 obj
, PUNCT 9 punct
as SCONJ 9 mark
reported VERB 2 advcl VerbForm=Fin
"""
RELATIVE = """
Soldiers NOUN 5 nsubj
who PRON 3 nsubj PronType=Rel
shelled VERB 1 acl:relcl VerbForm=Fin
Taji PROPN 3 obj
left VERB 0 root VerbForm=Fin
"""
FRENCH_RELATIVE = """
Les DET 2 det
rebelles NOUN 6 nsubj
qui PRON 4 nsubj
bombardent VERB 2 acl:relcl VerbForm=Fin
Taji PROPN 4 obj
partent VERB 0 root VerbForm=Fin
"""
QUESTION = """
Who PRON 2 nsubj
shelled VERB 0 root VerbForm=Fin
Taji PROPN 2 obj
"""
PASSIVE_RELATIVE = """
The DET 2 det
village NOUN 6 nsubj
that PRON 5 nsubj:pass PronType=Rel
was AUX 5 aux:pass
shelled VERB 2 acl:relcl VerbForm=Part
fell VERB 0 root VerbForm=Fin
"""
PASSIVE = """
Two NUM 2 nummod
villages NOUN 4 nsubj:pass
were AUX 4 aux:pass
shelled VERB 0 root VerbForm=Part
and CCONJ 6 cc
burned VERB 4 conj VerbForm=Part
in ADP 8 case
Iraq PROPN 4 obl
by ADP 10 case
rebels NOUN 4 obl
and CCONJ 12 cc
soldiers NOUN 10 conj
"""
FRENCH_PASSIVE = """
Un DET 2 det
village NOUN 4 nsubj:pass
est AUX 4 aux:pass
bombardé VERB 0 root VerbForm=Part
par ADP 7 case
l' DET 7 det
armée NOUN 4 obl:agent
"""
PARTICIPLE = """
The DET 2 det
village NOUN 6 nsubj
burned VERB 2 acl VerbForm=Part
by ADP 5 case
gunmen NOUN 3 obl:agent
fell VERB 0 root VerbForm=Fin
"""
NOUNS = """
The DET 2 det
shelling NOUN 10 nsubj
of ADP 4 case
Taji PROPN 2 nmod
and CCONJ 6 cc
Sinjar PROPN 4 conj
by ADP 8 case
rebels NOUN 2 nmod
had AUX 10 aux
ended VERB 0 root VerbForm=Part
"""
FRENCH_NOUNS = """
Le DET 2 det
bombardement NOUN 0 root
d' ADP 4 case
écoles NOUN 2 nmod
à ADP 6 case
Taji PROPN 2 nmod
"""


@pytest.fixture
def ask(by_hand: ByHand) -> Callable[[str, str, str], list[str]]:
    """Asks a method of `Syntax` for a word of a table; words for words."""

    def answer(table: str, method: str, word: str) -> list[str]:
        syntax = _syntax(by_hand(table))
        texts = syntax.sentence.words.texts
        return [texts[i] for i in getattr(syntax, method)(texts.index(word))]

    return answer


def _syntax(analysis: Analysis) -> Syntax:
    return Syntax(analysis.sentences[0], analysis.parses[0])


Ask = Callable[[str, str, str], list[str]]


@pytest.mark.parametrize(
    ("table", "verb", "found"),
    [
        (ACTIVE, "shelled", ["army"]),
        (JOINED, "shelled", ["army", "gunmen"]),
        (JOINED, "burned", ["army", "gunmen"]),
        (JOINED, "fled", ["rebels"]),
        (INFINITIVE, "tried", ["soldiers"]),
        (INFINITIVE, "storm", ["soldiers"]),
        (INFINITIVE, "seize", ["soldiers"]),
        (CLAUSES, "killing", ["rockets"]),
        (CLAUSES, "reported", []),
        (RELATIVE, "shelled", ["soldiers"]),
        (FRENCH_RELATIVE, "bombardent", ["rebelles"]),
        (RELATIVE.replace("nsubj PronType=Rel", "dep"), "shelled", ["soldiers"]),
        (QUESTION, "shelled", ["who"]),
        (PASSIVE, "shelled", []),
        (ACTIVE, "village", []),
    ],
    ids=[
        "its own", "two of them", "that of the verb it is joined to", "its own though joined", "of a main verb",
        "of the verb above an infinitive", "of the verb above two infinitives", "of the verb beside a participle",
        "none of a finite clause", "what who stands for", "what qui stands for", "antecedent without a pronoun",
        "a pronoun that stands for nothing", "none of a passive", "none of a noun",
    ],
)  # fmt: skip
def test_a_verb_has_its_subject(ask: Ask, table: str, verb: str, found: list[str]) -> None:
    assert ask(table, "subjects", verb) == found


@pytest.mark.parametrize(
    ("table", "verb", "found"),
    [
        (ACTIVE, "shelled", ["village"]),
        (JOINED, "shelled", ["taji", "sinjar"]),
        (JOINED, "burned", ["houses"]),
        (JOINED, "fled", []),
        (PASSIVE, "shelled", []),
    ],
    ids=["one", "two of them", "of a joined verb", "none", "none of a passive"],
)
def test_a_verb_has_its_objects(ask: Ask, table: str, verb: str, found: list[str]) -> None:
    assert ask(table, "objects", verb) == found


@pytest.mark.parametrize(
    ("table", "verb", "found"),
    [
        (PASSIVE, "shelled", ["villages"]),
        (PASSIVE, "burned", ["villages"]),
        (FRENCH_PASSIVE, "bombardé", ["village"]),
        (PASSIVE_RELATIVE, "shelled", ["village"]),
        (PARTICIPLE, "burned", ["village"]),
        (ACTIVE, "shelled", []),
    ],
    ids=["passive", "joined", "French", "relative", "participle", "none of an active"],
)
def test_who_undergoes_is_the_subject_of_a_passive_or_the_noun_of_a_participle(
    ask: Ask, table: str, verb: str, found: list[str]
) -> None:
    assert ask(table, "undergoers", verb) == found


OBJECT_RELATIVE = """
The DET 2 det
village NOUN 6 nsubj
that PRON 5 obj PronType=Rel
rebels NOUN 5 nsubj
shelled VERB 2 acl:relcl VerbForm=Fin
fell VERB 0 root VerbForm=Fin
"""
ACTIVE_PARTICIPLE = """
Gunmen NOUN 4 nsubj
firing VERB 1 acl VerbForm=Ger
rockets NOUN 2 obj
fled VERB 0 root VerbForm=Fin
"""
CHANGE_OF_VOICE = """
The DET 2 det
army NOUN 3 nsubj
shelled VERB 0 root VerbForm=Fin
Taji PROPN 3 obj
and CCONJ 7 cc
was AUX 7 aux:pass
attacked VERB 3 conj VerbForm=Part
"""


@pytest.mark.parametrize(
    ("table", "method", "verb", "found"),
    [
        (RELATIVE, "undergoers", "shelled", []),
        (CLAUSES, "undergoers", "killing", []),
        (INFINITIVE, "undergoers", "storm", []),
        (PASSIVE_RELATIVE, "subjects", "shelled", []),
        (ACTIVE_PARTICIPLE, "undergoers", "firing", []),
        (ACTIVE_PARTICIPLE, "subjects", "firing", ["gunmen"]),
        (CHANGE_OF_VOICE, "undergoers", "attacked", ["army"]),
        (OBJECT_RELATIVE, "objects", "shelled", ["village"]),
    ],
)
def test_an_active_verb_has_a_subject_and_only_a_passive_one_an_undergoer(
    ask: Ask, table: str, method: str, verb: str, found: list[str]
) -> None:
    assert ask(table, method, verb) == found


@pytest.mark.parametrize(
    ("table", "head", "found"),
    [
        (PASSIVE, "shelled", ["rebels", "soldiers"]),
        (FRENCH_PASSIVE, "bombardé", ["armée"]),
        (PARTICIPLE, "burned", ["gunmen"]),
        (NOUNS, "shelling", ["rebels"]),
        (ACTIVE, "shelled", []),
        (FRENCH_NOUNS, "bombardement", []),
    ],
    ids=["by two", "French", "of a participle", "of a noun", "not near", "not à"],
)
def test_an_agent_stands_after_by(ask: Ask, table: str, head: str, found: list[str]) -> None:
    assert ask(table, "agents", head) == found


@pytest.mark.parametrize(
    ("table", "head", "found"),
    [
        (NOUNS, "shelling", ["taji", "sinjar"]),
        (FRENCH_NOUNS, "bombardement", ["écoles"]),
        (ACTIVE, "shelled", []),
    ],
    ids=["English", "French", "none"],
)
def test_a_complement_stands_after_of(ask: Ask, table: str, head: str, found: list[str]) -> None:
    assert ask(table, "complements", head) == found


def test_verbs_joined_in_a_ring_have_no_subject(ask: Ask) -> None:
    ring = "Shelled VERB 2 conj\nburned VERB 1 conj"
    assert ask(ring, "subjects", "shelled") == []


@pytest.mark.parametrize("method", ["subjects", "undergoers", "objects", "agents", "complements"])
def test_a_word_that_no_token_holds_has_no_parts(by_hand: ByHand, method: str) -> None:
    syntax = _without_first_token(by_hand(ACTIVE))
    assert syntax.token(0) is None
    assert getattr(syntax, method)(0) == []


def _without_first_token(analysis: Analysis) -> Syntax:
    tokens = [replace(t, head=t.head - 1) for t in analysis.parses[0].tokens[1:]]
    return Syntax(analysis.sentences[0], replace(analysis.parses[0], tokens=tuple(tokens)))


# --- noun phrases ------------------------------------------------------------------------------------

NAMED = """
General NOUN 0 root
Karim PROPN 1 flat
Fassi PROPN 1 flat
's PART 1 case
men NOUN 1 dep
"""
FRENCH_PHRASE = """
Ses DET 3 det
deux NUM 3 nummod
voisins NOUN 0 root
très ADV 5 advmod
armés ADJ 3 amod
de ADP 7 case
Taji PROPN 3 nmod
"""
NUMBER = """
L' DET 2 det
armée NOUN 3 nsubj
envoie VERB 0 root VerbForm=Fin
ses DET 6 det
10,000 NUM 6 nummod
hommes NOUN 3 obj
"""
SIGN = """
schools NOUN 0 root
, PUNCT 1 amod
houses NOUN 1 conj
"""


@pytest.mark.parametrize(
    ("table", "head", "words"),
    [
        (ACTIVE, "village", "an old village"),
        (ACTIVE, "army", "the army"),
        (ACTIVE, "taji", "taji"),
        (PASSIVE, "villages", "two villages"),
        (JOINED, "army", "the army"),
        (NOUNS, "shelling", "the shelling"),
        (NAMED, "general", "general karim fassi"),
        (FRENCH_PHRASE, "voisins", "ses deux voisins"),
        (NUMBER, "hommes", "ses 10,000 hommes"),
        (NUMBER, "armée", "l' armée"),
        (SIGN, "schools", "schools"),
    ],
)
def test_a_noun_phrase_holds_what_qualifies_its_head_directly(
    by_hand: ByHand, table: str, head: str, words: str
) -> None:
    syntax = _syntax(by_hand(table))
    texts = syntax.sentence.words.texts
    found = syntax.phrase(texts.index(head))
    assert found is not None
    assert " ".join(texts[slice(*found)]) == words


@pytest.mark.parametrize(("table", "word"), [(ACTIVE, "shelled"), (ACTIVE, "near"), (RELATIVE, "who")])
def test_what_is_no_noun_heads_no_phrase(by_hand: ByHand, table: str, word: str) -> None:
    syntax = _syntax(by_hand(table))
    assert syntax.phrase(syntax.sentence.words.texts.index(word)) is None


# --- two ways to cut words ---------------------------------------------------------------------------

HYPHENS = """
A DET 5 det
well ADV 4 advmod
- PUNCT 4 punct
known ADJ 5 amod
preacher NOUN 6 nsubj
fled VERB 0 root VerbForm=Fin
"""


def test_words_and_tokens_find_each_other_where_they_are_cut_differently(by_hand: ByHand) -> None:
    syntax = _syntax(by_hand(HYPHENS))
    texts = syntax.sentence.words.texts
    assert texts == ("a", "well-known", "preacher", "fled")
    assert syntax.subjects(3) == [2]
    token = syntax.token(1)
    assert token is not None
    assert token.upos == "ADV"


def test_a_noun_phrase_may_hold_a_word_that_is_three_tokens(by_hand: ByHand) -> None:
    assert _syntax(by_hand(HYPHENS)).phrase(2) == (0, 3)


@pytest.mark.parametrize(
    ("words", "goals", "found"),
    [
        (range(7, 8), {2}, (2, ("obl",))),
        (range(6, 8), {2}, (2, ("obl",))),
        (range(4, 5), {2}, (2, ("amod", "obj"))),
        (range(4, 5), {2, 5}, (5, ("amod",))),
        (range(7, 8), {1}, (None, ("obl",))),
    ],
)
def test_the_way_up_from_a_word_ends_at_the_first_goal(
    by_hand: ByHand, words: range, goals: set[int], found: tuple[int | None, tuple[str, ...]]
) -> None:
    assert _syntax(by_hand(ACTIVE)).climb(words, goals) == found


def test_verbs_joined_in_a_ring_lead_nowhere(by_hand: ByHand) -> None:
    analysis = by_hand("burned VERB 2 conj\nlooted VERB 1 conj\n")
    assert _syntax(analysis).climb(range(1), {5})[0] is None
