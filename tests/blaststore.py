"""A store for the tests of drift and matches: a mine blast over three days, and other news of the same week."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from claimtable.store import index
from newsstore import article, claim, write_lines

#: name, date, text; figures in [brackets] are quantities, their counted noun behind a slash, speakers in {braces}
NEWS = [
    (
        "agency-1",
        "2024-03-04",
        "At least [12/person] people were killed in an explosion at the Grimsdal mine near Ostravik on Monday.\n\n"
        "Rescuers were looking for [30/miner] missing miners, the Grimsdal company said.",
    ),
    (
        "agency-2",
        "2024-03-05",
        "The death toll of the explosion at the Grimsdal mine near Ostravik has risen to [19/].\n\n"
        "{Petter Lund} [14/miner] miners were still missing in Grimsdal, mayor Petter Lund said.",
    ),
    (
        "copy-2",
        "2024-03-05",
        "The death toll of the explosion at the Grimsdal mine near Ostravik has risen to [19/].\n\n"
        "{Petter Lund} [14/miner] miners were still missing in Grimsdal, mayor Petter Lund said. He thanked them all.",
    ),
    (
        "herald-3",
        "2024-03-06",
        "{Ida Holm} The explosion at the Grimsdal mine near Ostravik killed [21/miner] miners, minister Ida Holm said.",
    ),
    (
        "union-3",
        "2024-03-06",
        "{Tove Dahl} The explosion at the Grimsdal mine near Ostravik killed [26/miner] miners, said Tove Dahl of the "
        "union.",
    ),
    (
        "other-1",
        "2024-03-05",
        "[19/person] people were killed when a ferry sank off Port Lemaire, the coast guard said.",
    ),
    ("other-2", "2024-03-06", "The council of Lemaire wants [12/crane] cranes for the quay."),
]


def make_blast_store(folder: Path, *, texts: bool = True, dated: bool = True) -> str:
    """Index the news above and return the store's path; without ``texts`` only the claims are known."""
    records, articles = [], []
    for name, published, marked in NEWS:
        day = published if dated else None
        text = re.sub(r"\{[^}]*\} |/\w*(?=\])|[\[\]]", "", marked)
        articles.append(article(name, text, day or "", name.title()))
        records += [_claim(name, text, sentence, day) for sentence in re.split(r"\n\n", marked)]
    claims = write_lines(folder / "claims.jsonl", records)
    if texts:
        write_lines(folder / "claims.articles.jsonl", articles)
    index([claims], str(folder / "claims.db"))
    return str(folder / "claims.db")


def _claim(name: str, text: str, marked: str, published: str | None) -> dict[str, Any]:
    speaker = next(iter(re.findall(r"\{([^}]*)\}", marked)), "")
    marked = re.sub(r"\{[^}]*\} ", "", marked)
    words = re.sub(r"/\w*(?=\])|[\[\]]", "", marked)
    start = text.index(words)
    found = []
    for match in re.finditer(r"(at least )?\[(\d+)/(\w*)\]", marked, re.IGNORECASE):
        place = start + len(re.sub(r"/\w*(?=\])|[\[\]]", "", marked[: match.start(2) - 1]))
        bound = bool(match[1])
        value = float(match[2])
        found.append(
            {
                "start": place,
                "end": place + len(match[2]),
                "text": match[2],
                "kind": "count",
                "modifier": ">=" if bound else "=",
                "value": value,
                "low": value,
                "high": None if bound else value,
                "unit": match[3],
                "of": match[3],
            }
        )
    return claim(
        name,
        text,
        words,
        "indirect" if speaker else "narrator",
        speaker,
        quantities=found,
        published=published,
        title=name.title(),
    )


def records(result: Any) -> list[dict[str, Any]]:
    """Return what a command printed as JSON lines."""
    return [json.loads(line) for line in result.stdout.splitlines()]
