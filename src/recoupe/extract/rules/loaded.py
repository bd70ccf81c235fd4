"""Loaded wording of a sentence, with its voice. It describes words and never rates truth. Source: codebooks §7."""

from __future__ import annotations

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.lang.pack import Pack
from recoupe.model import LoadedMention, Span, Voice

BY = "loaded.list@1"


def find_loaded(analysis: Analysis, sentence: Sentence, pack: Pack) -> list[LoadedMention]:
    """Loaded mentions of a sentence; words inside a quotation of at least a clause are the quoted person's."""
    words, found = sentence.words, []
    for match in pack.loaded.find_longest(words.texts):
        span = Span.of(analysis.text, words.starts[match.first], words.stops[match.last - 1])
        quotation = analysis.quotation_at(span.start, span.stop)
        is_quoted = quotation is not None and quotation.is_speech
        voice = Voice.QUOTED if is_quoted else Voice.OUTLET
        phrase = match.value
        found.append(LoadedMention("", span, BY, phrase.technique, voice, phrase.neutral, phrase.target))
    return found
