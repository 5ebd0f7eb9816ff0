"""HTML in the text of a record or a feed -> the words that a reader sees, one paragraph a line.

Everything here takes time in proportion to the text, whatever is in it, and needs no parser: what closes nothing, or
is never closed, costs no more than itself.
"""

from __future__ import annotations

import html
import re

from claimtable.readers.signed import read_post

# elements that articles have; "<3" and "<unknown>" are words
_INLINE = "a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u|time"
_BLOCK = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr|html|"
    "iframe|img|li|main|ol|p|picture|pre|script|section|style|table|tbody|td|th|thead|tr|ul|video"
)
_TAG = re.compile(rf"<(?:/(?:{_INLINE}|{_BLOCK})\s*|(?:{_BLOCK})(?:\s[^<>]*)?/?|!--[^<>]*--)>", re.I | re.S)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,10}\d{0,2});")
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# a line end that a program has written as two characters, behind the end of a sentence
_WRITTEN_END = re.compile(r"(?<=[.!?\"'”’)])[ ]?(?:\\r)?\\n|(?:(?:\\r)?\\n){2,}")
_ANY_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:[\s/][^<>]*)?>")
_PARTING = re.compile(rf"(?:{_BLOCK})\Z", re.I)
_CITED = re.compile(r"(?:[—–―]\s*)?<(?:cite|footer)\b[^<>]*>\s*(?:(?:[—–―-]|&mdash;)\s*)?", re.I)
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "iframe"))


def plain_text(text: str) -> str:
    r"""Return ``text`` without tags and with its entities read; a text without any is returned as it is.

    Blocks and line breaks part paragraphs, and so do empty lines; where a text has no blocks its own line ends stay.

    >>> plain_text("<p>The fleet spent &pound;2 million.</p><p>&#8220;Not one,&#8221; she said.</p>")
    'The fleet spent £2 million.\n“Not one,” she said.'
    """
    if "\\n" in text and "\n" not in text and _WRITTEN_END.search(text):
        text = text.replace("\\r", "").replace("\\n", "\n")
    if not has_markup(text):
        return text
    for _ in range(2):  # "&amp;nbsp;" and "&lt;p&gt;": some programs escape twice
        text = _read(text)
        if not has_markup(text):
            break
    return text


def has_markup(text: str) -> bool:
    """Tell whether ``text`` has a tag that articles have, or an entity that HTML knows.

    >>> [has_markup(text) for text in ("I <3 you & <me>; AT&T;", "one<br>two", "AT&amp;T")]
    [False, True, True]
    """
    if "<" in text and _TAG.search(text):
        return True
    return "&" in text and any(html.unescape(match[0]) != match[0] for match in _ENTITY.finditer(text))


def _read(text: str) -> str:
    if not ("<" in text and _TAG.search(text)):
        return html.unescape(text).replace("\xa0", " ")
    if _BLOCK_TAG.search(text):
        return "\n".join(filter(None, map(fragment_text, _BLANK_LINE.split(text))))
    return "\n".join(fragment_text(line) for line in text.split("\n")).strip()


def fragment_text(fragment: str) -> str:
    r"""Return the words of a piece of HTML, such as a feed's entry, one paragraph a line.

    >>> fragment_text("<p>One <i>and</i> two.</p><script>x()</script>Three &amp; <b>four</b>")
    'One and two.\nThree & four'
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    fragment = without_comments(fragment)
    if "<blockquote" in fragment:
        fragment = _with_posts(fragment)
    return _text_of(fragment)


def _text_of(fragment: str) -> str:
    pieces: list[str] = []
    place, silent = 0, ""
    for tag in _ANY_TAG.finditer(fragment):
        name = tag["name"].lower()
        if not silent:
            pieces.append(_words(fragment[place : tag.start()]))
            pieces.append("\n" if _PARTING.match(name) else "")
        place = tag.end()
        if name in _SILENT and not tag[0].endswith("/>"):
            silent = (silent or name) if not tag["end"] else ("" if silent == name else silent)
    if not silent:
        pieces.append(_words(fragment[place:]))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def block_text(block: str) -> str:
    """Return the words of a block quote; the source that it cites (``cite``, ``footer``) is signed with a dash."""
    return _text_of(_CITED.sub("<br>— ", without_comments(block)))


def _with_posts(fragment: str) -> str:
    """Return a fragment with its embedded posts and signed block quotes as paragraphs."""
    kept, place = [], 0
    while (begin := fragment.find("<blockquote", place)) >= 0:
        end = fragment.find("</blockquote>", begin)
        if end < 0:
            break
        end += len("</blockquote>")
        block = fragment[begin:end]
        post = read_post(block_text(block), embedded=False)
        kept += [fragment[place:begin], f"<p>{html.escape(post.line, quote=False)}</p>" if post else block]
        place = end
    return "".join(kept) + fragment[place:]


def _words(text: str) -> str:
    return html.unescape(text.replace("\r", " ").replace("\n", " "))


def without_comments(text: str) -> str:
    """Return ``text`` without HTML comments that are closed."""
    kept, place = [], 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        kept.append(text[place:begin])
        place = end + 3
    return "".join(kept) + text[place:]
