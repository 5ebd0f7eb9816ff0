"""Turns of transcripts and interviews, and quotations behind a name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from claimtable.attribution.layouts.lines import NAME, LayoutAttribution, Line, Range
from claimtable.lexicon import reporting
from claimtable.lexicon.grammar import FINITE_TAGS
from claimtable.lexicon.layouts import ANSWERS, NO_SPEAKERS, QUESTIONS, TITLES_OF_SPEAKERS

_MARK = '"'
#: a name, perhaps with brackets or an apposition, then a colon, or the dash that Hansard prints without a blank
_LABEL = re.compile(
    rf"[\"']?(?P<name>{NAME})(?P<more>\s?[(\[][^)\]]{{1,60}}[)\]]|(?:,\s[^:\"]{{1,80}})?)\s?(?P<mark>:|—(?=[\"A-Z]))(?=\s*)"
)
_LETTER = re.compile(r"[\"']?(?P<name>[QA])(?P<more>)(?P<mark>[.:])\s")
_INNER = re.compile(r"(?<=[.?!\"])\s(?P<name>Question|Answer|Q|A)(?P<more>)(?P<mark>[.:])\s")
_STAGED = re.compile(r",\s(?:HOST|BYLINE|ANCHOR|CORRESPONDENT|REPORTER)\b")
_AGED = re.compile(r",\s\d{1,2}\b")
_FINAL = frozenset((".", "?", "!", "…", "-", "—"))
#: what begins a line of stage directions: "(SOUNDBITE OF MUSIC)"
_DIRECTION = ("(", "[")
#: words of an apposition in a label at most, named lines that make a transcript, tokens of the shortest quoted line
_LONG, _LINES, _SHORT = 12, 3, 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What one label introduces: its name, and the token ranges of name, mark and speech.

    ``staged``: a stage direction stands in the label; ``formal``: it is one of a parliament's record; ``closed``: the
    speech ends with a final mark, or on the next line.
    """

    name: str
    source: Range
    mark: Range
    speech: Range
    staged: bool = False
    formal: bool = False
    closed: bool = False

    @property
    def key(self) -> str:
        """The last word of the name, by which "RENEE MONTAGNE" is "MONTAGNE"."""
        return self.name.split()[-1].casefold()


def find_turns(doc: Doc, lines: Sequence[Line]) -> list[LayoutAttribution]:
    """Return the turns of ``doc`` in text order: of transcripts and interviews, and quoted lines behind a label."""
    turns = [list(_turns(line)) for line in lines]
    every = [turn for found in turns for turn in found]
    asked = any(turn.name in QUESTIONS for turn in every) or sum(turn.name in ANSWERS for turn in every) >= _LINES
    transcript = is_transcript(every) or _is_interview(lines, turns)
    last = max((number for number, found in enumerate(turns) if found), default=-1)
    found: list[tuple[Turn, list[Range]]] = []
    speaking: Turn | None = None
    for number, (line, here) in enumerate(zip(lines, turns, strict=True)):
        speaks = [turn for turn in here if _speaks(doc, turn, transcript, asked)]
        found += [(turn, [turn.speech]) for turn in speaks]
        if here:
            speaking = here[-1] if here[-1] in speaks and here[-1].name not in QUESTIONS else None
        elif speaking is not None and not line.text.startswith(_DIRECTION):
            speaking = speaking if _goes_on(doc, line, speaking, transcript and number < last) else None
            if speaking is not None:
                found[-1][1].append((line.start, line.end))
    return [_printed(turn, [piece for piece in speech if piece[0] < piece[1]]) for turn, speech in found]


def _speaks(doc: Doc, turn: Turn, transcript: bool, asked: bool) -> bool:
    """Tell whether a label introduces somebody's words: an answer, a turn of a transcript, a quotation."""
    if turn.name in QUESTIONS | ANSWERS:
        return asked
    return transcript or _is_shown(doc, turn)


def is_transcript(turns: Sequence[Turn]) -> bool:
    """Tell whether labelled lines make a transcript rather than headings: somebody speaks twice, or questions are
    marked, or stage directions or the titles of a parliament stand in the labels.
    """
    named = [turn for turn in turns if turn.name not in QUESTIONS | ANSWERS]
    keys = Counter(turn.key for turn in named)
    if 2 * sum(turn.closed for turn in named) <= len(named):
        return False
    if any(turn.name in QUESTIONS for turn in turns):
        return True
    if any(turn.staged for turn in named) and len(named) > 1:
        return True
    if sum(turn.formal for turn in named) > 1:
        return True
    return len(named) >= _LINES and len(keys) < len(named)


