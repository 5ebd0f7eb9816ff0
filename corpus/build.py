"""Build `articles.jsonl` from the `.txt` files and `gold.jsonl` from `gold.claims`, and check what is built.

    python corpus/build.py          writes both files
    python corpus/build.py --print  prints every gold claim with the text at its offsets, for proofreading

`gold.claims` states each claim by the words of the article; this script turns them into character offsets and refuses
words that are not there or not unique. Its notation:

    == article-id                 the claims of an article follow
    @ Name = role                 the role that the article gives to a speaker
    + kind | words                a claim of a new statement; `first ~~ last words` shortens, ` || ` parts its spans
    & kind | words                the next claim of the same statement (same speaker, role and `on`)
      by: Name                    canonical speaker
      at: <mention> and {cue}     a passage that occurs once, with the mention and the cue marked
      who: noun phrase
      where: place; place
      q: printed | modifier | value, or `low high` of a range | unit | of
      when: TIMEX3 value
      on: date                    said_on
"""

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
KINDS = ("direct", "mixed", "indirect", "narrator")
EXACT = ("=", "~")
AT_LEAST, AT_MOST = (">", ">="), ("<", "<=")

Span = list[int]
Row = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """One claim as `gold.claims` states it; `slots` keeps the lines below its head line, quantities apart."""

    kind: str
    words: str
    continues: bool
    slots: dict[str, str] = field(default_factory=dict)
    quantities: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """The drafts of one article and the roles of its speakers."""

    article_id: str
    roles: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)


def read_articles(folder: Path = FOLDER) -> list[Row]:
    """Read every `YYYY-MM-DD-slug.txt`: title, empty line, body; ordered by file name."""
    rows = []
    for path in sorted(folder.glob("*.txt")):
        title, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        published = path.stem[:10]
        rows.append({"article_id": path.stem, "title": title, "published": published, "url": "", "text": body.strip()})
    return rows


def read_sheets(text: str) -> list[Sheet]:
    """Parse the notation of `gold.claims`."""
    sheets: list[Sheet] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        mark, _, rest = line.partition(" ")
        if mark == "==":
            sheets.append(Sheet(rest))
        elif mark == "@":
            name, _, role = rest.partition(" = ")
            sheets[-1].roles[name] = role
        elif mark in ("+", "&"):
            kind, _, words = rest.partition(" | ")
            sheets[-1].drafts.append(Draft(kind, words, mark == "&"))
        elif mark == "q:":
            sheets[-1].drafts[-1].quantities.append(rest)
        elif not mark.startswith("#"):
            sheets[-1].drafts[-1].slots[mark.removesuffix(":")] = rest
    return sheets


def find_once(text: str, words: str) -> int:
    """Return where `words` stand in `text`, a no-break space counting as a space; ValueError unless they occur once."""
    plain = text.replace("\u00a0", " ")
    if plain.count(words) != 1:
        raise ValueError(f"{words!r} occurs {plain.count(words)} times, not once")
    return plain.index(words)


def find_spans(text: str, words: str) -> list[Span]:
    """Return the spans of `words`, which may be shortened by ` ~~ ` and parted by ` || `."""
    spans = []
    for part in words.split(" || "):
        first, _, last = part.partition(" ~~ ")
        start = find_once(text, first)
        end = start + len(first)
        if last:
            end = text.replace("\u00a0", " ").index(last, end) + len(last)
        spans.append([start, end])
    return spans


def find_marked(text: str, passage: str) -> tuple[Span | None, Span | None]:
    """Return the spans of the <mention> and of the {cue} in a passage that occurs once in `text`."""
    start = find_once(text, re.sub(r"[<>{}]", "", passage))
    found: list[Span | None] = []
    for pattern in (r"<.*>", r"\{.*\}"):
        match = re.search(pattern, passage)
        if match is None:
            found.append(None)
            continue
        before = len(re.sub(r"[<>{}]", "", passage[: match.start()]))
        inner = len(re.sub(r"[<>{}]", "", match.group()))
        found.append([start + before, start + before + inner])
    return found[0], found[1]


def number(text: str) -> int | float:
    """Read a number, an int where it is whole."""
    value = float(text)
    return int(value) if value.is_integer() else value


def quantity(text: str, spans: list[Span], line: str) -> Row:
    """Turn `printed | modifier | value | unit | of` into a quantity with offsets, low and high by the specification."""
    printed, modifier, value, unit, of = (part.strip() for part in line.split("|"))
    inside = [s + m.start() for s, e in spans for m in re.finditer(pattern(printed), text[s:e])]
    if len(inside) != 1:
        raise ValueError(f"quantity {printed!r} occurs {len(inside)} times in its claim, not once")
    bounds = [number(part) for part in value.split()]
    low, high = bounds[0], bounds[-1]
    row: Row = {
        "start": inside[0],
        "end": inside[0] + len(printed),
        "modifier": modifier,
        "value": number(str((low + high) / 2)),
    }
    row["low"] = None if modifier in AT_MOST else low
    row["high"] = None if modifier in AT_LEAST else high
    return row | {"unit": unit, "of": of}


