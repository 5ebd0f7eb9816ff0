"""Draw `pipeline.svg`: the way of an article from file to table, from what the code registers.

    python docs/draw_pipeline.py

The boxes are the families of input formats, the spaCy model's own parts, claimtable's components with what they
require and assign, and the formats of output. `tests/test_docs.py` fails
when the picture is not current.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

from spacy.language import Language

from claimtable import components
from claimtable.language import PIPES
from claimtable.readers.families import FAMILIES
from claimtable.writers import SUFFIXES

PICTURE = Path(__file__).parent / "pipeline.svg"
WIDTH, MARGIN, LINE, TITLE, GAP, LETTERS = 860, 20, 17, 24, 26, 112

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1c2330 }
.title { font-weight: 600; font-size: 14px }
.note { fill: #5a6474 }
rect { fill: #f4f6fa; stroke: #9aa7bd }
.own { fill: #e6f0ff; stroke: #5b84c4 }
.flow { stroke: #5a6474; fill: none; marker-end: url(#tip) }
.tip { fill: #5a6474 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e9ef } .note { fill: #a8b2c3 } rect { fill: #20262f; stroke: #55617a }
  .own { fill: #1b2c47; stroke: #5b84c4 } .flow { stroke: #a8b2c3 } .tip { fill: #a8b2c3 }
}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """One step: its title, what it does, what goes in and what comes out; ``own`` marks a component of ours."""

    title: str
    lines: tuple[str, ...]
    own: bool = False

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return TITLE + LINE * len(self.lines) + 10


def boxes() -> list[Box]:
    """Return the steps in order."""
    return [
        Box("claimtable.readers: files become articles", _wrapped(", ".join(family.name for family in FAMILIES))),
        _component("claim_paragraphs"),
        Box("the spaCy model", ("tokens, tags, parse, lemmas, names; sentences are mended in claimtable.sentences",)),
        *map(_component, PIPES),
        Box("claimtable.extraction and claimtable.claims: layers become claims", ("one module a family of columns",)),
        Box(
            "claimtable.columns and claimtable.table: claims become rows",
            ("the list COLUMNS is the table's one source",),
        ),
        Box("claimtable.writers: rows become files", (", ".join(SUFFIXES),)),
    ]


def _component(name: str) -> Box:
    module = importlib.import_module(f"{components.__name__}.{name.removeprefix('claim_')}")
    meta = Language.get_factory_meta(name)
    does = (module.__doc__ or "").split("\n")[0].partition(": ")[2]
    needs = f"reads {', '.join(meta.requires)}" if meta.requires else "reads the text"
    return Box(name, (*_wrapped(does), f"{needs}; writes {', '.join(meta.assigns)}"), own=True)


def _wrapped(text: str) -> tuple[str, ...]:
    return tuple(wrap(text, LETTERS))


def draw() -> str:
    """Return the picture as SVG."""
    parts, top = [], MARGIN
    steps = boxes()
    for number, box in enumerate(steps):
        parts.append(_drawn(box, top))
        top += box.height
        if number + 1 < len(steps):
            parts.append(f'<path class="flow" d="M {WIDTH // 2} {top} V {top + GAP - 4}"/>')
            top += GAP
    height = top + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img">\n<title>From file to table</title>\n<style>{STYLE}</style>\n'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path class="tip" d="M 0 0 L 8 4 L 0 8 z"/></marker></defs>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _drawn(box: Box, top: int) -> str:
    rows = [f'<text class="title" x="{MARGIN + 14}" y="{top + 20}">{escape(box.title)}</text>']
    for number, line in enumerate(box.lines):
        y = top + TITLE + LINE * (number + 1) - 2
        rows.append(f'<text class="note" x="{MARGIN + 14}" y="{y}">{escape(line)}</text>')
    kind = ' class="own"' if box.own else ""
    frame = f'<rect{kind} x="{MARGIN}" y="{top}" width="{WIDTH - 2 * MARGIN}" height="{box.height}" rx="6"/>'
    return "\n".join([frame, *rows])


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
