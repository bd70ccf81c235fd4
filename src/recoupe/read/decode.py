"""From bytes to characters: byte-order mark, UTF-8, declared encoding, then a guess that is always reported."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from recoupe.errors import ReadError
from recoupe.model import Rejected
from recoupe.read.reader import STAGE, Page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # Python's names
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_MAX_JUNK = 0.05
_SAMPLE = 65_536
_GUESSES = ("cp1252", "cp1256", "cp1251", "cp1253", "cp1254", "cp1255")


def decode(content: bytes, source: str, charset: str | None = None) -> Page:
    """The characters of a report.

    Args:
        content: its bytes.
        source: path or address, as given.
        charset: encoding told by the server, if any; a page's own declaration comes next.

    Raises:
        ReadError: it is empty, or no text.
    """
    if not content.strip():
        raise ReadError("empty; there is nothing to read")
    if content.startswith(b"%PDF-"):
        raise ReadError("a PDF; extract its text first and give that")
    text, notes = _decode_marked(content) or _decode_utf8(content) or _decode_otherwise(content, charset)
    text, mended = _without_surrogates(text)
    if _is_junk(text):
        raise ReadError("not text (binary content); give plain text, HTML or JSON Lines")
    return Page(source, text, (*notes, *mended))


_Decoded = tuple[str, tuple[Rejected, ...]]


def _decode_marked(content: bytes) -> _Decoded | None:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return content.decode(encoding), ()
    except UnicodeError:
        return content.decode(encoding, "replace"), (_note(f"broken {encoding}: unreadable characters replaced"),)


def _decode_utf8(content: bytes) -> _Decoded | None:
    """UTF-8, also where a few bytes of it are broken; None for what is not UTF-8 at all."""
    if b"\0" in content:
        raise ReadError("not text (binary content); give plain text, HTML or JSON Lines")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    n_broken = text.count("\ufffd") - content.count("\ufffd".encode())
    n_right = sum(1 for char in text if char > "\x7f") - n_broken
    if n_right < 20 * n_broken:
        return None
    return text, (_note(f"broken UTF-8: {n_broken} unreadable characters replaced"),)


def _decode_otherwise(content: bytes, charset: str | None) -> _Decoded:
    declared = charset or _declared(content)
    encoding = _known(declared)
    if encoding is not None:
        try:
            return content.decode(encoding), ()
        except UnicodeError:
            pass
    encoding = _guess(content)
    told = f"declared {declared!r}, but is not; " if declared else "not UTF-8; "
    return content.decode(encoding, "replace"), (_note(f"{told}read as {encoding}, which is a guess"),)


def _declared(content: bytes) -> str | None:
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _known(charset: str | None) -> str | None:
    """Python's name of an encoding that is not UTF-8, read as browsers do (Latin-1 means Windows-1252)."""
    if charset is None:
        return None
    try:
        name = codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        return None
    name = _WEB_NAMES.get(name, name)
    return None if name == "utf-8" or not _is_text_codec(name) else name


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def _guess(content: bytes) -> str:
    """A Windows code page. Few bytes above 127 mean accents of the Latin alphabet; else letters of another one."""
    sample = content[:_SAMPLE]
    n_high = sum(1 for byte in sample if byte > 127)
    n_latin = sum(1 for byte in sample if 65 <= byte <= 90 or 97 <= byte <= 122)
    if n_high * 3 < n_latin:
        return "cp1252"
    best = from_bytes(sample, cp_isolation=list(_GUESSES)).best()
    return best.encoding if best is not None else "cp1256"


def _without_surrogates(text: str) -> _Decoded:
    """Halves of surrogate pairs cannot be written as UTF-8; each becomes U+FFFD."""
    mended = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return mended, () if mended == text else (_note("broken characters (half surrogate pairs) replaced"),)


def _is_junk(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _MAX_JUNK * len(sample)


def _note(reason: str) -> Rejected:
    return Rejected(STAGE, reason)


def check_text(text: str, source: str) -> Page:
    """The page of a text that came as characters (a line of JSON), held to the same rules.

    Raises:
        ReadError: it is empty, or no text.
    """
    if not text.strip():
        raise ReadError("empty; there is nothing to read")
    text, notes = _without_surrogates(text)
    if _is_junk(text):
        raise ReadError("not text (binary content); give plain text")
    return Page(source, text, notes)
