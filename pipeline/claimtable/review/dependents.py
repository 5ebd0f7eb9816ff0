"""What follows from a changed cell: every column that is computed from it is computed again, by what made it.

A row is a record of the claims' table with plain JSON values (``table.claim_record``). Columns that do not follow from
a changed one keep their values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimtable.columns import QUANTITY_COLUMNS
from claimtable.naming import claim_id
from claimtable.places.columns import UNKNOWN
from claimtable.places.countries import country_named, name_key
from claimtable.review.quantities import completed, set_first_quantity
from claimtable.review.values import PLACES, is_alike
from claimtable.schema import TextSpan
from claimtable.speakers import speaker_id
from claimtable.store.rows import place_rows
from claimtable.timex.calendar import days_of

Row = dict[str, Any]
Piece = tuple[int, str]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Ground:
    """What cells are computed from besides their row: the article's text (empty: not known) and its other rows."""

    text: str = ""
    rows: Sequence[Row] = ()


def revised(row: Row, values: Mapping[str, Any], ground: Ground) -> Row:
    """Return ``row`` with new ``values`` in the columns named, and with all that follows from them.

    ``mention`` and ``cue`` are places [start, end] in the text. The values are as ``values.strange_value`` wants them.
    Nothing follows from a cell that has its value already.
    """
    new = dict(row)
    for name, follow in _FOLLOW.items():
        if name in values and not is_alike(name, cell_of(new, name), values[name]):
            follow(new, values[name], row, ground)
    for name, value in values.items():  # what the reviewer set himself stays as he set it
        if name in _THEMSELVES:
            new[name] = value or (False if name == "negated" else None)
    return new


def cell_of(row: Mapping[str, Any], name: str) -> Any:
    """Return the value of a column as a change holds it: of a mention and a cue the place."""
    if name not in PLACES:
        return row.get(name)
    _, first, last = PLACES[name]
    return None if row.get(first) is None else [row[first], row[last]]


#: columns that nothing sets but the reviewer, or what he sets himself beside what follows from something else
_THEMSELVES = ("speaker_role", "speaker_type", "cue_class", "negated", "predicate", "modality")


def _set_spans(new: Row, value: Any, old: Row, ground: Ground) -> None:
    """The words and all that is inside them: what lies in the old place and not in the new one goes."""
    spans = [list(place) for place in value]
    before = old.get("spans") or []
    new |= {"spans": spans, "start": spans[0][0], "end": spans[-1][1]}
    new["claim_id"] = claim_id(new["article_id"], [TextSpan(*place) for place in spans])
    if ground.text:
        new["claim"] = " ".join(ground.text[start:end] for start, end in spans)
        _set_quote(new, before, ground.text)
        _set_context(new, ground.text)
    _drop_outside(new, before, spans)


def _set_quote(new: Row, before: Sequence[Sequence[int]], text: str) -> None:
    from claimtable.components.quotes import quoted_ranges, words_inside  # brings in spaCy
    from claimtable.text import model_text

    quotes = quoted_ranges(model_text(text), text)
    pieces = [(start, end) for start, end in new["spans"]]
    new["quote"] = words_inside(pieces, quotes, text) or None
    kinds = [_kind(places, quotes, text) for places in (before, new["spans"])]
    if new.get("kind") is None or (new["kind"] != "narrator" and kinds[0] != kinds[1]):
        new["kind"] = kinds[1]


def _kind(places: Sequence[Sequence[int]], quotes: Sequence[tuple[int, int]], text: str) -> str:
    """Return the kind of speech at ``places`` by its marks, as ``claims.claim_spans.kind_of`` does by tokens."""
    words = [match for start, end in places for match in _WORD.finditer(text, start, end)]
    marked = [any(first <= word.start() < last for first, last in quotes) for word in words]
    return "indirect" if not any(marked) else "direct" if all(marked) else "mixed"


