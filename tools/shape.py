"""Shape of the code: length of functions, large files, import cycles.

    python tools/shape.py [FOLDER] [--check]

Lengths are lines from `def` to the last line, docstring included, decorators not; nested functions and methods count
for themselves. Import cycles are those of imports that run when a module is loaded (not inside functions, not under
TYPE_CHECKING). `--check` fails where a figure is worse than the limits below, those of docs/design/style.md.
"""

from __future__ import annotations

import argparse
import ast
import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path(__file__).resolve().parent.parent / "src"

MAX_MEDIAN = 9
MAX_P90 = 34
MAX_SHARE_OVER_60 = 0.03
MAX_CYCLES = 0
N_LARGEST = 8


@dataclass(frozen=True, slots=True)
class Shape:
    """The figures.

    Attributes:
        functions: how many there are.
        median, p90: of their lengths in lines.
        over_60: share of functions longer than 60 lines.
        largest: lines and path of the largest files.
        longest: lines and name of the longest functions.
        cycles: modules that import each other, each group sorted.
    """

    functions: int
    median: float
    p90: int
    over_60: float
    largest: tuple[tuple[int, str], ...]
    longest: tuple[tuple[int, str], ...]
    cycles: tuple[tuple[str, ...], ...]


def measure(folder: Path) -> Shape:
    """Figures of the Python files below a folder of packages."""
    paths = sorted(folder.rglob("*.py"))
    trees = {path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths}
    functions = sorted((f for path, tree in trees.items() for f in find_functions(path, tree)), reverse=True)
    lengths = [length for length, _ in functions] or [0]
    files = sorted((len(p.read_text(encoding="utf-8").splitlines()), str(p.relative_to(folder))) for p in paths)
    return Shape(
        functions=len(functions),
        median=statistics.median(lengths),
        p90=sorted(lengths)[math.ceil(0.9 * len(lengths)) - 1],
        over_60=sum(length > 60 for length in lengths) / len(lengths),
        largest=tuple(files[::-1][:N_LARGEST]),
        longest=tuple(functions[:N_LARGEST]),
        cycles=find_cycles(make_graph(folder, trees)),
    )


def find_functions(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Length and name of each function of a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{path.name}:{node.name}"


# --- imports ---------------------------------------------------------------------------------------


def make_graph(folder: Path, trees: dict[Path, ast.Module]) -> dict[str, set[str]]:
    """Modules of the folder that each module imports while it is loaded."""
    names = {path: module_name(folder, path) for path in trees}
    known = set(names.values())
    graph: dict[str, set[str]] = {}
    for path, tree in trees.items():
        package = names[path] if path.name == "__init__.py" else names[path].rpartition(".")[0]
        wanted = (name for node in loaded_nodes(tree) for name in imported_names(node, package, known))
        graph[names[path]] = {name for name in wanted if name in known} - {names[path]}
    return graph


def module_name(folder: Path, path: Path) -> str:
    """Dotted name of a file."""
    parts = path.relative_to(folder).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Imports that run at load time."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        elif not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from loaded_nodes(child)


def imported_names(node: ast.AST, package: str, known: set[str]) -> Iterator[str]:
    """Modules an import names: of `from a import b`, `a.b` where that is a module, else `a`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*parents, *([node.module] if node.module else [])])
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in known else base


def find_cycles(graph: dict[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    """Groups of modules that reach each other."""
    reach = {name: reachable(graph, name) for name in graph}
    groups = {tuple(sorted(b for b in reach[a] if a in reach[b])) for a in graph if a in reach[a]}
    return tuple(sorted(groups))


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    """Modules reached from one by one import or more."""
    found: set[str] = set()
    todo = list(graph[start])
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(graph[name])
    return found


# --- output ----------------------------------------------------------------------------------------


def find_faults(shape: Shape) -> list[str]:
    """One line for each figure that is worse than its limit."""
    faults = []
    if shape.median > MAX_MEDIAN:
        faults.append(f"median function has {shape.median:g} lines; at most {MAX_MEDIAN}")
    if shape.p90 > MAX_P90:
        faults.append(f"90th percentile of functions has {shape.p90} lines; at most {MAX_P90}")
    if shape.over_60 >= MAX_SHARE_OVER_60:
        faults.append(f"{shape.over_60:.1%} of functions are over 60 lines; less than {MAX_SHARE_OVER_60:.0%}")
    if len(shape.cycles) > MAX_CYCLES:
        faults += [f"import cycle: {' '.join(cycle)}" for cycle in shape.cycles]
    return faults


def show(shape: Shape) -> None:
    """The figures, for people."""
    print(
        f"{shape.functions} functions: median {shape.median:g} lines, 90 % ≤ {shape.p90}, over 60 {shape.over_60:.1%}"
    )
    print(f"import cycles: {len(shape.cycles)}")
    for title, rows in (("largest files", shape.largest), ("longest functions", shape.longest)):
        print(f"{title}: " + ", ".join(f"{name} {lines}" for lines, name in rows))


def main() -> int:
    """Measure a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    shape = measure(options.folder)
    show(shape)
    faults = find_faults(shape) if options.check else []
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
