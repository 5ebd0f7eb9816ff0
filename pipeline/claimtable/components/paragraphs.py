"""``claim_paragraphs``: a sentence never runs over a paragraph break. Stands before the parser."""

from __future__ import annotations

import bisect
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimtable.tokens import tokens_of


def find_paragraph_starts(doc: Doc) -> list[int]:
    """Return the index of each paragraph's first token, in order."""
    tokens = tokens_of(doc)
    starts = (bisect.bisect_left(tokens.offsets, start) for start, _ in tokens.paragraphs)
    return [index for index in starts if index < len(doc)]


def annotate_paragraphs(doc: Doc) -> Doc:
    """Mark the first token of every paragraph as a sentence start; the parser keeps these and adds its own."""
    # all at once: to set one, spaCy looks through the whole Doc
    marks: Any = doc.to_array(["SENT_START"])
    marks[find_paragraph_starts(doc)] = 1
    doc.from_array(["SENT_START"], marks)
    return doc


@Language.factory("claim_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> Any:
    """Build the component."""
    return annotate_paragraphs
