"""claimtable: news in, a table of claims out.

``extract`` (a DataFrame) and ``iter_claims`` do it in one call; ``read_table`` reads any table again,
``verify_quote`` and ``search_claims`` ask a store. The names here are light to import; what they need is brought in
when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtable.errors import ClaimtableError, GoldError, ModelError, OptionError, ReadError, WriteError
from claimtable.resources import DEFAULT_MODEL
from claimtable.schema import (
    Annotations,
    Article,
    Claim,
    Entity,
    Failure,
    Figure,
    Narrator,
    Place,
    Quantity,
    Speaker,
    TextAttribution,
    TextSpan,
    Timex,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimtable.api import article_page, extract, iter_claims, read_table, search_claims, verify_quote

__version__ = "0.1.0"

__all__ = [
    "Annotations",
    "Article",
    "Claim",
    "ClaimtableError",
    "Entity",
    "Failure",
    "Figure",
    "GoldError",
    "ModelError",
    "OptionError",
    "Place",
    "Quantity",
    "ReadError",
    "Speaker",
    "TextAttribution",
    "TextSpan",
    "Timex",
    "WriteError",
    "__version__",
    "annotate_doc",
    "article_page",
    "claims_from_doc",
    "extract",
    "iter_claims",
    "load",
    "prepare",
    "read_table",
    "search_claims",
    "to_frame",
    "verify_quote",
]


_IN_ONE_CALL = frozenset(("article_page", "extract", "iter_claims", "read_table", "search_claims", "verify_quote"))


def __getattr__(name: str) -> Any:
    """Import ``claimtable.api`` when one of its functions is first used: it costs 0.3 s, which value types need not."""
    if name in _IN_ONE_CALL:
        from claimtable import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(
    model: str = DEFAULT_MODEL,
    *,
    components: Mapping[str, Mapping[str, Any]] | None = None,
    exclude: Sequence[str] = (),
) -> Language:
    """Return the spaCy pipeline with claimtable's components; see ``claimtable.language.load``."""
    from claimtable.language import load as load_pipeline

    return load_pipeline(model, components=components, exclude=exclude)


def prepare(
    nlp: Language,
    *,
    components: Mapping[str, Mapping[str, Any]] | None = None,
    exclude: Sequence[str] = (),
) -> Language:
    """Give a spaCy pipeline of your own what claimtable needs; see ``claimtable.language.prepare``."""
    from claimtable.language import prepare as prepare_pipeline

    return prepare_pipeline(nlp, components=components, exclude=exclude)


def claims_from_doc(
    doc: Doc, article: Article, *, day_first: bool | None = None, narrator: Narrator = "quantities"
) -> list[Claim]:
    """Return the claims of an article that the pipeline has read; see ``claimtable.extraction``."""
    from claimtable.extraction import claims_from_doc as extract_claims

    return extract_claims(doc, article, day_first=day_first, narrator=narrator)


def annotate_doc(doc: Doc, article: Article, *, day_first: bool | None = None) -> Annotations:
    """Return everything that was found in an article; see ``claimtable.extraction``."""
    from claimtable.extraction import annotate_doc as annotate

    return annotate(doc, article, day_first=day_first)


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Return claims as a DataFrame with the columns of ``claimtable.table.COLUMNS``."""
    from claimtable.table import to_frame as frame

    return frame(claims)
