"""Arabic inflection: persons, genders and numbers of verbs, nouns and adjectives; stems that no rule gives are in `stems.tsv`.

Source: the usual school grammar. Words are written without vowel signs and with one alif (`text.arabic.normal`), so that the
passive of most verbs is written like the active. Tense labels: past pres fut pp (a passive past that is written otherwise);
of nouns sg du pl, of which those with the article also "def".
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from recoupe.text.arabic import cut_surely, normal
from recoupe.text.table import parse_table

Forms = dict[str, frozenset[str]]

_STEMS = Path(__file__).parent / "stems.tsv"
_LONG = 5
"""Letters of verbs of the forms that begin with an alif of their own (انفجر, استهدف)."""
_DUALS = ("ان", "ين")
_NOTATION = frozenset("/,{}()…")
_SHORTEST_WE = 4
"""Letters of the shortest form "we …" of the present: shorter ones mostly are other verbs (نصب, نشر)."""
_NOT_WE = frozenset(
    "نجيب نصير نديم نشيد نقود نصيب نظير نزيد نزيل ناسف نجلي بنينا برونا ابينا دونا ادنا سنقر اسرنا غيرنا فرقنا خلفنا".split()
)
"""Names, nouns and small words that are written like such a form."""
_NOT_THEY = frozenset({"وعدن"})
"""Written like a verb of women, mostly "and" before a town."""


def spell(source: str) -> str:
    """Words of a table as texts have them: one alif, no vowel signs, and in a row of words the small ones cut off."""
    words = normal(source).split(" ")
    return words[0] if len(words) == 1 else " ".join(map(_cut, words))


@cache
def _cut(word: str) -> str:
    return word if _NOTATION & set(word) else cut_surely(word)


def verb_forms(lemma: str) -> Forms:
    """Third persons of a verb, each with the tenses it may stand for.

    Args:
        lemma: past, third person masculine singular, "قصف".
    """
    given, is_glottal, present, lemma = lemma, lemma.endswith("أ"), _he_form(lemma), normal(lemma)
    own = _stems().get((lemma, "v"), ())
    passive = own[1] if len(own) > 1 else None if is_glottal else _passive(lemma)
    found: dict[str, set[str]] = {}
    for form in _glottal_past(lemma) if is_glottal else _past(lemma):
        found.setdefault(form, set()).add("past")
    for form in _past(passive) if passive else ():
        found.setdefault(form, set()).add("pp")
    for form in _persons(present, is_hollow=len(lemma) > 2 and lemma[-2] == "ا"):
        found.setdefault(form, set()).add("pres")
        found.setdefault(f"س{form}", set()).add("fut")
    for form, tense in (*we_forms(given), *_women(lemma)):
        found.setdefault(form, set()).add(tense)
    return {form: frozenset(tenses) for form, tenses in found.items()}


def we_forms(lemma: str) -> list[tuple[str, str]]:
    """What "we" did, do and will do, each with its tense; of the present only where hardly anything else is written so."""
    present = f"ن{_he_form(lemma)[1:]}"
    past = f"{normal(lemma)}نا" if lemma.endswith("أ") else _we_past(normal(lemma))
    found = [(past, "past"), (present, "pres"), (f"س{present}", "fut")]
    return [(form, tense) for form, tense in found if len(form) >= _SHORTEST_WE and form not in _NOT_WE]


def _he_form(lemma: str) -> str:
    """The he-form of the present of a verb, by table or by rule."""
    own = _stems().get((normal(lemma), "v"), ())
    return own[0] if own else _glottal_present(normal(lemma)) if lemma.endswith("أ") else _present(normal(lemma))


def _we_past(lemma: str) -> str:
    """The we-form of the past: قصفنا, قلنا, استعدنا, صددنا, نفينا, دعونا, أعلنا."""
    if lemma.endswith("ى"):
        return f"{lemma[:-1]}ينا"
    if lemma.endswith("ا"):
        return f"{lemma[:-1]}ونا"
    is_doubled = len(lemma) == 2
    stem = f"{lemma}{lemma[-1]}" if is_doubled else f"{lemma[:-2]}{lemma[-1]}" if _is_hollow(lemma) else lemma
    return f"{stem}ا" if stem.endswith("ن") else f"{stem}نا"


def _is_hollow(lemma: str) -> bool:
    """Whether the last but one letter of the past is a long vowel that shorter forms lose."""
    return lemma[-2] == "ا" and (len(lemma) == 3 or lemma.startswith("ا"))


def _women(lemma: str) -> list[tuple[str, str]]:
    """What women did ("احتجزن"), of verbs without a weak letter at the end."""
    if len(lemma) < 3 or lemma.endswith(("ى", "ا", "ي", "ن")) or _is_hollow(lemma):
        return []
    form = f"{lemma}ن"
    return [] if form in _NOT_THEY else [(form, "past")]


def _glottal_past(stem: str) -> list[str]:
    """Third persons of the past of a verb that ends in أ: بدأ، بدأت، بدأوا, also written بدؤوا."""
    return [stem, f"{stem}ت", f"{stem}وا", f"{stem[:-1]}ؤوا", f"{stem}تا"]


def _glottal_present(lemma: str) -> str:
    """He-form of the present of such a verb: بدأ يبدأ, but أنشأ ينشئ."""
    return f"ي{lemma}" if len(lemma) == len("بدا") else f"ي{lemma.removeprefix('ا')[:-1]}ئ"


def _past(stem: str) -> list[str]:
    """Third persons of the past: he, she, they (two, many)."""
    if stem.endswith(("ى", "ا")) and len(stem) > 2:  # نفى: نفت، نفوا، نفيا
        bare = stem[:-1]
        return [stem, f"{bare}ت", f"{bare}وا", f"{bare}يا", f"{bare}تا"]
    if stem.endswith("ي"):  # لقي: لقيت، لقوا
        return [stem, f"{stem}ت", f"{stem[:-1]}وا", f"{stem}ا", f"{stem}تا"]
    return [stem, f"{stem}ت", f"{stem}وا", f"{stem}ا", f"{stem}تا"]


def _persons(present: str, *, is_hollow: bool) -> list[str]:
    """Third persons of the present from the first of them: he, she, they."""
    bare = present[1:]
    if bare.endswith(("ى", "ي", "و")):
        short = bare[:-1]
        many = [f"ي{short}ون", f"ي{short}وا"]
        two = [f"ي{short}يان", f"ت{short}يان"]
        short_forms = [f"ي{short}", f"ت{short}"] if len(short) > 1 else []
        return [present, f"ت{bare}", *many, *two, *short_forms]
    hollow = _shortened(bare) if is_hollow else None
    short_forms = [f"ي{hollow}", f"ت{hollow}"] if hollow else []
    return [present, f"ت{bare}", f"ي{bare}ون", f"ي{bare}وا", f"ي{bare}ان", f"ت{bare}ان", *short_forms]


def _shortened(bare: str) -> str | None:
    """The jussive of a hollow verb ("لم يقم", "لم يستطع"), which loses its long vowel."""
    return bare[:-2] + bare[-1] if len(bare) > 2 and bare[-2] in "ويا" else None


def _present(lemma: str) -> str:
    """He-form of the present by rule."""
    size = len(lemma)
    if size >= 4 and lemma.startswith("ا"):
        return f"ي{_weak_present(lemma[1:])}"
    if lemma.startswith("آ"):
        return f"يؤ{lemma[1:]}"
    if lemma.endswith("ى"):
        return f"ي{lemma[:-1]}ى" if lemma.startswith("ت") else f"ي{lemma[:-1]}ي"
    return f"ي{lemma}"


def _weak_present(rest: str) -> str:
    """What is left of a verb behind its alif, with the vowels of the present: اصاب يصيب, استعاد يستعيد, القى يلقي."""
    if rest.endswith("ى"):
        return f"{rest[:-1]}ي"
    if len(rest) >= 3 and rest[-2] == "ا":
        is_passive_like = rest.startswith("ن") or (len(rest) == 4 and rest[1] == "ت")  # انهار ينهار, اغتال يغتال
        return rest if is_passive_like else f"{rest[:-2]}ي{rest[-1]}"
    return rest


def _passive(lemma: str) -> str | None:
    """The passive past where it is written otherwise: هاجم هوجم, اصاب اصيب, استعاد استعيد, اغتال اغتيل, القى القي."""
    if len(lemma) == 4 and lemma[1] == "ا" and not lemma.startswith(("ت", "و")):  # "ووصل" mostly is "and arrived"
        return f"{lemma[0]}و{lemma[2:]}"
    if len(lemma) >= 4 and lemma.startswith("ا") and lemma[-2] == "ا" and not lemma.startswith("ان"):
        return f"{lemma[:-2]}ي{lemma[-1]}"
    if len(lemma) >= 4 and lemma.endswith("ى"):
        return f"{lemma[:-1]}ي"
    return None


def noun_forms(lemma: str) -> Forms:
    """Singular, dual and plural of a noun, each with and without the article, and as they stand before another noun."""
    lemma = normal(lemma)
    found: dict[str, set[str]] = {}
    bare = lemma.removeprefix("ال") if lemma.startswith("ال") and len(lemma) > _LONG else lemma
    broken = _stems().get((bare, "n"), ())
    _add(found, bare, "sg")
    stem = f"{bare[:-1]}ت" if bare.endswith("ة") else bare
    for end in _DUALS:
        _add(found, f"{stem}{end}", "du")
    found.setdefault(f"{stem}ي", set()).add("du")
    if not bare.endswith(("ا", "ى", "ء")) and len(bare) > 2:
        found.setdefault(f"{stem}ا", set()).add(
            "sg" if not bare.endswith("ة") else "du"
        )  # accusative "جنديا", dual "سيارتا"
    for plural in broken or _sound_plurals(bare):
        _add(found, plural, "pl")
        if not plural.endswith(("ا", "ى", "ء", "ة", "و", "ون", "ين", "ات")):  # "قتلوا" is a verb
            found.setdefault(f"{plural}ا", set()).add("pl")
    return {form: frozenset(labels) for form, labels in found.items()}


def _sound_plurals(noun: str) -> list[str]:
    if noun.endswith("ة"):
        return [f"{noun[:-1]}ات"]
    if noun.endswith("ات"):
        return [noun]
    return [f"{noun}ون", f"{noun}ين", f"{noun}و", f"{noun}ات"]


def _add(found: dict[str, set[str]], form: str, label: str) -> None:
    found.setdefault(form, set()).add(label)
    found.setdefault(f"ال{form}", set()).update({label, "def"})


def adjective_forms(lemma: str) -> Forms:
    """All forms of an adjective, each with and without the article; the masculine also stands for an inhabitant."""
    lemma = normal(lemma)
    stem = lemma.removesuffix("ة")
    own = _stems().get((lemma, "a"), ())
    plural = f"{stem[:-1]}ي" if stem.endswith("ي") else stem
    forms = {
        stem: "sg", f"{stem}ة": "sg", f"{stem}ا": "sg", f"{plural}ون": "pl", f"{plural}ين": "pl", f"{stem}ات": "pl",
        f"{stem}ان": "du", f"{stem}تان": "du", f"{stem}تين": "du", **dict.fromkeys(own, "pl"),
    }  # fmt: skip
    found: dict[str, set[str]] = {}
    for form, label in forms.items():
        _add(found, form, label)
    return {form: frozenset(labels) for form, labels in found.items()}


@cache
def _stems() -> dict[tuple[str, str], tuple[str, ...]]:
    """Stems of the table by lemma and part of speech."""
    rows = parse_table(_STEMS.read_text(encoding="utf-8"), _STEMS, ["lemma", "pos", "forms"])
    return {(normal(row["lemma"]), row["pos"]): tuple(map(normal, row.many("forms"))) for row in rows}
