"""A Doc as plain lists, read once: the rules ask for single tokens' words and tags very often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from claimtable import layers
from claimtable.tokens import heads, strings, tokens_of

OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class TokenArrays:
    """The tokens of ``doc``: words, lemmas in lower case, fine and coarse tags, dependencies, heads, entity labels.

    ``text`` is the text as printed; ``sentence`` numbers each token's sentence; ``quote`` is the number of the
    quotation around it or ``OUTSIDE``.
    """

    doc: Doc
    text: str
    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    pos: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    labels: Sequence[str]
    sentence: Sequence[int]
    quote: Sequence[int]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def is_capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.words[index][:1].isupper()

    def is_dash(self, index: int) -> bool:
        """Tell whether the token is a hyphen with blanks on both sides, a dash by its use."""
        return (
            self.words[index] == "-"
            and index > 0
            and bool(self.doc[index - 1].whitespace_ and self.doc[index].whitespace_)
        )

    def begins_sentence(self, index: int) -> bool:
        """Tell whether nothing but marks stands between the sentence's start and the token."""
        place = index - 1
        while place >= 0 and self.sentence[place] == self.sentence[index]:
            if self.words[place][:1].isalnum():
                return False
            place -= 1
        return True

    def printed(self, start: int, end: int) -> str:
        """Return tokens ``start`` to ``end`` as printed, on one line."""
        span = self.doc[start:end]
        return " ".join(self.text[span.start_char : span.end_char].split())


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens ``start`` to ``end`` that hold a name."""

    view: TokenArrays
    start: int
    end: int

    @property
    def size(self) -> int:
        """The number of tokens."""
        return self.end - self.start

    @property
    def label(self) -> str:
        """The recogniser's label of the first word."""
        return self.view.labels[self.start]

    @property
    def first(self) -> str:
        """The first word."""
        return self.view.words[self.start]

    @property
    def last(self) -> str:
        """The last word."""
        return self.view.words[self.end - 1]


def read(doc: Doc) -> TokenArrays:
    """Return the view of ``doc``."""
    sentence = [0] * len(doc)
    for number, span in enumerate(doc.sents):
        sentence[span.start : span.end] = [number] * len(span)
    quote = [OUTSIDE] * len(doc)
    for number, span in enumerate(layers.get_spans(doc, layers.QUOTES)):
        quote[span.start : span.end] = [number] * len(span)
    labels = [""] * len(doc)
    for ent in doc.ents:
        labels[ent.start : ent.end] = [ent.label_] * len(ent)
    return TokenArrays(
        doc,
        layers.source_text(doc),
        tokens_of(doc).words,
        [lemma.lower() for lemma in strings(doc, "LEMMA")],
        strings(doc, "TAG"),
        strings(doc, "POS"),
        strings(doc, "DEP"),
        heads(doc),
        labels,
        sentence,
        quote,
    )
