"""A seeded mutation bench for ``verify``: no falsified quote may be called faithful, no true one accused.

    python benchmarks/verify_accuracy.py ../shared/data/claims/news.train --quotes 5000
    python benchmarks/verify_accuracy.py ../shared/data/claims/news.train --extract

Sentences of direct speech are taken from annotated articles (``NAME.articles.jsonl`` and ``NAME.gold.jsonl``, read at
run time; ``corpus/`` always) and put through the changes of ``verify_mutations.py``; so are the turns of transcripts
that are made of them, and some of all the quotes are checked once more inside drafts, as ``verify --article`` checks
them. The store holds the annotated claims, or with ``--extract`` the claims as extracted. Prints, for each kind, how
often the verdict was right; last, how many falsified quotes were called faithful and how many true ones were accused. A
quote whose speaker is not confirmed ("speaker not confirmed" in the answer) is neither.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimtable.store import Store, index
from claimtable.verify import Verdict, verify
from verify_layouts import draft_of, transcript_of
from verify_mutations import MUTATIONS, TRANSCRIPT_MUTATIONS, Mutation, Quote, Said, bare

ROOT = Path(__file__).parents[1]
ACCUSED = frozenset({"altered", "misattributed", "spliced", "joined", "reordered", "partly quoted", "not found"})
QUOTES_A_DRAFT = 8

Record = dict[str, Any]
Case = tuple[Mutation, Said, Quote]
Annotated = tuple[Record, list[Record]]


def read(articles: Path, gold: Path) -> Iterator[Annotated]:
    """Yield articles with their annotated claims."""
    claims = {record["article_id"]: record for record in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    for article in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        found = claims.get(article["article_id"], {"claims": []})
        yield article, found["claims"]


def speech(article: Record, claims: list[Record]) -> list[Said]:
    """Return the sentences of direct speech of 6 to 60 words, interrupted ones too, and neighbours as one."""
    text = article["text"]
    spoken = [claim for claim in claims if claim["kind"] == "direct" and len(claim["spans"]) <= 2]
    found = [_said(article, [claim]) for claim in spoken]
    found += [_said(article, list(pair)) for pair in itertools.pairwise(spoken) if _goes_on(text, *pair)]
    fit = [one for one in found if 6 <= len(one.text.split()) <= 60 and "[" not in one.text and "..." not in one.text]
    sentences = [one for one in fit if one.sentences == 1]
    return [replace(one, others=[other for other in sentences if other.place != one.place]) for one in fit]


def _said(article: Record, claims: list[Record]) -> Said:
    """Return what some claims say together; without the fillers that a transcript prints (``said``)."""
    text = article["text"]
    first = claims[0]
    spans = [span for claim in claims for span in claim["spans"]]
    parts = [claim.get("said") or " ".join(text[a:b] for a, b in claim["spans"]) for claim in claims]
    words = " ".join([*(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts[:-1]), parts[-1]])
    name, role = article["article_id"], first.get("speaker_role") or ""
    said = Said(name, words, first["speaker"], role, spans[0][0], first["statement"], (), text, len(claims))
    return replace(said, interrupted=any(len(claim["spans"]) > 1 for claim in claims))


def _goes_on(text: str, first: Record, second: Record) -> bool:
    """Tell whether two sentences of one statement stand side by side, in one paragraph or in two."""
    between = text[first["spans"][-1][1] : second["spans"][0][0]]
    same = first["statement"] == second["statement"] and first["speaker"] == second["speaker"]
    return same and not re.search(r"\w", between) and between.count('"') + between.count("”") == 0


def record(article: Record, number: int, claim: Record) -> Record:
    """Return an annotated claim as a row of the claims' table."""
    text = article["text"]
    return {
        "claim_id": f"{article['article_id']}-{number}",
        "article_id": article["article_id"],
        "statement_id": claim["statement"],
        "kind": claim["kind"],
        "claim": " ".join(text[a:b] for a, b in claim["spans"]),
        "spans": claim["spans"],
        "start": claim["spans"][0][0],
        "end": claim["spans"][-1][1],
        "speaker": claim["speaker"],
        "speaker_id": claim["speaker"].casefold(),
        "speaker_role": claim.get("speaker_role") or "",
    }