def _is_interview(lines: Sequence[Line], turns: Sequence[Sequence[Turn]]) -> bool:
    """Tell whether one person's labelled answers stand behind questions without a label, twice or more."""
    answers = Counter(
        here[0].key
        for before, after, here in zip(lines, turns, turns[1:], strict=False)
        if not after and before.text.endswith("?") and len(here) == 1 and here[0].closed
    )
    return any(count > 1 for count in answers.values())


def _turns(line: Line) -> Iterator[Turn]:
    """Yield the turns that a line holds: one, or several of questions and answers."""
    match = _LETTER.match(line.text) or _LABEL.match(line.text)
    if match is None or match["name"].split()[0].casefold() in NO_SPEAKERS or len(match["more"].split()) > _LONG:
        return
    letters = match["name"] in QUESTIONS | ANSWERS
    inner = list(_INNER.finditer(line.text, match.end())) if letters else []
    for here, after in zip([match, *inner], [*inner, None], strict=True):
        yield _turn(line, here, line.end if after is None else line.token(after.start("name")))


def _turn(line: Line, match: re.Match[str], stop: int) -> Turn:
    name, more, mark = match["name"], match["more"], match["mark"]
    words = name.split()
    start, end = match.span("name")
    source = line.tokens((start + _title_length(words), end))
    begin = max(source[1], line.token(match.end("mark")))
    titled = words[-1].isupper() or words[0].rstrip(".").casefold() in TITLES_OF_SPEAKERS
    return Turn(
        name,
        source,
        (line.token(match.start("mark")), begin),
        (min(begin, stop), stop),
        staged=bool(_STAGED.match(more)),
        formal=mark == "—" and titled,
        closed=begin >= stop or line.text.rstrip("\"' )]")[-1:] in _FINAL,
    )


def _title_length(words: Sequence[str]) -> int:
    """Return how many characters the title before a name takes: "MS. KELLER", "Senator WILEY"."""
    titled = len(words) > 1 and words[0].rstrip(".").casefold() in TITLES_OF_SPEAKERS - {"the", "lord", "lady"}
    return len(words[0]) + 1 if titled else 0


def _is_shown(doc: Doc, turn: Turn) -> bool:
    """Tell whether a label outside a transcript shows a speaker: "Name: '...'" to the line's end, "Name, 31: ..."."""
    label = doc[turn.source[0] : turn.mark[0]]
    if doc[turn.source[0]].lemma_.lower() in reporting.SPEAK:  # "Continued Stone: ..."
        return False
    if any(token.tag_ in FINITE_TAGS for token in label):
        return False
    return _is_all_quoted(doc, turn.speech) or bool(_AGED.search(label.text))


def _is_all_quoted(doc: Doc, speech: Range) -> bool:
    start, end = speech
    marks = [token.i for token in doc[start:end] if token.text in ("'", _MARK)]
    return end - start > _SHORT and len(marks) > 1 and marks[0] == start and marks[-1] >= end - 2


def _goes_on(doc: Doc, line: Line, speaking: Turn, more: bool) -> bool:
    """Tell whether somebody goes on speaking on a line without a label.

    Behind a label that ends its own line; where a mark opens the line that the line before left open; and in a
    transcript with names in capitals up to the last label.
    """
    if speaking.speech[0] >= speaking.speech[1] or _opens_only(doc, line):
        return True
    return more and speaking.name.isupper() and not line.text.endswith("?")


def _opens_only(doc: Doc, line: Line) -> bool:
    """Tell whether a mark opens the line and none closes before its end, as where marks open anew at each paragraph."""
    marks = [token.i for token in doc[line.start : line.end] if token.text in (_MARK, "``", "''")]
    return bool(marks) and marks[0] == line.start and all(mark == line.end - 1 for mark in marks[1:])


def _printed(turn: Turn, speech: Sequence[Range]) -> LayoutAttribution:
    nothing = (turn.speech[0], turn.speech[0])
    if turn.name in QUESTIONS:  # nobody is named who claims something
        return LayoutAttribution((), nothing, nothing, outside=tuple(speech))
    if turn.name in ANSWERS:
        return LayoutAttribution(tuple(speech), nothing, nothing)
    return LayoutAttribution(tuple(speech), turn.source, turn.mark, outside=((turn.source[1], turn.mark[0]),))