def _set_context(new: Row, text: str) -> None:
    from claimtable.verify.normalising import same_length
    from claimtable.verify.sentences import sentence_at

    start, end = new["spans"][0]
    if text[start:end] not in (new.get("context") or ""):
        first, last = sentence_at(same_length(text), start, start + 1)
        new["context"] = text[first:last]


def _drop_outside(new: Row, before: Sequence[Sequence[int]], spans: Sequence[Sequence[int]]) -> None:
    def gone(start: Any, end: Any) -> bool:
        return start is not None and _is_inside(start, end, before) and not _is_inside(start, end, spans)

    quantities = new.get("quantities") or []
    kept = [one for one in quantities if not (isinstance(one, dict) and gone(one.get("start"), one.get("end")))]
    if len(kept) < len(quantities):
        new["quantities"] = kept
        set_first_quantity(new)
    if gone(new.get("who_start"), new.get("who_end")):
        new |= {"who": None, "who_start": None, "who_end": None}
    if gone(new.get("when_text_start"), new.get("when_text_end")):
        new |= dict.fromkeys(("when", "when_text", "when_text_start", "when_text_end", "when_start", "when_end"))
    places = [place for place in new.get("where_spans") or [] if not gone(*place)]
    if len(places) < len(new.get("where_spans") or []):
        known = {name_key(word) for place in places for word in [_words_at(place, new, before)] if word}
        _set_where(new, [name for name in new.get("where") or [] if name_key(name) in known], dict(new), Ground())
        new["where_spans"] = places


def _words_at(place: Sequence[int], row: Row, spans: Sequence[Sequence[int]]) -> str:
    """Return the words of a place by the claim's words, which stood at ``spans`` before."""
    for start, words in _pieces({**row, "spans": spans}):
        if start <= place[0] and place[1] <= start + len(words):
            return words[place[0] - start : place[1] - start]
    return ""


