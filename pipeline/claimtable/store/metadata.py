"""What Datasette shows of a store: titles, descriptions of the columns, facets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimtable.files import atomic_writer
from claimtable.store.questions import QUESTIONS
from claimtable.store.schema import ARTICLE_COLUMNS, CLAIM_COLUMNS, OWN_COLUMNS, PLACE_COLUMNS, QUANTITY_COLUMNS


def metadata_path(store: str) -> Path:
    """Return where the metadata of ``store`` lies: ``claims.metadata.json`` beside ``claims.db``."""
    return Path(store).with_suffix(".metadata.json")


def metadata(name: str) -> dict[str, Any]:
    """Return the metadata of the store whose file is called ``name`` (without suffix), as Datasette reads it."""
    claims = {**OWN_COLUMNS, **{column.name: column.description for column in CLAIM_COLUMNS}}
    claims["quote"] += "; empty where that is the whole claim"
    tables = {
        "claims": {
            "title": "Claims",
            "description": "One row a claim: who said what, where, how many, when.",
            "columns": claims,
            "facets": ["speaker", "kind", {"array": "countries"}],
            "sort_desc": "published",
            "label_column": "claim",
        },
        "articles": {
            "title": "Articles",
            "description": "The articles that the claims come from.",
            "columns": ARTICLE_COLUMNS,
            "sort_desc": "published",
            "label_column": "title",
        },
        "quantities": {"title": "Quantities", "columns": QUANTITY_COLUMNS, "facets": ["unit", "kind"]},
        "places": {"title": "Places", "columns": PLACE_COLUMNS, "facets": ["country", "name"]},
    }
    queries = {
        key: {"title": question.title, "description": question.description, "sql": question.sql}
        for key, question in QUESTIONS.items()
    }
    database = {"description": "Claims that claimtable found in news.", "tables": tables, "queries": queries}
    return {"databases": {name: database}}


def write_metadata(store: str) -> None:
    """Write the metadata file beside ``store``."""
    with atomic_writer(metadata_path(store)) as stream:
        json.dump(metadata(Path(store).stem), stream, indent=2)
        stream.write("\n")
