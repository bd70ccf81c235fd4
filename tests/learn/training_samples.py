"""Invented training data, tiny: treebanks, corpora of names, annotated passages, settings for a small network."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from recoupe.lang.architecture import Shape
from recoupe.learn.corpus import NOTICE
from recoupe.learn.train.sources import Sources

SHAPE = Shape(16, 1, (50,) * 7, 16)

MAYOR = """\
# text = Le maire du village a été tué par des rebelles.
1 Le le DET Definite=Def|Number=Sing|PronType=Art 2 det
2 maire maire NOUN Gender=Masc|Number=Sing 8 nsubj:pass
3-4 du _ _ _ _ _
3 de de ADP _ 5 case
4 le le DET Definite=Def|Number=Sing|PronType=Art 5 det
5 village village NOUN Gender=Masc|Number=Sing 2 nmod
6 a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 8 aux:tense
7 été être AUX Tense=Past|VerbForm=Part 8 aux:pass
8 tué tuer VERB Gender=Masc|Tense=Past|VerbForm=Part|Voice=Pass 0 root
9 par par ADP _ 11 case
10 des un DET Definite=Ind|Number=Plur|PronType=Art 11 det
11 rebelles rebelle NOUN Number=Plur 8 obl
12 . . PUNCT _ 8 punct
"""
CAMP = """\
# text = Le camp auquel même il pense brûle.
1 Le le DET Definite=Def|PronType=Art 2 det
2 camp camp NOUN Number=Sing 8 nsubj
3-4 auquel _ _ _ _ _
3 à à ADP _ 4 case
4 lequel lequel PRON PronType=Rel 7 obl:arg
5 même même ADV _ 4 advmod
6 il il PRON Number=Sing|Person=3 7 nsubj
7 pense penser VERB Mood=Ind|Tense=Pres|VerbForm=Fin 2 acl:relcl
8 brûle brûler VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
9 . . PUNCT _ 8 punct
"""
ELLIPSIS = """\
# text = Ali part à Gao et Awa à Kidal.
1 Ali Ali PROPN _ 2 nsubj
2 part partir VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
3 à à ADP _ 4 case
4 Gao Gao PROPN _ 2 obl
5 et et CCONJ _ 6 cc
6 Awa Awa PROPN _ 2 conj
6.1 part partir VERB _ _ _
7 à à ADP _ 8 case
8 Kidal Kidal PROPN _ 6 orphan
9 . . PUNCT _ 2 punct
"""
COLUMN = """\
# text = Une colonne traverse le désert depuis lundi.
1 Une un DET Definite=Ind|Number=Sing|PronType=Art 2 det
2 colonne colonne NOUN Gender=Fem|Number=Sing 3 nsubj
3 traverse traverser VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
4 le le DET Definite=Def|Number=Sing|PronType=Art 5 det
5 désert désert NOUN Gender=Masc|Number=Sing 3 obj
6 depuis depuis ADP _ 7 case
7 lundi lundi NOUN Number=Sing 3 obl
8 . . PUNCT _ 3 punct
"""
CROWD = """\
# text = La foule a parlé à l’armée de la ville.
1 La le DET Definite=Def|Number=Sing|PronType=Art 2 det
2 foule foule NOUN Gender=Fem|Number=Sing 4 nsubj
3 a avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 4 aux:tense
4 parlé parler VERB Tense=Past|VerbForm=Part 0 root
5 à à ADP _ 7 case
6 l’ le DET Definite=Def|Number=Sing|PronType=Art 7 det
7 armée armée NOUN Gender=Fem|Number=Sing 4 obl
8 de de ADP _ 10 case
9 la le DET Definite=Def|Number=Sing|PronType=Art 10 det
10 ville ville NOUN Gender=Fem|Number=Sing 7 nmod
11 . . PUNCT _ 4 punct
"""
FRENCH = (MAYOR, CAMP, ELLIPSIS, COLUMN, CROWD)
GUARDS = """\
# text = The guards don't sleep.
1 The the DET Definite=Def|PronType=Art 2 det
2 guards guard NOUN Number=Plur 5 nsubj
3-4 don't _ _ _ _ _
3 do do AUX Mood=Ind|Tense=Pres|VerbForm=Fin 5 aux
4 n't not PART Polarity=Neg 5 advmod
5 sleep sleep VERB VerbForm=Inf 0 root
6 . . PUNCT _ 5 punct
"""
CONVOY = """\
# text = A convoy left Gao.
1 A a DET Definite=Ind|PronType=Art 2 det
2 convoy convoy NOUN Number=Sing 3 nsubj
3 left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
4 Gao Gao PROPN Number=Sing 3 obj
5 . . PUNCT _ 3 punct
"""
ENGLISH = (GUARDS, CONVOY)


def write_treebank(path: Path, sentences: Iterable[str]) -> Path:
    """A gzip CoNLL-U file of sentences whose rows are `id form lemma upos feats head relation`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(map(_to_conllu, sentences)).encode(), mtime=0))
    return path


def _to_conllu(sentence: str) -> str:
    return "\n".join(line if line.startswith("#") else _to_row(line) for line in sentence.splitlines()) + "\n\n"


def _to_row(line: str) -> str:
    number, form, lemma, upos, feats, head, relation = line.split(" ")
    return f"{number}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t_"


# --- names -------------------------------------------------------------------------------------------

