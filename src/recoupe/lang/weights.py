"""A trained network at rest: one zip file, short numbers, nothing that can be built anew.

`model/weights.zip` holds `network.json` (the `Shape`, the classes of words, the strings that labels refer to) and one file
a component (msgpack, as spaCy writes it, but hash tables in 8 bits and the rest in half precision). The tokenizer, the
vocabulary and the optimizer are not kept: the first two are built from `tokens.toml` and `architecture.py`. What the
short numbers cost is measured by `recoupe train`, which gives the figures of the network as written. Entries carry a
fixed date: the same weights give the same bytes.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from thinc.api import NumpyOps

from recoupe.errors import ModelError
from recoupe.lang.architecture import Shape, make_pipeline, trained_pipes
from recoupe.lang.words import WordRules

COPY = "content"
"""The embedding whose hash tables are those of `tok2vec`."""
_DATE = (1980, 1, 1, 0, 0, 0)
_HEAD = "network.json"
_FAULTS = (
    OSError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Network:
    """A pipeline, its size, and the classes of words that it was trained with."""

    shape: Shape
    classes: Mapping[str, str]
    nlp: Language


def write_weights(path: Path, network: Network) -> None:
    """Write a trained network; a file that is there is replaced only once the new one is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    head = {
        "shape": asdict(network.shape),
        "classes": dict(sorted(network.classes.items())),
        "strings": sorted(set(_strings(network.nlp))),
    }
    try:
        with zipfile.ZipFile(part, "w") as archive:
            _add(archive, _HEAD, json.dumps(head, ensure_ascii=False).encode())
            for component, pipe in trained_pipes(network.nlp):
                change = drop_tables if component == COPY else shrink
                _add(archive, f"{component}.msgpack", _convert(pipe.to_bytes(exclude=["vocab"]), change))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read_weights(path: Path, rules: WordRules, alike: Callable[[str], str] = str) -> Network:
    """A trained network, ready to run.

    Args:
        alike: the word whose features stand for a word; see `alike.py`.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            head = json.loads(archive.read(_HEAD))
            size = head["shape"]
            shape = Shape(size["width"], size["depth"], tuple(size["rows"]), size["hidden"])
            nlp = make_pipeline(shape, rules, head["classes"], alike)
            for string in _checked(head["strings"]):
                nlp.vocab.strings.add(string)
            for component, pipe in trained_pipes(nlp):
                content = _convert(archive.read(f"{component}.msgpack"), lambda v, _: grow(v))
                pipe.from_bytes(content, exclude=["vocab"])
            copy_tables(nlp)
            use_numpy(nlp)
    except FileNotFoundError as error:
        raise ModelError(f"{path.name} is missing from {path.parent}") from error
    except _FAULTS as error:
        raise ModelError(f"{path} is damaged ({error.__class__.__name__})") from error
    return Network(shape, head["classes"], nlp)


def _checked(strings: list[str]) -> list[str]:
    """Strings of a head; labels cannot do without any."""
    if not strings:
        raise ValueError("no strings")
    return strings


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)


def _strings(nlp: Language) -> Iterator[str]:
    """Strings that labels and lemma trees refer to by their hash."""
    for name, pipe in trained_pipes(nlp):
        yield from (str(label) for label in getattr(pipe, "labels", ()))
        if isinstance(pipe, EditTreeLemmatizer):
            for tree in srsly.msgpack_loads(pipe.trees.to_bytes())["trees"]:
                yield from (nlp.vocab.strings[tree[key]] for key in ("orig", "subst") if tree.get(key))
        if name == "morphologizer":
            for label in pipe.labels:
                yield from (part for part in label.split("|"))


# --- numbers ---------------------------------------------------------------------------------------

_TABLE = "E"
"""Name that thinc gives the parameter of a hash table."""


def drop_tables(value: np.ndarray, name: str) -> np.ndarray | dict[str, np.ndarray] | None:
    """As `shrink`, but without hash tables: those of the `content` embedding are the other embedding's."""
    return None if name == _TABLE else shrink(value, name)


def copy_tables(nlp: Language) -> None:
    """Give the `content` embedding the hash tables of `tok2vec`, of which it has no own."""
    pipes = dict(trained_pipes(nlp))
    for mine, theirs in zip(pipes[COPY].model.walk(), pipes["tok2vec"].model.walk(), strict=True):
        if theirs.has_param(_TABLE):
            mine.set_param(_TABLE, theirs.get_param(_TABLE))


def use_numpy(nlp: Language) -> None:
    """Multiply matrices with NumPy's library, which knows the machine: measured at 3.3 times the speed of thinc's own."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in trained_pipes(nlp):
        for node in pipe.model.walk():
            node.ops = ops


def shrink(value: np.ndarray, name: str) -> np.ndarray | dict[str, np.ndarray]:
    """An array as it is kept: hash tables in 8 bits with one scale a row, other numbers in half precision.

    Args:
        name: thinc's name of the parameter.
    """
    if value.dtype != np.float32:
        return value
    if name != _TABLE:
        return value.astype(np.float16)
    scale = np.maximum(np.abs(value).max(axis=1, keepdims=True), 1e-12) / 127
    return {"rows": np.round(value / scale).astype(np.int8), "scale": scale.astype(np.float32)}


def grow(value: object) -> object:
    """The array that `shrink` was given, up to precision; anything else as it is."""
    if isinstance(value, dict) and set(value) == {"rows", "scale"}:
        return value["rows"].astype(np.float32) * value["scale"]
    if isinstance(value, np.ndarray) and value.dtype == np.float16:
        return value.astype(np.float32)
    return value


def _convert(content: bytes, change: Callable[[Any, str], object]) -> bytes:
    """A component's message with the arrays of its network changed (thinc: a list of named parameters a layer)."""
    message: Any = srsly.msgpack_loads(content)
    model: Any = srsly.msgpack_loads(message["model"])
    model["params"] = [{n: change(v, n) for n, v in params.items()} for params in model["params"]]
    message["model"] = srsly.msgpack_dumps(model)
    return bytes(srsly.msgpack_dumps(message))
