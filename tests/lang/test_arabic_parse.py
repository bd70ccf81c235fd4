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


def test_a_person_with_the_article_suffers_where_no_object_follows_and_acts_where_one_does() -> None:
    assert Read("قُتل القائد العسكري في غارة على حلب.").hangs("القائد") == ("nsubj:pass", "قتل")
    read = Read("قتل المهاجم في السوق شاباً.")
    assert read.hangs("المهاجم") == ("nsubj", "قتل")
    assert read.hangs("شابا") == ("obj", "قتل")


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("توغلت قوة في القرية واعتقلت شابين.", "شابين", "اعتقلت"), ("نفذ انتحاري هجوماً على ثكنة.", "هجوما", "نفذ"),
        ("استهدف بالصواريخ ثلاثين موقعاً.", "موقعا", "استهدف"),
    ],
)  # fmt: skip
def test_a_noun_in_the_accusative_is_an_object(text: str, word: str, verb: str) -> None:
    assert Read(text).hangs(word) == ("obj", verb)


def test_a_subject_behind_a_shared_one_is_told_by_its_nominative() -> None:
    assert Read("ألقى مسلح قنبلة على المقهى فجرح شخصان.").hangs("شخصان") == ("nsubj:pass", "جرح")


def test_a_verb_behind_a_noun_without_article_tells_of_it() -> None:
    read = Read("قُتل جنود في كمين نصبه مسلحون في مالي.")
    assert read.hangs("نصب") == ("acl:relcl", "كمين")
    assert read.hangs("مسلحون") == ("nsubj", "نصب")


def test_the_object_behind_a_relative_clause_is_that_of_the_verb_before_it() -> None:
    read = Read("ألقى مسلح يستقل دراجة نارية قنبلة على المقهى.")
    assert read.hangs("دراجة") == ("obj", "يستقل")
    assert read.hangs("قنبلة") == ("obj", "القى")


def test_a_relative_pronoun_is_the_subject_if_nothing_stands_for_it_otherwise() -> None:
    assert Read("تبنى التنظيم الهجوم الذي استهدف كنيسة.").hangs("كنيسة") == ("obj", "استهدف")
    assert Read("فكك الجيش ألغاماً عثر عليها صيادون.").hangs("صيادون") == ("nsubj", "عثر")


def test_what_belongs_to_a_noun_by_a_preposition_hangs_on_it() -> None:
    assert Read("هاجم مسلحون حاجزاً للجيش العراقي.").hangs("الجيش") == ("nmod:gen", "حاجزا")
    assert Read("سقط جرحى في قصف لقوات النظام على دوما.").hangs("قوات") == ("obl:agent", "قصف")
    assert Read("أسفر قصف الطيران لسوق عن قتلى.").hangs("سوق") == ("nmod:gen", "قصف")


def test_a_name_stands_in_apposition_to_the_noun_that_heads_its_title() -> None:
    assert Read("قتل زعيم جماعة بوكو حرام أبو بكر شيكاو.").hangs("ابو") == ("appos", "زعيم")


def test_the_words_of_a_known_name_are_one() -> None:
    assert Read("فرضت الولايات المتحدة عقوبات على الشركة.").hangs("عقوبات") == ("obj", "فرضت")


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


def test_a_plural_in_wa_is_a_verb() -> None:
    assert Read("قالت الشرطة إن المسلحين قتلوا حارساً في عدن.").token("قتلوا").upos == "VERB"


def test_a_verb_whose_passive_is_written_otherwise_is_active() -> None:
    assert Read("اغتال مسلحان على دراجة نارية العقيد في صنعاء.").hangs("مسلحان") == ("nsubj", "اغتال")