def _is_inside(start: int, end: int, spans: Sequence[Sequence[int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _pieces(row: Row) -> Iterator[Piece]:
    """Yield the pieces of a claim with where they begin, by its words and spans."""
    words, at = row.get("claim") or "", 0
    for start, end in row.get("spans") or []:
        yield start, words[at : at + end - start]
        at += end - start + 1


def _found_in(row: Row, words: str) -> list[int] | None:
    """Return where ``words`` stand inside the claim, as [start, end]; None where they do not."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    found = ((start, pattern.search(piece)) for start, piece in _pieces(row))
    return next(([start + match.start(), start + match.end()] for start, match in found if match), None)


def _set_place(name: str) -> Callable[[Row, Any, Row, Ground], None]:
    words, first, last = PLACES[name]

    def follow(new: Row, value: Any, old: Row, ground: Ground) -> None:
        start, end = value or (None, None)
        new |= {words: ground.text[start:end] or None if value else None, first: start, last: end}

    return follow


def _set_cue(new: Row, value: Any, old: Row, ground: Ground) -> None:
    _set_place("cue")(new, value, old, ground)
    words = set(_WORD.findall((new["cue"] or "").casefold()))
    if words & set(_WORD.findall((old.get("cue") or "").casefold())):
        return
    alike = [row.get("cue_class") for row in ground.rows if row.get("cue") == new["cue"]]
    new["cue_class"] = next(filter(None, alike), None) or (_class_of(new) if new["cue"] else None)


def _class_of(row: Row) -> str:
    """Return the class of a cue by its words, as ``claims.cues.cue_class`` does by lemmas."""
    from claimtable.lexicon.cues import CUE_CLASSES

    words = _WORD.findall(row["cue"].casefold())
    found = [CUE_CLASSES[form] for word in reversed(words) for form in _base_forms(word) if form in CUE_CLASSES]
    return found[0] if found else "cite" if row.get("speaker_type") == "document" else "say"


def _base_forms(word: str) -> Iterator[str]:
    """Yield what a regular form of a verb may be a form of: denied -> deny, urged -> urge, admitting -> admit."""
    yield word
    for ending, rests in (("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")), ("s", ("",))):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield from (stem + rest for rest in rests)
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def _set_kind(new: Row, value: Any, old: Row, ground: Ground) -> None:
    new["kind"] = value
    if value == "narrator":  # nobody speaks
        new |= {"speaker": None, "cue_class": None, "told_to": None, "second_hand": False, "said_on": None}
        new |= dict.fromkeys(("speaker_id", "speaker_role", "speaker_type", "speaker_confidence"))
        new |= dict.fromkeys(name for names in PLACES.values() for name in names)
        new |= {"said_on_start": None, "said_on_end": None, "speaker_certain": True}


def _set_speaker(new: Row, value: Any, old: Row, ground: Ground) -> None:
    """Role and type are the speaker's: of the article's other rows, or kept where only the form of the name changed."""
    new["speaker"] = value or None
    new["speaker_id"] = speaker_id(value) if value else None
    if not value:
        new |= {"speaker_role": None, "speaker_type": None}
        return
    before = _WORD.findall((old.get("speaker") or "").casefold())
    if set(before) & set(_WORD.findall(value.casefold())) and " and " not in value:
        return
    beside = [row for row in ground.rows if row.get("speaker_id") == new["speaker_id"]]
    joint = "group" if " and " in value else None
    new["speaker_type"] = next((row["speaker_type"] for row in beside if row.get("speaker_type")), joint)
    new["speaker_role"] = next((row["speaker_role"] for row in beside if row.get("speaker_role")), None)


def _set_told_to(new: Row, value: Any, old: Row, ground: Ground) -> None:
    new |= {"told_to": value or None, "second_hand": bool(value)}


def _set_who(new: Row, value: Any, old: Row, ground: Ground) -> None:
    start, end = (_found_in(new, value) if value else None) or (None, None)
    new |= {"who": value or None, "who_start": start, "who_end": end}


def _set_where(new: Row, value: Any, old: Row, ground: Ground) -> None:
    names = list(value or [])
    new["where"] = names
    before = [place for place in old.get("where_spans") or [] if _words_at(place, old, old.get("spans") or [])]
    keys = {_place_key(name) for name in names}
    kept = [place for place in before if _place_key(_words_at(place, old, old["spans"])) in keys]
    there = {_place_key(_words_at(place, old, old["spans"])) for place in kept}
    found = [_found_in(new, name) for name in names if _place_key(name) not in there]
    new["where_spans"] = sorted([*kept, *(place for place in found if place)])
    codes = _countries(names, old)
    new["countries"] = list(dict.fromkeys(code for code in codes if code != UNKNOWN))
    new["where_countries"] = codes
    _set_in_quantities(new, old, ("where", "countries"))
    for one in _records(new):
        one["where"] = [name for name in one.get("where") or [] if name in names]


def _place_key(name: str) -> str:
    """Two names of one country are one place, as in ``places.columns.claim_places``."""
    return country_named(name) or name_key(name)


def _countries(names: Sequence[str], old: Row) -> list[str]:
    """Return the country of each place: as it was for those that were there, by their names for the others."""
    codes = list(old.get("countries") or [])
    told = len(old.get("where_countries") or []) == len(old.get("where") or [])
    known = {name: code for _, name, code in place_rows(0, old) if name and (code or told)}
    if unknown := [name for name in names if name not in known]:
        from claimtable.places.resolution import country_of_name  # brings in spaCy

        known |= {name: country_of_name(name, codes) for name in unknown}
    return [known[name] or UNKNOWN for name in names]


def _set_when(new: Row, value: Any, old: Row, ground: Ground) -> None:
    first, last = days_of(value) if value else (None, None)
    new |= {"when": value or None, "when_start": _iso(first), "when_end": _iso(last)}
    if not value:
        new |= {"when_text": None, "when_text_start": None, "when_text_end": None}
    _set_in_quantities(new, old, ("when", "when_start", "when_end"))


def _set_in_quantities(new: Row, old: Row, fields: Sequence[str]) -> None:
    """Let the quantities that had the claim's time or places have the new ones; others have their own."""
    records = [dict(one) if isinstance(one, dict) else one for one in new.get("quantities") or []]
    new["quantities"] = records
    for one in _records(new):
        if fields[0] in one and (one[fields[0]] or None) == (old.get(fields[0]) or None):
            one |= {field: new[field] for field in fields}


def _records(row: Row) -> list[Row]:
    return [one for one in row.get("quantities") or [] if isinstance(one, dict)]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _set_said_on(new: Row, value: Any, old: Row, ground: Ground) -> None:
    new["said_on"] = value or None
    if not value:
        new |= {"said_on_start": None, "said_on_end": None}


def _set_quantities(new: Row, value: Any, old: Row, ground: Ground) -> None:
    before = {(one.get("start"), one.get("end")): one for one in old.get("quantities") or [] if isinstance(one, dict)}
    found = [completed(one, before.get((one.get("start"), one.get("end"))), ground.text) for one in value or []]
    new["quantities"] = found
    set_first_quantity(new)


#: what is done for a changed column, in this order: the place first, then what is looked for in it
_FOLLOW: dict[str, Callable[[Row, Any, Row, Ground], None]] = {
    "spans": _set_spans,
    "kind": _set_kind,
    "mention": _set_place("mention"),
    "cue": _set_cue,
    "speaker": _set_speaker,
    "told_to": _set_told_to,
    "who": _set_who,
    "where": _set_where,
    "when": _set_when,
    "said_on": _set_said_on,
    "quantities": _set_quantities,
}


#: the columns that may get another value with a changed one
FOLLOWING: dict[str, tuple[str, ...]] = {
    "spans": (
        *("claim_id", "start", "end", "claim", "quote", "kind", "context", "who", "who_start", "who_end"),
        *("where", "where_spans", "countries", "where_countries"),
        *("quantities", *QUANTITY_COLUMNS, "value_si", "unit_si"),
        *("when", "when_text", "when_text_start", "when_text_end", "when_start", "when_end"),
    ),
    "kind": (
        *("speaker", "speaker_id", "speaker_role", "speaker_type", "speaker_mention", "speaker_start", "speaker_end"),
        *("cue", "cue_start", "cue_end", "cue_class", "told_to", "second_hand"),
        *("said_on", "said_on_start", "said_on_end"),
    ),
    "mention": PLACES["mention"],
    "cue": (*PLACES["cue"], "cue_class"),
    "speaker": ("speaker_id", "speaker_role", "speaker_type"),
    "told_to": ("second_hand",),
    "who": ("who_start", "who_end"),
    "where": ("where_spans", "countries", "where_countries", "quantities"),
    "when": ("quantities", "when_start", "when_end", "when_text", "when_text_start", "when_text_end"),
    "said_on": ("said_on_start", "said_on_end"),
    "quantities": (*QUANTITY_COLUMNS, "value_si", "unit_si"),
}

#: the columns that tell how sure a cell is; a person who confirms a row settles them
CONFIDENCES = (
    "confidence",
    "claim_confidence",
    "extent_confidence",
    "speaker_confidence",
    "speaker_certain",
    "where_confidence",
    "when_confidence",
    "how_many_confidence",
)

#: columns that no decision changes
KEPT = ("article_id", "published", "published_from", "title", "url", "statement_id", "countries_involved")


def sure_of(row: Row) -> Row:
    """Return a row that a person has confirmed: what it holds is certain, every probability that it has is 1."""
    named = {"speaker_confidence": row.get("speaker"), "where_confidence": row.get("where")}
    named["how_many_confidence"] = row.get("how_many")
    always = ("confidence", "claim_confidence", "extent_confidence", "when_confidence")
    new = {**row, **dict.fromkeys(always, 1.0), "speaker_certain": True}
    new |= {name: 1.0 if there else None for name, there in named.items()}
    quantities = row.get("quantities") or []
    new["quantities"] = [{**one, "confidence": 1.0} if isinstance(one, dict) else one for one in quantities]
    return new
