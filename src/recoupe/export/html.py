"""What the pages share: templates beside the code, and a policy that lets a page load nothing but itself."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_RUN = re.compile(f"[{_RTL}](?:[{_RTL} \u00a0-]*[{_RTL}])?")
"""Words from right to left with nothing but blanks and hyphens between them."""
# HTML cannot write these; each becomes one replacement character, so that offsets hold
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@cache
def read_part(package: str, name: str) -> str:
    """A style sheet, script or template that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


@cache
def load_template(package: str, name: str) -> Template:
    """A template that escapes all it is given, and stops at a name that it is not given."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize
    )
    environment.filters |= {"isolate": isolate, "quoted": quoted}
    return environment.from_string(read_part(package, name))


def _finalize(value: object) -> object:
    """Text of reports may hold characters that HTML cannot write."""
    return escape_text(value) if type(value) is str else value


def isolate(text: str) -> Markup:
    """A sentence from left to right as HTML, its words from right to left kept from changing the order of what is around.

    "A → B" and "A, B" would else be read as "B, A" where both names are Arabic.
    """
    return Markup(_RTL_RUN.sub(lambda run: f"<bdi>{run.group()}</bdi>", str(escape_text(text))))  # noqa: S704  # escaped


def quoted(text: str) -> str:
    """Words in quotation marks, which open at the right where the words begin there."""
    opening, closing = "”“" if _RTL_RUN.search(text) else "“”"
    return f"{opening}{text}{closing}"


def make_policy(style: str, script: str) -> str:
    """Content-Security-Policy that allows this style and this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")


def escape_text(text: str) -> Markup:
    """Text as HTML that a browser reads back character for character."""
    safe = str(escape(_UNPRINTABLE.sub("\ufffd", text)))
    return Markup(safe.replace("\r", "&#13;"))  # noqa: S704  # escaped in the line above
