"""From files, folders, standard input and addresses to documents: text, passages, outlet, agencies, date, language.

source.py      what to read; every input yields a `Document` or an `Unread`
fetch.py       addresses, within bounds          decode.py     bytes to characters
jsonl.py       reports, one a line               reader.py     the protocol of readers
plain.py       plain text                        html.py       web pages (head.py: what their tags tell)
passages.py    a page taken apart                paragraph.py  one paragraph: is it prose?
credits.py     datelines, agencies, footers      cues.py       the words that tell (cues.tsv)
dates.py       full dates                        language.py   which language
metadata.py    what is told beside the text
"""

from recoupe.read.metadata import Metadata, make_outlet
from recoupe.read.plain import PlainReader, read_text
from recoupe.read.reader import Page, Reader
from recoupe.read.source import MAX_BYTES, SUFFIXES, ReadOptions, Unread, make_options, read_bytes, read_sources

__all__ = [
    "MAX_BYTES", "SUFFIXES", "Metadata", "Page", "PlainReader", "ReadOptions", "Reader", "Unread",
    "make_options", "make_outlet", "read_bytes", "read_sources", "read_text",
]  # fmt: skip