def make_store(folder: Path, pairs: list[Annotated], *, extracted: bool) -> str:
    """Write the store and return its path."""
    texts, table = folder / "bed.articles.jsonl", folder / "bed.jsonl"
    rows = [
        {"title": "", "url": "", "published": None, **{k: v for k, v in article.items() if k != "claims"}}
        for article, _ in pairs
    ]
    texts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    if extracted:
        from claimtable.jobs import Summary, extract_to
        from claimtable.language import load
        from claimtable.readers import read as read_articles

        extract_to(str(table), read_articles([str(texts)]), load(), summary=Summary())
    else:
        claims = [record(article, number, claim) for article, found in pairs for number, claim in enumerate(found)]
        table.write_text("".join(json.dumps(claim) + "\n" for claim in claims), encoding="utf-8")
    index([str(table)], str(folder / "bed.db"), articles=[str(texts)])
    return str(folder / "bed.db")


def cases(mutations: tuple[Mutation, ...], said: list[Said], texts: str, quotes: int, rng: random.Random) -> list[Case]:
    """Return about so many changed quotes, evenly over the kinds of change as far as there are enough."""
    made = {mutation.name: list(_made(mutation, said, texts, rng)) for mutation in mutations}
    most = max(map(len, made.values()))
    each = next((n for n in range(1, most) if sum(min(n, len(of)) for of in made.values()) >= quotes), most)
    return [case for of in made.values() for case in of[:each]]


def _made(mutation: Mutation, said: list[Said], texts: str, rng: random.Random) -> Iterator[Case]:
    """Yield what one kind of change makes of the sentences, in random order."""
    for one in rng.sample(said, len(said)):
        quote = mutation.make(one, rng)
        if isinstance(quote, str):
            if mutation.harmful and bare(quote) in texts:
                continue  # nothing was changed, or somebody did say that
            quote = Quote(quote, "")
        if quote is not None:
            yield mutation, one, quote


