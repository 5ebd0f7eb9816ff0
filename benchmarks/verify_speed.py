"""Time and size of indexing and of checks over generated stores of 10^4, 10^5 and 10^6 claims.

    python benchmarks/verify_speed.py 10000 100000 1000000

Articles are put together from halves of real sentences (../shared/data, read at run time), so that word and phrase
frequencies are those of news; a half recurs as often as the store is large, which makes candidates more, not fewer.
Half of the checked quotes are as printed, the others have a changed word, an ellipsis, or are absent. CPU time is told
beside wall time, since other work may run on the machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtable.store import Store, index
from claimtable.store.schema import CLAIM_COLUMNS
from claimtable.verify import verify

SHARED = Path(__file__).parents[2] / "shared" / "data"
CLAIMS_AN_ARTICLE = 20
SENTENCES_AN_ARTICLE = 32
CHECKS = 200
SPEAKERS = 20_000

Record = dict[str, Any]


def sentences() -> list[list[str]]:
    """Return the words of real sentences of 10 to 45 words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "polnear" / "train" / "text").glob("*.txt"))]
    news = SHARED / "news" / "articles.jsonl.gz"
    if news.is_file():
        with gzip.open(news, "rt", encoding="utf-8") as stream:
            texts += [json.loads(line)["text"] for line in stream]
    parts = (part for text in texts for part in re.split(r"(?<=[.!?])\s+", text.replace('"', "").replace("“", "")))
    return [words for words in map(str.split, parts) if 10 <= len(words) <= 45]


def articles(count: int, pool: list[list[str]], rng: random.Random) -> Iterator[tuple[Record, list[Record]]]:
    """Yield ``count`` articles of halves of sentences, every second sentence or so a quotation, with their claims."""
    for number in range(count):
        name = f"2021-generated-{number:07d}"
        position, parts, claims = 0, [], []
        for place in range(SENTENCES_AN_ARTICLE):
            first, second = rng.choice(pool), rng.choice(pool)
            words = " ".join(first[: len(first) // 2] + second[len(second) // 2 :])
            quoted = place % 2 == 0
            parts.append(f"“{words}” said Speaker {rng.randrange(SPEAKERS)}." if quoted else words)
            if len(claims) < CLAIMS_AN_ARTICLE:
                start = position + quoted
                claims.append(claim(name, number, start, words, "direct" if quoted else "narrator", rng))
            position += len(parts[-1]) + 1
        day = f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        text = " ".join(parts)
        url = f"https://example.org/{name}"
        title = " ".join(rng.choice(pool)[:9])
        yield {"article_id": name, "title": title, "published": day, "url": url, "text": text}, claims


def claim(name: str, number: int, start: int, words: str, kind: str, rng: random.Random) -> dict[str, Any]:
    """Return a claim with all columns, filled as much as those of real news."""
    speaker = f"Speaker {rng.randrange(SPEAKERS)}" if kind == "direct" else ""
    record: dict[str, Any] = dict.fromkeys(column.name for column in CLAIM_COLUMNS)
    quantity = {"start": start, "end": start + 5, "text": "2,500", "kind": "count", "modifier": "=", "value": 2500.0}
    filled = rng.random() < 0.4
    return record | {
        "claim_id": f"{rng.getrandbits(64):016x}",
        "article_id": name,
        "published": f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "kind": kind,
        "claim": words,
        "quote": words if kind == "direct" else "",
        "speaker": speaker,
        "speaker_id": speaker.lower(),
        "speaker_role": "spokesman for the ministry" if rng.random() < 0.5 else "",
        "cue": "said" if speaker else "",
        "who": " ".join(words.split()[:3]),
        "predicate": words.split()[3],
        "modality": "asserted",
        "where": ["Iraq"] if filled else [],
        "countries": ["IQ"] if filled else [],
        "quantities": [quantity | {"low": 2500.0, "high": 2500.0, "unit": "troop", "of": "troops"}] if filled else [],
        "start": start,
        "end": start + len(words),
        "statement_id": number,
    }


def write_inputs(folder: Path, count: int, pool: list[list[str]], rng: random.Random) -> int:
    """Write claims and texts as ``extract`` and ``run`` do; return the bytes of the texts."""
    size = 0
    with (
        (folder / "bed.jsonl").open("w", encoding="utf-8") as table,
        (folder / "bed.articles.jsonl").open("w", encoding="utf-8") as texts,
    ):
        for article, claims in articles(count, pool, rng):
            size += len(article["text"].encode())
            texts.write(json.dumps(article, ensure_ascii=False) + "\n")
            table.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in claims)
    return size


def quotes(store: Store, count: int, pool: list[list[str]], rng: random.Random) -> Iterator[str]:
    """Yield quotes of 8 to 30 words: as printed, with one word changed, with an ellipsis, and absent ones."""
    highest = store.rows("SELECT max(id) FROM claims")[0][0]
    for number in range(count):
        words = store.rows("SELECT claim FROM claims WHERE id = ?", (rng.randint(1, highest),))[0][0].split()[:30]
        if number % 4 == 1:
            words[len(words) // 2] = rng.choice(rng.choice(pool))
        elif number % 8 == 3:
            words[len(words) // 3 : len(words) // 2] = ["..."]
        elif number % 8 == 7:
            rng.shuffle(words)
        yield " ".join(words)


def measure(claims: int, pool: list[list[str]], folder: Path) -> dict[str, Any]:
    """Index a store of so many claims and check quotes against it."""
    rng = random.Random(claims)
    text_bytes = write_inputs(folder, claims // CLAIMS_AN_ARTICLE, pool, rng)
    path = str(folder / "bed.db")
    wall, cpu = time.perf_counter(), time.process_time()
    index([str(folder / "bed.jsonl")], path)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    with Store(path) as store:
        asked = list(quotes(store, CHECKS, pool, rng))
        for quote in asked[:20]:
            verify(quote, store)
        walls, cpus = zip(*(timed(quote, store) for quote in asked[20:]), strict=True)
        claim_bytes = store.rows("SELECT sum(length(CAST(claim AS BLOB))) FROM claims")[0][0]
    size = Path(path).stat().st_size
    return {
        "claims": claims,
        "index, claims/s (CPU)": round(claims / cpu),
        "index, claims/s (wall)": round(claims / wall),
        "check ms CPU median / p95": f"{share(cpus, 0.5):.0f} / {share(cpus, 0.95):.0f}",
        "check ms wall median / p95": f"{share(walls, 0.5):.0f} / {share(walls, 0.95):.0f}",
        "texts MB": round(text_bytes / 1e6, 1),
        "file MB": round(size / 1e6, 1),
        "file / texts": round(size / text_bytes, 2),
        "file / (texts + claims)": round(size / (text_bytes + claim_bytes), 2),
    }


def timed(quote: str, store: Store) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    verify(quote, store)
    return time.perf_counter() - wall, time.process_time() - cpu


def share(seconds: tuple[float, ...], part: float) -> float:
    return 1000 * sorted(seconds)[int(part * (len(seconds) - 1))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("claims", type=int, nargs="+")
    parser.add_argument("--folder", default="", help="where the stores are made (default: a temporary folder)")
    options = parser.parse_args()
    if not (SHARED / "polnear").is_dir():
        sys.exit(f"skipped: the texts that articles are generated from are not on this machine ({SHARED})")
    pool = sentences()
    for claims in options.claims:
        with tempfile.TemporaryDirectory(dir=options.folder or None) as folder:
            print(json.dumps(measure(claims, pool, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
