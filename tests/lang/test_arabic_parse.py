"""The parse of Arabic by rules: who does what to whom."""

from __future__ import annotations

import pytest

from recoupe.extract.analysis import analyse
from recoupe.lang.parser import Token
from recoupe.run.pipeline import Pipeline


class Read:
    """A sentence, asked by its words."""

    def __init__(self, text: str) -> None:
        analysis = analyse(Pipeline().read_text(text, language="ar"))
        (sentence,) = analysis.sentences
        self.words, self.tokens = sentence.words.texts, analysis.parses[0].tokens

    def token(self, word: str) -> Token:
        return self.tokens[self.words.index(word)]

    def hangs(self, word: str) -> tuple[str, str]:
        """Relation of a word, and the word it hangs on."""
        token = self.token(word)
        return token.relation, self.words[token.head]


def test_the_verb_comes_first_its_subject_next_its_object_behind() -> None:
    read = Read("قصف الجيش السوري مواقع المسلحين في إدلب.")
    assert read.token("قصف").upos == "VERB"
    assert read.hangs("الجيش") == ("nsubj", "قصف")
    assert read.hangs("مواقع") == ("obj", "قصف")
    assert read.hangs("المسلحين") == ("nmod:gen", "مواقع")
    assert read.hangs("السوري") == ("amod", "الجيش")
    assert read.hangs("ادلب") == ("obl", "قصف")


def test_a_subject_may_stand_before_its_verb() -> None:
    read = Read("قال المتحدث إن القوات العراقية انسحبت من القائم.")
    assert read.hangs("القوات") == ("nsubj", "انسحبت")
    assert read.hangs("انسحبت") == ("ccomp", "قال")


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("قُتل خمسة جنود في حلب.", "جنود", "قتل"), ("اعتقل ناشط في بغداد.", "ناشط", "اعتقل"),
        ("أصيب سبعة وعشرون مسلحاً.", "مسلحا", "اصيب"),
    ],
)  # fmt: skip
def test_people_alone_behind_a_verb_that_may_be_passive_suffer_it(text: str, word: str, verb: str) -> None:
    assert Read(text).hangs(word) == ("nsubj:pass", verb)


def test_a_body_behind_such_a_verb_does_it() -> None:
    assert Read("اعتقل الجيش ناشطاً في بغداد.").hangs("الجيش") == ("nsubj", "اعتقل")


def test_what_is_written_like_a_verb_is_a_noun_behind_a_preposition() -> None:
    assert Read("سقط جنود في قصف الطيران على المطار.").token("قصف").upos == "NOUN"


def test_numbers_count_the_noun_behind_them() -> None:
    read = Read("أدى الهجوم إلى مقتل أحد عشر مدنياً.")
    assert read.hangs("عشر") == ("nummod", "مدنيا")
    assert read.hangs("مدنيا") == ("nmod:gen", "مقتل")


def test_a_verb_of_another_gender_takes_no_such_subject() -> None:
    read = Read("نفت قوات الدعم السريع القصف واتهمت الجيش بارتكابه.")
    assert read.hangs("الجيش") == ("obj", "اتهمت")


def test_a_relative_clause_hangs_on_what_it_tells_of() -> None:
    assert Read("عادت القافلة التي استهدفت السبت.").hangs("استهدفت") == ("acl:relcl", "القافلة")


@pytest.mark.parametrize("text", ["و", "،،،", "في", "12", "«»", "قصف قصف قصف قصف"])
def test_anything_has_one_root_and_no_circle(text: str) -> None:
    analysis = analyse(Pipeline().read_text(f"{text} هاجم مسلحون الحاجز", language="ar"))
    for parse in analysis.parses.values():
        roots = [i for i, t in enumerate(parse.tokens) if t.head == i]
        assert len(roots) == 1
        for at in range(len(parse.tokens)):
            for _ in range(len(parse.tokens)):
                at = parse.tokens[at].head  # noqa: PLW2901  # the way up
            assert at == roots[0]
