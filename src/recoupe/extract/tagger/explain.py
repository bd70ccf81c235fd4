"""What the tables say of the words of a sentence, and what the tagger makes of it: for whoever adds a word to a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.analysis import analyse
from recoupe.extract.mentions import find_mentions
from recoupe.extract.rules.claims import find_candidates
from recoupe.extract.rules.compositions import Acts
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger.features import read_knowledge
from recoupe.extract.tagger.happenings import read_tags
from recoupe.extract.tagger.model import find_tagger
from recoupe.lang.pack import Pack, load_pack
from recoupe.model import Document, Passage, PassageKind, make_id


@dataclass(frozen=True, slots=True)
class Explained:
    """What is known of a word.

    Attributes:
        frames: kinds of the frames that have it as their head.
        acts, things: classes.
        compositions: ids of the rows that hold, first the one that wins.
        likely: the likeliest kind by the tagger with its probability; None where it was not asked.
    """

    word: str
    frames: tuple[str, ...]
    acts: tuple[str, ...]
    things: tuple[str, ...]
    compositions: tuple[str, ...]
    likely: tuple[str, float] | None


def explain(text: str, language: str) -> list[Explained]:
    """The words of a text that the tables know, in order; places are not resolved.

    Raises:
        KeyError: there is no pack for the language.
    """
    pack = load_pack(language)
    passages = (Passage(PassageKind.BODY, 0, len(text)),)
    document = Document(make_id(text), "", language, None, (), None, (), None, text, passages)
    analysis, mentions = analyse(document), find_mentions(document)
    return [
        explained
        for sentence in analysis.sentences
        for explained in _explain(
            Scene(
                analysis,
                sentence,
                [m for m in mentions if sentence.start <= m.span.start < sentence.stop],
                load_grammar(language),
            ),
            pack,
        )
    ]


def _explain(scene: Scene, pack: Pack) -> Iterator[Explained]:
    acts, tagger = Acts(scene, pack), find_tagger(pack.code)
    ruled = find_candidates(scene, pack, (), acts)
    known = read_knowledge(scene, pack, ruled, acts)
    tags = read_tags(scene, pack, tagger, (), ruled, acts).by_word if tagger is not None else {}
    for word in sorted(known.frames.keys() | known.acts.keys() | known.things.keys()):
        likeliest = max(tags[word].items(), key=lambda item: item[1]) if word in tags else None
        yield Explained(
            scene.texts[word],
            tuple(sorted(known.frames.get(word, ()))),
            tuple(sorted(known.acts.get(word, ()))),
            tuple(sorted(known.things.get(word, ()))),
            tuple(row.id for row in sorted(acts.rows(word), key=lambda row: row.order)),
            likeliest,
        )
