"""`recoupe completion`: shell completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion", epilog='Example: eval "$(recoupe completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands and options in a shell."""
    from recoupe.cli import _group

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(_group, {}, "recoupe", "_RECOUPE_COMPLETE").source())
