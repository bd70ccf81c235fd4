"""The command line, one file a command, no logic. `recoupe --help` loads none of them.

Data go to standard output, messages and progress to standard error. Exit codes: 0 done; 1 done, but some input was
rejected (each is listed); 2 the call was wrong; 3 it could not be done.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from recoupe._version import __version__

COMMANDS = {
    "read": "reports in, claims out",
    "add": "read reports into a dossier",
    "events": "cross-checked events of a dossier",
    "explain": "how an event or a claim was come by, the words underlined",
    "demo": "the whole road on the bundled reports: read, cross-check, table, HTML pages",
    "eval": "score against gold reports; --gate fails on a fall",
    "impartial": "swap the sides of reports and list what differs",
    "corpus": "count, check and show the annotated corpus",
    "train": "train the networks of a language pack",
    "packs": "language packs: what is installed",
    "places": "look a place up in the gazetteer",
    "doctor": "check the installation",
    "schema": "print the JSON Schema of the output",
    "completion": "print shell completion",
}


class WrongCallError(click.ClickException):
    """A call that is wrong: one line, exit 2."""

    exit_code = 2


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the file of a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"recoupe.cli.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Call the command; what is wrong in the call is told in one line.

        Raises:
            WrongCallError: an argument or an option is wrong.
        """
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else ctx.command_path
            message = error.format_message().rstrip(".")
            raise WrongCallError(f"{message}; see {path} --help") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: recoupe read report.html --format table",
)
@click.version_option(__version__, prog_name="recoupe")
def _group() -> None:
    """Turn news reports into attributed claims: who is said to have done what, and by whom it is said."""


def main() -> None:
    """Entry point of the program."""
    from recoupe.errors import RecoupeError

    try:
        _group(prog_name="recoupe")
    except RecoupeError as error:
        click.echo(f"recoupe: {error}", err=True)
        sys.exit(3)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        click.echo(f"recoupe: {error.strerror or error}; check the disk and the paths", err=True)
        sys.exit(3)
