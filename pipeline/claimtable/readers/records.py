"""A record (a JSON object, a row) -> the draft of an article."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from claimtable.errors import ReadError
from claimtable.readers.model import Draft, Fields, Record

#: names that a field has in the wild, the more telling ones first; case and punctuation do not count
KNOWN_NAMES: dict[str, tuple[str, ...]] = {
    part: tuple(names.split())
    for part, names in {
        "id": "articleid id docid documentid uid uuid guid uri newsid storyid",
        "title": "title headline articletitle head heading",
        "text": "text fulltext articletext body articlebody maintext content contents story article plaintext document",
        "published": "published datepublished publishedat publisheddate publishdate publicationdate pubdate date "
        "datetime firstpublished timestamp created createdat time",
        "url": "url link sourceurl canonicalurl weburl href permalink",
    }.items()
}


def find_names(names: list[str], fields: Fields) -> dict[str, str]:
    """Return which of ``names`` holds what: the field that the user named, else the first known name.

    Raises ReadError when a field that the user named is not there.
    """
    plain = {"".join(char for char in name.lower() if char.isalnum()): name for name in reversed(names)}
    found: dict[str, str] = {}
    for part, known in KNOWN_NAMES.items():
        wanted = getattr(fields, part)
        if wanted and wanted not in names:
            raise ReadError(f"there is no field {wanted!r}; there are {_listed(names)}")
        name = wanted or next((plain[name] for name in known if name in plain), "")
        if name:
            found[part] = name
    return found


def has_text(record: Record, fields: Fields) -> bool:
    """Tell whether ``record`` has a field for an article's text."""
    try:
        return "text" in find_names(list(record), fields)
    except ReadError:
        return False


def draft(record: Record, fields: Fields, line: int) -> Draft:
    """Return the article of ``record``. Raises ReadError when there is no text in it."""
    names = find_names(list(record), fields)
    if "text" not in names:
        raise ReadError(
            f"there is no text field; there are {_listed(list(record))} (--field text=NAME tells the right one)"
        )
    text = record[names["text"]]
    if not isinstance(text, str):
        raise ReadError(f"the field {names['text']!r} is no text but {_kind(text)}")
    return Draft(
        text=text,
        title=_string(record.get(names.get("title", ""))),
        published=_moment(record.get(names.get("published", ""))),
        url=_string(record.get(names.get("url", ""))),
        id=_string(record.get(names.get("id", ""))),
        line=line,
    )


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name)[:60] for name in names[:12])
    return shown + (", ..." if len(names) > 12 else "") if names else "none"


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _string(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _moment(value: Any) -> date | datetime | str | float | None:
    if isinstance(value, bool) or not isinstance(value, date | str | int | float):
        return None
    return value
