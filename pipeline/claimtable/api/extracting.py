"""``extract`` and ``iter_claims``."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from claimtable.api.articles import aliases_of, articles_of, reading_options
from claimtable.api.parallel import extract_in_processes
from claimtable.errors import OptionError, ReadError
from claimtable.resources import DEFAULT_MODEL
from claimtable.schema import Article, Claim, Failure, Narrator
from claimtable.selection import select

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

#: what articles can be read from: a path, folder, pattern or URL, a text, an article, a record, a DataFrame, or several
Inputs: TypeAlias = "str | PathLike[str] | Article | Mapping[str, Any] | pd.DataFrame | Iterable[Any]"
OnFailure = Literal["warn", "raise", "ignore"]


@dataclass(frozen=True, slots=True)
class _Pipeline:
    """Which models read the articles, and in how many processes."""

    model: str | Language
    day_first: bool | None
    narrator: Narrator
    n_process: int

    def check(self) -> None:
        """Raise OptionError for what there is not."""
        if self.narrator not in get_args(Narrator):
            raise OptionError(f"narrator={self.narrator!r}: there are {', '.join(get_args(Narrator))}")
        if self.n_process < 1:
            raise OptionError(f"n_process={self.n_process}: at least one process is needed")
        if not isinstance(self.model, str) and self.n_process > 1:
            raise OptionError("with n_process, model must be a name: every process loads it")

    def extract(
        self, articles: Iterable[Article | Failure], timeout: float
    ) -> Iterator[tuple[Article, list[Claim]] | Failure]:
        if self.n_process > 1:
            yield from extract_in_processes(articles, str(self.model), self.day_first, self.narrator, self.n_process)
            return
        from claimtable.extraction import extract as extract_articles
        from claimtable.language import load

        nlp = load(self.model) if isinstance(self.model, str) else self.model
        yield from extract_articles(articles, nlp, day_first=self.day_first, narrator=self.narrator, timeout=timeout)


def iter_claims(
    inputs: Inputs,
    *,
    published: date | str | None = None,
    fields: Mapping[str, str] | None = None,
    input_format: str = "",
    day_first: bool | None = None,
    model: str | Language = DEFAULT_MODEL,
    narrator: Narrator = "quantities",
    min_confidence: float = 0.0,
    aliases: Mapping[str, str] | str | PathLike[str] | None = None,
    drop_duplicates: bool = True,
    timeout: float = 0.0,
    n_process: int = 1,
    progress: bool = False,
    on_failure: OnFailure = "warn",
) -> Iterator[Claim]:
    """Yield the claims of ``inputs``, article by article; memory does not grow with them.

    ``inputs`` are paths, folders, patterns and URLs as on the command line, texts, ``Article``s, records
    (dictionaries), a DataFrame, or an iterable of them. A string is a text when it has several lines, or some words and
    names nothing that is there; its offsets are those of the string. The text of a record is cleaned as that of a file
    is (``claim.article.text`` is the one that offsets point into).

    ``published`` ("2024-03-01") dates articles that have no date; ``fields`` names the fields of records, for example
    ``{"text": "body"}``; ``model`` is a spaCy pipeline's name, or a pipeline of ``claimtable.load``; ``narrator``,
    ``min_confidence`` and ``aliases`` (a dictionary, or a CSV file) are those of ``claimtable extract``.
    ``timeout`` is how many seconds an article may take (0: any). With ``n_process`` above 1 a script needs
    ``if __name__ == "__main__":``. What gives no article is told by a warning (``on_failure``: "raise" raises
    ReadError, "ignore" does nothing). Raises OptionError for an option that has no meaning.
    """
    if on_failure not in get_args(OnFailure):
        raise OptionError(f"on_failure={on_failure!r}: there are {', '.join(get_args(OnFailure))}")
    if not 0.0 <= min_confidence <= 1.0:
        raise OptionError(f"min_confidence={min_confidence}: it lies between 0 and 1")
    pipeline = _Pipeline(model, day_first, narrator, n_process)
    pipeline.check()
    options = reading_options(published=published, fields=fields, day_first=day_first, input_format=input_format)
    names = aliases_of(aliases)
    articles = articles_of(inputs, options, drop_duplicates=drop_duplicates, timeout=timeout)

    def claims() -> Iterator[Claim]:
        with _bar(inputs, progress) as tick:
            for item in pipeline.extract(articles, timeout):
                tick()
                if isinstance(item, Failure):
                    _tell(item, on_failure)
                else:
                    yield from select(item[1], min_confidence=min_confidence, aliases=names)

    return claims()


def extract(
    inputs: Inputs,
    *,
    published: date | str | None = None,
    fields: Mapping[str, str] | None = None,
    input_format: str = "",
    day_first: bool | None = None,
    model: str | Language = DEFAULT_MODEL,
    narrator: Narrator = "quantities",
    min_confidence: float = 0.0,
    aliases: Mapping[str, str] | str | PathLike[str] | None = None,
    drop_duplicates: bool = True,
    timeout: float = 0.0,
    n_process: int = 1,
    progress: bool = False,
    on_failure: OnFailure = "warn",
) -> pd.DataFrame:
    """Return the claims of ``inputs`` as a DataFrame, one row a claim, with the columns of ``claimtable columns``.

    See ``iter_claims`` for the parameters, and ``to_frame`` for the types.
    """
    from claimtable.table import to_frame

    return to_frame(
        iter_claims(
            inputs,
            published=published,
            fields=fields,
            input_format=input_format,
            day_first=day_first,
            model=model,
            narrator=narrator,
            min_confidence=min_confidence,
            aliases=aliases,
            drop_duplicates=drop_duplicates,
            timeout=timeout,
            n_process=n_process,
            progress=progress,
            on_failure=on_failure,
        )
    )


def _tell(failure: Failure, on_failure: OnFailure) -> None:
    if on_failure == "raise":
        raise ReadError(str(failure))
    if on_failure == "warn":
        warnings.warn(str(failure), stacklevel=4)


def _bar(inputs: Inputs, progress: bool) -> Any:
    from claimtable.progress import progress as bar

    names = [inputs] if isinstance(inputs, str) else []
    return bar(names, quiet=not progress)
