"""Text of strangers made inert for where it is shown: a terminal, Markdown, a spreadsheet, a line of JSON, a page.

Articles, names of files and speakers may hold anything. Whatever of them is shown goes through one of these
functions, and nothing else escapes. (What a template prints into a page is escaped by Jinja, see ``pages``.)
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

_C0 = {code: chr(0x2400 + code) for code in range(0x20)}
#: the Unicode pictures of the C0 controls and DEL; C1 controls, marks that turn the direction of a line (Unicode
#: TR 36, "bidirectional text spoofing") and halves of surrogate pairs have none and become U+FFFD. One for one.
_SYMBOLS = {
    **_C0,
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_SYMBOLS_IN_LINES = {code: symbol for code, symbol in _SYMBOLS.items() if chr(code) not in "\n\t"}
_LINE_ENDS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]*[\r\n\v\f\x85\u2028\u2029][ \t\r\n\v\f\x85\u2028\u2029]*|\t+")

# Every one of these may be escaped by a backslash (CommonMark 0.31, section 2.4) and means something inside a line.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]|~$^]")
# what means something at the beginning of a block: a heading, an item, a number of a list, a line under a heading
_MARKDOWN_START = re.compile(r"(?:[#+=:-]|\d+(?=[.)]))")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SAFE_SCHEMES = ("http", "https")
# what may stand in an address, without the marks that end one in Markdown
_IN_URLS = "%/:?#@!$&'+,;="

# what JSON may hold as it is, but no terminal should get, and halves of surrogate pairs, which no file can hold
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_SURROGATE = re.compile("[\ud800-\udfff]")

# what could end or open an element of HTML, or a line of a script, inside of JSON in a page
_UNSAFE_IN_PAGES = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

# A cell that starts like this is a formula: https://owasp.org/www-community/attacks/CSV_Injection; also behind blanks,
# which spreadsheets drop, and in the other forms that Unicode has of these marks (NFKC), which they take for the same.
_FORMULA = frozenset("=+-@\u2212")
_CONTROL_STARTS = ("\t", "\r", "\n", "\0")
# where a spreadsheet of another country, whose separator is the semicolon, begins a cell inside of ours
_FORMULA_INSIDE = re.compile(r"(?<=[;\t\r\n])([ \t\r\n]*)(?=[=+\-@＝＋－＠])")
#: characters in a cell of Excel, after "Excel specifications and limits"
LONGEST_EXCEL_CELL = 32_767


def for_terminal(text: str) -> str:
    r"""Return ``text`` as one line that a terminal prints and does not obey: controls as symbols, line ends as a blank.

    >>> for_terminal("He said\n\x1b[31mred")
    'He said ␛[31mred'
    """
    return _LINE_ENDS.sub(" ", text).translate(_SYMBOLS)


def lines_for_terminal(text: str) -> str:
    r"""Return ``text`` with its line ends, as long as it was, so that offsets stay; other controls are symbols.

    >>> lines_for_terminal("one\r\ntwo\rthree\x9b")
    'one \ntwo␍three�'
    """
    return text.replace("\r\n", " \n").translate(_SYMBOLS_IN_LINES)


def for_markdown(text: str) -> str:
    r"""Return ``text`` as one line of Markdown that shows it: no heading, link, tag, emphasis or table.

    >>> print(for_markdown("# [me](javascript:x) <b>"))
    \# \[me\](javascript:x) &lt;b&gt;
    """
    line = for_terminal(text).strip().translate(_HTML)
    escaped = _MARKDOWN.sub(r"\\\g<0>", line)
    start = _MARKDOWN_START.match(escaped)
    if start is None:
        return escaped
    place = start.end() if start[0].isdigit() else 0
    return f"{escaped[:place]}\\{escaped[place:]}"


def link_for_markdown(text: str, url: str) -> str:
    """Return a Markdown link to a web address, or ``text`` alone where ``url`` is none.

    >>> link_for_markdown("Quay", "https://a.example/x y"), link_for_markdown("Quay", "javascript:alert(1)")
    ('[Quay](https://a.example/x%20y)', 'Quay')
    """
    shown = for_markdown(text)
    return f"[{shown}]({quote(url, safe=_IN_URLS)})" if is_web_address(url) else shown


def is_web_address(url: str) -> bool:
    """Tell whether ``url`` begins with ``http://`` or ``https://`` and holds no control."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in _SAFE_SCHEMES and bool(parts.netloc) and for_terminal(url) == url


def for_spreadsheet(cell: Any) -> Any:
    """Return ``cell`` so that a spreadsheet shows it as text: no formula, no more characters than a cell holds.

    Numbers stay numbers. Halves of surrogate pairs, which no file can hold, become U+FFFD.

    >>> for_spreadsheet("=1+1"), for_spreadsheet("＝1"), for_spreadsheet(-5)
    ("'=1+1", "'＝1", -5)
    """
    if not isinstance(cell, str):
        return cell
    inside = _FORMULA_INSIDE.sub(r"\1'", writable(cell))
    return ("'" + inside if _is_formula(cell) else inside)[:LONGEST_EXCEL_CELL]


def for_csv(cells: Iterable[Any], *, excel: bool) -> list[Any]:
    """Return the cells of a row as a CSV file holds them; with ``excel`` they are safe to open in a spreadsheet."""
    if excel:
        return [for_spreadsheet(cell) for cell in cells]
    return [writable(cell) if isinstance(cell, str) else cell for cell in cells]


def _is_formula(cell: str) -> bool:
    if cell.startswith(_CONTROL_STARTS):
        return True
    first = next((char for char in cell if not _is_blank(char)), "")
    return unicodedata.normalize("NFKC", first)[:1] in _FORMULA if first else False


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


def writable(text: str) -> str:
    """Return ``text`` with halves of surrogate pairs, which UTF-8 cannot hold, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def for_json(line: str) -> str:
    r"""Return a line of JSON with the characters that a terminal obeys as ``\uXXXX``: the value is the same.

    >>> for_json('"\x9b31m"')
    '"\\u009b31m"'
    """
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def for_page(value: Any) -> str:
    r"""Return ``value`` as JSON for a ``<script type="application/json">`` element: nothing in it ends the element.

    Raises ValueError for infinite numbers and what is no number, which JSON does not have.

    >>> for_page({"title": "</script><!-- & so on"})
    '{"title":"\\u003c/script\\u003e\\u003c!-- \\u0026 so on"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE_IN_PAGES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
