"""What Datasette shows of a store: titles, facets, full-text search, what columns mean, and queries to begin with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimtable.files import atomic_writer
from claimtable.store.questions import QUESTIONS
from claimtable.store.schema import ARTICLE_COLUMNS, CLAIM_COLUMNS, OWN_COLUMNS, PLACE_COLUMNS, QUANTITY_COLUMNS

#: columns whose names do not say what they hold; Datasette shows what is told above the rows, which must stay in sight
_EXPLAINED = ("kind", "when", "confidence", "speaker_certain")
_EXPLAINED_QUANTITIES = ("modifier", "currency", "amount", "of", "predicate", "when")
_EXPLAINED_ARTICLES = ("text", "text_digest", "claims_digest")
_EXPLAINED_PLACES = ("name", "country")
_SEARCH: dict[str, Any] = {"fts_table": "claims_fts", "fts_pk": "id"}


def metadata_path(store: str) -> Path:
    """Return where the metadata of ``store`` lies: ``claims.metadata.json`` beside ``claims.db``."""
    return Path(store).with_suffix(".metadata.json")


def metadata(name: str) -> dict[str, Any]:
    """Return the metadata of the store whose file is called ``name`` (without suffix), as Datasette reads it."""
    known = {column.name: column.description for column in CLAIM_COLUMNS}
    claims: dict[str, str] = {column: known[column] for column in _EXPLAINED}
    quote = {"quote": "the words in quotation marks; empty where that is the whole claim"}
    questions = {
        key: {"title": question.title, "description": question.description, "sql": question.sql}
        for key, question in QUESTIONS.items()
    }
    database = {
        "description": "Claims that claimtable found in news.",
        "tables": {
            "claims_with_articles": {
                "title": "Claims with their articles",
                "description": "One row a claim: who said what, where, how many, when, and in which article.",
                "columns": claims,
                "facets": ["speaker", "kind", {"array": "countries"}],
                "sort_desc": "published",
                **_SEARCH,
            },
            "figures": {
                "title": "Figures",
                "description": "One row a quantity: how many of what, with its verb, time, place and speaker.",
                "columns": {column: QUANTITY_COLUMNS[column] for column in _EXPLAINED_QUANTITIES},
                "facets": ["unit", "predicate", "currency", "speaker"],
                "sort_desc": "published",
            },
            "claims": {
                "title": "Claims, all columns",
                "description": "One row a claim, with the offsets of everything in the article's text.",
                "columns": {**claims, **quote, "spans": OWN_COLUMNS["spans"]},
                "facets": ["speaker", "kind", {"array": "countries"}],
                "sort_desc": "published",
                "label_column": "claim",
                **_SEARCH,
            },
            "articles": {
                "title": "Articles",
                "description": "The articles that the claims come from.",
                "columns": {column: ARTICLE_COLUMNS[column] for column in _EXPLAINED_ARTICLES},
                "sort_desc": "published",
                "label_column": "title",
                "fts_table": "articles_fts",
                "fts_pk": "id",
            },
            "quantities": {"title": "Quantities", "facets": ["unit", "kind"]},
            "places": {
                "title": "Places",
                "description": "One row a place inside a claim.",
                "columns": {column: PLACE_COLUMNS[column] for column in _EXPLAINED_PLACES},
                "facets": ["country", "name"],
            },
            "coverage": {"hidden": True},
            "own_columns": {"hidden": True},
        },
        "queries": _QUERIES | questions,
    }
    return {"databases": {name: database}}


_QUERIES = {
    "said_about": {
        "title": "What was said about ...",
        "description": "The claims that hold all of the words, the best first.",
        "sql": "SELECT c.published, c.speaker, c.claim, a.title, a.url FROM claims_fts f "
        "JOIN claims c ON c.id = f.rowid JOIN articles a ON a.id = c.article "
        "WHERE claims_fts MATCH escape_fts(:words) ORDER BY f.rank LIMIT 200",
    },
    "unsure_speakers": {
        "title": "Claims whose speaker is not sure",
        "sql": "SELECT published, speaker, confidence, claim, context, title, url FROM claims_with_articles "
        "WHERE speaker IS NOT NULL AND NOT speaker_certain ORDER BY confidence",
    },
}


def write_metadata(store: str) -> None:
    """Write the metadata file beside ``store``."""
    with atomic_writer(metadata_path(store)) as stream:
        json.dump(metadata(Path(store).stem), stream, indent=2)
        stream.write("\n")
