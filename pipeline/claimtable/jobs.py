"""Whole jobs: articles in, files out, and a summary of what happened. The command line calls these."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain
from typing import Any, TypeVar

from spacy.language import Language

from claimtable.columns import COLUMNS, Column
from claimtable.extraction import annotate, extract
from claimtable.foreign import foreign_language
from claimtable.own_columns import REVIEW_COLUMNS
from claimtable.problems import Problem, Tally, record_of
from claimtable.readers import Repaired, Skipped, UsedFields, add_fields, family_of, fields_line, find_sources
from claimtable.schema import Article, Claim, Failure, Narrator
from claimtable.selection import Reviewer, select
from claimtable.table import annotations_record, to_json
from claimtable.text import counted
from claimtable.timex.values import is_resolved
from claimtable.writers import open_lines, open_writer, write_claims

Found = TypeVar("Found")

# how many articles are named for what is told of them together
_EXAMPLES = 3

#: called once for every article or failure that has been dealt with
Tick = Callable[[], None]


def _silent() -> None:
    return None


@dataclass(slots=True)
class Summary:
    """What a job did: counts of articles and claims, what failed, was repaired or passed over, and the seconds.

    ``listed`` takes every problem as a line of JSON as it comes. ``decisions`` counts what people decided of claims:
    those put into rows (``applied``), and those that no longer fit (``left``); ``notes`` are lines about them.
    """

    articles: int = 0
    undated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    attributed: int = 0
    with_speaker: int = 0
    unresolved_times: int = 0
    fields: dict[str, list[str]] = field(default_factory=dict)
    foreign: Counter[str] = field(default_factory=Counter)
    first_foreign: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    listed: Callable[[str], object] | None = None
    notes: list[str] = field(default_factory=list)
    decisions: dict[str, int] = field(default_factory=dict)
    problems: dict[type[Problem], Tally] = field(
        default_factory=lambda: {sort: Tally() for sort in (Failure, Repaired, Skipped)}
    )

    def skip(self, item: Skipped) -> None:
        """Count an input that was passed over on purpose; give this to ``readers.read`` as ``on_skip``."""
        self.skipped[item.kind] += 1
        self._add(item)

    def repair(self, item: Repaired) -> None:
        """Count an input that was read otherwise than it lies there; give this to ``readers.read`` as ``on_repair``."""
        self.repaired[item.kind] += 1
        self._add(item)

    def use(self, item: UsedFields) -> None:
        """Remember which fields of records hold what; give this to ``readers.read`` as ``on_fields``."""
        add_fields(self.fields, item.fields)

    def fail(self, item: Failure) -> None:
        """Count what gave no article or no claims."""
        self.failures.append(item)
        self._add(item)

    def _add(self, problem: Problem) -> None:
        self.problems[type(problem)].add(problem)
        if self.listed is not None:
            self.listed(record_of(problem))

    def count(self, article: Article, claims: Iterable[Claim]) -> None:
        """Add one article and its claims."""
        self.articles += 1
        self.undated += article.published is None
        if language := foreign_language(article.text):
            self.foreign[language] += 1
            self.first_foreign += [article.id] if len(self.first_foreign) < _EXAMPLES else []
        for claim in claims:
            self.claims[claim.kind] += 1
            self.attributed += claim.kind != "narrator"
            self.with_speaker += bool(claim.speaker.name)
            self.unresolved_times += claim.when is not None and not is_resolved(claim.when)

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 when nothing could be done, 3 when articles failed or decisions no longer fit."""
        if not self.articles:
            return 1
        return 3 if self.failures or self.decisions.get("left") else 0


def extract_to(
    output: str,
    articles: Iterable[Article | Failure],
    nlp: Language,
    *,
    summary: Summary | None = None,
    excel: bool = False,
    columns: Sequence[Column] = COLUMNS,
    figures: str = "",
    day_first: bool | None = None,
    narrator: Narrator = "quantities",
    timeout: float = 0.0,
    min_confidence: float = 0.0,
    aliases: Mapping[str, str] | None = None,
    reviewer: Reviewer | None = None,
    tick: Tick = _silent,
) -> Summary:
    """Write the claims of ``articles`` to ``output`` (a path, or ``-``), and return what happened.

    Raises OptionError for a suffix that cannot be written and WriteError when writing fails. The file appears when
    everything is done; an article that fails is in ``Summary.failures`` and ends nothing. Where no article could be
    read nothing is written, and an older file stays. ``summary`` may hold counts from reading. ``timeout`` is
    how many seconds an article may take (0: any). ``columns`` are those that are written (``columns.picked``),
    ``figures`` is a second file, for the long table of quantities. ``aliases`` gives speakers their names
    (``speakers.read_aliases``), ``reviewer`` puts people's decisions into the rows.
    """
    summary = summary or Summary()
    done = _done(extract(articles, nlp, day_first=day_first, narrator=narrator, timeout=timeout), summary, tick)
    first = next(done, None)
    if first is None:
        return summary
    confirmed = reviewer.claims if reviewer is not None else ()
    with (
        open_writer(output, excel=excel, columns=columns, own=REVIEW_COLUMNS if reviewer else ()) as writer,
        _long_table(figures, excel=excel) as write_figures,
    ):
        for article, found in chain((first,), done):
            claims = select(found, min_confidence=min_confidence, aliases=aliases, confirmed=confirmed)
            write_figures(write_claims(writer, article, claims, reviewer))
            summary.count(article, claims)
    return summary


