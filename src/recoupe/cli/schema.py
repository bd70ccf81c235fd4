"""`recoupe schema`: the JSON Schema of the output, made from the types."""

from __future__ import annotations

import json

import click


@click.command("schema", epilog="Example: recoupe schema event > event.schema.json")
@click.argument("what", type=click.Choice(["document", "event"]), default="document")
def command(what: str) -> None:
    """Print the JSON Schema of a document (`recoupe read`) or of an event (`recoupe events`)."""
    from recoupe.model import Document, Event, document, event
    from recoupe.model.codec import schema

    types = {"document": (Document, document.SCHEMA), "event": (Event, event.SCHEMA)}
    click.echo(json.dumps(schema(*types[what]), indent=1, ensure_ascii=False))
