"""Where the stages meet: a Doc and its article become claims or stand-off annotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimtable import layers
from claimtable.claims.boilerplate import boilerplate_of
from claimtable.claims.claim_spans import ClaimSpan, find_claim_spans, kind_of, quoted_words
from claimtable.claims.cues import cue_class, cue_spans, cue_text, told_to
from claimtable.claims.figures import describe_figures
from claimtable.claims.predicates import describe_predicate
from claimtable.claims.speakers import describe_speaker
from claimtable.claims.timing import pick_times
from claimtable.claims.who import describe_subject
from claimtable.components.quotes import words_inside
from claimtable.coref.lookup import Referents
from claimtable.deadlines import time_limit
from claimtable.errors import DeadlineReached, trace_of
from claimtable.layers import Referent
from claimtable.naming import claim_id
from claimtable.quantity.codes import CurrencyCodes
from claimtable.quantity.values import quantities_of
from claimtable.schema import (
    Annotations,
    Article,
    Claim,
    Entity,
    Failure,
    Kind,
    Narrator,
    Place,
    PlaceUse,
    Quantity,
    TextAttribution,
    TextSpan,
    Timex,
)
from claimtable.sentences import cut_sentences
from claimtable.timex.outlets import country_of_address
from claimtable.timex.values import times_of
from claimtable.tokenizing import check_doc, check_pipeline
from claimtable.tokens import Placed

Result = TypeVar("Result")

#: a batch holds at most this many articles and about this many characters, two seconds of work: memory stays flat, and
#: the bar moves; larger ones are no faster
BATCH_ARTICLES = 16
BATCH_CHARACTERS = 32_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article's layers mean: the values, computed once, that its claims pick from."""

    referents: Sequence[Referent]
    quantities: Sequence[Quantity]
    times: Sequence[Timex]
    places: Sequence[Place]
    quotes: Sequence[tuple[int, int]]
    sentences: Sequence[Span]
    currencies: CurrencyCodes


def facts_of(doc: Doc, article: Article, *, day_first: bool | None = None) -> Facts:
    """Return the values of all layers of ``doc``; the publication date enters here and nowhere earlier."""
    quantities, places = quantities_of(doc), places_of(doc)
    return Facts(
        referents=Referents(layers.get_referents(doc)),
        quantities=quantities,
        times=times_of(doc, article.published, day_first=day_first, country=country_of_address(article.url)),
        places=places,
        quotes=[(quote.start_char, quote.end_char) for quote in layers.get_spans(doc, layers.QUOTES)],
        sentences=cut_sentences(doc),
        currencies=CurrencyCodes(
            (one.unit for one in quantities if one.kind == "money"), (place.country for place in places)
        ),
    )


def places_of(doc: Doc) -> list[Place]:
    """Return the places of ``doc`` in text order."""
    return [
        Place(span.start_char, span.end_char, layers.original_text(span), span.kb_id_, _use(span), confidence)
        for span, confidence in layers.get_places(doc)
    ]


def _use(span: Span) -> PlaceUse:
    uses: dict[str, PlaceUse] = {"actor": "actor", "modifier": "modifier"}
    return uses.get(span.label_, "place")


def claims_from_doc(
    doc: Doc, article: Article, *, day_first: bool | None = None, narrator: Narrator = "quantities"
) -> list[Claim]:
    """Return the claims of ``article``, which the pipeline has read as ``doc``, by the start of their first span.

    Offsets are characters of ``article.text``. ``day_first`` decides ambiguous numeric dates; ``narrator``
    which of the article's own sentences count (``claims.narrator``). Raises ModelError for a Doc of a pipeline that
    ``claimtable.load`` or ``prepare`` has not made, and OptionError for the Doc of another text.
    """
    check_doc(doc, article)
    facts = facts_of(doc, article, day_first=day_first)
    outside = boilerplate_of(article.text)
    claim_spans = find_claim_spans(doc, narrator)
    return [
        _claim(claim_span, article, facts)
        for claim_span in claim_spans
        if not _stands_in(outside, claim_span.spans[0].start_char)
    ]


def _stands_in(lines: Sequence[tuple[int, int]], place: int) -> bool:
    found = bisect_right(lines, (place, len(lines) and lines[-1][1])) - 1
    return found >= 0 and lines[found][0] <= place < lines[found][1]


