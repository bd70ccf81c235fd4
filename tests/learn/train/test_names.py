"""Names of several corpora come into one scheme; own names are checked; renamed copies stay right."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from training_samples import NAMES, make_record, write_corpus, write_french_names, write_lines

from recoupe.errors import ScoreError, TrainingError
from recoupe.learn.corpus_names import LABELS, Mark
from recoupe.learn.train.names import (
    N_RENAMED,
    Named,
    find_armed,
    held_out,
    make_name_examples,
    read_named,
    read_own,
    rename,
    select,
    without_overlap,
)

Spans = list[tuple[str, str]]
DEV, TEST, TRAIN = "doc-0", "doc-1", "doc-2"
"""Documents by the part that their hash puts them in."""


def shown(named: Named) -> Spans:
    return [(mark.label, named.text[mark.start : mark.stop]) for mark in named.marks]


def read_english(folder: Path, *, re3d: list[dict[str, object]], crossner: list[dict[str, object]]) -> list[Named]:
    write_lines(folder / "ner" / "en" / "re3d.jsonl", re3d)
    write_lines(folder / "ner" / "en" / "crossner-politics.jsonl", crossner)
    return list(read_named("en", folder, write_corpus(folder / "corpus", {})))


def read_one(folder: Path, text: str, *names: tuple[str, str], split: str = "test") -> Spans:
    """What becomes of a text of CrossNER."""
    [named] = read_english(folder, re3d=[], crossner=[make_record("c", text, *names, split=split)])
    return shown(named)


def make_named(text: str, *names: tuple[str, str]) -> Named:
    marks = [Mark(text.index(w), text.index(w) + len(w), label) for label, w in names]
    return Named("corpus", "train", text, tuple(sorted(marks, key=lambda m: m.start)))


# --- corpora of others -------------------------------------------------------------------------------

RE3D = make_record(
    TEST, "Ada Reed met the Potters Guild in Leeds on Monday with 5 pounds.",
    ("Person", "Ada Reed"), ("Organisation", "the Potters Guild"), ("Location", "Leeds"), ("Temporal", "Monday"),
    ("Money", "5 pounds"),
)  # fmt: skip
CROSSNER = make_record(
    "c", "Ada Reed and Bob Lane of the Garden Party won the 1999 Election in Wales near Conwy for Tea Union.",
    ("politician", "Ada Reed"), ("person", "Bob Lane"), ("politicalparty", "the Garden Party"),
    ("election", "1999 Election"), ("country", "Wales"), ("location", "Conwy"), ("organisation", "Tea Union"),
    split="test",
)  # fmt: skip


def test_labels_of_others_become_ours_and_the_rest_is_left_out(tmp_path: Path) -> None:
    found = {named.source: shown(named) for named in read_english(tmp_path, re3d=[RE3D], crossner=[CROSSNER])}
    assert found == {
        "re3d": [("PER", "Ada Reed"), ("ORG", "Potters Guild"), ("LOC", "Leeds")],
        "crossner": [
            ("PER", "Ada Reed"), ("PER", "Bob Lane"), ("ORG", "Garden Party"), ("LOC", "Wales"), ("LOC", "Conwy"),
            ("ORG", "Tea Union"),
        ],
    }  # fmt: skip


def test_french_labels_become_ours_too(tmp_path: Path) -> None:
    write_french_names(tmp_path)
    found = {n.split: shown(n) for n in read_named("fr", tmp_path, write_corpus(tmp_path / "corpus", {}))}
    assert found == {
        "train": [("PER", "Jean Ba"), ("ORG", "Société des eaux"), ("LOC", "Dakar")],
        "dev": [("ORG", "Club des fleurs"), ("LOC", "Thiès")],
        "test": [("PER", "Aline Faye"), ("LOC", "Mopti")],
    }


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("the Potters Guild", "Potters Guild"),
        ("The Potters Guild", "Potters Guild"),
        ("l'Amicale des potiers", "Amicale des potiers"),
        ("L’Amicale des potiers", "Amicale des potiers"),
        ("de la Guilde", "Guilde"),
        ("d'Arles", "Arles"),
        ("Laval", "Laval"),
        ("Guild of the Potters", "Guild of the Potters"),
        ("O'Hara", "O'Hara"),
    ],
)
def test_articles_at_the_head_of_a_name_are_cut_off(tmp_path: Path, name: str, kept: str) -> None:
    assert read_one(tmp_path, f"Some spoke of {name} again.", ("organisation", name)) == [("ORG", kept)]


@pytest.mark.parametrize("words", ["He", "They", "It", "I", "its", "the minister", "members", "l'"])
def test_pronouns_and_descriptions_without_a_capital_are_no_names(tmp_path: Path, words: str) -> None:
    assert read_one(tmp_path, f"{words} went.", ("person", words)) == []


@pytest.mark.parametrize(("label", "name", "ours"), [("country", "US", "LOC"), ("organisation", "WHO", "ORG")])
def test_a_name_in_capitals_is_no_pronoun(tmp_path: Path, label: str, name: str, ours: str) -> None:
    assert read_one(tmp_path, f"In the {name} again.", (label, name)) == [(ours, name)]


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ([(0, 4), (5, 9)], [(0, 4), (5, 9)]),
        ([(5, 9), (0, 5)], [(0, 5), (5, 9)]),
        ([(0, 4), (2, 9)], [(2, 9)]),
        ([(0, 9), (2, 4), (5, 8)], [(0, 9)]),
        ([(0, 4), (2, 6)], [(0, 4)]),
        ([(0, 3), (2, 8), (7, 12)], [(2, 8)]),
        ([(0, 5), (3, 6), (6, 9)], [(0, 5), (6, 9)]),
        ([(3, 3)], []),
        ([], []),
    ],
)
def test_of_marks_that_overlap_the_longest_is_kept(marks: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    assert [(m.start, m.stop) for m in without_overlap(Mark(a, b, "ORG") for a, b in marks)] == kept


# --- armed words and equipment of the word lists -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        (
            "The Free Syrian Army met Ada Reed.", [("organisation", "The Free Syrian Army"), ("person", "Ada Reed")],
            [("ARMED", "Free Syrian Army"), ("PER", "Ada Reed")],
        ),
        ("The Potters Guild left.", [("organisation", "Potters Guild")], [("ORG", "Potters Guild")]),
        ("Ada Reed met soldiers.", [("person", "Ada Reed")], [("PER", "Ada Reed"), ("ARMED", "soldiers")]),
        ("A mortar hit Leeds.", [("location", "Leeds")], [("EQUIP", "mortar"), ("LOC", "Leeds")]),
        (
            "The Free Syrian Army Council left.", [("organisation", "Free Syrian Army Council")],
            [("ARMED", "Free Syrian Army Council")],
        ),
        ("The Free Syrian Army left.", [("organisation", "Syrian Army")], [("ORG", "Syrian Army")]),
        ("Gunmen Street is in Leeds.", [("location", "Gunmen Street")], [("LOC", "Gunmen Street")]),
    ],
)  # fmt: skip
def test_organisations_under_arms_become_armed_and_armed_words_are_added(
    tmp_path: Path, text: str, names: Spans, found: Spans
) -> None:
    assert read_one(tmp_path, text, *names, split="train") == found


def test_test_parts_keep_the_types_of_others(tmp_path: Path) -> None:
    text = "The Free Syrian Army met soldiers with a mortar."
    assert read_one(tmp_path, text, ("organisation", "The Free Syrian Army")) == [("ORG", "Free Syrian Army")]


@pytest.mark.parametrize(
    ("language", "text", "label", "words"),
    [
        ("fr", "Des soldats ont tiré une roquette.", "ARMED", "soldats"),
        ("fr", "Des soldats ont tiré une roquette.", "EQUIP", "roquette"),
        ("fr", "La gendarmerie est là.", "ARMED", "gendarmerie"),
        ("en", "The Free Syrian Army left.", "ARMED", "Free Syrian Army"),
        ("en", "Police came.", "ARMED", "Police"),
    ],
)
def test_word_lists_know_who_is_under_arms_and_what_is_equipment(
    language: str, text: str, label: str, words: str
) -> None:
    start = text.index(words)
    assert Mark(start, start + len(words), label) in find_armed(language)(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un potier est mort."),
        ("fr", "Au marché, le potier dort."),
        ("fr", "Le Parlement est fermé."),
        ("fr", "Le ministère de la Santé est fermé."),
        ("fr", "Les juges et le président du club sont là."),
        ("en", "UNICEF sent books."),
        ("en", "The general mood was good."),
    ],
)
def test_civil_bodies_and_common_words_are_not_under_arms(language: str, text: str) -> None:
    assert [text[m.start : m.stop] for m in find_armed(language)(text) if m.label == "ARMED"] == []


def test_a_tank_is_equipment(tmp_path: Path) -> None:
    assert read_one(tmp_path, "A tank is in Leeds.", ("location", "Leeds"), split="train") == [
        ("EQUIP", "tank"),
        ("LOC", "Leeds"),
    ]


# --- parts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("document", "part"), [(DEV, "dev"), (TEST, "test"), (TRAIN, "train")])
def test_the_part_of_a_document_stays(document: str, part: str) -> None:
    assert held_out(document) == part


def test_about_a_quarter_is_test_and_a_tenth_dev() -> None:
    parts = [held_out(f"document {number}") for number in range(1000)]
    assert 0.2 < parts.count("test") / 1000 < 0.3
    assert 0.07 < parts.count("dev") / 1000 < 0.13


def test_a_corpus_without_parts_is_split_by_document(tmp_path: Path) -> None:
    records = [make_record(document, f"Ada went to {document}.", ("Person", "Ada")) for document in (TRAIN, DEV, TEST)]
    found = read_english(tmp_path, re3d=records, crossner=[])
    assert [(n.split, n.text.split()[-1]) for n in found] == [
        ("train", f"{TRAIN}."),
        ("dev", f"{DEV}."),
        ("test", f"{TEST}."),
    ]
    assert select(found, "dev") == [found[1]]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_missing_file_is_named_with_advice(tmp_path: Path, language: str) -> None:
    corpus = write_corpus(tmp_path / "corpus", NAMES)
    with pytest.raises(TrainingError, match=r"\.jsonl is missing; `--data` must name the folder"):
        read_named(language, tmp_path, corpus)


# --- our own corpus ------------------------------------------------------------------------------------


def test_own_names_stand_in_text_order_and_nth_tells_repeated_words_apart(tmp_path: Path) -> None:
    first, second, *_ = read_own("fr", write_corpus(tmp_path, NAMES))
    assert shown(first) == [
        ("PER", "Moussa Diallo"), ("LOC", "Gao"), ("ARMED", "rebelles"), ("EQUIP", "roquette"), ("LOC", "Gao"),
    ]  # fmt: skip
    places = [mark.start for mark in first.marks if mark.label == "LOC"]
    assert places == [first.text.index("Gao"), first.text.rindex("Gao")]
    assert {mark.label for named in (first, second) for mark in named.marks} <= set(LABELS)


def test_own_passages_have_the_part_and_language_of_the_corpus(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, NAMES)
    assert [(n.source, n.split) for n in read_own("fr", corpus)] == [
        ("corpus", "train"),
        ("corpus", "train"),
        ("corpus", "dev"),
        ("corpus", "test"),
    ]
    assert [n.text for n in read_own("en", corpus) if n.split == "test"] == ["Eve Stone reached Kidal."]


def test_a_second_reading_is_not_trained_on(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, NAMES)
    write_lines(corpus / "names" / "second-fr.jsonl", [{"id": "fr-x-020", "names": []}])
    assert len(list(read_own("fr", corpus))) == 4


@pytest.mark.parametrize(
    ("id_", "name", "fault"),
    [
        ("fr-x-999", ["LOC", "Gao"], "'fr-x-999'"),
        ("fr-x-001", ["CITY", "Gao"], "'CITY'"),
        ("fr-x-001", ["LOC", "Bamako"], "'Bamako'"),
        ("fr-x-001", ["LOC", "Gao", 3], "number 3"),
        ("fr-x-001", ["ARMED", "rebelles", 3], "number 3"),
        ("fr-x-001", ["LOC", "Gao", 0], "counted from 1, not 0"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_in_the_text_or_has_no_label_of_ours_is_refused(
    tmp_path: Path, id_: str, name: list[object], fault: str
) -> None:
    corpus = write_corpus(tmp_path, {"fr-x-002": [["LOC", "Kidal"]], id_: [name]})
    with pytest.raises(ScoreError) as raised:
        list(read_own("fr", corpus))
    assert "fr-a.jsonl:3: " in str(raised.value)
    assert fault in str(raised.value)


# --- copies with other names ---------------------------------------------------------------------------

OWN = (
    make_named("Awa est à Gao ; Gao dort.", ("PER", "Awa"), ("LOC", "Gao")),
    make_named("Moussa Ba a vu Ansongo et des gendarmes.",
               ("PER", "Moussa Ba"), ("LOC", "Ansongo"), ("ARMED", "gendarmes")),
    make_named("Ali Ag Tilla et Bintou fuient des soldats.",
               ("PER", "Ali Ag Tilla"), ("PER", "Bintou"), ("ARMED", "soldats")),
    make_named("À Ménaka comme à Essakane, rien.", ("LOC", "Ménaka"), ("LOC", "Essakane")),
)  # fmt: skip
VOWELS = tuple("AEIO")


@pytest.mark.parametrize("seed", range(5))
def test_marks_of_a_copy_point_at_names_of_the_same_type_and_kind_of_letter(seed: int) -> None:
    names = {pair for named in OWN for pair in shown(named)}
    for number, copy in enumerate(rename(OWN, seed, copies=3)):
        original = OWN[number // 3]
        assert set(shown(copy)) <= names
        for (label, new), (old_label, old) in zip(shown(copy), shown(original), strict=True):
            assert label == old_label
            assert new.startswith(VOWELS) == old.startswith(VOWELS)


def _between(named: Named) -> list[str]:
    stops = [0, *(mark.stop for mark in named.marks)]
    starts = [*(mark.start for mark in named.marks), len(named.text)]
    return [named.text[stop:start] for stop, start in zip(stops, starts, strict=True)]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_no_person_or_place_stays(seed: int) -> None:
    for original, copy in zip(OWN, rename(OWN, seed, copies=1), strict=True):
        assert _between(copy) == _between(original)
        assert [s for s in shown(copy) if s[0] == "ARMED"] == [s for s in shown(original) if s[0] == "ARMED"]
        assert (copy.source, copy.split) == (original.source, original.split)


def test_a_name_that_comes_twice_is_replaced_alike() -> None:
    text = "Gao et Gao"
    twice = Named("corpus", "train", text, (Mark(0, 3, "LOC"), Mark(7, 10, "LOC")))
    for copy in rename([twice, *OWN], seed=2, copies=5)[:5]:
        first, second = shown(copy)
        assert first == second


def test_copies_differ_from_what_they_are_copies_of_and_are_the_same_for_a_seed() -> None:
    copies = rename(OWN, seed=1)
    assert copies == rename(OWN, seed=1)
    assert copies != rename(OWN, seed=2)
    assert len(copies) == N_RENAMED * len(OWN)
    assert {c.text for c in copies} - {n.text for n in OWN}


def test_a_text_without_names_is_not_copied() -> None:
    assert rename([make_named("Rien.")], seed=1) == []


def test_words_that_name_a_person_and_a_place_are_replaced_by_one_of_each() -> None:
    both = Named("corpus", "train", "Lamine à Lamine", (Mark(0, 6, "PER"), Mark(9, 15, "LOC")))
    persons, places = {"Lamine", "Moussa Ba"}, {"Lamine", "Gao"}
    others = (OWN[1], make_named("Gao dort.", ("LOC", "Gao")))
    for seed in range(10):
        (_, person), (_, place) = shown(rename([both, *others], seed, copies=1)[0])
        assert person in persons and place in places


# --- examples ------------------------------------------------------------------------------------------


def test_examples_carry_the_names_on_untouched_words(nlp: Language) -> None:
    [example] = make_name_examples(nlp, [OWN[2]])
    assert [(e.label_, e.text) for e in example.reference.ents] == shown(OWN[2])
    assert not example.predicted.ents
    assert example.predicted.text == OWN[2].text


def test_a_mark_that_ends_inside_a_word_is_widened_to_it(nlp: Language) -> None:
    [example] = make_name_examples(nlp, [make_named("Le pont de Gao-Nord.", ("LOC", "Gao"))])
    assert [e.text for e in example.reference.ents] == ["Gao-Nord"]


def test_of_two_marks_in_one_word_the_first_is_kept(nlp: Language) -> None:
    [example] = make_name_examples(nlp, [make_named("La ligne Gao-Kidal.", ("LOC", "Gao"), ("ORG", "Kidal"))])
    assert [(e.label_, e.text) for e in example.reference.ents] == [("LOC", "Gao-Kidal")]