def pattern(words: str) -> str:
    """Return a regular expression for `words` as a whole: no letter or digit goes on before or after it."""
    return r"(?<!\w)" + re.escape(words).replace(r"\ ", r"[ \u00a0]") + r"(?!\w)"


def printed_form(text: str, words: str) -> str:
    """Return `words` with the spaces that the article prints, if they occur in it."""
    match = re.search(pattern(words), text)
    return match.group() if match else words


def gold_claims(sheet: Sheet, text: str) -> list[Row]:
    """Turn the drafts of one article into gold claims, in row order."""
    rows: list[Row] = []
    for draft in sheet.drafts:
        try:
            rows.append(gold_claim(draft, sheet.roles, text, rows[-1] if rows else None))
        except ValueError as error:
            raise ValueError(f"{sheet.article_id}: {draft.words!r}: {error}") from error
    return rows


def gold_claim(draft: Draft, roles: dict[str, str], text: str, before: Row | None) -> Row:
    """Turn one draft into a gold claim; `before` is the claim before it, whose statement it may continue."""
    slots = draft.slots
    spans = find_spans(text, draft.words)
    mention, cue = find_marked(text, slots["at"]) if "at" in slots else (None, None)
    earlier = before or {"statement": 0, "speaker": "", "said_on": ""}
    speaker = slots.get("by", earlier["speaker"] if draft.continues else "")
    return {
        "spans": spans,
        "kind": draft.kind,
        "statement": earlier["statement"] + (not draft.continues),
        "speaker": speaker,
        "speaker_mention": mention,
        "speaker_role": roles.get(speaker, ""),
        "cue": cue,
        "who": printed_form(text, slots.get("who", "")),
        "where": [place for place in slots.get("where", "").split("; ") if place],
        "quantities": [quantity(text, spans, line) for line in draft.quantities],
        "when": slots.get("when", ""),
        "said_on": slots.get("on", earlier["said_on"] if draft.continues else ""),
    }


def read_gold(articles: list[Row], folder: Path = FOLDER) -> list[Row]:
    """Return one gold record for each article that `gold.claims` annotates, all of it annotated."""
    texts = {row["article_id"]: row["text"] for row in articles}
    rows = []
    for sheet in read_sheets((folder / "gold.claims").read_text(encoding="utf-8")):
        text = texts[sheet.article_id]
        rows.append({"article_id": sheet.article_id, "annotated_until": len(text), "claims": gold_claims(sheet, text)})
    return rows


def to_jsonl(rows: list[Row]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def proof(articles: list[Row], gold: list[Row]) -> str:
    """Return every gold claim with the words at its offsets."""
    texts = {row["article_id"]: row["text"] for row in articles}
    lines = []
    for record in gold:
        text = texts[record["article_id"]]
        lines.append(f"\n== {record['article_id']}")
        for claim in record["claims"]:
            lines += proof_claim(claim, text)
    return "\n".join(lines)


def proof_claim(claim: Row, text: str) -> list[str]:
    """Return the lines of one claim: its words, its attribution, its slots and its quantities."""

    def words(span: Span | None) -> str:
        return text[span[0] : span[1]] if span else "-"

    lines = [f"{claim['statement']:2d} {claim['kind']}: [" + "] [".join(map(words, claim["spans"])) + "]"]
    speaker = f"{claim['speaker'] or '-'} ({claim['speaker_role'] or '-'})"
    lines.append(
        f"     <{words(claim['speaker_mention'])}> {{{words(claim['cue'])}}} {speaker} on {claim['said_on'] or '-'}"
    )
    lines.append(f"     who {claim['who'] or '-'} / where {claim['where']} / when {claim['when'] or '-'}")
    for item in claim["quantities"]:
        values = " ".join(str(item[key]) for key in ("modifier", "value", "low", "high"))
        lines.append(
            f"     {words([item['start'], item['end']])!r} {values} {item['unit'] or '-'} of {item['of'] or '-'}"
        )
    return lines


def main(arguments: list[str]) -> None:
    """Write the built files, or print the gold for proofreading."""
    articles = read_articles()
    gold = read_gold(articles)
    if "--print" in arguments:
        sys.stdout.write(proof(articles, gold) + "\n")
        return
    (FOLDER / "articles.jsonl").write_text(to_jsonl(articles), encoding="utf-8")
    (FOLDER / "gold.jsonl").write_text(to_jsonl(gold), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
