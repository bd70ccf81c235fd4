"""What the figures of a setting must reach.

Source: crosscheck §10, "Gates"; issue 9, targets.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recoupe.learn.simulation.settings import HARD

Bounds = Mapping[str, tuple[float, float]]
"""Lowest and highest value by name of figure."""

COUNTS: Bounds = MappingProxyType({"mae": (0, 0.1), "false_corroborated": (0, 0.02), "missed": (0, 0.02)})
DEFAULT: Bounds = MappingProxyType({**COUNTS, "inside": (0.97, 1), "width": (0, 1)})
ONE_HARD: Bounds = MappingProxyType({"false_corroborated": (0, 0.05), "inside": (0.95, 1)})
EDGES: Bounds = MappingProxyType({"recall": (0.97, 1), "false_positives": (0, 0.005), "direction": (0.95, 1)})

GATES: Mapping[str, Bounds] = MappingProxyType({
    "default": MappingProxyType({**DEFAULT, **EDGES}),
    "uncredited_translated": COUNTS,
    **dict.fromkeys(HARD, ONE_HARD),
})  # fmt: skip
"""Bounds by setting; those of edges hold where texts were compared."""


def find_faults(setting: str, figures: Mapping[str, float]) -> list[str]:
    """One line for each figure that misses its bound; figures that were not measured are passed over."""
    faults = []
    for name, (low, high) in GATES.get(setting, {}).items():
        if name in figures and not low <= figures[name] <= high:
            faults.append(f"{setting}: {name} is {figures[name]:.3f}, must lie in [{low:g}, {high:g}]")
    return faults
