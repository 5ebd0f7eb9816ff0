"""A record (a JSON object, a row) -> the draft of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from claimtable.errors import ReadError
from claimtable.lexicon.fields import KNOWN_NAMES, WRAPPERS
from claimtable.readers.dates import to_date
from claimtable.readers.markup import plain_text
from claimtable.readers.model import Draft, Fields, Options, Record
from claimtable.readers.wrapping import join_lines

T = TypeVar("T")

#: columns of a table of figures, whose ``text`` is a quantity's and no article's
_OWN_TABLE = {"claim_id", "quantity_kind"}

# how deep an object or a list of a record may lie in another
_DEEPEST = 6
# where an object keeps the value that it stands for: MongoDB, WordPress, NYT
_VALUES = ("$date", "$oid", "$numberLong", "rendered", "main", "value", "#text", "@value", "raw")
# what parts of an article's text are called inside an object (fundus: summary and sections with their paragraphs)
_TEXT_PARTS = ("summary", "headline", "paragraphs", "sections", "text", "content", "body", "rendered", "value", "#text")


def find_names(names: Iterable[str], fields: Fields) -> dict[str, list[str]]:
    """Return which of ``names`` may hold what, the more telling ones first; the one that the user named alone.

    A table of figures, as claimtable writes it, holds no articles.

    Raises ReadError when a field that the user named is not there.
    """
    names = list(names)
    if set(names) >= _OWN_TABLE and not fields.text:
        return {}
    plain = {"".join(char for char in name.lower() if char.isalnum()): name for name in reversed(names)}
    found: dict[str, list[str]] = {}
    for part, known in KNOWN_NAMES.items():
        wanted = getattr(fields, part)
        if wanted and wanted not in names:
            raise ReadError(f"there is no field {wanted!r}; there are {_listed(names)}")
        if candidates := [wanted] if wanted else [plain[name] for name in known if name in plain]:
            found[part] = candidates
    return found


def unwrapped(record: Record) -> Record:
    """Return a record with the fields of the object that holds the article (``_source``, ``fields``) as its own."""
    for name in WRAPPERS:
        inner = record.get(name)
        if isinstance(inner, Mapping) and inner:
            return {**record, **unwrapped(inner)}
    return record


def has_text(record: Record, fields: Fields) -> bool:
    """Tell whether ``record`` has a field for an article's text that may hold one."""
    try:
        names = find_names(unwrapped(record), fields).get("text", ())
    except ReadError:
        return False
    values = [unwrapped(record)[name] for name in names]
    return any(isinstance(value, str) or _text(value) for value in values)


def beginning(items: Iterator[T], number: int) -> tuple[list[T], Exception | None]:
    """Return the first ``number`` items, and what ended them before their time."""
    head: list[T] = []
    try:
        head.extend(islice(items, number))
    except Exception as error:  # broken compressed data; what comes before is read
        return head, error
    return head, None


def articles_in(value: Any, fields: Fields, depth: int = 0) -> Iterator[Record]:
    """Yield the records in a JSON value that are articles: itself, or what its objects and lists hold.

    An object in a list that has a title or an address and no text is a record as well, and none of its parts are.
    """
    if isinstance(value, Mapping):
        if has_text(value, fields) or (depth and _names_article(value)):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list) and depth < _DEEPEST:
        for inner in value:
            yield from articles_in(inner, fields, depth + 1)


def _names_article(record: Record) -> bool:
    return any(part in find_names(unwrapped(record), Fields()) for part in ("title", "url"))


def draft(record: Record, options: Options, line: int | None) -> Draft:
    """Return the article of ``record``: of several fields for one thing, the first that holds it.

    Raises ReadError when there is no text in it.
    """
    record = unwrapped(_with_paths(record, options.fields))
    names = find_names(record, options.fields)
    if "text" not in names:
        raise ReadError(no_text(list(record)))
    found = {part: _first(record, names.get(part, ()), read) for part, read in _reads(options).items()}
    if not found["text"][0]:
        _refuse(record, names["text"])
    values = {part: value for part, (_, value) in found.items()}
    used = tuple((part, name) for part, (name, _) in found.items() if name)
    return Draft(**values, line=line, fields=used)


def _reads(options: Options) -> dict[str, Callable[[Any], Any]]:
    """Return how a value of each part is read; what is empty is no value of it."""

    def moment(value: Any) -> Any:
        found = _moment(value)
        return found if to_date(found, day_first=options.day_first) else ""

    return {
        "text": _text,
        "title": lambda value: plain_text(_string(value)),
        "published": moment,
        "url": _string if options.fields.url else _address,
        "id": _string,
    }


def _first(record: Record, names: Sequence[str], read: Callable[[Any], Any]) -> tuple[str, Any]:
    found = ((name, read(record.get(name))) for name in names)
    return next(((name, value) for name, value in found if value), ("", ""))


def _refuse(record: Record, names: list[str]) -> None:
    """Raise ReadError when the first field for a text holds something else; an empty text is told elsewhere."""
    value = record.get(names[0])
    if not isinstance(value, str):
        raise ReadError(f"the field {names[0]!r} is no text but {_kind(value)}")


def _with_paths(record: Record, fields: Fields) -> Record:
    """Return the record with what the user named as a path (``fields.bodyText``) under that name."""
    paths = [path for part in KNOWN_NAMES if "." in (path := getattr(fields, part)) and path not in record]
    found = {path: value for path in paths if (value := _at(record, path)) is not None}
    return {**record, **found} if found else record


def _at(record: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(record, Mapping):
            return None
        record = record.get(name)
    return record


def no_text(names: list[str]) -> str:
    """Return what is said of a record that has no field for a text."""
    return f"there is no text field; there are {_listed(names)} (--field text=NAME tells the right one)"


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name)[:60] for name in names[:12])
    return shown + (", ..." if len(names) > 12 else "") if names else "none"


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _text(value: Any, depth: int = 0) -> str:
    """Return a value as an article's text: paragraphs of a list or an object parted by line ends; else empty."""
    if isinstance(value, str):
        text = plain_text(value)
        return join_lines(text) if text.strip() else ""
    if depth < _DEEPEST and isinstance(value, list):
        return "\n".join(filter(None, (_text(part, depth + 1) for part in value)))
    if depth < _DEEPEST and isinstance(value, Mapping):
        return "\n".join(filter(None, (_text(value[name], depth + 1) for name in _TEXT_PARTS if name in value)))
    return ""


def _string(value: Any) -> str:
    value = _inner(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _address(value: Any) -> str:
    found = _string(value)
    return found if found.startswith(("http:", "https:", "www.", "/")) else ""


def _moment(value: Any) -> date | datetime | str | float | None:
    value = _inner(value)
    if isinstance(value, bool) or not isinstance(value, date | str | int | float):
        return None
    return value


def _inner(value: Any) -> Any:
    """Return what a list of one, or an object with a value, holds."""
    for _ in range(_DEEPEST):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        elif isinstance(value, Mapping) and (name := next((name for name in _VALUES if name in value), "")):
            value = value[name]
        else:
            break
    return value
