"""Files, folders, standard input, JSON Lines: each input gives documents or a reason, and none stops the others."""

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import ReadError
from recoupe.model import Document, Original
from recoupe.read import MAX_BYTES, ReadOptions, Unread, make_options, make_outlet, read_bytes, read_sources
from recoupe.read.dates import parse_published

PROSE = "Trois soldats ont été blessés lundi dans l'attaque d'un convoi près de la ville, a indiqué l'armée."
PAGE = f"<html><body><article><p>{PROSE}</p></article></body></html>"
ARABIC = "قال المتحدث باسم الجيش إن ثلاثة جنود أصيبوا يوم الاثنين في هجوم على قافلة قرب المدينة."


def _one(path: Path | str, options: ReadOptions | None = None, stdin: bytes = b"") -> Document:
    (found,) = read_sources([path], options, io.BytesIO(stdin))
    assert isinstance(found, Document), found
    return found


def _reason(path: Path | str, stdin: bytes = b"") -> str:
    (found,) = read_sources([path], None, io.BytesIO(stdin))
    assert isinstance(found, Unread), found
    assert found.source == str(path)
    assert found.rejected.stage == "read" and "\n" not in found.rejected.reason
    return found.rejected.reason


def _write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- files ------------------------------------------------------------------------------------------


def test_a_text_is_kept_to_the_character(tmp_path: Path) -> None:
    text = f"Titre\r\n\r\n {PROSE}\u00a0 \n\n"
    assert _one(_write(tmp_path / "a.txt", text)).text == text


