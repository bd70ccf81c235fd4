"""Links of a page are found again in its text."""

from recoupe.model import Document
from recoupe.read.source import read_bytes

PAGE = """<html><head><title>Port reopens</title><link rel="canonical" href="https://mail.example/a/2"></head><body>
<nav><a href="/home">Home</a></nav><article><h1>Port reopens</h1>
<p>The port reopened on Monday, <a href="https://post.example/a/1">the Post reported</a> after divers had cleared the wreck
of a dredger, and pilots went <a href="#top">back</a> to work.</p>
<p>Forty freighters were waiting in the roads, said <a href="/people/lataif">Omar Lataif</a>, the minister of transport.</p>
</article></body></html>"""


def read() -> Document:
    document = read_bytes(PAGE.encode(), "https://mail.example/a/2", suffix=".html")
    assert isinstance(document, Document)
    return document


def test_a_link_has_its_address_and_its_words() -> None:
    document = read()
    assert [(link.url, link.span.quote) for link in document.links] == [
        ("https://post.example/a/1", "the Post reported"),
        ("https://mail.example/people/lataif", "Omar Lataif"),
    ]
    assert all(document.text[link.span.start : link.span.stop] == link.span.quote for link in document.links)


def test_links_survive_the_json_of_the_contract() -> None:
    document = read()
    assert Document.from_dict(document.to_dict()) == document
