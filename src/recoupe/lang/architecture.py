"""The network of a pack, untrained: embeddings of words, and on them names, tags, lemmas and dependencies.

A spaCy pipeline with our own tokenizer and a vocabulary that computes only what the network looks at: the form, its
shape, its first three and last two, three and four letters, and what the word lists of the pack say of it. In French and
English the endings carry most of the inflection (figures in docs/design/003).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.attrs import ID, IS_SPACE, LANG, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.vocab import Vocab

from recoupe.lang.tokenizer import Tokenizer
from recoupe.lang.words import WordRules

FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "LANG", "ID")
"""What the embedding looks at, in the order of `Shape.rows`. spaCy's slots LOWER, LANG and ID hold the last four letters,
the last two letters and the class of the word lists."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Size of a network.

    Attributes:
        width: numbers a word is described by.
        depth: layers of convolution, each of which sees one more word on both sides.
        rows: rows of the hash tables, one for each of `FEATURES`.
        hidden: width of the hidden layer of the transition system.
    """

    width: int
    depth: int
    rows: tuple[int, ...]
    hidden: int


def make_pipeline(
    shape: Shape, rules: WordRules, classes: Mapping[str, str], alike: Callable[[str], str] = str
) -> Language:
    """The whole pipeline of a pack, untrained.

    Two embeddings of one shape: `content` for names, `tok2vec` for tags, lemmas and arcs. Each part must
    run right after its embedding, since spaCy hands embeddings on in one slot of the document.

    Args:
        classes: what the word lists say of a form in lower case; see `classes.py`.
        alike: the word whose features stand for a word; see `alike.py`.
    """
    nlp = Language(make_vocab(classes, alike))
    nlp.tokenizer = Tokenizer(nlp.vocab, rules)
    nlp.add_pipe("tok2vec", name="content", config={"model": _tok2vec(shape)})
    content = _listener(shape, "content")
    nlp.add_pipe("ner", config={"model": _transitions("ner", shape.hidden, content)})
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(shape)})
    shared = _listener(shape, "tok2vec")
    nlp.add_pipe("morphologizer", config={"model": _tagger(shared)})
    lemmas = {"model": _tagger(shared), "backoff": "orth", "min_tree_freq": 2, "top_k": 3}
    nlp.add_pipe("trainable_lemmatizer", config=lemmas)
    nlp.add_pipe("parser", config={"min_action_freq": 20, "model": _transitions("parser", shape.hidden, shared)})
    return nlp


def trained_pipes(nlp: Language) -> Iterator[tuple[str, TrainablePipe]]:
    """The components of a pipeline, all of which are trained, by name."""
    for name, pipe in nlp.pipeline:
        assert isinstance(pipe, TrainablePipe)
        yield name, pipe


def make_vocab(classes: Mapping[str, str], alike: Callable[[str], str] = str) -> Vocab:
    """A vocabulary that computes the features of a word, or of the one that stands for it, and nothing else."""
    getters: dict[int, Callable[[str], str | bool]] = {
        IS_SPACE: str.isspace,
        NORM: lambda word: alike(word).lower(),
        PREFIX: lambda word: alike(word)[:3].lower(),
        SUFFIX: lambda word: alike(word)[-3:].lower(),
        SHAPE: lambda word: word_shape(alike(word)),
        LOWER: lambda word: alike(word)[-4:].lower(),
        LANG: lambda word: alike(word)[-2:].lower(),
        ID: lambda word: classes.get(alike(word).lower(), "-"),
    }
    return Vocab(lex_attr_getters=getters)  # type: ignore[arg-type]  # the stub has strings for the attributes' numbers


def _listener(shape: Shape, upstream: str) -> dict[str, object]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": shape.width, "upstream": upstream}


def _tagger(tok2vec: dict[str, object]) -> dict[str, object]:
    return {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec, "nO": None, "normalize": False}


def _tok2vec(shape: Shape) -> dict[str, object]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": shape.width,
        "attrs": list(FEATURES),
        "rows": list(shape.rows),
        "include_static_vectors": False,
    }
    encode = _encoder(shape.width, shape.depth)
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _encoder(width: int, depth: int) -> dict[str, object]:
    return {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": width,
        "depth": depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }


def _transitions(state: str, hidden: int, tok2vec: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }
