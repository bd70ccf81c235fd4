"""`recoupe schema`: the JSON Schema of the output, made from the types."""

from __future__ import annotations

import json

import click


@click.command("schema", epilog="Example: recoupe schema document > document.schema.json")
@click.argument("what", type=click.Choice(["document"]), default="document")
def command(what: str) -> None:
    """Print the JSON Schema of a document."""
    from recoupe.model import Document
    from recoupe.model.codec import schema

    click.echo(json.dumps(schema(Document, "recoupe/document/1"), indent=1, ensure_ascii=False))
