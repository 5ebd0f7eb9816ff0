"""``verify``: a quote and a store -> verdicts with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from claimtable.store.reading import Store, StoredArticle, StoredClaim
from claimtable.verify.aligning import find_window
from claimtable.verify.candidates import candidates
from claimtable.verify.composite import composite
from claimtable.verify.judging import Alleged, Judgement, judge
from claimtable.verify.model import Match, SpeakerVerdict, Verdict
from claimtable.verify.normalising import bare, same_length
from claimtable.verify.passages import Passage, claim_at, find_passage
from claimtable.verify.prepared import Quote, prepare
from claimtable.verify.reasons import reasons_for, rules_for
from claimtable.verify.sentences import neighbours, sentence_at
from claimtable.verify.speakers import Agreement, agreement, is_nobody
from claimtable.verify.statements import page_of

#: below this share of found words a quote is not found
FOUND = 0.62

#: from this share of equal words on it is, too: in short quotes most words weigh little
ALIKE = 0.75

#: below this share it is not taken for what somebody else said
FOUND_ELSEWHERE = 0.75

#: windows that are aligned: so many that are much like the quote, fewer that are not
_ALIGNED, _ALIGNED_UNLIKE = 10, 4
_LIKE = 70.0
_SPEAKERS: dict[Agreement, SpeakerVerdict] = {
    "same": "same",
    "near": "near name",
    "other": "other",
    "unknown": "cannot tell",
}
_WINDOW_SCORE = 45.0
_WINDOW_SLACK = 22.0


def verify(
    quote: str, store: Store | str, speaker: str | None = None, *, limit: int = 5, speaker_certain: bool = True
) -> list[Verdict]:
    """Check whether ``quote`` was said, by ``speaker`` if one is given, with what ``store`` (or a path to one) holds.

    ``speaker_certain`` is false where it is not sure that the quote is ascribed to ``speaker`` (a draft that says "she
    said"): then nobody is accused, and the speaker is "cannot tell" where it differs.
    Returns at least one and at most ``limit`` verdicts, the best first: one for each passage that the quote may come
    from, with all its appearances. ``not found`` and ``unchecked`` (no words, too few, too many) come alone. Raises
    ReadError when the store cannot be read.
    """
    if isinstance(store, str):
        with Store(store) as opened:
            return verify(quote, opened, speaker, limit=limit, speaker_certain=speaker_certain)
    alleged = Alleged(speaker or "", speaker_certain)
    found = _verify(quote, store, alleged, limit)
    made = composite(found[0], lambda part: _verify(part, store, alleged, 1)[0])
    if made is None:
        return found
    return [made, *(verdict for verdict in found if verdict.matches)][:limit]


def _verify(quote: str, store: Store, speaker: Alleged, limit: int) -> list[Verdict]:
    """Return the verdicts on ``quote`` by single passages."""
    ready = prepare(quote)
    name = "" if is_nobody(speaker.name) else speaker.name.strip()
    alleged = Alleged(name or ready.name, speaker.certain)
    if ready.problem:
        return [_without_match(ready, alleged.name, store, "unchecked", 1.0, 0.0)]
    judged = [judgement for passage in _passages(ready, store) for judgement in [_judged(ready, passage, alleged)]]
    found = [item for item in judged if _is_found(item)]
    if not found:
        best = max((item.passage.similarity for item in judged), default=0.0)
        return [_without_match(ready, alleged.name, store, "not found", round(1.0 - 0.6 * best, 2), best)]
    return _verdicts(ready, found, store, alleged.name)[:limit]


def _is_found(item: Judgement) -> bool:
    if item.verdict == "misattributed":
        return item.passage.similarity >= FOUND_ELSEWHERE
    return item.passage.similarity >= FOUND or item.passage.alike >= ALIKE


def _passages(quote: Quote, store: Store) -> list[Passage]:
    """Return where the quote may lie: the best window of every article, aligned where it is like the best of all."""
    articles = [_with_text(article, store) for article in store.articles(candidates(quote, store))]
    windows = [(find_window(quote.segments, _lower(article.text)), article) for article in articles]
    windows.sort(key=lambda item: -item[0].score)
    least = max(_WINDOW_SCORE, windows[0][0].score - _WINDOW_SLACK) if windows else 0.0
    found: list[Passage | None] = []
    aligned: set[str] = set()
    for window, article in windows:
        words = article.text[window.start : window.end]
        most = _ALIGNED if window.score >= _LIKE else _ALIGNED_UNLIKE
        if window.score < least or (words not in aligned and len(aligned) >= most):
            continue
        aligned.add(words)
        page = page_of(article, same_length(article.text), store.claims_of(article.row))
        found.append(find_passage(quote, page, window))
        again = find_window(quote.segments, _lower(article.text), start=window.inner_end)
        if again.score >= window.score - _WINDOW_SLACK / 2:  # a headline or a lead often has it first
            found.append(find_passage(quote, page, again))
        if len(quote.sentences) > len(quote.segments):  # an interruption can be longer than what surrounds its like
            found.append(find_passage(quote, page, find_window(quote.sentences, _lower(article.text))))
    return [passage for passage in found if passage is not None]


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _with_text(article: StoredArticle, store: Store) -> StoredArticle:
    return article if article.text else replace(article, text=_text_of_claims(store.claims_of(article.row)))


def _text_of_claims(claims: Iterable[StoredClaim]) -> str:
    """Put the sentences of an article's claims where they stand in its text, which is not in the store."""
    text = ""
    for claim in claims:
        first = claim.spans[0]
        words = claim.text[: first.end - first.start]
        start = max(0, first.start - max(0, claim.context.find(words)))
        if start >= len(text):
            text += "\n" * (start - len(text)) + claim.context
    return text


def _judged(quote: Quote, passage: Passage, alleged: Alleged) -> Judgement:
    return judge(quote, passage, _claim_of(passage), alleged)


def _claim_of(passage: Passage) -> StoredClaim | None:
    """Return the claim that a passage belongs to; in a transcript the name that is printed before the turn decides."""
    claim, turn = claim_at(passage, passage.page.claims), claim_at(passage, passage.page.turns)
    if claim is None or turn is None or not turn.speaker:
        return claim or turn
    return (
        turn
        if agreement(turn.speaker, claim.speaker) == "other"
        else replace(claim, speaker_certain=True, speaker_confidence=1.0)
    )


def _verdicts(quote: Quote, found: list[Judgement], store: Store, alleged: str) -> list[Verdict]:
    """Put together the appearances of one passage, and order the passages by how well they fit."""

    def passage_key(item: Judgement) -> tuple[str, ...]:
        words = bare(" ".join(piece.article for piece in item.passage.pieces))
        return item.verdict, ",".join(item.alterations), words

    verdicts = []
    for _, items in groupby(sorted(found, key=passage_key), key=passage_key):
        group = sorted(items, key=lambda item: (item.day, item.passage.page.article.article_id))
        verdicts.append((-max(item.fit for item in group), group[0].day, _verdict(quote, group, store, alleged)))
    verdicts.sort(key=lambda triple: triple[:2])
    return [verdict for _, _, verdict in verdicts]


def _verdict(quote: Quote, group: list[Judgement], store: Store, alleged: str) -> Verdict:
    first = group[0]
    passage = first.passage
    shown = first.verdict == "truncated" or (passage.cut_shown and first.verdict == "elided")
    return Verdict(
        quote=quote.text,
        alleged_speaker=alleged,
        verdict=first.verdict,
        alterations=first.alterations,
        confidence=first.confidence,
        similarity=round(passage.similarity, 3),
        reasons=(*reasons_for(first, alleged), *_other_speakers(group)),
        rules=tuple(rules_for(quote, passage)),
        diff=passage.pieces,
        cut_off=" … ".join(part for part in (passage.cut_before, passage.cut_after) if part) if shown else "",
        cut_matters=shown and passage.cut_matters,
        matches=tuple(_collapsed(_match(item) for item in group)),
        searched=store.coverage(),
        speaker_verdict=_SPEAKERS[first.speaker] if alleged else "",
    )


def _other_speakers(group: list[Judgement]) -> Iterator[str]:
    """Say so when the appearances of the same words have different speakers."""
    names = list(dict.fromkeys(item.claim.speaker for item in group if item.claim is not None and item.claim.speaker))
    others = [name for name in names[1:] if agreement(name, names[0]) == "other"]
    if others:
        yield f"ascribed to {names[0]} and elsewhere to {', '.join(others[:3])}"


def _match(item: Judgement) -> Match:
    passage, claim = item.passage, item.claim
    article = passage.page.article
    first, last = sentence_at(passage.page.plain, passage.start, passage.end)
    before, after = neighbours(article.text, first, last)
    return Match(
        article_id=article.article_id,
        title=article.title,
        published=article.published,
        url=article.url,
        start=passage.start,
        end=passage.end,
        text=article.text[passage.start : passage.end],
        before=before,
        sentence=article.text[first:last].strip(),
        after=after,
        speaker=claim.speaker if claim else "",
        speaker_id=claim.speaker_id if claim else "",
        speaker_role=claim.speaker_role if claim else "",
        kind=claim.kind if claim else "quoted" if passage.quoted >= 0.5 else "unquoted",
        claim_id=claim.claim_id if claim else "",
    )


def _collapsed(matches: Iterable[Match]) -> list[Match]:
    """Keep one of the matches that stand in the same surroundings, the earliest, with the others as its copies."""
    kept: dict[tuple[str, ...], Match] = {}
    for match in matches:
        key = tuple(bare(part) for part in (match.before, match.sentence, match.after))
        if key in kept and match.article_id in (kept[key].article_id, *kept[key].copies):
            continue
        if key in kept:
            kept[key] = replace(kept[key], copies=(*kept[key].copies, match.article_id))
        else:
            kept[key] = match
    return list(kept.values())


def _without_match(
    quote: Quote, alleged: str, store: Store, name: str, confidence: float, similarity: float
) -> Verdict:
    searched = store.coverage()
    reasons = (quote.problem,) if quote.problem else tuple(reasons_for(None, alleged, searched))
    return Verdict(
        quote=quote.text,
        alleged_speaker=alleged,
        verdict="unchecked" if name == "unchecked" else "not found",
        alterations=(),
        confidence=confidence,
        similarity=round(similarity, 3),
        reasons=reasons,
        rules=(),
        diff=(),
        cut_off="",
        cut_matters=False,
        matches=(),
        searched=searched,
    )
