"""Where reports come from: files, folders, standard input, addresses. Each is read on its own; none stops others."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from recoupe.errors import ReadError
from recoupe.model import Document, Original, Rejected
from recoupe.read.dates import parse_published
from recoupe.read.decode import decode
from recoupe.read.html import HtmlReader, is_html
from recoupe.read.jsonl import is_json_lines, parse_line, read_lines
from recoupe.read.metadata import Metadata, make_outlet, parse_side_file
from recoupe.read.plain import PlainReader
from recoupe.read.reader import STAGE, Page, Reader

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".md")
MAX_BYTES = 50_000_000
_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read, and what the caller tells about every report.

    Attributes:
        told: overrides side files and pages.
        max_bytes: largest report that is read.
        allow_private: whether addresses of the own machine and network may be fetched.
        timeout_s: longest wait for a connection or an answer, in seconds.
    """

    told: Metadata = field(default_factory=Metadata)
    max_bytes: int = MAX_BYTES
    allow_private: bool = False
    timeout_s: float = 10.0


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that gave no document, and why."""

    source: str
    rejected: Rejected


def make_options(
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    *,
    allow_private: bool = False,
) -> ReadOptions:
    """Options from the words of a command line.

    Raises:
        ReadError: `published` is neither a day nor two.
    """
    told = Metadata(
        published=parse_published(published) if published else None,
        outlet=make_outlet(outlet) if outlet else None,
        language=language,
    )
    return ReadOptions(told, allow_private=allow_private)


def read_sources(
    arguments: Iterable[str | Path], options: ReadOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Unread]:
    """Documents of files, folders (with all below), "-" and http(s) addresses, in the order given.

    Args:
        arguments: paths and addresses. Of folders, files that end in `SUFFIXES` are read, in order of name; hidden
            ones are not.
        options: limits, and what the caller tells.
        stdin: what "-" reads; standard input by default.

    Returns:
        One value a report, one at a time: a document, or why there is none. No input raises an error.
    """
    options = options or ReadOptions()
    for argument in arguments:
        yield from _read_argument(str(argument), options, stdin)


def _read_argument(argument: str, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Document | Unread]:
    try:
        if argument == "-":
            yield from _read_stream(stdin or _standard_input(), "-", None, options)
        elif _ADDRESS.match(argument):
            yield from _read_address(argument, options)
        elif argument and Path(argument).is_dir():
            yield from _read_folder(Path(argument), options)
        else:
            yield from _read_file(_named(argument), argument, options)
    except (ReadError, OSError, ValueError) as error:
        yield _unread(argument, error)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ReadError("standard input is closed; give a file, or pipe a report in")
    return sys.stdin.buffer


def _named(argument: str) -> Path:
    if not argument:
        raise ReadError("an empty name; give a file, folder or address")
    return Path(argument)


def _unread(source: str, error: Exception) -> Unread:
    return Unread(source, Rejected(STAGE, _reason(error)))


def _reason(error: Exception) -> str:
    """One line that says what is wrong and what to do."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; check who may read it"
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(words.split()) or type(error).__name__


# --- folders and files ---------------------------------------------------------------------------------


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Document | Unread]:
    n_found = 0
    for path in _walk(folder):
        n_found += 1
        if isinstance(path, Unread):
            yield path
        else:
            yield from _read_argument(str(path), options, None)
    if not n_found:
        raise ReadError(f"no reports in this folder; they end in {' '.join(SUFFIXES)}")


