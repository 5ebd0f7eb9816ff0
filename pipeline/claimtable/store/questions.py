"""Questions that a journalist asks a store: as views, and as queries with parameters for Datasette and ``sqlite3``.

A speaker is told apart by ``speaker_key``: one without a name ("police") is of its article only, and counts as unnamed.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.store.schema import CONTEXT

_NAMED = "c.speaker_key = c.speaker_id"
_ATTRIBUTED = "c.kind != 'narrator'"
_ANONYMOUS = "c.speaker_type = 'anonymous'"

#: views by name; their columns have the names of the tables'
QUESTION_VIEWS: dict[str, str] = {
    "speakers": "SELECT c.speaker_key, max(c.speaker) AS speaker, max(c.speaker_type) AS speaker_type, "
    "count(*) AS claims, "
    "count(DISTINCT c.article) AS articles, min(c.published) AS first, max(c.published) AS last "
    "FROM claims c WHERE c.speaker_key IS NOT NULL GROUP BY c.speaker_key",
    "speakers_by_month": "SELECT c.speaker_key, max(c.speaker) AS speaker, substr(c.published, 1, 7) AS month, "
    "count(*) AS claims FROM claims c WHERE c.speaker_key IS NOT NULL AND c.published IS NOT NULL "
    "GROUP BY c.speaker_key, month",
    "speakers_by_country": "SELECT p.country, c.speaker_key, max(c.speaker) AS speaker, max(c.speaker_type) AS "
    "speaker_type, c.kind, count(DISTINCT c.id) AS claims, count(DISTINCT c.article) AS articles FROM claims c "
    "JOIN places p ON p.claim = c.id WHERE c.speaker_key IS NOT NULL AND p.country IS NOT NULL "
    "GROUP BY p.country, c.speaker_key, c.kind",
    "sources_by_article": "SELECT a.published, a.title, count(*) AS attributed, "
    f"sum({_NAMED}) AS named, sum(c.speaker_key IS NOT NULL AND NOT {_NAMED}) AS described, "
    f"sum(coalesce({_ANONYMOUS}, 0)) AS anonymous, sum(c.speaker_key IS NULL) AS nobody, "
    f"round(1.0 * sum(coalesce({_NAMED}, 0)) / count(*), 2) AS share_named, a.url, a.article_id "
    f"FROM claims c JOIN articles a ON a.id = c.article WHERE {_ATTRIBUTED} GROUP BY c.article",
    "anonymous_claims": "SELECT c.published, c.speaker, c.cue, c.claim, "
    f"{CONTEXT} AS context, a.title, a.url, c.claim_id FROM claims c JOIN articles a ON a.id = c.article "
    f"WHERE {_ATTRIBUTED} AND ({_ANONYMOUS} OR c.speaker_key IS NULL)",
}

#: the statements that make the views, and the index by which figures on the same thing are found
QUESTION_STATEMENTS: tuple[str, ...] = (
    *(f"CREATE VIEW {name} AS {sql}" for name, sql in QUESTION_VIEWS.items()),
    'CREATE INDEX quantities_by_thing ON quantities ("of" COLLATE NOCASE, unit)',
)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its title; its parameters (``:name``) are texts, an empty one takes all."""

    title: str
    sql: str
    description: str = ""


_FIGURE = 'published, text, value, unit, currency, amount, "of", predicate, "when", "where", speaker, claim, title, url'

# what is about so much differs by more than a tenth; "dozens" has no digit and excludes nothing
_HIGH = "coalesce({0}.high, 1e308) * CASE {0}.modifier WHEN '~' THEN 1.1 ELSE 1 END"
_LOW = "coalesce({0}.low, -1e308) * CASE {0}.modifier WHEN '~' THEN 0.9 ELSE 1 END"
_VAGUE = "({0}.modifier = '~' AND {0}.text NOT GLOB '*[0-9]*')"

