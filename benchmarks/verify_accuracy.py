"""A seeded mutation bench for ``verify``: no falsified quote may be called faithful, no true one accused.

    python benchmarks/verify_accuracy.py ../shared/data/claims/news.train --quotes 5000
    python benchmarks/verify_accuracy.py ../shared/data/claims/news.train --extract

Sentences of direct speech are taken from annotated articles (``NAME.articles.jsonl`` and ``NAME.gold.jsonl``, read at
run time; ``corpus/`` always) and put through the changes of ``verify_mutations.py``. The store holds the annotated
claims, or with ``--extract`` the claims as extracted. Prints, for each kind, how often the verdict was right; last, how
many falsified quotes were called faithful and how many true ones were accused.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimtable.store import Store, index
from claimtable.verify import verify
from verify_mutations import FAITHFUL, MUTATIONS, Mutation, Quote, Said

ROOT = Path(__file__).parents[1]
ACCUSED = frozenset({"altered", "misattributed", "spliced", "joined", "reordered", "partly quoted", "not found"})


def read(articles: Path, gold: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield articles with their annotated claims."""
    claims = {record["article_id"]: record for record in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    for article in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        found = claims.get(article["article_id"], {"claims": []})
        yield article, found["claims"]


def speech(article: dict[str, Any], claims: list[dict[str, Any]]) -> list[Said]:
    """Return the sentences of direct speech in one piece, of 6 to 60 words."""
    text = article["text"]
    found = []
    for claim in claims:
        (start, end), *more = claim["spans"]
        words = text[start:end]
        if (
            claim["kind"] == "direct"
            and not more
            and 6 <= len(words.split()) <= 60
            and "[" not in words
            and "..." not in words
        ):
            name = article["article_id"]
            found.append(
                Said(
                    name, words, claim["speaker"], claim.get("speaker_role") or "", start, claim["statement"], (), text
                )
            )
    return [replace(one, others=[other for other in found if other is not one]) for one in found]


def record(article: dict[str, Any], number: int, claim: dict[str, Any]) -> dict[str, Any]:
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


def make_store(folder: Path, pairs: list[tuple[dict[str, Any], list[dict[str, Any]]]], *, extracted: bool) -> str:
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


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def cases(said: list[Said], texts: str, quotes: int, rng: random.Random) -> list[tuple[Mutation, Said, Quote]]:
    """Return about so many changed quotes, evenly over the kinds of change as far as there are enough."""
    each = max(1, quotes // len(MUTATIONS))
    found = []
    for mutation in MUTATIONS:
        made = 0
        for one in rng.sample(said, len(said)):
            quote = mutation.make(one, rng)
            text = quote.text if isinstance(quote, Quote) else quote
            if text is None or (mutation.harmful and not isinstance(quote, Quote) and plain(text) in texts):
                continue  # nothing was changed, or somebody did say that
            found.append((mutation, one, quote if isinstance(quote, Quote) else Quote(text, "")))
            made += 1
            if made == each:
                break
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="annotated articles: NAME of NAME.articles.jsonl and NAME.gold.jsonl")
    parser.add_argument("--quotes", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--extract", action="store_true", help="claims as extracted in place of the annotated ones")
    parser.add_argument(
        "--show", default="", metavar="KIND", help="print what went wrong for kinds that hold this word (all: every)"
    )
    options = parser.parse_args()
    pairs = list(read(ROOT / "corpus" / "articles.jsonl", ROOT / "corpus" / "gold.jsonl"))
    for name in options.names:
        files = Path(f"{name}.articles.jsonl"), Path(f"{name}.gold.jsonl")
        if not all(path.is_file() for path in files):
            sys.exit(f"there is no {files[0]} with {files[1].name} beside it")
        pairs += read(*files)
    rng = random.Random(options.seed)
    bed = cases(
        [one for pair in pairs for one in speech(*pair)],
        plain("\n".join(a["text"] for a, _ in pairs)),
        options.quotes,
        rng,
    )
    right: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    total: Counter[str] = Counter()
    named: Counter[str] = Counter()
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    lies = accused = 0
    times = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(make_store(Path(folder), pairs, extracted=options.extract)) as store,
    ):
        for mutation, said, quote in bed:
            start = time.process_time()
            found = verify(quote.text, store, quote.speaker)[0]
            times.append(time.process_time() - start)
            total[mutation.name] += 1
            verdicts[mutation.name][found.verdict] += 1
            good = found.verdict in mutation.right
            right[mutation.name] += good
            if mutation.alters and found.verdict == "altered":
                named[mutation.name] += 1
                kinds[mutation.name] += found.alterations[0] == mutation.alters
            lie = mutation.harmful and found.verdict in FAITHFUL
            wrong = not mutation.harmful and found.verdict in ACCUSED
            lies, accused = lies + lie, accused + wrong
            if options.show and (options.show in mutation.name or options.show == "all") and (lie or wrong or not good):
                print(f"\n{mutation.name} -> {found.verdict} {found.alterations} [{said.article}] {quote.speaker!r}")
                print(f"  quote   {quote.text!r}\n  said    {said.text!r} ({said.speaker})\n  reasons {found.reasons}")
    for mutation in MUTATIONS:
        if total[mutation.name]:
            share = f"{right[mutation.name]}/{total[mutation.name]}"
            kind = f"{kinds[mutation.name]}/{named[mutation.name]}" if mutation.alters else ""
            rest = {k: v for k, v in verdicts[mutation.name].most_common() if k not in mutation.right}
            group = "falsified" if mutation.harmful else "harmless"
            print(f"{group:9} {mutation.name:34} {share:>9} {kind:>9}  {rest or ''}")
    bad = sum(total[m.name] for m in MUTATIONS if m.harmful)
    fine = sum(total[m.name] for m in MUTATIONS if not m.harmful)
    times.sort()
    print(f"\nfalsified called faithful {lies} of {bad}; true quotes accused {accused} of {fine}")
    share, alike = sum(right.values()) / len(bed), sum(kinds.values()) / max(1, sum(named.values()))
    print(f"verdict right {100 * share:.1f} %, kind of alteration right {100 * alike:.1f} %")
    median, slow = (1000 * times[int(len(times) * part)] for part in (0.5, 0.95))
    print(f"CPU ms a quote: median {median:.1f}, 95th percentile {slow:.1f}")


if __name__ == "__main__":
    main()
