"""Two invented stories of one topic, told twice each."""

from __future__ import annotations

import pytest

from recoupe.learn.sample import Record

TEXTS = {
    "a1": (
        "fire",
        "Firefighters rescued Marta Olsen from the Lillehammer ski lodge .",
        "The lodge burned down on Friday .",
    ),
    "a2": ("fire", "Marta Olsen was saved from a Lillehammer lodge .", "A blaze destroyed the ski lodge on Friday ."),
    "a3": ("fire", "The Lillehammer lodge that burned down belonged to Marta Olsen .", "Olsen skis there ."),
    "b1": ("flood", "Police rescued a farmer near Kandal .", "The Mekong flooded rice fields in Kandal province ."),
    "b2": (
        "flood",
        "A Kandal farmer was saved from his roof by police .",
        "Floods of the Mekong covered rice fields .",
    ),
    "b3": ("flood", "The Mekong rose over rice fields in Kandal .", "A farmer in Kandal waited for police ."),
}
EVENTS = {
    "rescue-fire": (("a1", "rescued"), ("a2", "saved")),
    "rescue-flood": (("b1", "rescued"), ("b2", "saved")),
    "fire": (("a1", "burned"), ("a2", "blaze"), ("a3", "burned")),
}


@pytest.fixture(scope="session")
def records() -> list[Record]:
    return [_record(name) for name in sorted(TEXTS)]


@pytest.fixture(scope="session")
def gold() -> dict[str, str]:
    return {f"{document}#{word}": event for event, told in EVENTS.items() for document, word in told}


def _record(name: str) -> Record:
    subtopic, first, second = TEXTS[name]
    text = f"{first}\n{second}\n"
    words = sorted({word for told in EVENTS.values() for document, word in told if document == name})
    return {
        "id": name,
        "topic": "1",
        "subtopic": subtopic,
        "text": text,
        "sentences": [[0, len(first)], [len(first) + 1, len(text) - 1]],
        "mentions": [
            {"id": f"{name}#{w}", "spans": [{"start": text.index(w), "stop": text.index(w) + len(w), "quote": w}]}
            for w in words
        ],
    }