PASSAGES = {
    "fr-x-001": "Moussa Diallo a quitté Gao lundi ; des rebelles ont tiré une roquette sur Gao.",
    "fr-x-002": "Awa Traoré et Ousmane Koné ont rejoint Ansongo, puis Kidal.",
    "fr-x-020": "Idrissa Sow a vu des soldats à Ménaka.",
    "fr-x-060": "Fanta Keïta a compté trois morts à Tessit.",
    "en-x-001": "Adam Brown left Gao with two soldiers.",
    "en-x-040": "Eve Stone reached Kidal.",
    "en-x-070": "Paul Reed stayed in Tessit.",
}
"""Texts by id: those with 001 and 002 are in the training part, fr-x-020 and en-x-070 dev, fr-x-060 and en-x-040 test."""
NAMES: dict[str, list[list[object]]] = {
    "fr-x-001": [
        ["PER", "Moussa Diallo"], ["LOC", "Gao", 2], ["LOC", "Gao"], ["ARMED", "rebelles"], ["EQUIP", "roquette"],
    ],
    "fr-x-002": [["PER", "Awa Traoré"], ["PER", "Ousmane Koné"], ["LOC", "Ansongo"], ["LOC", "Kidal"]],
    "fr-x-020": [["PER", "Idrissa Sow"], ["ARMED", "soldats"], ["LOC", "Ménaka"]],
    "fr-x-060": [["PER", "Fanta Keïta"], ["TOLL", "trois morts"], ["LOC", "Tessit"]],
    "en-x-001": [["PER", "Adam Brown"], ["LOC", "Gao"], ["ARMED", "soldiers"]],
    "en-x-040": [["PER", "Eve Stone"], ["LOC", "Kidal"]],
    "en-x-070": [["PER", "Paul Reed"], ["LOC", "Tessit"]],
}  # fmt: skip


def write_corpus(folder: Path, names: dict[str, list[list[object]]]) -> Path:
    """A corpus of the passages with the names of some of them."""
    for language in ("fr", "en"):
        passages = [{"id": i, "language": language, "text": t} for i, t in PASSAGES.items() if i.startswith(language)]
        _write_noticed(folder / "passages" / f"{language}-x.jsonl", passages)
        named = [{"id": i, "names": n} for i, n in names.items() if i.startswith(language)]
        _write_noticed(folder / "names" / f"{language}-a.jsonl", named)
    return folder


def _write_noticed(path: Path, records: Iterable[dict[str, object]]) -> None:
    write_lines(path, [{"notice": NOTICE}, *records])


def write_lines(path: Path, records: Iterable[dict[str, object]]) -> Path:
    """A file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def make_record(id_: str, text: str, *names: tuple[str, str], split: str | None = None) -> dict[str, object]:
    """A line of a corpus of names, each given as label and words that occur once."""
    spans = [{"start": text.index(w), "stop": text.index(w) + len(w), "label": label, "quote": w} for label, w in names]
    return {"id": id_, **({"split": split} if split else {}), "text": text, "spans": spans}


def write_french_names(data: Path) -> None:
    """The three files of French names that are asked for."""
    for split, text, names in (
        ("train", "Jean Ba dirige la Société des eaux de Dakar.",
         [("PERS", "Jean Ba"), ("ORG", "la Société des eaux"), ("LOC", "Dakar")]),
        ("dev", "Le Club des fleurs est à Thiès.", [("ORG", "Le Club des fleurs"), ("LOC", "Thiès")]),
        ("test", "Aline Faye vit à Mopti.", [("PERS", "Aline Faye"), ("LOC", "Mopti")]),
    ):  # fmt: skip
        record = make_record(f"s-{split}", text, *names, split=split)
        write_lines(data / "ner" / "fr" / f"sequoia-ne-{split}.jsonl", [record])


def write_french(folder: Path) -> Sources:
    """All that a French run asks for, by `SETTINGS`."""
    data = folder / "data"
    for name in ("tiny-train", "tiny-dev", "tiny-test"):
        write_treebank(data / "treebanks" / "fr" / f"{name}.conllu.gz", FRENCH)
    write_french_names(data)
    return Sources(data, write_corpus(folder / "corpus", NAMES))


# --- settings ----------------------------------------------------------------------------------------

SETTINGS = """\
seed = 1
features = ["Number", "VerbForm"]

[parser]
rate = 0.01
warm_up = 2
dropout = 0.1
batch = [100, 200]

[names]
rate = 0.01
warm_up = 2
dropout = 0.1
batch = [50, 100]

[fr]
shape = { width = 16, depth = 1, rows = [50, 50, 50, 50, 50, 50, 50], hidden = 16 }
merge = true
epochs = { parser = 2, names = 3 }
train = ["tiny-train", "tiny-train", "tiny-train", "tiny-train"]
obliques = ["tiny-train"]
dev = "tiny-dev"
test = ["tiny-test"]

[en]
shape = { width = 16, depth = 1, rows = [50, 50, 50, 50, 50, 50, 50], hidden = 16 }
merge = false
epochs = { parser = 1, names = 1 }
train = ["tiny-train"]
obliques = []
dev = "tiny-dev"
test = ["tiny-test"]

[[data]]
title = "Tiny French"
language = "fr"
url = "https://example.org/fr"
licence = "CC BY 4.0"
use = "parser"

[[data]]
title = "Tiny English"
language = "en"
url = "https://example.org/en"
licence = "CC BY 4.0"
use = "parser"

[[data]]
title = "Passages of \\"both\\""
language = ""
url = "https://example.org/both"
licence = "CC0"
use = "names"

[licences]
fr = "CC BY 4.0, with a notice"
en = "CC BY 4.0"
"""
