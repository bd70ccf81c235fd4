"""Treebanks become sentences: words as we cut them, offsets that point at them, heads that hold, obliques told apart."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from training_samples import CAMP, CONVOY, CROWD, ELLIPSIS, ENGLISH, FRENCH, GUARDS, MAYOR, write_treebank

from recoupe.errors import TrainingError
from recoupe.learn.train.treebanks import Sentence, Word, read_treebank, tell_obliques

HYPHENED = """\
# text = Awa veut revoir-la.
1 Awa Awa PROPN _ 2 nsubj
2 veut vouloir VERB _ 0 root
3-4 revoir-la _ _ _ _ _
3 revoir revoir VERB VerbForm=Inf 2 xcomp
4 la le PRON _ 3 obj
5 . . PUNCT _ 2 punct
"""


def read(path: Path, *sentences: str, merge: bool = True, lemmas: dict[str, str] | None = None) -> list[Sentence]:
    return list(read_treebank(write_treebank(path / "x.conllu.gz", sentences), merge=merge, lemmas=lemmas or {}))


def forms(sentence: Sentence) -> list[str]:
    return [sentence.text[word.start : word.stop] for word in sentence.words]


def named(sentence: Sentence, form: str) -> Word:
    return sentence.words[forms(sentence).index(form)]


@pytest.mark.parametrize(
    ("source", "merge", "words"),
    [
        (MAYOR, True, "Le maire du village a été tué par des rebelles ."),
        (CAMP, True, "Le camp auquel même il pense brûle ."),
        (CROWD, True, "La foule a parlé à l' armée de la ville ."),
        (GUARDS, False, "The guards do n't sleep ."),
        (GUARDS, True, "The guards don't sleep ."),
    ],
)
def test_multiword_tokens_are_one_word_where_that_is_asked_for(
    tmp_path: Path, source: str, merge: bool, words: str
) -> None:
    [sentence] = read(tmp_path, source, merge=merge)
    assert forms(sentence) == words.split()


@pytest.mark.parametrize("merge", [True, False])
def test_words_follow_each_other_with_nothing_but_blanks_between_them(tmp_path: Path, merge: bool) -> None:
    for sentence in read(tmp_path, *(FRENCH if merge else ENGLISH), merge=merge):
        ends = [0, *(word.stop for word in sentence.words)]
        starts = [*(word.start for word in sentence.words), len(sentence.text)]
        gaps = {sentence.text[end:start] for end, start in zip(ends, starts, strict=True)}
        assert gaps <= {"", " "}


@pytest.mark.parametrize(
    ("source", "form", "lemmas", "lemma"),
    [
        (MAYOR, "du", {"de le": "de"}, "de"),
        (MAYOR, "du", {}, "de le"),
        (CAMP, "auquel", {"à lequel": "lequel"}, "lequel"),
        (MAYOR, "rebelles", {"rebelle": "insurgé"}, "insurgé"),
        (CROWD, "armée", {"de le": "de"}, "armée"),
    ],
)
def test_lemmas_are_written_as_the_pack_has_them(
    tmp_path: Path, source: str, form: str, lemmas: dict[str, str], lemma: str
) -> None:
    [sentence] = read(tmp_path, source, lemmas=lemmas)
    assert named(sentence, form).lemma == lemma


@pytest.mark.parametrize(
    ("source", "form", "head", "relation", "upos"),
    [
        (MAYOR, "du", "village", "case", "ADP"),
        (MAYOR, "village", "maire", "nmod", "NOUN"),
        (MAYOR, "tué", "tué", "root", "VERB"),
        (CAMP, "auquel", "pense", "obl:arg", "PRON"),
        (CAMP, "même", "auquel", "advmod", "ADV"),
        (HYPHENED, "revoir-la", "veut", "xcomp", "VERB"),
        (ELLIPSIS, "Kidal", "Awa", "orphan", "PROPN"),
    ],
)
def test_a_word_hangs_where_its_outermost_part_hangs(
    tmp_path: Path, source: str, form: str, head: str, relation: str, upos: str
) -> None:
    [sentence] = read(tmp_path, source)
    word = named(sentence, form)
    assert (forms(sentence)[word.head], word.relation, word.upos) == (head, relation, upos)


def test_features_are_those_of_the_treebank_or_empty(tmp_path: Path) -> None:
    [sentence] = read(tmp_path, MAYOR)
    assert named(sentence, "été").feats == "Tense=Past|VerbForm=Part"
    assert named(sentence, "par").feats == ""


def test_words_that_are_understood_but_not_written_are_skipped(tmp_path: Path) -> None:
    [sentence] = read(tmp_path, ELLIPSIS)
    assert forms(sentence) == "Ali part à Gao et Awa à Kidal .".split()


@pytest.mark.parametrize(
    "bad",
    [
        CONVOY.replace("Gao Gao", "Kidal Kidal"),
        CONVOY.replace("# text = A convoy left Gao.", "# text = Gao left."),
        CONVOY.replace("# text", "# remark"),
        MAYOR,
    ],
    ids=["another word", "another text", "no text", "parts that are not written"],
)
def test_a_sentence_whose_words_are_not_in_its_text_is_left_out(tmp_path: Path, bad: str) -> None:
    found = read(tmp_path, GUARDS, bad, CONVOY, merge=False)
    assert [sentence.text for sentence in found] == ["The guards don't sleep.", "A convoy left Gao."]


@pytest.mark.parametrize(
    ("case", "passive", "relation"),
    [
        ("par", True, "obl:agent"),
        ("par", False, "obl:mod"),
        ("à", False, "obl:arg"),
        ("de", True, "obl:arg"),
        ("dans", True, "obl:mod"),
        ("jusque à", False, "obl:mod"),
        ("", False, "obl:mod"),
    ],
)
def test_obliques_are_told_apart_by_preposition_and_voice(case: str, passive: bool, relation: str) -> None:
    prepositions = case.split()
    noun = 2 + len(prepositions)
    words = (
        Word(0, 1, "être", "AUX", "", 1, "aux:pass" if passive else "aux:tense"),
        Word(1, 2, "voir", "VERB", "", 1, "root"),
        *(Word(2 + i, 3 + i, lemma, "ADP", "", noun, "case") for i, lemma in enumerate(prepositions)),
        Word(noun, noun + 1, "garde", "NOUN", "", 1, "obl"),
    )
    told = tell_obliques(Sentence("x" * (noun + 1), words))
    assert told.words[noun].relation == relation
    assert told.words[:noun] == words[:noun]


def test_obliques_that_are_told_apart_already_stay(tmp_path: Path) -> None:
    [sentence] = read(tmp_path, CAMP)
    assert tell_obliques(sentence) == sentence


@pytest.mark.parametrize("content", [b"", b"<html>\n", b"# text = A convoy left Gao.\n"])
def test_a_file_without_words_is_no_treebank(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(content))
    with pytest.raises(TrainingError, match=r"x\.conllu\.gz holds no words"):
        read_treebank(path, merge=True, lemmas={})


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"# text = not packed",
        gzip.compress(b"# text = A convoy left Gao." * 9)[:-9],
        gzip.compress("été".encode("latin-1")),
        gzip.compress(b"# text = A convoy left Gao.", mtime=0)[:10] + b"\xff" * 30,
    ],
    ids=["missing", "not packed", "cut off", "not UTF-8", "spoilt"],
)
def test_a_file_that_cannot_be_read_is_named_with_advice(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.conllu.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TrainingError, match=r"x\.conllu\.gz cannot be read.*`--data` must name the folder"):
        read_treebank(path, merge=True, lemmas={})
