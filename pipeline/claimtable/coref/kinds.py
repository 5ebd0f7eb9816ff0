"""What an article says that a body is: "Internet security firm Secunia", "the Forum, an industry body"."""

from __future__ import annotations

from claimtable.coref.mentions import Mention
from claimtable.coref.person_words import is_role_word
from claimtable.coref.role_phrases import BEFORE, REACH, Role, cleaned, modifies, role_end
from claimtable.coref.view import View
from claimtable.lexicon import people as nouns


def kind_before(view: View, name: Mention) -> Role | None:
    """Return the kind of an organisation that stands before its name: "Internet security firm Secunia.com"."""
    last = name.start - 1
    if last < 1 or not _says_what(view, last, name):
        return None
    start = last
    while start and view.tags[start - 1] in BEFORE and view.sentence[start - 1] == view.sentence[last]:
        start -= 1
    return cleaned(view, start, name.start, 2)


def _says_what(view: View, index: int, name: Mention) -> bool:
    """Tell whether the noun before a body's name says what it is: "firm", or what the parser sets beside the name."""
    if view.words[index] in nouns.ORGANISATION_NOUNS or view.words[index] in nouns.ORGANISATION_KINDS:
        return True
    if view.tags[index] != "NN" or view.is_capital(index) or view.labels[index] or is_role_word(view, index):
        return False
    return view.deps[name.head] == "appos" and view.heads[name.head] == index


def apposed_kind(view: View, comma: int) -> Role | None:
    """Return "industry body" of "the Forum, an industry body": an article and a noun for a body behind a comma."""
    start = comma + 1
    if start + 1 >= len(view) or view.words[comma] != "," or view.words[start] not in ("a", "an", "the"):
        return None
    end = start + 1
    while end < min(start + REACH, len(view)) and (view.tags[end] in BEFORE or modifies(view, end)):
        end += 1
    if view.lemmas[end - 1] not in nouns.ORGANISATION_NOUNS or view.is_capital(end - 1):
        return None
    based = view.words[end : end + 1] == ["based"]
    stop = role_end(view, end if based else end - 1, len(view))
    if stop == end == start + 2 < len(view) and view.words[start] == "the" and view.tags[end] in ("WDT", "IN"):
        return None  # "Roe Labs, the company that wrote the program"
    return cleaned(view, start, stop, 2)


def kind_behind(view: View, start: int) -> Role | None:
    """Return "news agency" of "the Interfax news agency", "newspaper" of "the Koran Tempo newspaper"."""
    end = medium_end(view, start)
    return Role(start, end, 2) if end > start else None


def medium_end(view: View, start: int) -> int:
    """Return where the noun for a medium that begins at ``start`` ends ("news agency"); ``start`` where none does."""
    end = start
    while end + 1 < len(view) and view.words[end] in nouns.MEDIA_MODIFIERS:
        end += 1
    if end >= len(view) or view.tags[end] != "NN" or view.is_capital(end):
        return start
    is_medium = view.lemmas[end] in nouns.MEDIA or (end > start and view.lemmas[end] in nouns.MODIFIED_MEDIA)
    return end + 1 if is_medium else start
