"""Paragraphs, sentences and words, as intervals of the unmodified text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.text.fold import fold, fold_case
from recoupe.text.segment import Words, find_paragraphs, find_sentences, find_words


def _sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in find_sentences(text)]


def _words(text: str) -> Words:
    return find_words(fold(text), fold_case(text), 0, len(text))


def _texts(text: str) -> list[str]:
    return list(_words(text).texts)


# --- sentences ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentences",
    [
        ["Trois morts.", "Deux blessés."],
        ["Le gén. Miller a parlé.", "Il est parti."],
        ["M. Karim Hadi et Mme. Fars se sont vus.", "Puis rien."],
        ["Gen. Austin Miller met Mr. Hadi.", "They talked."],
        ["George W. Bush parle.", "On écoute."],
        ["The U.S. Army left.", "It came back."],
        ["They left the U.S.", "The army stayed."],
        ["They left the U.S. Army."],
        ["It began at 3 p.m. Tuesday in Baghdad.", "It ended."],
        ["On a vu des chars, des camions, etc. Le convoi a passé."],
        ["« Nous partons. »", "Il a salué.", "Fin."],
        ["“We are leaving.”", "He waved."],
        ["Est-ce un retrait ?", "Peut-être.", "Non !"],
        ["On attend… rien ne vient."],
        ["On attend…", "Rien ne vient."],
        ["Il pèse 3.5 tonnes.", "Il roule."],
        ["Le 17.11.2020, une frappe.", "Deux morts."],
        ["Voir sana.sy pour le reste.", "Merci."],
        ["Elle a dit : « Partez ! »", "Ils sont partis."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_sentences_joined_by_a_blank_are_told_apart_again(sentences: list[str]) -> None:
    assert _sentences(" ".join(sentences)) == sentences


def test_a_paragraph_ends_a_sentence_that_lacks_its_full_stop() -> None:
    assert _sentences("Titre sans point\n\nLe corps suit\nEncore une ligne.") == [
        "Titre sans point", "Le corps suit", "Encore une ligne.",
    ]  # fmt: skip


def test_a_line_broken_in_the_middle_of_a_sentence_is_joined() -> None:
    text = "Depuis mercredi les convois militaires traversent la province\nfrontalière en direction de l'est."
    assert _sentences(text) == [text]


def test_a_short_line_is_no_wrapped_line() -> None:
    assert _sentences("Bagdad, mardi\nles faits.") == ["Bagdad, mardi", "les faits."]


def test_only_the_asked_interval_is_cut_up() -> None:
    text = "Avant. Un mort. Deux blessés. Après."
    found = find_sentences(text, text.index("Un"), text.index(" Après"))
    assert [text[a:b] for a, b in found] == ["Un mort.", "Deux blessés."]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\u00a0"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert find_sentences(text) == []


@given(st.text("aB. !?…\n«»\"'”’-3éÉ\u00a0", max_size=120))
@settings(max_examples=50, deadline=None)
def test_sentences_are_trimmed_ordered_and_lose_no_character_but_blanks(text: str) -> None:
    found = find_sentences(text)
    stops = [0, *(stop for _, stop in found)]
    starts = [*(start for start, _ in found), len(text)]
    assert all(text[stop:start].strip() == "" for stop, start in zip(stops, starts, strict=True))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in found)


def test_paragraphs_are_trimmed_and_hold_no_empty_one() -> None:
    text = "  Un.  \n\n \n Deux.\n"
    assert [text[a:b] for a, b in find_paragraphs(text)] == ["Un.", "Deux."]


# --- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’aviation d'assaut qu’il", ["l'", "aviation", "d'", "assaut", "qu'", "il"]),
        ("aujourd'hui", ["aujourd'hui"]),
        ("the army's tanks", ["the", "army", "'s", "tanks"]),
        ("cessez-le-feu", ["cessez-le-feu"]),
        ("a-t-il dit-elle", ["a", "-t-il", "dit", "-elle"]),
        ("s'apprêtent-ils", ["s'", "apprêtent", "-ils"]),
        ("The U.S. base", ["the", "u.s.", "base"]),
        ("Deir ez-Zor, al-Tanf", ["deir", "ez-zor", ",", "al-tanf"]),
        ("7 000 hommes, 1.5 million", ["7", "000", "hommes", ",", "1.5", "million"]),
        ("15-20 soldats", ["15-20", "soldats"]),
        ("a 58-year-old", ["a", "58-year-old"]),
        ("« Non ! »", ["«", "non", "!", "»"]),
        ("n° 5", ["n°", "5"]),
    ],
)
def test_words_follow_the_convention_of_the_packs(text: str, words: list[str]) -> None:
    assert _texts(text) == words


@given(st.text(max_size=120))
@settings(max_examples=50, deadline=None)
def test_words_of_any_text_are_its_characters_in_order_without_overlap(text: str) -> None:
    words, lowered = _words(text), fold_case(text)
    assert words.texts == tuple(lowered[a:b] for a, b in zip(words.starts, words.stops, strict=True))
    assert all(stop <= start for stop, start in zip(words.stops, words.starts[1:], strict=False))


def test_an_arabic_article_does_not_hide_a_capital() -> None:
    words = _words("le chef d'al-Shabab part à Bagdad")
    assert [t for t, c in zip(words.texts, words.capital, strict=True) if c] == ["al-shabab", "bagdad"]


def test_offsets_lead_to_words_and_back() -> None:
    text = "Deux chars ont brûlé."
    words = _words(text)
    assert words.at(text.index("ont")) == 2
    assert words.at(len(text)) == len(words)
    assert list(words.between(text.index("chars"), text.index("brûlé"))) == [1, 2]


@pytest.mark.parametrize("text", ["la ville d'Idleb", "rive de l’Euphrate"])
def test_an_elision_before_a_capital_is_itself_no_capital(text: str) -> None:
    assert sum(_words(text).capital) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Un convoi a quitté la base. les hélicoptères ont survolé la ville.", 2),
        ("A convoy left the base. the helicopters flew over the town.", 2),
        ("Le gén. la Fayette a quitté la base.", 1),
        ("Voir p. ex. le rapport.", 1),
        ("La base de St. les-Bains est vide.", 1),
    ],
)
def test_a_sentence_may_begin_in_lower_case_behind_a_plain_word(text: str, count: int) -> None:
    assert len(find_sentences(text)) == count