def _claim(claim_span: ClaimSpan, article: Article, facts: Facts) -> Claim:
    spans = _text_spans(claim_span.spans)
    who, who_span = describe_subject(claim_span, facts.referents)
    predicate, negated, modality = describe_predicate(claim_span)
    when, said_on, when_confidence = pick_times(claim_span, facts.times)
    places = _inside(facts.places, spans)
    quantities = _inside(facts.quantities, spans)
    return Claim(
        claim_id=claim_id(article.id, spans),
        article=article,
        statement_id=claim_span.statement,
        kind=claim_span.kind,
        spans=spans,
        text=" ".join(span.of(article.text) for span in spans),
        quote=words_inside([(span.start, span.end) for span in spans], facts.quotes, article.text),
        speaker=describe_speaker(claim_span, facts.referents),
        cue=cue_text(claim_span),
        cue_spans=_text_spans(cue_spans(claim_span)),
        cue_class=cue_class(claim_span),
        told_to=told_to(claim_span),
        who=who,
        who_span=who_span,
        predicate=predicate,
        negated=negated,
        modality=modality,
        places=places,
        quantities=describe_figures(
            claim_span, quantities, predicate, when, times=facts.times, places=places, currencies=facts.currencies
        ),
        when=when,
        when_confidence=when_confidence,
        said_on=said_on,
        context=_context(claim_span, facts.sentences),
        confidence=claim_span.confidence,
        extent_confidence=claim_span.extent_confidence,
    )


def claim_at(doc: Doc, article: Article, spans: Sequence[TextSpan], kind: Kind | None = None) -> Claim | None:
    """Return the claim that ``spans`` make, whether the pipeline takes it for one or not; None where no word stands.

    Its cells are those of any claim; who said it is told by the attribution that most of the words belong to, if there
    is one. Without ``kind`` the quotation marks decide.
    """
    found = (doc.char_span(span.start, span.end, alignment_mode="expand") for span in spans)
    pieces = tuple(piece for piece in found if piece is not None and len(piece))
    if not pieces:
        return None
    words = _words(pieces)
    said = [(len(words & _words(one.content)), one) for one in layers.get_attributions(doc)]
    most, attribution = max(said, key=lambda one: one[0], default=(0, None))
    if kind == "narrator" or 2 * most < len(words):
        attribution = None
    by_marks = kind_of(pieces, quoted_words(doc))
    known = kind or (by_marks if attribution is not None or by_marks != "indirect" else "narrator")
    beside = attribution is not None and any(cue.sent == pieces[0].sent for cue in attribution.cue)
    claim = _claim(ClaimSpan(doc, pieces, known, 0, attribution, beside), article, facts_of(doc, article))
    return replace(claim, confidence=1.0, extent_confidence=1.0)


def _words(spans: Iterable[Span]) -> set[int]:
    return {token.i for span in spans for token in span}


Item = TypeVar("Item", bound=Placed)


def _inside(items: Sequence[Item], spans: Sequence[TextSpan]) -> tuple[Item, ...]:
    """Return the items, which are in text order, that lie wholly inside one of ``spans``."""
    found = []
    for span in spans:
        first = bisect_left(items, span.start, key=attrgetter("start"))
        last = bisect_left(items, span.end, key=attrgetter("start"))
        found += [item for item in items[first:last] if item.end <= span.end]
    return tuple(found)


def _context(claim_span: ClaimSpan, sentences: Sequence[Span]) -> TextSpan:
    """Return the sentence that the claim begins in."""
    place = max(0, bisect_right(sentences, claim_span.spans[0].start, key=attrgetter("start")) - 1)
    return TextSpan(sentences[place].start_char, sentences[place].end_char)


def _text_spans(spans: Iterable[Span]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(span.start_char, span.end_char) for span in spans)


def annotate_doc(doc: Doc, article: Article, *, day_first: bool | None = None) -> Annotations:
    """Return everything that was found in ``article``, not only inside claims; raises as ``claims_from_doc`` does."""
    check_doc(doc, article)
    facts = facts_of(doc, article, day_first=day_first)
    return Annotations(
        article_id=article.id,
        attributions=tuple(
            TextAttribution(
                _text_spans(found.source), _text_spans(found.cue), _text_spans(found.content), found.confidence
            )
            for found in layers.get_attributions(doc)
        ),
        quotes=_text_spans(layers.get_spans(doc, layers.QUOTES)),
        quantities=tuple(facts.quantities),
        times=tuple(facts.times),
        places=tuple(facts.places),
        speakers=tuple(
            Entity(found.name, found.role, found.type, _text_spans(found.mentions)) for found in facts.referents
        ),
    )