def _walk(folder: Path) -> Iterator[Path | Unread]:
    """Reports below a folder, in order of name; hidden names and links to folders are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unread(str(folder), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.name.lower().endswith(SUFFIXES) and not _is_about_folder(entry.name) and entry.is_file():
            yield Path(entry.path)


def _is_about_folder(name: str) -> bool:
    """Whether a file tells about its folder and is no report (README.md)."""
    return name.upper().startswith(("README", "LICENSE", "LICENCE", "CHANGELOG"))


def _read_file(path: Path, source: str, options: ReadOptions) -> Iterator[Document | Unread]:
    suffix = path.suffix.lower()
    if suffix == ".json":
        raise ReadError("a .json file tells about the report beside it; give the report, or JSON Lines (.jsonl)")
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if suffix != ".jsonl" and size > options.max_bytes:
            raise _too_big(options)
        told, notes = _side_file(path)
        options = replace(options, told=options.told.over(told))
        for found in _read_stream(stream, source, suffix or None, options):
            yield replace(found, rejected=(*notes, *found.rejected)) if isinstance(found, Document) else found


def _too_big(options: ReadOptions) -> ReadError:
    limit = f"{options.max_bytes / 1e6:g} MB"
    return ReadError(f"larger than {limit}; one file holds one report, or give JSON Lines (.jsonl)")


def _side_file(path: Path) -> tuple[Metadata, tuple[Rejected, ...]]:
    """What NAME.json beside NAME.txt or NAME.html tells; a broken one tells nothing and is noted."""
    side = path.with_suffix(".json")
    if path.suffix.lower() == ".jsonl" or not side.is_file():
        return Metadata(), ()
    try:
        return parse_side_file(side.read_text(encoding="utf-8-sig")), ()
    except (ReadError, OSError, UnicodeError) as error:
        return Metadata(), (Rejected(STAGE, f"side file {side.name} ignored: {_reason(error)}"),)


def _read_stream(
    stream: BinaryIO, source: str, suffix: str | None, options: ReadOptions
) -> Iterator[Document | Unread]:
    """Reports of an open file; without a known suffix its first bytes tell what it is."""
    if suffix == ".jsonl":
        yield from _read_json_lines(stream, source, options)
        return
    content = stream.read(options.max_bytes + 1)
    if is_json_lines(content):
        yield from _read_json_lines(_rejoin(content, stream), source, options)
        return
    if len(content) > options.max_bytes:
        raise _too_big(options)
    yield read_bytes(content, source, options, suffix=suffix)


def _rejoin(content: bytes, stream: BinaryIO) -> BinaryIO:
    """The bytes already read, followed by the rest of the stream."""
    return io.BufferedReader(_Chain(content, stream))


class _Chain(io.RawIOBase):
    """Bytes, then a stream."""

    def __init__(self, content: bytes, stream: BinaryIO) -> None:
        self._content, self._at, self._stream = content, 0, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the declared buffer type is wider
        piece = self._content[self._at : self._at + len(buffer)] or self._stream.read(len(buffer))
        self._at += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


def _read_json_lines(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Document | Unread]:
    n_found = 0
    for line in read_lines(stream, source, options.max_bytes):
        n_found += 1
        try:
            page, told = parse_line(line)
            document = PlainReader().read(page, options.told.over(told))
            yield replace(document, original=Original(line.content or b"", "application/json"))
        except (ReadError, ValueError) as error:
            yield _unread(line.source, error)
    if not n_found:
        raise ReadError("empty; there is nothing to read")


def read_bytes(
    content: bytes,
    source: str,
    options: ReadOptions | None = None,
    *,
    charset: str | None = None,
    suffix: str | None = None,
) -> Document | Unread:
    """The document of a report in memory, with its original, or why there is none.

    Args:
        content: the bytes of one page, HTML or plain text.
        source: path or address, as given.
        options: limits, and what is told about it.
        charset: encoding told by the server, if any.
        suffix: of its name (".html"); without one, the first characters tell what it is.
    """
    options = options or ReadOptions()
    try:
        page = decode(content, source, charset)
        reader = _reader(page, suffix)
        return replace(reader.read(page, options.told), original=Original(content, reader.media_type))
    except (ReadError, ValueError, RecursionError) as error:
        return _unread(source, error)


def _reader(page: Page, suffix: str | None) -> Reader:
    if suffix in (".html", ".htm") or (suffix not in (".txt", ".md") and is_html(page.text)):
        return HtmlReader()
    return PlainReader()


# --- addresses -------------------------------------------------------------------------------------------


def _read_address(address: str, options: ReadOptions) -> Iterator[Document | Unread]:
    from recoupe.read.fetch import fetch  # httpx takes 60 ms to import

    fetched = fetch(address, allow_private=options.allow_private, timeout_s=options.timeout_s)
    found = read_bytes(fetched.content, address, options, charset=fetched.charset, suffix=fetched.suffix)
    if isinstance(found, Document) and found.original is not None:
        found = replace(found, original=replace(found.original, address=fetched.url))
    yield found
