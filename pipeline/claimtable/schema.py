"""The value types: what an article, a claim and the parts of a claim are.

All offsets are character offsets into ``Article.text``, end exclusive: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["direct", "mixed", "indirect", "narrator"]
Narrator = Literal["quantities", "dated", "all"]
Modifier = Literal["=", "~", ">", ">=", "<", "<=", "range"]
QuantityKind = Literal["count", "measure", "money", "percent", "age", "duration", "fraction", "multiple"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
SpeakerType = Literal["", "person", "organisation", "group", "document", "anonymous"]
PlaceUse = Literal["place", "actor", "modifier"]
Modality = Literal["asserted", "future", "possible", "conditional", "obligation", "question"]


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters ``start`` to ``end`` (exclusive) of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span points to."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. ``published`` is the document creation time; ``published_from`` says where it was found:
    ``field``, ``option``, ``dateline``, ``file name`` or empty.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    url: str = ""
    published_from: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no article or no claims: where it lay and why it failed.

    ``trace`` names the place in the code where an error came from; failures of one cause share it.
    """

    path: str
    reason: str
    line: int | None = None
    article_id: str = ""
    trace: str = ""

    def __str__(self) -> str:
        """Give the failure as ``path:line: reason``."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    ``text`` is modifier, number and unit as printed. For ``=`` and ``~`` low = high = value; a range's value is its
    middle; an open side of a bound is None. ``change`` is ``up``, ``down`` or empty. ``confidence`` is the probability
    that value and unit are right (``quantity.confidence``).
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    modifier: Modifier
    value: float
    low: float | None
    high: float | None
    unit: str = ""
    of: str = ""
    change: Literal["", "up", "down"] = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value.

    ``first`` and ``last`` are the first and the last day of a calendar value, both inclusive; None for references
    (``PRESENT_REF``), durations, sets and unresolved values (``XXXX-WXX-4``).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. ``country`` is an ISO 3166 alpha-2 code or empty; ``use`` tells a place where something holds
    (``place``) from a government that acts (``actor``) and from a modifier or nationality (``modifier``).
    ``confidence`` is the probability of that use.
    """

    start: int
    end: int
    text: str
    country: str = ""
    use: PlaceUse = "place"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure(Quantity):
    """A quantity inside a claim, with what the claim says of it.

    ``predicate`` is the lemma of the verb that governs this figure; ``when`` and ``places`` are those of its own
    clause, else those of the claim that hold for it. ``currency`` is the ISO 4217 code of an amount of money, and
    ``amount`` the value in that currency (of 50 cents 0.5); both are empty where the code is not known.
    """

    predicate: str = ""
    when: Timex | None = None
    places: tuple[Place, ...] = ()
    currency: str = ""
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the canonical name, the role that the article gives, and the words beside the cue.

    ``confidence`` is the probability that the name is right, None where there is no name or nothing is known of it.
    Below a fitted bar the name is not ``certain``, nor is an empty one beside a pronoun.
    """

    name: str = ""
    role: str = ""
    type: SpeakerType = ""
    mention: TextSpan | None = None
    confidence: float | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or an unnamed source of an article, with every place where it is mentioned."""

    name: str
    role: str
    type: SpeakerType
    mentions: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One row: one statement, at most one sentence long.

    ``spans`` are the content's characters in order; ``text`` is what they hold, joined by a space. ``who_span`` is
    None where the subject is empty or was replaced by a canonical name from elsewhere. ``context`` is the sentence.
    ``confidence`` is the probability that it is a claim, ``extent_confidence`` that its words are exactly the claim's
    if it is one, ``when_confidence`` that ``when`` is right, or that the claim has none.
    """

    claim_id: str
    article: Article
    statement_id: int
    kind: Kind
    spans: tuple[TextSpan, ...]
    text: str
    quote: str
    speaker: Speaker
    cue: str
    cue_spans: tuple[TextSpan, ...]
    cue_class: str
    told_to: str
    who: str
    who_span: TextSpan | None
    predicate: str
    negated: bool
    modality: Modality
    places: tuple[Place, ...]
    quantities: tuple[Figure, ...]
    when: Timex | None
    said_on: Timex | None
    context: TextSpan
    confidence: float | None
    when_confidence: float = 1.0
    extent_confidence: float | None = None

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def speaker_confidence(self) -> float | None:
        """The probability that ``speaker.name`` is right; None for the narrator and where nobody is named."""
        return self.speaker.confidence

    @property
    def speaker_certain(self) -> bool:
        """Whether the speaker's name can be relied on."""
        return self.speaker.certain

    @property
    def start(self) -> int:
        """First character of the claim."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past the last character of the claim."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way from characters of the article to a cell.

    ``spans`` are the characters that were read, none where the step reads no text; ``value`` is what they became.
    ``by`` names what decided: a fitted model or choice (``model attribution``, ``choice places/use``), a named rule
    (``rule weekday``), a list, the parse. ``how`` says the rest in words ("counted from 2006-11-20 (field)").
    ``confidence`` is the probability that the step is right, None where nothing fitted decided.
    """

    spans: tuple[TextSpan, ...]
    value: str
    by: str
    how: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """How one cell of a claim came about: the column's name, the value in it, and the steps to it."""

    cell: str
    value: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class TextAttribution:
    """An attribution in character offsets: source, cue and content, each of any number of pieces."""

    source: tuple[TextSpan, ...]
    cue: tuple[TextSpan, ...]
    content: tuple[TextSpan, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that was found in one article, as stand-off annotations."""

    article_id: str
    attributions: tuple[TextAttribution, ...]
    quotes: tuple[TextSpan, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Timex, ...]
    places: tuple[Place, ...]
    speakers: tuple[Entity, ...]