#: queries by name
QUESTIONS: dict[str, Question] = {
    "figures_of": Question(
        "Figures of a unit, of something, or of a verb",
        f"SELECT {_FIGURE} FROM figures WHERE (:unit = '' OR unit = :unit) "
        "AND (:of = '' OR instr(lower(\"of\"), lower(:of))) "
        "AND (:predicate = '' OR predicate = lower(:predicate)) "
        "AND (:country = '' OR instr(countries, '\"' || upper(:country) || '\"')) ORDER BY published LIMIT 1000",
        "Leave empty what you do not ask. Units are singular: percent, dollar, person; predicate is a verb's "
        "lemma (die, kill, rise) or an adjective (missing); country an ISO 3166 code (IQ).",
    ),
    "money_by_currency": Question(
        "Money by currency, over time",
        f"SELECT {_FIGURE} FROM figures WHERE currency = upper(:currency) AND amount IS NOT NULL "
        "AND (:of = '' OR instr(lower(\"of\"), lower(:of))) ORDER BY published, amount DESC LIMIT 1000",
        "currency: an ISO 4217 code (USD). Amounts are in the currency's main unit: 50 cents are 0.5; nothing is "
        "converted.",
    ),
    "claims_of_a_speaker": Question(
        "Claims of a speaker over time",
        "SELECT c.published, c.said_on, c.kind, c.claim, a.title, a.url, c.claim_id FROM claims c "
        "JOIN articles a ON a.id = c.article WHERE c.speaker_id = lower(:speaker) "
        "OR c.speaker_id LIKE '% ' || lower(:speaker) ORDER BY c.published, a.id, c.start",
        "A full name or a surname, without accents and full stops.",
    ),
    "largest_figures": Question(
        "The largest figures",
        f"SELECT {_FIGURE}, coalesce(amount, value_si, value) AS size FROM figures "
        "WHERE quantity_kind = :kind AND (:currency = '' OR currency = upper(:currency)) "
        "AND (:unit = '' OR unit = :unit) ORDER BY size DESC, published LIMIT 100",
        "kind: money, percent, count, measure, duration, age, fraction or multiple. Measures are compared in SI units, "
        "money by its amount: name a currency (USD).",
    ),
    "figures_that_disagree": Question(
        "Figures that disagree",
        'SELECT q."of", q.unit, q.predicate, c.published, q.text, c.speaker, a.title, d.published AS published_2, '
        "r.text AS text_2, d.speaker AS speaker_2, b.title AS title_2, a.url, b.url AS url_2 "
        "FROM quantities q JOIN claims c ON c.id = q.claim JOIN articles a ON a.id = c.article "
        'JOIN quantities r ON r."of" = q."of" COLLATE NOCASE AND r.unit = q.unit AND r.rowid > q.rowid '
        "JOIN claims d ON d.id = r.claim JOIN articles b ON b.id = d.article "
        "WHERE r.predicate = q.predicate AND r.kind = q.kind AND q.kind IN ('count', 'measure', 'money', 'percent') "
        "AND coalesce(r.change, '') = coalesce(q.change, '') "
        "AND abs(julianday(d.published) - julianday(c.published)) <= 1 "
        "AND (c.article != d.article OR c.speaker_key IS NOT d.speaker_key) "
        f"AND (({_HIGH.format('q')}) < ({_LOW.format('r')}) OR ({_HIGH.format('r')}) < ({_LOW.format('q')})) "
        f"AND NOT {_VAGUE.format('q')} AND NOT {_VAGUE.format('r')} "
        "AND coalesce(q.when_start, r.when_start, '') = coalesce(r.when_start, q.when_start, '') "
        'AND (q."where" = r."where" OR (c.article = d.article AND (q."where" IS NULL OR r."where" IS NULL))) '
        "AND q.\"of\" NOT IN ('percent', 'points', 'shares') "
        'AND (:about = \'\' OR instr(lower(q."of"), lower(:about))) ORDER BY c.published, q."of" LIMIT 500',
        "The same thing, unit, verb and time, published within a day, in the same places or the same article; values "
        "that exclude each other. claimtable drift finds more and groups them.",
    ),
    "who_speaks_in": Question(
        "Who speaks most of a country",
        "SELECT speaker, speaker_type, kind, sum(claims) AS claims, sum(articles) AS articles FROM speakers_by_country "
        "WHERE country = upper(:country) AND (:kind = '' OR kind = :kind) "
        "GROUP BY speaker_key, kind ORDER BY claims DESC, speaker LIMIT 100",
        "country: an ISO 3166 code (IQ). kind: direct, mixed or indirect.",
    ),
    "share_of_named_sources": Question(
        "Share of named sources by month",
        "SELECT substr(published, 1, 7) AS month, count(*) AS articles, sum(attributed) AS attributed, "
        "sum(named) AS named, sum(anonymous) AS anonymous, sum(nobody) AS nobody, "
        "round(1.0 * sum(named) / sum(attributed), 2) AS share_named FROM sources_by_article "
        "GROUP BY month ORDER BY month",
        "Attributed claims whose speaker has a name; the others name a role or body, an anonymous source, or nobody.",
    ),
    "anonymous_sources": Question(
        "Claims of anonymous sources, or of nobody",
        "SELECT * FROM anonymous_claims WHERE :words = '' OR instr(lower(claim), lower(:words)) "
        "ORDER BY published DESC LIMIT 1000",
        "For a source audit: who is not to be known, and what is 'believed' or 'reported' by nobody.",
    ),
}
