"""The reports that speed is measured on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import ModuleType

import pytest


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_pattern_can_be_filled(generate_script: ModuleType, code: str) -> None:
    language = generate_script.load_language(code)
    assert len(set(language.patterns)) == len(language.patterns) > 140
    for pattern in language.patterns:
        one = generate_script.Language(code, (pattern,), language.values)
        sentence = generate_script.make_sentence(generate_script.random.Random(1), one, date(2020, 1, 1))
        assert "{" not in sentence and sentence[0] == sentence[0].upper()


def test_reports_are_the_same_for_the_same_seed(generate_script: ModuleType) -> None:
    few, more = list(generate_script.make_reports(4, seed=3)), list(generate_script.make_reports(6, seed=3))
    assert few == more[:4]
    assert few != list(generate_script.make_reports(4, seed=4))


def test_reports_have_about_five_hundred_words(generate_script: ModuleType) -> None:
    lengths = [len(report.text.split()) for report in generate_script.make_reports(20)]
    assert min(lengths) >= 500 and max(lengths) < 600


def test_a_report_is_written_with_its_side_file(generate_script: ModuleType, tmp_path: Path) -> None:
    report = next(generate_script.make_reports(1))
    path = generate_script.write_report(report, tmp_path)
    assert path.read_text(encoding="utf-8") == report.text
    assert '"published"' in path.with_suffix(".json").read_text()
