"""A small store for the tests of store, verify and search: our own articles, with claims as ``extract`` gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimtable.columns import COLUMNS
from claimtable.store import index

HARBOUR = """\
OSTRAVIK - Harbour master Ingrid Solheim said on Monday that 2,500 containers would be moved by Dec. 31, 2021.

“We will not close the northern quay, but we need four more cranes,” Solheim told reporters. “Nobody at the port \
has lost a job since March.”

“I told the board in Oslo,” she said, “that the old colour scheme has to go.” The board does not comment.

Mayor Petter Lund called the plan “a gift to the shipping companies that own half of this town”.

Lund says the council expects to pay $5 million for the road."""

COPY = HARBOUR.replace("OSTRAVIK - ", "OSTRAVIK (Agency) - ")

UNION = """Dockers walked out on Tuesday.

“They have promised us cranes for ten years and we have seen two of them,” said Tove Dahl, who leads the union. \
“Unless the wages rise, the quay will stay silent.”

She said the strike would last until the weekend."""


def claim(
    article: str, text: str, words: str, kind: str, speaker: str, /, *, role: str = "", **cells: Any
) -> dict[str, Any]:
    """Return a record with all columns for ``words``, which stand in ``text`` in one piece or in several (" / ")."""
    pieces = [[text.index(piece), text.index(piece) + len(piece)] for piece in words.split(" / ")]
    record: dict[str, Any] = dict.fromkeys(column.name for column in COLUMNS)
    record |= {
        "claim_id": f"{article}-{pieces[0][0]}",
        "article_id": article,
        "kind": kind,
        "claim": words.replace(" / ", " "),
        "spans": pieces,
        "start": pieces[0][0],
        "end": pieces[-1][1],
        "speaker": speaker,
        "speaker_id": speaker.lower(),
        "speaker_role": role,
        "statement_id": 1,
        "quantities": [],
        "where": [],
        "countries": [],
        "context": words.replace(" / ", " "),
    }
    return record | cells


def harbour_claims(article: str, text: str, published: str) -> list[dict[str, Any]]:
    day = {"published": published, "title": "Cranes for the northern quay"}
    containers = {"start": 60, "end": 65, "text": "2,500", "kind": "count", "modifier": "=", "value": 2500.0}
    return [
        claim(
            article,
            text,
            "2,500 containers would be moved by Dec. 31, 2021",
            "indirect",
            "Ingrid Solheim",
            role="harbour master",
            quantities=[containers | {"low": 2500.0, "high": 2500.0, "unit": "container", "of": "containers"}],
            when_start="2021-12-31",
            when_end="2021-12-31",
            when="2021-12-31",
            **day,
        ),
        claim(
            article,
            text,
            "We will not close the northern quay, but we need four more cranes",
            "direct",
            "Ingrid Solheim",
            role="harbour master",
            **day,
        ),
        claim(article, text, "Nobody at the port has lost a job since March", "direct", "Ingrid Solheim", **day),
        claim(
            article,
            text,
            "I told the board in Oslo / that the old colour scheme has to go",
            "direct",
            "Ingrid Solheim",
            where=["Oslo"],
            countries=["NO"],
            **day,
        ),
        claim(
            article,
            text,
            "the plan “a gift to the shipping companies that own half of this town",
            "mixed",
            "Petter Lund",
            role="mayor",
            **day,
        ),
        claim(
            article, text, "the council expects to pay $5 million for the road", "indirect", "Petter Lund", **day
        ),
    ]  # fmt: skip


def union_claims() -> list[dict[str, Any]]:
    day = {"published": "2021-11-03", "title": "Dockers walk out"}
    said = [
        ("They have promised us cranes for ten years and we have seen two of them", "direct"),
        ("Unless the wages rise, the quay will stay silent", "direct"),
        ("the strike would last until the weekend", "indirect"),
    ]
    return [claim("union", UNION, words, kind, "Tove Dahl", **day) for words, kind in said]


def article(name: str, text: str, published: str, title: str) -> dict[str, Any]:
    return {
        "article_id": name,
        "title": title,
        "published": published,
        "url": f"https://example.org/{name}",
        "text": text,
    }


ARTICLES = [
    article("harbour", HARBOUR, "2021-11-02", "Cranes for the northern quay"),
    article("copy", COPY, "2021-11-03", "Cranes for the northern quay"),
    article("union", UNION, "2021-11-03", "Dockers walk out"),
]
CLAIMS = [
    *harbour_claims("harbour", HARBOUR, "2021-11-02"),
    *harbour_claims("copy", COPY, "2021-11-03"),
    *union_claims(),
]


def write_lines(path: Path, records: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def make_store(folder: Path) -> str:
    """Write claims and texts into ``folder``, index them, and return the path of the store."""
    claims = write_lines(folder / "claims.jsonl", CLAIMS)
    write_lines(folder / "claims.articles.jsonl", ARTICLES)
    index([claims], str(folder / "claims.db"))
    return str(folder / "claims.db")
