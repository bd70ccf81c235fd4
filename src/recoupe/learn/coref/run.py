"""Given mentions → happenings, for the shared scorer of event coreference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np

from recoupe.learn.coref.grouping import group
from recoupe.learn.coref.likeness import likeness
from recoupe.learn.coref.mentions import GivenMention, make_mentions
from recoupe.learn.coref.stories import Bag, Rarity, find_stories
from recoupe.learn.coref.words import find_words, stems
from recoupe.learn.sample import Record

THRESHOLD = 0.55
"""Least average likeness of two groups of mentions that are joined; tuned on the development part of ECB+."""


class Given(StrEnum):
    """What is known of the documents besides their mentions."""

    TOPIC = "topic"
    SUBTOPIC = "subtopic"


class Coreference:
    """The mentions of a set of documents, made ready once.

    Args:
        records: documents `{"id", "topic", "subtopic", "text", "sentences", "mentions"}` of JSON.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self._bags: dict[str, Bag] = {str(r["id"]): stems(find_words(str(r["text"]))) for r in records}
        self._rarity = Rarity(self._bags.values())
        self._mentions = tuple(m for record in records for m in make_mentions(record))
        self._known = {g: {str(r["id"]): str(r[g.value]) for r in records} for g in Given}

    def predict(self, given: Given) -> dict[str, str]:
        """Name of the happening of each mention; mentions of different stories are never joined."""
        stories = self._stories() if given is Given.TOPIC else self._known[given]
        by_story: dict[str, list[GivenMention]] = defaultdict(list)
        for mention in self._mentions:
            by_story[stories[mention.document]].append(mention)
        found: dict[str, str] = {}
        for story, mentions in sorted(by_story.items()):
            found |= {mentions[i].id: f"{story}/{n}" for n, part in enumerate(self._group(mentions)) for i in part}
        return found

    def _group(self, mentions: Sequence[GivenMention]) -> list[list[int]]:
        alike = np.zeros((len(mentions), len(mentions)))
        for i, left in enumerate(mentions):
            for j in range(i):
                alike[i, j] = alike[j, i] = likeness(left, mentions[j], self._rarity)
        return group(alike, THRESHOLD)

    def _stories(self) -> dict[str, str]:
        by_topic: dict[str, dict[str, Bag]] = defaultdict(dict)
        for document, topic in self._known[Given.TOPIC].items():
            by_topic[topic][document] = self._bags[document]
        return {d: f"{topic}.{s}" for topic, bags in by_topic.items() for d, s in self._find(bags).items()}

    def _find(self, bags: Mapping[str, Bag]) -> dict[str, str]:
        return find_stories(bags, self._rarity)