def extract(
    articles: Iterable[Article | Failure],
    nlp: Language,
    *,
    batch_size: int = BATCH_ARTICLES,
    day_first: bool | None = None,
    narrator: Narrator = "quantities",
    timeout: float = 0.0,
) -> Iterator[tuple[Article, list[Claim]] | Failure]:
    """Yield each article with its claims, in order; an article that fails becomes a Failure and ends nothing.

    Failures among ``articles`` are passed on in their place. The rows do not depend on ``batch_size``. ``timeout`` is
    how many seconds an article may take, in a thread that can be interrupted; 0: any.
    """
    work = partial(claims_from_doc, day_first=day_first, narrator=narrator)
    return process(articles, nlp, work, batch_size, timeout=timeout)


def annotate(
    articles: Iterable[Article | Failure],
    nlp: Language,
    *,
    batch_size: int = BATCH_ARTICLES,
    day_first: bool | None = None,
    timeout: float = 0.0,
) -> Iterator[tuple[Article, Annotations] | Failure]:
    """Yield each article with its stand-off annotations, in order; failures and ``timeout`` as in ``extract``."""

    def work(doc: Doc, article: Article) -> Annotations:
        return annotate_doc(doc, article, day_first=day_first)

    return process(articles, nlp, work, batch_size, timeout=timeout)


def process(
    articles: Iterable[Article | Failure],
    nlp: Language,
    work: Callable[[Doc, Article], Result],
    batch_size: int = BATCH_ARTICLES,
    *,
    timeout: float = 0.0,
) -> Iterator[tuple[Article, Result] | Failure]:
    """Yield each article with what ``work`` makes of its Doc, in order; see ``extract``."""
    check_pipeline(nlp)
    for batch in _batches(articles, batch_size):
        fit = [item for item in batch if isinstance(item, Article) and not unfit(item, nlp)]
        results = iter(_work_on(fit, nlp, work, timeout))
        for item in batch:
            if isinstance(item, Failure):
                yield item
            elif reason := unfit(item, nlp):
                yield Failure(item.source or item.id, reason, article_id=item.id)
            else:
                yield next(results)


def unfit(article: Article, nlp: Language) -> str:
    """Return why the models cannot read ``article``, or an empty string when they can."""
    if not any(char.isalpha() for char in article.text):
        return "the text has no letters in it; is the right field or file named?"
    if len(article.text) > nlp.max_length:
        return (
            f"the text has {len(article.text):,} characters, more than the {nlp.max_length:,} that the model reads at "
            "once; split it into articles"
        )
    return ""


def _batches(articles: Iterable[Article | Failure], size: int) -> Iterator[list[Article | Failure]]:
    batch: list[Article | Failure] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += len(article.text) if isinstance(article, Article) else 0
        if len(batch) >= size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _work_on(
    articles: Sequence[Article], nlp: Language, work: Callable[[Doc, Article], Result], timeout: float
) -> list[tuple[Article, Result] | Failure]:
    try:
        with time_limit(timeout):
            return _work_together(articles, nlp, work)
    except (Exception, DeadlineReached):  # one article in the batch failed: find out which, and keep the others
        return [_work_alone(article, nlp, work, timeout) for article in articles]


def _work_together(
    articles: Sequence[Article], nlp: Language, work: Callable[[Doc, Article], Result]
) -> list[tuple[Article, Result] | Failure]:
    with nlp.memory_zone():
        docs = nlp.pipe([article.text for article in articles], batch_size=len(articles) or 1)
        return [(article, work(doc, article)) for article, doc in zip(articles, docs, strict=True)]


def _work_alone(
    article: Article, nlp: Language, work: Callable[[Doc, Article], Result], timeout: float
) -> tuple[Article, Result] | Failure:
    try:
        with time_limit(timeout):
            return _work_together([article], nlp, work)[0]
    except DeadlineReached as late:
        return Failure(article.source or article.id, str(late), article_id=article.id)
    except Exception as error:
        reason = f"it could not be processed ({type(error).__name__}: {error})"
        return Failure(article.source or article.id, reason, article_id=article.id, trace=trace_of(error))