@contextmanager
def _long_table(path: str, *, excel: bool) -> Iterator[Callable[[Iterable[Mapping[str, Any]]], object]]:
    """Yield what writes the figures of rows of claims to ``path``; nothing where that is empty."""
    if not path:
        yield lambda rows: None
        return
    from claimtable.figures import figure_rows, open_figures

    with open_figures(path, excel=excel) as writer:
        yield lambda rows: writer.write_rows(figure_rows(rows))


def annotate_to(
    output: str,
    articles: Iterable[Article | Failure],
    nlp: Language,
    *,
    summary: Summary | None = None,
    day_first: bool | None = None,
    timeout: float = 0.0,
    tick: Tick = _silent,
) -> Summary:
    """Write the stand-off annotations of ``articles`` to ``output``, one JSON object an article; see ``extract_to``."""
    summary = summary or Summary()
    done = _done(annotate(articles, nlp, day_first=day_first, timeout=timeout), summary, tick)
    first = next(done, None)
    if first is None:
        return summary
    with open_lines(output) as stream:
        for article, found in chain((first,), done):
            stream.write(to_json(annotations_record(found)) + "\n")
            summary.count(article, ())
    return summary


def _done(
    outcomes: Iterable[tuple[Article, Found] | Failure], summary: Summary, tick: Tick
) -> Iterator[tuple[Article, Found]]:
    """Yield what was found in each article; failures and the seconds go to the summary."""
    begun = time.monotonic()
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            summary.fail(outcome)
        else:
            yield outcome
        tick()
    summary.seconds = time.monotonic() - begun


def planned(inputs: Sequence[str], input_format: str = "") -> Iterator[tuple[str, bool]]:
    """Yield a line for everything that ``inputs`` name, and whether it would be read; nothing is opened."""
    for item in find_sources(inputs, input_format):
        if isinstance(item, Failure):
            yield f"fails: {item}", False
        elif isinstance(item, Skipped):
            yield f"passed over: {item.path}: {item.reason}", False
        else:
            family = family_of(item.suffix, input_format)
            yield f"read as {family.name if family else 'what its first bytes tell'}: {item.path}", True


def summary_record(summary: Summary) -> dict[str, Any]:
    """Return the summary as a JSON record."""
    return {
        "articles": summary.articles,
        "articles_without_date": summary.undated,
        "claims": {kind: summary.claims[kind] for kind in _KINDS},
        "attributed": summary.attributed,
        "attributed_with_speaker": summary.with_speaker,
        "unresolved_times": summary.unresolved_times,
        "fields": summary.fields,
        "not_english": dict(sorted(summary.foreign.items())),
        "passed_over": dict(sorted(summary.skipped.items())),
        "repaired": dict(sorted(summary.repaired.items())),
        **({"decisions": summary.decisions} if summary.decisions else {}),
        "failures": [asdict(failure) for failure in summary.failures],
        "seconds": round(summary.seconds, 3),
        "exit_code": summary.exit_code,
    }


def summary_lines(summary: Summary) -> list[str]:
    """Return the summary as lines of text for a person."""
    total = sum(summary.claims.values())
    rate = summary.articles / summary.seconds if summary.seconds else 0.0
    lines = [f"{counted(summary.articles, 'article')} in {summary.seconds:.1f} s ({rate:.1f} a second)"]
    if total:
        kinds = ", ".join(f"{summary.claims[kind]:,} {kind}" for kind in _KINDS if summary.claims[kind])
        lines.append(f"{counted(total, 'claim')}: {kinds}")
    if summary.attributed:
        share = 100 * summary.with_speaker / summary.attributed
        lines.append(f"{share:.0f}% of the attributed claims have a named speaker")
    lines += [*_notes(summary), *summary.notes]
    return lines


_KINDS = ("direct", "mixed", "indirect", "narrator")


def _notes(summary: Summary) -> Iterator[str]:
    if number := summary.foreign.total():
        languages = ", ".join(f"{count:,} {language}" for language, count in summary.foreign.most_common())
        shown = ", ".join(summary.first_foreign) + (", ..." if number > len(summary.first_foreign) else "")
        verb = "is" if number == 1 else "are"
        yield f"{counted(number, 'article')} {verb} not in English ({languages}), and their rows mean little: {shown}"
    if summary.fields:
        yield fields_line(summary.fields)
    if summary.undated:
        yield (
            f"{counted(summary.undated, 'article')} without a date: "
            f"{counted(summary.unresolved_times, 'relative time')} left unresolved (give the date with --published)"
        )
    yield from summary.problems[Skipped].lines("input", "passed over")
    yield from summary.problems[Repaired].lines("input", "repaired")
    yield from summary.problems[Failure].lines("input", "failed", each=True)