def test_a_side_file_tells_what_the_page_does_not(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", f"Titre\n\nPublié le 3 mai 2021\n\n{PROSE}")
    _write(
        tmp_path / "a.json",
        json.dumps({"outlet": "Press TV", "published": ["2020-11-20", "2020-11-22"], "language": "fr"}),
    )
    document = _one(path)
    assert document.outlet == make_outlet("Press TV")
    assert document.published == parse_published(["2020-11-20", "2020-11-22"])


def test_options_go_before_a_side_file(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", PROSE)
    _write(tmp_path / "a.json", '{"outlet": "Press TV", "published": "2020-11-21"}')
    document = _one(path, make_options("2021-01-02", "AFP", "en"))
    assert (document.outlet, document.published) == (make_outlet("AFP"), parse_published("2021-01-02"))
    assert document.language == "en"


@pytest.mark.parametrize("side", ["{", "[1]", '{"published": "hier"}', '{"outlet": 3}', "\udcff", '{"authors": [1]}'])
def test_a_broken_side_file_is_noted_and_the_report_read(tmp_path: Path, side: str) -> None:
    path = _write(tmp_path / "a.txt", PROSE)
    _write(tmp_path / "a.json", side.encode("utf-8", "surrogateescape"))
    (note,) = _one(path).rejected
    assert note.reason.startswith("side file a.json ignored: ")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "no text"),
        (bytes(range(256)) * 8, "not text"),
        (b"%PDF-1.4\x00\x01" * 9, "a PDF"),
        (b"\x01\x02\x03\x04abc\x05" * 50, "not text"),
        (b"*** --- ***", "no text"),
    ],
)
def test_what_is_no_text_is_unread_with_the_reason(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in _reason(_write(tmp_path / "a.txt", content))


def test_a_page_over_fifty_megabytes_is_unread_without_being_loaded(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert "larger than 50 MB" in _reason(path)


def test_standard_input_over_the_limit_is_unread() -> None:
    (found,) = read_sources(["-"], ReadOptions(max_bytes=1000), io.BytesIO(PROSE.encode() * 100))
    assert isinstance(found, Unread) and "larger than" in found.rejected.reason


def test_a_missing_file_does_not_stop_the_next(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", PROSE)
    first, second = read_sources([tmp_path / "none.txt", path])
    assert isinstance(first, Unread) and "no such file" in first.rejected.reason
    assert isinstance(second, Document)


def test_a_side_file_given_as_a_report_is_explained(tmp_path: Path) -> None:
    assert ".json" in _reason(_write(tmp_path / "a.json", "{}"))


def test_a_name_without_suffix_is_known_by_its_content(tmp_path: Path) -> None:
    assert _one(_write(tmp_path / "page", PAGE)).text == PROSE
    assert _one(_write(tmp_path / "text", PROSE)).text == PROSE


# --- encodings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding", "notes"),
    [(PROSE, "utf-8", 0), (PROSE, "utf-8-sig", 0), (PROSE, "utf-16", 0), (ARABIC, "utf-16", 0), (ARABIC, "utf-8", 0),
     (PROSE, "cp1252", 1), (ARABIC, "cp1256", 1)],
)  # fmt: skip
def test_encodings_are_told_or_guessed_and_a_guess_is_noted(text: str, encoding: str, notes: int) -> None:
    document = read_bytes(text.encode(encoding), "a.txt")
    assert isinstance(document, Document)
    assert document.text == text
    assert len(document.rejected) == notes
    assert all("guess" in note.reason and encoding in note.reason for note in document.rejected)


def test_the_encoding_a_page_declares_is_used() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><article><p>{PROSE} œuvre</p></article></body></html>'
    document = read_bytes(page.encode("cp1252"), "a.html")
    assert isinstance(document, Document) and document.text == f"{PROSE} œuvre" and not document.rejected


def test_a_wrongly_declared_encoding_is_noted() -> None:
    document = read_bytes(ARABIC.encode("cp1256"), "a.txt", charset="utf-8")
    assert isinstance(document, Document) and document.text == ARABIC
    assert "declared 'utf-8'" in document.rejected[0].reason


def test_a_broken_byte_in_utf8_is_replaced_and_noted() -> None:
    document = read_bytes(ARABIC.encode() + b"\xd9", "a.txt")
    assert isinstance(document, Document) and document.text == ARABIC + "\ufffd"
    assert "broken UTF-8" in document.rejected[0].reason


# --- folders ----------------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_of_name_without_hidden_and_side_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c/d.txt",
        "c/a.html",
        ".hidden.txt",
        ".git/x.txt",
        "b.json",
        "photo.jpg",
        "e.jsonl",
    ):
        content = f"<p>{PROSE}</p>" if name.endswith("html") else PROSE
        _write(tmp_path / name, json.dumps({"text": content}) if name.endswith(("json", "jsonl")) else content)
    sources = [found.source for found in read_sources([tmp_path])]
    assert sources == [str(tmp_path / name) for name in ("a.md", "b.txt", "c/a.html", "c/d.txt", "e.jsonl:1")]


@pytest.mark.parametrize("name", [None, "photo.jpg", "a.json"])
def test_a_folder_without_reports_is_unread(tmp_path: Path, name: str | None) -> None:
    if name:
        _write(tmp_path / name, "x")
    assert "no reports in this folder" in _reason(tmp_path)


def test_a_link_to_the_folder_itself_is_no_endless_loop(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", PROSE)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(list(read_sources([tmp_path]))) == 1


# --- JSON Lines and standard input --------------------------------------------------------------------


def test_each_line_is_a_report_and_a_broken_one_is_unread(tmp_path: Path) -> None:
    good = {
        "text": PROSE,
        "id": "r1",
        "outlet": "Press TV",
        "published": "2020-11-21",
        "title": "Titre",
        "language": "fr",
    }
    lines = [
        json.dumps(good),
        "",
        "{",
        "[]",
        '{"text": 3}',
        json.dumps({"text": PROSE, "published": "hier"}),
        '{"text": ""}',
    ]
    found = list(read_sources([_write(tmp_path / "a.jsonl", "\n".join(lines))]))
    first = found[0]
    assert isinstance(first, Document)
    assert (first.source, first.title, first.outlet) == ("r1", "Titre", make_outlet("Press TV"))
    assert [type(each) for each in found[1:]] == [Unread] * 5
    assert [each.source.rsplit(":", 1)[1] for each in found[1:]] == ["3", "4", "5", "6", "7"]


def test_a_line_over_the_limit_is_unread_and_the_next_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": PROSE * 50}), json.dumps({"text": PROSE})]
    first, second = read_sources([_write(tmp_path / "a.jsonl", "\n".join(lines))], ReadOptions(max_bytes=1000))
    assert isinstance(first, Unread) and "too long" in first.rejected.reason
    assert isinstance(second, Document)


def test_half_a_surrogate_pair_is_replaced_so_that_the_text_can_be_written(tmp_path: Path) -> None:
    document = _one(_write(tmp_path / "a.jsonl", '{"text": "Deux morts \\ud83d à Gao, selon un témoin."}'))
    assert document.text.encode() and document.rejected


@pytest.mark.parametrize(
    ("content", "text"),
    [(PROSE, PROSE), (json.dumps({"text": PROSE}), PROSE), (PAGE, PROSE)],
)  # fmt: skip
def test_standard_input_may_be_text_a_page_or_lines(content: str, text: str) -> None:
    assert _one("-", stdin=content.encode()).text == text


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.jsonl", "\n".join([json.dumps({"text": PROSE})] * 3))
    found = read_sources([path, tmp_path / "none"])
    assert isinstance(next(found), Document)
    assert len(list(found)) == 3


def test_options_refuse_a_date_that_is_none() -> None:
    with pytest.raises(ReadError, match="2020-11-21"):
        make_options(published="hier")


@given(st.binary(max_size=300), st.sampled_from([None, ".txt", ".html"]))
def test_any_bytes_give_a_document_or_a_reason(content: bytes, suffix: str | None) -> None:
    found = read_bytes(content, "a", suffix=suffix)
    assert isinstance(found, Unread) or found.text.encode()


@given(st.binary(max_size=200))
def test_any_lines_give_documents_or_reasons(content: bytes) -> None:
    assert all(
        isinstance(found, Unread | Document) for found in read_sources(["-"], None, io.BytesIO(b'{"text":' + content))
    )


def test_an_empty_name_is_no_folder_and_a_closed_input_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "empty name" in _reason("")
    monkeypatch.setattr("sys.stdin", None)
    (found,) = read_sources(["-"])
    assert isinstance(found, Unread)
    assert "closed" in found.rejected.reason


def test_the_bytes_are_handed_over_as_they_came_and_are_never_printed(tmp_path: Path) -> None:
    content = PROSE.encode("cp1252") + b"\r\n\r\n"
    found = _one(_write(tmp_path / "a.txt", content))
    assert found.original == Original(content, "text/plain")
    assert found.original.sha256 == hashlib.sha256(content).hexdigest()
    assert "original" not in found.to_dict()
    page = _one(_write(tmp_path / "a.html", PAGE))
    assert page.original == Original(PAGE.encode(), "text/html")


def test_of_json_lines_each_report_has_its_own_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}).encode() + b"\n" for text in (PROSE, ARABIC)]
    found = list(read_sources([_write(tmp_path / "a.jsonl", b"".join(lines))]))
    assert [f.original for f in found if isinstance(f, Document)] == [Original(c, "application/json") for c in lines]


def test_two_documents_are_the_same_whatever_they_were_read_from(tmp_path: Path) -> None:
    one = _one(_write(tmp_path / "a.txt", PROSE))
    assert one == replace(one, original=None)


def test_what_tells_about_a_folder_is_no_report(tmp_path: Path) -> None:
    _write(tmp_path / "README.md", PROSE)
    _write(tmp_path / "a.txt", PROSE)
    assert len(list(read_sources([tmp_path]))) == 1


def test_the_last_day_of_the_calendar_can_be_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", f"GAO, December 31, 9999 - {PROSE}")
    (found,) = read_sources([path])
    assert isinstance(found, Document)
