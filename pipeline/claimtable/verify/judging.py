"""A passage and the claim that it belongs to -> the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from claimtable.store.reading import StoredClaim
from claimtable.text import fold
from claimtable.verify.model import ALTERATIONS, Alteration, VerdictName
from claimtable.verify.passages import Passage, is_cut
from claimtable.verify.prepared import Quote
from claimtable.verify.sentences import sentence_at
from claimtable.verify.speakers import Agreement, agreement, is_description, name_words

#: from this share of words inside quotation marks on, a passage is a quotation
QUOTED = 0.9
#: an article that names the alleged speaker, too, speaks against him from this confidence of its reading on, and so
#: does what a draft's reading gives: of 1,181 right and 49 wrong speakers of direct speech in newly annotated articles
#: 86 % and 8 had it
ACCUSES = 0.9
#: a reading confirms a speaker from this confidence on: of 962 right and 27 wrong certain speakers of direct speech in
#: 280 newly annotated articles 942 and 17 had it (893 and 9 had .9)
CONFIRMS = 0.8
# from this share on, a changed quote is an altered quotation and no paraphrase
_MOSTLY = 0.7

# how much less a passage fits than one with the same share of found words that is verbatim
_DISTANCE: dict[VerdictName, float] = {
    "verbatim": 0.0,
    "elided": 0.01,
    "editorial": 0.02,
    "cleaned up": 0.02,
    "truncated": 0.03,
    "paraphrase": 0.05,
    "spliced": 0.06,
    "joined": 0.06,
    "altered": 0.07,
    "misattributed": 0.1,
}
_SPEAKER_CERTAINTY: dict[Agreement, float] = {"same": 1.0, "near": 0.9, "unknown": 0.8, "other": 0.95}
_CERTAIN_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict about one passage. ``words`` is the verdict on the words alone; ``fit`` orders passages."""

    passage: Passage
    claim: StoredClaim | None
    verdict: VerdictName
    words: VerdictName
    alterations: tuple[Alteration, ...]
    speaker: Agreement
    quoted: bool
    confidence: float

    @property
    def fit(self) -> float:
        """How well the passage fits the quote: the share of found words less a distance for the verdict."""
        return self.passage.similarity - _DISTANCE[self.verdict]

    @property
    def day(self) -> str:
        """The publication date, for sorting: articles without one come last."""
        return self.passage.page.article.published or "9999"


@dataclass(frozen=True, slots=True)
class Alleged:
    """Who is said to have said a quote (a name, or empty), and whether it is certain that this is said."""

    name: str
    certain: bool = True


def judge(quote: Quote, passage: Passage, claim: StoredClaim | None, alleged: Alleged) -> Judgement:
    """Return the verdict on ``quote`` by ``passage``."""
    altered = {kind for piece in passage.pieces for kind in piece.alters}
    alterations = tuple(kind for kind in ALTERATIONS if kind in altered)
    words = _words_verdict(passage, alterations)
    quoted = not passage.narrated and (passage.quoted >= QUOTED or (claim is not None and claim.kind == "direct"))
    speaker = _agreement(passage, claim, alleged)
    verdict = _verdict(
        words,
        alterations,
        claim,
        speaker,
        quoted=quoted,
        alleged=bool(alleged.name),
        narrated=passage.narrated,
        mostly_quoted=passage.quoted >= _MOSTLY,
    )
    sure = min(1.0, 0.55 + 0.45 * quote.weight / _CERTAIN_WEIGHT) * (
        _SPEAKER_CERTAINTY[speaker] if alleged.name else 1.0
    )
    confidence = round(sure * (passage.similarity if words != "altered" else 0.5 + 0.5 * passage.similarity), 2)
    return Judgement(passage, claim, verdict, words, alterations, speaker, quoted, confidence)


def _words_verdict(passage: Passage, alterations: tuple[Alteration, ...]) -> VerdictName:
    kinds = {piece.kind for piece in passage.pieces}
    cut = is_cut(passage)
    if alterations:
        return "altered"
    if passage.spliced:
        return "spliced"
    if passage.joined:
        return "joined"
    if cut and (passage.cut_matters or not passage.cut_shown):
        return "truncated"
    if passage.cleaned or "cleaned" in kinds:
        return "cleaned up"
    if cut or "elided" in kinds:
        return "elided"
    return "editorial" if kinds & {"bracketed", "variant"} else "verbatim"


def _agreement(passage: Passage, claim: StoredClaim | None, alleged: Alleged) -> Agreement:
    if not alleged.name or claim is None or claim.kind == "narrator":
        return "unknown"
    found = agreement(alleged.name, claim.speaker, claim.speaker_role)
    if found == "near" and _names(passage, alleged.name):  # two people whose names are alike: Joan Brown, John Brown
        found = "other"
    if found != "other":  # a reading that accuses nobody confirms nobody
        return found if confirms(claim) else "unknown"
    known = alleged.certain and not is_description(alleged.name)
    return "other" if known and _is_sure(passage, claim, alleged.name) else "unknown"


def confirms(claim: StoredClaim) -> bool:
    """Tell whether the reading of a claim is sure enough of the speaker to confirm one."""
    return claim.speaker_certain and claim.speaker_confidence >= CONFIRMS


def _names(passage: Passage, name: str) -> bool:
    """Tell whether the article holds ``name`` as it is written."""
    return f" {fold(name)} " in f" {fold(passage.page.plain)} "


def _is_sure(passage: Passage, claim: StoredClaim, alleged: str) -> bool:
    """Tell whether the article gives the words to somebody else surely: it never names the alleged speaker, or
    extraction was sure and the alleged speaker is not named in the sentence itself.
    """
    surname = name_words(alleged)[-1]
    if surname not in fold(passage.page.plain):
        return True
    sure = claim.speaker_certain and claim.speaker_confidence >= ACCUSES
    return sure and not _named_near(passage, surname)


def _named_near(passage: Passage, surname: str) -> bool:
    text = passage.page.plain
    first, last = sentence_at(text, passage.start, passage.end)
    beside = f"{text[first : passage.start]} {text[passage.end : last]}"
    return surname in set(name_words(beside))


def _verdict(
    words: VerdictName,
    alterations: tuple[Alteration, ...],
    claim: StoredClaim | None,
    speaker: Agreement,
    *,
    quoted: bool,
    alleged: bool,
    narrated: bool,
    mostly_quoted: bool,
) -> VerdictName:
    if speaker == "other" and words != "joined":  # whose words the quote begins or ends with decides nothing
        return "misattributed"
    if quoted or words in ("spliced", "joined"):
        return words
    if not (alleged or narrated or _is_attributed(claim)):
        return words
    changes = set(alterations) if mostly_quoted else set(alterations) - {"wording"}
    return "altered" if changes else "paraphrase"


def _is_attributed(claim: StoredClaim | None) -> bool:
    return claim is not None and claim.kind != "narrator"