@dataclass
class Report:
    """Verdicts, counted by kind of change; ``show`` is a part of the names of kinds whose mistakes are printed."""

    show: str = ""
    verdicts: dict[Mutation, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    alterations: dict[Mutation, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lies: int = 0
    accused: int = 0
    unconfirmed: Counter[bool] = field(default_factory=Counter)

    def add(self, case: Case, found: Verdict) -> None:
        """Count the verdict on a quote."""
        mutation = case[0]
        self.verdicts[mutation][found.verdict] += 1
        if mutation.alters and found.verdict == "altered":
            self.alterations[mutation][found.alterations[0]] += 1
        lie = mutation.harmful and found.faithful
        wrong = not mutation.harmful and found.verdict in ACCUSED
        self.lies, self.accused = self.lies + lie, self.accused + wrong
        self.unconfirmed[mutation.harmful] += found.answer == "speaker not confirmed"
        named = self.show == "all" or (self.show and self.show in mutation.name)
        if named and (lie or wrong or found.verdict not in mutation.right):
            _print_mistake(case, found)

    def print(self, title: str) -> None:
        """Print a line for each kind of change, and the totals."""
        print(f"\n{title}")
        for mutation, found in self.verdicts.items():
            right = sum(count for name, count in found.items() if name in mutation.right)
            kinds = self.alterations[mutation]
            kind = f"{kinds[mutation.alters]}/{kinds.total()}" if mutation.alters else ""
            rest = {name: count for name, count in found.most_common() if name not in mutation.right}
            group = "falsified" if mutation.harmful else "harmless"
            print(f"{group:9} {mutation.name:34} {right:>5}/{found.total():<5} {kind:>9}  {rest or ''}")
        self._print_totals()

    def _print_totals(self) -> None:
        bad = sum(found.total() for mutation, found in self.verdicts.items() if mutation.harmful)
        fine = sum(found.total() for mutation, found in self.verdicts.items() if not mutation.harmful)
        right = sum(n for mutation, found in self.verdicts.items() for v, n in found.items() if v in mutation.right)
        named = sum(found.total() for found in self.alterations.values())
        alike = sum(found[mutation.alters] for mutation, found in self.alterations.items())
        print(
            f"{bad + fine} quotes: falsified called faithful {self.lies} of {bad}; "
            f"true accused {self.accused} of {fine}"
        )
        print(f"speaker not confirmed: {self.unconfirmed[True]} falsified, {self.unconfirmed[False]} true")
        print(
            f"verdict right {100 * right / max(1, bad + fine):.1f} %, "
            f"kind of alteration right {100 * alike / max(1, named):.1f} %"
        )


def _print_mistake(case: Case, found: Verdict) -> None:
    mutation, said, quote = case
    answer = f"{found.verdict} {found.alterations} ({found.answer})"
    print(f"\n{mutation.name} -> {answer} [{said.article}] {quote.speaker!r}")
    print(f"  quote   {quote.text!r}\n  said    {said.text!r} ({said.speaker})\n  reasons {found.reasons}")


def check(bed: list[Case], store: Store, report: Report) -> list[float]:
    """Check every quote of ``bed``; return the CPU seconds of each check."""
    times = []
    for case in bed:
        start = time.process_time()
        found = verify(case[2].text, store, case[2].speaker)[0]
        times.append(time.process_time() - start)
        report.add(case, found)
    return times


def check_drafts(bed: list[Case], store: Store, folder: Path, report: Report) -> int:
    """Check the quotes of ``bed`` inside drafts; return how many a draft's reading did not list."""
    from claimtable.language import load
    from claimtable.verify.drafts import analyse
    from claimtable.verify.manuscripts import read_draft

    nlp = load()
    missed = 0
    for number in range(0, len(bed), QUOTES_A_DRAFT):
        part = bed[number : number + QUOTES_A_DRAFT]
        path = folder / "draft.md"
        path.write_text(draft_of([quote for _, _, quote in part], random.Random(number)), encoding="utf-8")
        found = {bare(quote.text): quote for quote in analyse(read_draft(str(path)), nlp).quotes}
        for case in part:
            listed = found.get(bare(case[2].text))
            missed += listed is None
            if listed is not None:
                report.add(case, verify(listed.text, store, listed.speaker, speaker_certain=listed.certain)[0])
            elif report.show:
                print(f"not listed: {case[2]}")
    return missed


def fits_a_draft(case: Case) -> bool:
    """Tell whether a quote stands in one piece and comes with a person's name, or none."""
    mutation, said, quote = case
    name = quote.speaker.split()
    plain = not set("\n“”\"[]&#@*_`<>()'’‘;:") & set(quote.text) and "..." not in quote.text and "…" not in quote.text
    person = not name or (len(name) == 2 and quote.speaker == said.speaker and quote.speaker.istitle())
    return plain and person and mutation.name not in ("blanks and lines", "soft hyphen", "link behind")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="annotated articles: NAME of NAME.articles.jsonl and NAME.gold.jsonl")
    parser.add_argument("--quotes", type=int, default=5000, help="of articles; transcripts get a quarter of that")
    parser.add_argument("--drafts", type=int, default=400, metavar="QUOTES", help="quotes that are checked in drafts")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--extract", action="store_true", help="claims as extracted in place of the annotated ones")
    parser.add_argument(
        "--show", default="", metavar="KIND", help="print what went wrong for kinds that hold this word (all: every)"
    )
    return parser.parse_args()


def annotated(names: list[str]) -> list[Annotated]:
    pairs = list(read(ROOT / "corpus" / "articles.jsonl", ROOT / "corpus" / "gold.jsonl"))
    for name in names:
        files = Path(f"{name}.articles.jsonl"), Path(f"{name}.gold.jsonl")
        if not all(path.is_file() for path in files):
            sys.exit(f"there is no {files[0]} with {files[1].name} beside it")
        pairs += read(*files)
    return pairs


def main() -> None:
    chosen = options()
    rng = random.Random(chosen.seed)
    pairs = annotated(chosen.names)
    turns = [made for pair in pairs if (made := transcript_of(*pair, rng)) is not None]
    texts = bare("\n".join(article["text"] for article, _ in pairs))
    bed = cases(MUTATIONS, [one for pair in pairs for one in speech(*pair)], texts, chosen.quotes, rng)
    said = [one for pair in turns for one in speech(*pair)]
    spoken = cases((*MUTATIONS, *TRANSCRIPT_MUTATIONS), said, texts, chosen.quotes // 4, rng)
    drafted = [case for case in bed if fits_a_draft(case)]
    drafted = rng.sample(drafted, min(chosen.drafts, len(drafted)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "turns").mkdir()
        articles, transcripts, drafts = (Report(chosen.show) for _ in range(3))
        with Store(make_store(folder, pairs, extracted=chosen.extract)) as store:
            times = sorted(check(bed, store, articles))
            missed = check_drafts(drafted, store, folder, drafts)
        with Store(make_store(folder / "turns", turns, extracted=chosen.extract)) as store:
            check(spoken, store, transcripts)
    articles.print("Articles")
    median, slow = (1000 * times[int(len(times) * part)] for part in (0.5, 0.95))
    print(f"CPU ms a quote: median {median:.1f}, 95th percentile {slow:.1f}")
    transcripts.print("Transcripts")
    drafts.print(f"Drafts ({missed} quotes were not listed)")


if __name__ == "__main__":
    main()
