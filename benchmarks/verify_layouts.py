"""Transcripts and drafts made of annotated quotations, for the mutation bench of ``verify``."""

from __future__ import annotations

import random
import re
from typing import Any

from verify_mutations import Quote

Record = dict[str, Any]

FILLERS = ("um,", "uh,", "you know,", "I mean,")
INTERJECTIONS = ("Yes.", "Go on.", "All right.", "Please, continue.")
_PERSON = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2}")


def transcript_of(article: Record, claims: list[Record], rng: random.Random) -> tuple[Record, list[Record]] | None:
    """Return what an article quotes of persons as the turns of a transcript, with its claims; None for less than three
    turns of two speakers.

    A third of the sentences is printed with a filler or a word twice (``said`` holds the words without), and between
    two sentences of one speaker somebody else puts in a word now and then.
    """
    spoken = [claim for claim in claims if claim["kind"] == "direct" and _PERSON.fullmatch(claim["speaker"])]
    spoken = [claim for claim in spoken if len(claim["spans"]) == 1]
    text, found = "", []
    last: Record | None = None
    for claim in spoken:
        words = article["text"][slice(*claim["spans"][0])]
        goes_on = last is not None and claim["speaker"] == last["speaker"]
        text += _between(goes_on, claim["speaker"], bool(text), rng)
        printed = _with_filler(words, rng)
        found.append({**claim, "spans": [[len(text), len(text) + len(printed)]], "said": words})
        text += printed if printed.endswith((".", "!", "?", "”", '"')) else f"{printed.rstrip(',')}."
        last = claim
    speakers = {claim["speaker"] for claim in found}
    if len(speakers) < 2 or text.count("\n") < 2:
        return None
    return {**article, "article_id": f"{article['article_id']}-turns", "text": text}, found


def _between(goes_on: bool, speaker: str, begun: bool, rng: random.Random) -> str:
    """Return what stands before a sentence: a blank, or the beginning of a turn."""
    turn = f"{speaker.upper()}: "
    if not goes_on:
        return "\n" * begun + turn
    return f"\nCHAIR: {rng.choice(INTERJECTIONS)}\n{turn}" if rng.random() < 0.2 else " "


def _with_filler(words: str, rng: random.Random) -> str:
    parts = words.split(" ")
    if len(parts) < 5 or rng.random() < 2 / 3:
        return words
    place = rng.randint(1, len(parts) - 2)
    number = re.search(r"\d|hundred|thousand|million|billion", " ".join(parts[place - 1 : place + 2]))
    again = rng.random() < 0.5 and parts[place].isalpha() and not number
    return " ".join([*parts[:place], parts[place] if again else rng.choice(FILLERS), *parts[place:]])


def draft_of(quotes: list[Quote], rng: random.Random) -> str:
    """Return a draft in Markdown that quotes all of ``quotes``, each in one of the ways in which drafts quote."""
    begin = "# Who said what\n\nThis is a draft of the newsroom.\n\n"
    return begin + "\n\n".join(_quoted(quote, rng) for quote in quotes) + "\n"


def _quoted(quote: Quote, rng: random.Random) -> str:
    words = quote.text.rstrip(".,")
    if not quote.speaker:
        return f"It was put like this: “{words}.”"
    forms = [
        f"“{words},” {quote.speaker} said.",
        f"“{words},” said {quote.speaker} on Tuesday.",
        f"{quote.speaker} said: “{words}.”",
        f"{quote.speaker}: “{words}.”",
        f"“{words}.” — {quote.speaker}",
        f"“{words}” ({quote.speaker}, 6 March 2024)",
        f"‘{words},’ said {quote.speaker}.",
        f"> {words}.\n>\n> — {quote.speaker}",
        f"According to {quote.speaker}, “{words}.”",
    ]
    return rng.choice(forms)
