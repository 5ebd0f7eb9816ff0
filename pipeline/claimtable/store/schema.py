"""The tables of the store, made from the table's own list of columns."""

from __future__ import annotations

from claimtable.columns import COLUMNS, Column
from claimtable.quantity_fields import QUANTITY_FIELDS

#: what ``PRAGMA application_id`` says of a claims store ("ClmT"), and the version of its tables
APPLICATION_ID = 0x436C6D54
VERSION = 5

#: columns of the table that the store keeps elsewhere: in ``articles``, in ``quantities``, in ``places``
_ELSEWHERE = (
    "article_id",
    "title",
    "url",
    "published_from",
    "quantities",
    "context",
    "spans",
    "where_spans",
    "where_countries",
)

#: the columns of the table that the store's ``claims`` has as well, under the same names
CLAIM_COLUMNS: tuple[Column, ...] = tuple(column for column in COLUMNS if column.name not in _ELSEWHERE)

#: what ``claims`` has besides: pieces of a claim that is interrupted, and its sentence where the article has no text
OWN_COLUMNS = {
    "id": "the row's number in this file",
    "article": "the article, a row of articles",
    "spans": "the pieces of a claim that is interrupted, a JSON list of [start, end]; empty for a claim in one piece",
    "context": "the sentence that the claim stands in; only where the article's text is not in this file",
    "context_start": "first character of that sentence in the article's text; empty where it is not in this file",
    "context_end": "one past its last character",
    "speaker_key": "speaker_id; of a source without a name (police) with the article, elsewhere it is another",
}

ARTICLE_COLUMNS = {
    "id": "the row's number in this file",
    "article_id": "the article's id: the file's name, or the id field",
    "title": "the article's title",
    "published": "the article's publication date",
    "url": "the article's address",
    "text_digest": "a hash of title, date, address and text: tells whether the article has changed",
    "claims_digest": "a hash of the article's claims: tells whether they have changed",
    "text": "the article's text, into which all offsets of its claims point; empty where only claims were indexed",
}

QUANTITY_COLUMNS = {
    "claim": "the claim, a row of claims",
    **{field.name: field.description for field in QUANTITY_FIELDS},
}

PLACE_COLUMNS = {
    "claim": "the claim, a row of claims",
    "name": "the place as printed; empty for a country that an older table names without its place",
    "country": "ISO 3166 alpha-2 code of its country, where that is known",
}

_SQL_TYPES: dict[str, str] = {"number": "REAL", "share": "REAL", "integer": "INTEGER", "flag": "INTEGER"}

# words by their stems, accents folded; measured against trigrams and whole words, see docs/verify.md
TOKENIZER = "porter unicode61 remove_diacritics 2"


def _claims_table() -> str:
    columns = [f'"{column.name}" {_SQL_TYPES.get(column.dtype, "TEXT")}' for column in CLAIM_COLUMNS]
    return (
        "CREATE TABLE claims (id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(id), "
        + ", ".join(columns)
        + ", spans TEXT, context TEXT, context_start INTEGER, context_end INTEGER, speaker_key TEXT)"
    )


def _quantities_table() -> str:
    columns = [f'"{field.name}" {_SQL_TYPES.get(field.dtype, "TEXT")}' for field in QUANTITY_FIELDS]
    return "CREATE TABLE quantities (claim INTEGER NOT NULL REFERENCES claims(id), " + ", ".join(columns) + ")"


def _search_table(table: str, columns: str) -> list[str]:
    """Return a full-text index over ``columns`` that keeps no copy of them, and the triggers that keep it in step."""
    names = columns.split(", ")
    new, old = (", ".join(f"{row}.{name}" for name in names) for row in ("new", "old"))
    add = f"INSERT INTO {table}_fts (rowid, {columns}) VALUES (new.id, {new});"
    drop = f"INSERT INTO {table}_fts ({table}_fts, rowid, {columns}) VALUES ('delete', old.id, {old});"
    return [
        # in double quotation marks, by which Datasette and sqlite-utils see what the index belongs to
        f'CREATE VIRTUAL TABLE {table}_fts USING fts5({columns}, content="{table}", content_rowid="id", '
        f"tokenize='{TOKENIZER}')",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {columns} ON {table} BEGIN {drop} {add} END",
    ]


#: the sentence of a claim ``c`` of the article ``a``
CONTEXT = "coalesce(c.context, substr(a.text, c.context_start + 1, c.context_end - c.context_start))"

#: tables joined for people: the claims with their articles, and the figures with who gives them
VIEWS: dict[str, str] = {
    "claims_with_articles": 'SELECT c.id, c.published, c.speaker, c.claim, c.kind, c.who, c."where", c.how_many, '
    'c.value, c.unit, c."of", c."when", c.said_on, a.title, c.speaker_role, c.cue, c.countries, c.confidence, '
    f"c.speaker_certain, {CONTEXT} AS context, a.url, a.article_id, c.claim_id "
    "FROM claims c JOIN articles a ON a.id = c.article",
    "figures": 'SELECT q.rowid AS id, c.published, q.text, q.modifier, q.value, q.unit, q.currency, q.amount, q."of", '
    'q.predicate, q.change, q."when", q."where", q.countries, c.speaker, c.claim, q.kind AS quantity_kind, q.value_si, '
    "q.unit_si, q.confidence, a.title, a.url, c.claim_id, a.article_id "
    "FROM quantities q JOIN claims c ON c.id = q.claim JOIN articles a ON a.id = c.article",
}

#: what the store holds; kept in the table ``coverage`` between indexings
COVERAGE = (
    "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE text_digest != ''), "
    "(SELECT count(*) FROM claims), (SELECT count(DISTINCT speaker_id) FROM claims), "
    "(SELECT coalesce(min(published), '') FROM articles), (SELECT coalesce(max(published), '') FROM articles)"
)

#: the statements that make an empty store
STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, "
    "published TEXT, url TEXT, text_digest TEXT NOT NULL, claims_digest TEXT NOT NULL DEFAULT '', "
    "text TEXT NOT NULL)",
    _claims_table(),
    _quantities_table(),
    "CREATE TABLE places (claim INTEGER NOT NULL REFERENCES claims(id), name TEXT, country TEXT)",
    "CREATE TABLE coverage (articles INTEGER, texts INTEGER, claims INTEGER, speakers INTEGER, first TEXT, last TEXT)",
    "CREATE INDEX articles_by_date ON articles (published)",
    "CREATE INDEX claims_by_article ON claims (article)",
    "CREATE INDEX claims_by_speaker ON claims (speaker_id)",
    "CREATE INDEX claims_by_key ON claims (speaker_key)",
    "CREATE INDEX quantities_by_claim ON quantities (claim)",
    "CREATE INDEX places_by_claim ON places (claim)",
    *_search_table("articles", "title, text"),
    *_search_table("claims", "claim"),
    *(f"CREATE VIEW {name} AS {sql}" for name, sql in VIEWS.items()),
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
)
