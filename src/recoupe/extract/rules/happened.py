"""How far readers take the event of a predicate to have happened, on the scale of UDS-IH2: above 0 it did.

The rules of `factuality.py` judge the happenings of claims by cues; this table judges any verb by its parse: its form,
auxiliaries, negation and clause, and the verb that governs it. Weights are a table a language; only English has one.

Source: R. Rudinger, A. S. White, B. Van Durme (2018), Neural models of factuality, NAACL (the data); J. Nairn,
C. Condoravdi, L. Karttunen (2006) for what governing verbs imply.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from recoupe.lang.parser import Parse
from recoupe.text.table import parse_table

FOLDER = Path(__file__).parent
COLUMNS = ["feature", "weight"]
LOW, HIGH = -3.0, 3.0
_FEATURES = ("VerbForm", "Tense", "Mood", "Voice", "Aspect")
_AUXILIARIES = ("aux", "aux:pass", "aux:tense", "cop")
_NEGATIONS = frozenset(
    {"not", "n't", "never", "no", "nothing", "nobody", "none", "nor", "neither", "pas", "jamais", "rien"}
)
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "conj", "parataxis"})
MAX_CLIMB = 4


def describe_predicate(parse: Parse, index: int, sentence: str) -> list[str]:
    """Features of a predicate, without repeats: its own words first, then those of the clauses above it.

    Args:
        index: token of the predicate.
        sentence: text that the offsets of the parse refer to.
    """
    found = ["bias", *_of_clause(parse, index, sentence, "")]
    found += [f"word:{parse.tokens[index].lemma}"]
    above, path = index, []
    for step in range(MAX_CLIMB):
        token = parse.tokens[above]
        if token.head == above:
            break
        if token.relation in _CLAUSES:
            path.append(token.relation)
            found += _of_governor(parse, token.head, sentence, token.relation, step)
        above = token.head
    found.append("path:" + ">".join(path[:2]))
    found += [f"mark:{c}" for c in "?!" if c in sentence]
    return list(dict.fromkeys(found))


def _of_clause(parse: Parse, index: int, sentence: str, prefix: str) -> Iterator[str]:
    """What a verb and its dependents say: form, auxiliaries, negation, markers, subject, adverbs."""
    token = parse.tokens[index]
    yield f"{prefix}tag:{token.upos}"
    yield f"{prefix}relation:{token.relation}"
    forms = [f for f in token.feats.split("|") if f.partition("=")[0] in _FEATURES]
    yield f"{prefix}form:{'+'.join(forms)}"
    auxiliaries = [_low(parse, i, sentence) for i in parse.dependents(index, *_AUXILIARIES)]
    yield f"{prefix}auxiliaries:{'+'.join(auxiliaries)}"
    for word in auxiliaries:
        yield f"{prefix}auxiliary:{word}"
    if _is_negated(parse, index, sentence):
        yield f"{prefix}negated"
        yield f"{prefix}negated:{'+'.join(forms)}"
    for child in parse.dependents(index, "mark", "advmod", "case", "cc"):
        yield f"{prefix}{parse.tokens[child].relation}:{_low(parse, child, sentence)}"
    for child in parse.dependents(index, "nsubj", "nsubj:pass", "expl"):
        upos = parse.tokens[child].upos
        yield f"{prefix}subject:{_low(parse, child, sentence) if upos == 'PRON' else upos}"
    if not parse.dependents(index, "nsubj", "nsubj:pass", "expl", "csubj"):
        yield f"{prefix}subject:"


def _of_governor(parse: Parse, head: int, sentence: str, relation: str, step: int) -> Iterator[str]:
    """What the verb or noun over a clause says: which it is, and its own form, negation and auxiliaries."""
    token, prefix = parse.tokens[head], f"above{min(step, 1)}:"
    yield f"{prefix}{relation}:{token.lemma}"
    negated = _is_negated(parse, head, sentence)
    if negated:
        yield f"{prefix}negated:{relation}"
        yield f"{prefix}negated:{relation}:{token.lemma}"
    for child in parse.dependents(head, *_AUXILIARIES):
        yield f"{prefix}auxiliary:{relation}:{_low(parse, child, sentence)}"
    for child in parse.dependents(head, "mark"):
        yield f"{prefix}mark:{relation}:{_low(parse, child, sentence)}"
    yield f"{prefix}tag:{relation}:{token.upos}"


def _is_negated(parse: Parse, index: int, sentence: str) -> bool:
    """Whether a negation hangs on a word, or on its subject or object ("nobody came", "saw no one")."""
    if any(_low(parse, i, sentence) in _NEGATIONS for i in parse.children[index]):
        return True
    parts = parse.dependents(index, "nsubj", "nsubj:pass", "obj")
    return any(_low(parse, c, sentence) in {"no", "aucun", "aucune"} for p in parts for c in parse.dependents(p, "det"))


def _low(parse: Parse, index: int, sentence: str) -> str:
    token = parse.tokens[index]
    return sentence[token.start : token.stop].lower().replace("’", "'")


# --- weights -----------------------------------------------------------------------------------------


@cache
def load_weights(code: str) -> dict[str, float]:
    """Weights of a language by feature; empty for one without any."""
    path = FOLDER / f"happened_{code}.tsv"
    if not path.exists():
        return {}
    rows = parse_table(path.read_text(encoding="utf-8"), path, COLUMNS)
    return {row["feature"]: float(row["weight"]) for row in rows}


def rate_predicate(parse: Parse, index: int, sentence: str, code: str) -> float | None:
    """How far a predicate is taken to have happened, about -2 (did not) to 2 (did); None for a language without weights.

    Args:
        index: token of the predicate.
        sentence: text that the offsets of the parse refer to.
        code: language of the pack.
    """
    weights = load_weights(code)
    if not weights:
        return None
    total = sum(weights.get(feature, 0.0) for feature in describe_predicate(parse, index, sentence))
    return max(LOW, min(HIGH, total))
