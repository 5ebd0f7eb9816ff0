"""Figures of how the code is held: branches nobody can read, word lists outside lexicon/, examples that run, rules.

    python benchmarks/house.py [--list]

Counts over ``pipeline/claimtable``: functions with six or more ``and``/``or``, lists of five or more words outside
``lexicon/``, examples quoted in docstrings and how many of them stand in a test or run as a doctest, rules with a name,
and lines of the areas that decide by rules. ``--list`` names what is counted.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline" / "claimtable"
RULE_AREAS = ("attribution", "claims", "coref", "places", "quantity", "timex")
OPERATORS = 6
WORDS = 5
_EXAMPLE = re.compile(r'"([^"\n]{6,120})"')


@dataclass(frozen=True)
class Module:
    """A source file with its syntax tree."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """The file's path below the package."""
        return self.path.relative_to(PACKAGE).as_posix()


def modules() -> list[Module]:
    return [Module(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def operators(function: ast.AST) -> int:
    """Return the number of ``and``/``or`` in a function, those of functions inside it left out."""
    inner = {id(node) for other in functions(function) if other is not function for node in ast.walk(other)}
    bools = (node for node in ast.walk(function) if isinstance(node, ast.BoolOp) and id(node) not in inner)
    return sum(len(node.values) - 1 for node in bools)


def word_lists(module: Module) -> Iterator[tuple[int, int]]:
    """Yield line and length of every collection of plain words, written out or split from a string."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            words = [item for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            if len(words) == len(node.elts) >= WORDS and all(re.fullmatch(r"[a-z' -]+", str(w.value)) for w in words):
                yield node.lineno, len(words)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and len(text.value.split()) >= WORDS:
                yield node.lineno, len(text.value.split())


def examples(module: Module) -> Iterator[str]:
    """Yield what docstrings quote as an example: words in quotation marks."""
    for node in (module.tree, *ast.walk(module.tree)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
            yield from (match[1] for match in _EXAMPLE.finditer(text) if " " in match[1])


def named_rules(module: Module) -> int:
    """Return the number of rules, ways and mends with a name in a module."""
    calls = (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    return sum(_callee(node.func) in ("Rule", "Way", "Mend", "rule", "part_of") for node in calls)


def _callee(node: ast.AST) -> str:
    node = node.value if isinstance(node, ast.Subscript) else node
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--list", action="store_true", help="name what is counted")
    options = parser.parse_args()
    found = modules()
    tests = "\n".join(
        path.read_text(encoding="utf-8", errors="ignore") for path in (ROOT / "tests").rglob("*") if path.is_file()
    )
    doctests = "\n".join(
        line for module in found for line in module.path.read_text("utf-8").splitlines() if ">>>" in line
    )
    branchy = [(operators(f), m.name, f.name) for m in found for f in functions(m.tree) if operators(f) >= OPERATORS]
    total = sum(1 for m in found for _ in functions(m.tree))
    lists = [(m.name, line, size) for m in found if not m.name.startswith("lexicon/") for line, size in word_lists(m)]
    inside = sum(1 for m in found if m.name.startswith("lexicon/") for _ in word_lists(m))
    quoted = [(m.name, text) for m in found for text in dict.fromkeys(examples(m))]
    run = [pair for pair in quoted if pair[1].strip(". ") in tests or pair[1] in doctests]
    lines = {
        a: sum(len(m.path.read_text("utf-8").splitlines()) for m in found if m.name.startswith(f"{a}/"))
        for a in RULE_AREAS
    }
    print(f"functions with {OPERATORS} or more and/or: {len(branchy)} of {total}")
    print(f"word lists of {WORDS} or more outside lexicon/: {len(lists)} (inside {inside})")
    print(f"examples quoted in docstrings: {len(quoted)}, of which run in a test or doctest: {len(run)}")
    print(f"rules with a name: {sum(map(named_rules, found))}")
    print(f"lines of rules: {sum(lines.values())} ({', '.join(f'{name} {count}' for name, count in lines.items())})")
    if options.list:
        for count, name, function in sorted(branchy, reverse=True):
            print(f"  {count:3} {name}: {function}")
        for name, line, size in lists:
            print(f"  {size:3} words {name}:{line}")


if __name__ == "__main__":
    main()
