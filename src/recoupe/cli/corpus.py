"""`recoupe corpus`: count, check and show the annotated corpus."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group("corpus", epilog="Example: recoupe corpus stats")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The corpus; found by default."
)
@click.pass_context
def command(context: click.Context, folder: Path | None) -> None:
    """Count, check and show the annotated corpus of a working copy."""
    from recoupe.learn.corpus import find_folder

    if not {"-h", "--help"} & set(sys.argv):
        context.obj = folder or find_folder(Path.cwd())


@command.command("stats", epilog="Example: recoupe corpus stats")
@click.pass_obj
def stats(folder: Path) -> None:
    """Print counts by language, layer and kind."""
    from recoupe.learn.corpus import count, load, measure_variety
    from recoupe.learn.corpus_names import count_names

    passages = list(load(folder))
    names = count_names(folder, passages)
    for language, counts in sorted(count(passages).items()):
        counts.update(names.get(language, {}))
        variety = measure_variety(p for p in passages if p.language == language)
        click.echo(f"{language}")
        for name, number in sorted(counts.items(), key=lambda item: (":" in item[0], item[0])):
            click.echo(f"  {name:34} {number:6}")
        click.echo(f"  {'trigrams that occur once':34} {variety.distinct:6.1%}")
        click.echo(f"  {'pairs of near duplicates':34} {len(variety.near):6}")


@command.command("validate", epilog="Example: recoupe corpus validate")
@click.pass_obj
def validate(folder: Path) -> None:
    """Check every passage and report; list what is wrong."""
    from recoupe.learn.corpus import find_unmarked, load
    from recoupe.learn.corpus_check import check
    from recoupe.learn.corpus_names import check_names

    passages = list(load(folder))
    faults = [*find_unmarked(folder), *check(passages), *check_names(folder, passages)]
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(passages)} passages and reports, {len(faults)} faults", err=True)
    sys.exit(1 if faults else 0)


@command.command("show", epilog="Example: recoupe corpus show fr-e-001")
@click.argument("id_", metavar="ID")
@click.pass_obj
def show(folder: Path, id_: str) -> None:
    """Show a passage with its annotation."""
    from recoupe.learn.corpus import load
    from recoupe.learn.corpus_show import describe

    found = next((p for p in load(folder) if p.id == id_), None)
    if found is None:
        raise click.UsageError(f"no passage {id_!r} in {folder}")
    for line in describe(found):
        click.echo(line)


@command.command("agreement", epilog="Example: recoupe corpus agreement")
@click.pass_obj
def agreement(folder: Path) -> None:
    """Compare the passages that were annotated twice: alpha of labels, F1 of what was chosen."""
    from recoupe.learn.agreement import measure_agreement, merge
    from recoupe.learn.corpus import load
    from recoupe.learn.corpus_names import compare_readings

    found = measure_agreement(folder)
    for language, one in {**found, "all": merge(found.values())}.items():
        click.echo(language)
        for line in one.lines():
            click.echo(f"  {line}")
    for language, labels in compare_readings(folder, load(folder)).items():
        click.echo(f"names, {language}")
        for label, (first, second, both) in labels.items():
            f1 = 2 * both / (first + second) if first + second else 1.0
            click.echo(f"  {label:24} F1    {f1:6.3f}   {first} and {second} found, {both} by both")


@command.command("schema", epilog="Example: recoupe corpus schema > passage.schema.json")
def schema() -> None:
    """Print the JSON Schema of a passage."""
    import json

    from recoupe.learn.corpus_schema import passage_schema

    click.echo(json.dumps(passage_schema(), indent=1, ensure_ascii=False))
