"""A seeded test bed of transformed, reported and absent quotes: how often the verdict is right.

    python benchmarks/verify_accuracy.py --half report --seed 9

Quotes are taken from PolNeAR's train articles (../shared, read at run time) and from corpus/, with the annotated
speakers as the claims of the store, and changed by the written rules of this file; absent quotes come from the other
half of the articles and share words and topic with the store. The rules of ``claimtable.verify`` were developed on
``--half develop --seed 1``; figures are reported on ``--half report``. ``--claims FILE`` takes claims as extracted
(``claimtable extract``) in place of the annotated ones.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sqlite3
import sys
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimtable.store import Store, index
from claimtable.verify import verify
from claimtable.verify.candidates import candidates
from claimtable.verify.prepared import prepare

ROOT = Path(__file__).parents[1]
POLNEAR = ROOT.parent / "shared" / "data" / "polnear"
STRETCH = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SIZES = {
    "verbatim": 60,
    "elided": 60,
    "editorial": 60,
    "truncated": 60,
    "paraphrase": 50,
    "misattributed": 50,
    "not found": 100,
}
PER_KIND = 40
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
LIGHT = set(
    "the a an and or but of to in on at by for with from that this these those is are was were be been it he she they "
    "we you i his her their our its as not do does did have has had will would can could there what who so".split()
)


@dataclass(frozen=True)
class Said:
    """A piece of speech in an article, with the annotated speaker; ``quoted`` if it stands in quotation marks."""

    article: str
    text: str
    speaker: str
    quoted: bool


@dataclass(frozen=True)
class Case:
    """A quote to check, with the verdict and the alteration that are right."""

    quote: str
    speaker: str
    verdict: str
    kind: str
    article: str
    original: str


# ------------------------------------------------------------------------------------------------ articles and claims


def half_of(name: str) -> str:
    return "develop" if zlib.crc32(name.encode()) % 2 else "report"


def polnear() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield the articles of PolNeAR's train split with their annotated attributions as claims."""
    with (POLNEAR / "metadata.tsv").open(encoding="utf-8") as stream:
        days = {row["filename"]: row["publication_date"] for row in csv.DictReader(stream, delimiter="\t", quoting=3)}
    for path in sorted((POLNEAR / "train" / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        notes = sorted((POLNEAR / "train" / "attributions").glob(f"{path.stem}_*.ann"))
        article = {"article_id": path.stem, "title": "", "published": days.get(path.stem), "url": "", "text": text}
        yield article, brat_claims(path.stem, text, notes[0].read_text(encoding="utf-8")) if notes else []


def brat_claims(stem: str, text: str, notes: str) -> list[dict[str, Any]]:
    spans: dict[str, list[list[int]]] = {}
    found = []
    lines = [line.split("\t") for line in notes.splitlines()]
    for parts in lines:
        if parts[0].startswith("T") and len(parts) > 2:
            spans[parts[0]] = [[int(edge) for edge in piece.split()] for piece in parts[1].split(" ", 1)[1].split(";")]
    for parts in lines:
        if parts[0].startswith("E") and len(parts) > 1:
            roles: dict[str, list[list[int]]] = defaultdict(list)
            for role, name in (item.split(":") for item in parts[1].split()):
                roles[role.rstrip("0123456789")] += spans.get(name, [])
            if roles["Content"]:
                found.append(claim_of(stem, text, roles, len(found)))
    return sorted(found, key=lambda claim: claim["start"])


def claim_of(stem: str, text: str, roles: dict[str, list[list[int]]], number: int) -> dict[str, Any]:
    pieces = sorted(roles["Content"])
    words = " ".join(text[start:end] for start, end in pieces)
    source = text[roles["Source"][0][0] : roles["Source"][0][1]] if roles["Source"] else ""
    share = sum(len(match.group()) for match in STRETCH.finditer(words)) / max(1, len(words))
    kind = "direct" if share > 0.8 else "mixed" if share > 0 else "indirect"
    return claim_record(stem, number, kind, words, pieces, name_of(source))


def claim_record(
    stem: str, number: int, kind: str, words: str, pieces: list[list[int]], speaker: str
) -> dict[str, Any]:
    return {
        "claim_id": f"{stem}-{number}",
        "article_id": stem,
        "kind": kind,
        "claim": words,
        "spans": pieces,
        "start": pieces[0][0],
        "end": pieces[-1][1],
        "speaker": speaker,
        "speaker_id": speaker.casefold(),
    }


def name_of(source: str) -> str:
    """Return the name in a source's words: its longest run of capitalised words, or all of them."""
    runs = re.findall(r"(?:[A-Z][\w.’'-]+ ?)+", source)
    return max(runs, key=len).strip() if runs else source


def corpus() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield the articles of corpus/ with their gold claims."""
    lines = (ROOT / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {record["article_id"]: record["claims"] for record in map(json.loads, lines)}
    for line in (ROOT / "corpus" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        name, text = article["article_id"], article["text"]
        claims = [
            claim_record(
                name,
                number,
                claim["kind"],
                " ".join(text[a:b] for a, b in claim["spans"]),
                claim["spans"],
                claim["speaker"],
            )
            for number, claim in enumerate(gold.get(name, []))
        ]
        yield article, claims


# ------------------------------------------------------------------------------------------------------------- quotes


def speech(article: dict[str, Any], claims: list[dict[str, Any]]) -> Iterator[Said]:
    """Yield what is said in an article: whole quotations, and annotated contents without quotation marks."""
    text = article["text"]
    for stretch, (start, end) in quotations(text):
        owner = max(claims, key=lambda claim: overlap(claim, start, end), default=None)
        speaker = owner["speaker"] if owner is not None and overlap(owner, start, end) > 0.5 * (end - start) else ""
        yield Said(article["article_id"], stretch, speaker, quoted=True)
    for claim in claims:
        if claim["kind"] == "indirect" and not re.search(r"[\"“”]|''", near(text, claim)) and len(claim["spans"]) == 1:
            yield Said(article["article_id"], claim["claim"].removeprefix("that "), claim["speaker"], quoted=False)


def near(text: str, claim: dict[str, Any]) -> str:
    return str(text[max(0, claim["start"] - 2) : claim["end"] + 2])


def overlap(claim: dict[str, Any], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in claim["spans"])


def quotations(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield whole quotations of 6 to 60 words; two that an attribution parts in mid-sentence are one."""
    found = [(match.start(), match.end(), match[1] or match[2]) for match in STRETCH.finditer(text)]
    position = 0
    while position < len(found):
        start, end, words = found[position]
        while position + 1 < len(found) and continues(text, end, found[position + 1][0], words):
            position += 1
            words, end = f"{words.strip()} {found[position][2]}", found[position][1]
        position += 1
        if 6 <= len(words.split()) <= 60 and not re.search(r"\.\.\.|…|\[|\(|'[^']{2,}'(?!\w)|‘", words):
            yield words, (start, end)


def continues(text: str, end: int, start: int, words: str) -> bool:
    between = text[end:start]
    return (
        len(between) < 120 and "\n" not in between and words.rstrip().endswith(",") and between.rstrip().endswith(",")
    )


def named(said: Said) -> bool:
    return bool(re.match(r"[A-Z][\w.’'-]+( [A-Z][\w.’'-]+)*$", said.speaker)) and said.speaker not in (
        "He She They We I It You The".split()
    )


# ---------------------------------------------------------------------------------------------- the classes of change

Change = Callable[[str, random.Random], str | None]


def verbatim(text: str, rng: random.Random) -> str | None:
    """Other marks, dashes and blanks around the same words."""
    text = re.sub("[“”]", '"', text).translate(str.maketrans({"’": "'", "—": " - ", "–": "-"}))
    text = text.rstrip(",.") if rng.random() < 0.5 else text
    text = re.sub(" ", "  ", text, count=2) if rng.random() < 0.3 else text
    return f"“{text}”" if rng.random() < 0.3 else text


def elided(text: str, rng: random.Random) -> str | None:
    """Words left out in the middle, shown by an ellipsis."""
    words = text.split()
    length = rng.randint(2, min(8, max(2, len(words) - 6)))
    if len(words) < length + 6:
        return None
    start = rng.randint(3, len(words) - length - 3)
    if re.search(r"\b(half|million|billion|thousand|hundred)\b", " ".join(words[start - 1 : start + length + 1])):
        return None
    mark = rng.choice(["...", "…", "[...]", "[…]", ". . ."])
    return " ".join([*words[:start], mark, *words[start + length :]])


def editorial(text: str, rng: random.Random) -> str | None:
    """An editor's brackets, British spelling, contractions, numbers in another form."""
    ways = [bracketed_pronoun, bracketed_addition, respelled, contracted, number_respelled]
    rng.shuffle(ways)
    return next((changed for way in ways if (changed := way(text, rng)) is not None and changed != text), None)


def bracketed_pronoun(text: str, rng: random.Random) -> str | None:
    found = list(re.finditer(r"\b(he|she|they|him|them|it)\b", text))
    if not found:
        return None
    match = rng.choice(found)
    editor = rng.choice(["the president", "the company", "the party", "Ms. Lind"])
    return f"{text[: match.start()]}[{editor}]{text[match.end() :]}"


def bracketed_addition(text: str, rng: random.Random) -> str | None:
    found = [match for match in WORD.finditer(text) if len(match.group()) > 4 and match.end() < len(text) - 10]
    if not found:
        return None
    match = rng.choice(found)
    editor = rng.choice(["in the capital", "the tax plan", "last year", "of Norway"])
    return f"{text[: match.end()]} [{editor}]{text[match.end() :]}"


def respelled(text: str, rng: random.Random) -> str | None:
    pairs = {
        "color": "colour", "labor": "labour", "favor": "favour", "honor": "honour", "defense": "defence",
        "center": "centre",
        "organize": "organise", "organization": "organisation", "realize": "realise", "recognize": "recognise",
        "percent": "per cent", "program": "programme", "behavior": "behaviour", "neighbor": "neighbour",
    }  # fmt: skip
    for american, british in pairs.items():
        if re.search(rf"\b{american}\b", text):
            return re.sub(rf"\b{american}\b", british, text)
    return None


def contracted(text: str, rng: random.Random) -> str | None:
    rules = [
        (r"\bdo n[o’']t\b", "don’t"),
        (r"n['’]t\b", " not"),
        (r"\b(I|we|they|you)['’](?:re)\b", r"\1 are"),
        (r"\bI am\b", "I’m"),
        (r"\b(we|they|you) are\b", r"\1’re"),
        (r"\bit is\b", "it’s"),
    ]
    rng.shuffle(rules)
    for pattern, replacement in rules:
        if re.search(pattern, text) and not re.search(r"\b(wo|ca|sha|ai)n['’]t", text):
            return re.sub(pattern, replacement, text, count=1)
    return None


SMALL = "two three four five six seven eight nine ten eleven twelve".split()


def number_respelled(text: str, rng: random.Random) -> str | None:
    for value, word in enumerate(SMALL, start=2):
        if re.search(rf"\b{word}\b(?! of)", text):
            return re.sub(rf"\b{word}\b", str(value), text, count=1)
    match = re.search(r"(?<![\d,.$])(\d{1,3}),000(?![\d,])", text)
    return text.replace(match.group(), f"{match[1]} thousand", 1) if match else None


def truncated(text: str, rng: random.Random) -> str | None:
    """The beginning or the end of the first or last sentence is lost."""
    words = text.split()
    sentences = SENTENCE.split(text)
    first, last = len(sentences[0].split()), len(sentences[-1].split())
    if rng.random() < 0.5 and last >= 5 and len(words) >= 9:
        return " ".join(words[: -rng.randint(2, min(last - 2, len(words) - 6))]).rstrip(",;:—-")
    if first >= 5 and len(words) >= 9:
        return " ".join(words[rng.randint(2, min(first - 2, len(words) - 6)) :])
    return None


def number(text: str, rng: random.Random) -> str | None:
    for pattern, other in ((r"\bmillion\b", "billion"), (r"\bbillion\b", "million"), (r"\bthousand\b", "million")):
        if re.search(pattern, text) and rng.random() < 0.6:
            return re.sub(pattern, other, text, count=1)
    found = list(re.finditer(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|,\d|\.\d)", text))
    found = [match for match in found if not re.fullmatch(r"(1[89]|20)\d\d", match.group())]
    found = [match for match in found if not re.search(r"\b[A-Z][a-z]+\.? $", text[: match.start()])]  # May 23
    if found:
        match = rng.choice(found)
        digit = match.group()[0]
        return text[: match.start()] + str(int(digit) % 9 + 1) + text[match.start() + 1 :]
    for word in SMALL[:8]:
        if re.search(rf"\b{word}\b", text):
            return re.sub(rf"\b{word}\b", rng.choice([item for item in SMALL[:9] if item != word]), text, count=1)
    return None


def negation(text: str, rng: random.Random) -> str | None:
    drops = [r" not\b", r"n[’']t\b", r" never\b"]
    found = [
        pattern for pattern in drops if re.search(pattern, text) and not re.search(r"\b(wo|ca|ai)n[’']t|cannot", text)
    ]
    if found and rng.random() < 0.6:
        return re.sub(rng.choice(found), "", text, count=1)
    if re.search(r"\bno\b", text) and rng.random() < 0.5:
        return re.sub(r"\bno\b", "a", text, count=1)
    pattern = r"\b(is|are|was|were|will|would|can|could|should|must)\b(?! not|n)"
    return re.sub(pattern, r"\1 not", text, count=1) if re.search(pattern, text) else None


NAMES = "Lindqvist Okafor Marchetti Delacroix Tanaka Horvath Brennan Castellano Novak Whitcombe".split()


def name(text: str, rng: random.Random) -> str | None:
    found = [
        match
        for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![’'\w-])", text)
        if match.group() not in DAYS and match.group() not in MONTHS
    ]
    if not found:
        return None
    match = rng.choice(found)
    return text[: match.start()] + rng.choice(NAMES) + text[match.end() :]


def date(text: str, rng: random.Random) -> str | None:
    for names in (DAYS, MONTHS):
        match = re.search(rf"\b({'|'.join(names)})\b", text)
        if match:
            return text.replace(match.group(), rng.choice([item for item in names if item != match.group()]), 1)
    match = re.search(r"(?<![\d,.$-])(19|20)\d\d(?![\d,-]|\.\d)", text)
    return text.replace(match.group(), str(int(match.group()) - rng.randint(1, 6)), 1) if match else None


OTHERS = "bridges cautious harvest narrow orchard frequently patient quietly severe voyage wooden generous".split()


def wording(text: str, rng: random.Random) -> str | None:
    found = [
        match
        for match in WORD.finditer(text)
        if len(match.group()) > 3 and match.group().islower() and match.group() not in LIGHT
    ]
    found = [
        match
        for match in found
        if not re.search(
            r"n[’']t|million|billion|thousand|hundred|never|without|none|nothing|half|third|dozen", match.group()
        )
    ]
    found = [match for match in found if match.group() not in SMALL]
    if not found:
        return None
    match = rng.choice(found)
    way = rng.random()
    if way < 0.6:
        return text[: match.start()] + rng.choice(OTHERS) + text[match.end() :]
    if way < 0.8 and match.start() > 0 and len(text) - match.end() > 3:
        return text[: match.start()] + text[match.end() :].lstrip()
    return f"{text[: match.start()]}{rng.choice(OTHERS)} {text[match.start() :]}"


def paraphrase(text: str, rng: random.Random) -> str | None:
    """A reported sentence as if it were quoted: tense and person shifted back."""
    text = re.sub(r"\bwould\b", "will", text) if rng.random() < 0.6 else text
    text = re.sub(r"\bhad been\b", "has been", text)
    return re.sub(r"\b(he|she) was\b", "I am", text) if rng.random() < 0.5 else text


ALTERED: dict[str, Change] = {"number": number, "negation": negation, "name": name, "date": date, "wording": wording}
VISIBLE: dict[str, Change] = {"verbatim": verbatim, "elided": elided, "editorial": editorial, "truncated": truncated}


# ------------------------------------------------------------------------------------------------------------ the bed


def make_cases(own: list[Said], others: list[Said], texts: dict[str, str], rng: random.Random) -> list[Case]:
    """Return the cases: changed quotes of ``own``, wrong speakers, reported speech, and absent quotes of ``others``."""
    quoted = [said for said in own if said.quoted]
    rng.shuffle(quoted)
    cases: list[Case] = []
    for label, change in VISIBLE.items():
        cases += take(quoted, change, SIZES[label], label, "", rng)
    for kind, change in ALTERED.items():
        cases += take(quoted, change, PER_KIND, "altered", kind, rng)
    cases += misattributed(quoted, rng)
    reported = [said for said in own if not said.quoted and named(said) and 8 <= len(said.text.split()) <= 40]
    rng.shuffle(reported)
    cases += [
        replace(case, speaker=speaker)
        for case, speaker in (
            (Case(paraphrase(said.text, rng) or "", "", "paraphrase", "", said.article, said.text), said.speaker)
            for said in reported[: SIZES["paraphrase"]]
        )
    ]
    return cases + absent(others, texts, rng)


def take(quoted: list[Said], change: Change, count: int, label: str, kind: str, rng: random.Random) -> list[Case]:
    found: list[Case] = []
    for said in rng.sample(quoted, len(quoted)):
        changed = change(said.text, rng)
        if changed is None or (changed == said.text and label != "verbatim"):
            continue
        speaker = said.speaker if named(said) and rng.random() < 0.5 else ""
        found.append(Case(changed, speaker, label, kind, said.article, said.text))
        if len(found) == count:
            break
    return found


def misattributed(quoted: list[Said], rng: random.Random) -> list[Case]:
    known = [said for said in quoted if named(said)]
    names = sorted({said.speaker for said in known})
    found = []
    for said in rng.sample(known, min(len(known), SIZES["misattributed"])):
        wrong = [item for item in names if not set(item.casefold().split()) & set(said.speaker.casefold().split())]
        found.append(
            Case(verbatim(said.text, rng) or "", rng.choice(wrong), "misattributed", "", said.article, said.text)
        )
    return found


def absent(others: list[Said], texts: dict[str, str], rng: random.Random) -> list[Case]:
    """Quotes of other articles that share words with an article of the store but no five words in a row."""
    runs = {run for text in texts.values() for run in five_words(text)}
    bags = [set(plain_words(text)) - LIGHT for text in texts.values()]
    found = []
    for said in rng.sample(others, len(others)):
        words = set(plain_words(said.text)) - LIGHT
        if not said.quoted or len(words) < 5 or any(run in runs for run in five_words(said.text)):
            continue
        if max(len(words & bag) for bag in bags) >= max(3, 0.5 * len(words)):
            found.append(Case(said.text, said.speaker if named(said) else "", "not found", "", "", ""))
        if len(found) == SIZES["not found"]:
            break
    return found


def plain_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def five_words(text: str) -> Iterator[tuple[str, ...]]:
    words = plain_words(text)
    return zip(*(words[offset:] for offset in range(5)), strict=False)


# ---------------------------------------------------------------------------------------------------------- measuring


def make_store(folder: Path, articles: list[dict[str, Any]], claims: list[dict[str, Any]], given: str) -> str:
    texts, table = folder / "bed.articles.jsonl", folder / "bed.jsonl"
    texts.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    if given:
        known = {article["article_id"] for article in articles}
        lines = Path(given).read_text(encoding="utf-8").splitlines()
        claims = [record for record in map(json.loads, lines) if record["article_id"] in known]
    table.write_text("".join(json.dumps(claim) + "\n" for claim in claims), encoding="utf-8")
    index([str(table)], str(folder / "bed.db"))
    return str(folder / "bed.db")


def run(cases: list[Case], path: str, *, show: bool) -> dict[str, Any]:
    confusion: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    times = []
    with Store(path) as store:
        for case in cases:
            start = time.process_time()
            found = verify(case.quote, store, case.speaker)[0]
            times.append(time.process_time() - start)
            confusion[case.verdict, found.verdict] += 1
            if case.kind:
                kinds[case.kind, found.alterations[0] if found.alterations else found.verdict] += 1
            wrong = found.verdict != case.verdict or (case.kind and case.kind not in found.alterations[:1])
            if show and wrong:
                print(
                    f"\n{case.verdict}/{case.kind} -> {found.verdict}/{found.alterations} {found.similarity} "
                    f"[{case.article}] speaker {case.speaker!r}"
                )
                print(f"  quote    {case.quote}\n  original {case.original}\n  reasons  {found.reasons}")
                print(f"  match    {found.matches[0].text if found.matches else ''}")
    return figures(confusion, kinds, sorted(times))


def figures(confusion: Counter[tuple[str, str]], kinds: Counter[tuple[str, str]], times: list[float]) -> dict[str, Any]:
    total = sum(confusion.values())
    altered = sum(kinds.values())
    return {
        "cases": total,
        "verdict accuracy": round(100 * sum(n for (gold, found), n in confusion.items() if gold == found) / total, 1),
        "kind accuracy": round(100 * sum(n for (gold, found), n in kinds.items() if gold == found) / altered, 1),
        "altered called verbatim": confusion["altered", "verbatim"],
        "altered called faithful": sum(confusion["altered", name] for name in ("verbatim", "elided", "editorial")),
        "by verdict": {gold: accuracy(confusion, gold) for gold in sorted({gold for gold, _ in confusion})},
        "by kind": {gold: accuracy(kinds, gold) for gold in sorted({gold for gold, _ in kinds})},
        "confused": {f"{gold} -> {found}": n for (gold, found), n in confusion.most_common() if gold != found},
        "kinds confused": {f"{gold} -> {found}": n for (gold, found), n in kinds.most_common() if gold != found},
        "median CPU ms": round(1000 * times[len(times) // 2], 1),
    }


def recalls(cases: list[Case], path: str) -> dict[str, Any]:
    """Return, for each way to split text into terms, how often the right article is a candidate, and the size."""
    found: dict[str, Any] = {}
    for tokenizer in ("porter unicode61 remove_diacritics 2", "unicode61 remove_diacritics 2", "trigram"):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TABLE articles_fts")
            connection.execute(
                f"CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='id', "
                f"tokenize='{tokenizer}')"
            )
            connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
            connection.commit()
            (size,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'articles_fts%'").fetchone()
        with Store(path) as store:
            sought = [case for case in cases if case.article]
            start = time.process_time()
            hits = sum(
                case.article in {found.article_id for found in store.articles(candidates(prepare(case.quote), store))}
                for case in sought
            )
            seconds = time.process_time() - start
        found[tokenizer] = {
            "recall": round(100 * hits / len(sought), 2),
            "index MB": round(size / 1e6, 2),
            "CPU ms a quote": round(1000 * seconds / len(sought), 1),
        }
    return found


def accuracy(counts: Counter[tuple[str, str]], gold: str) -> str:
    total = sum(n for (name, _), n in counts.items() if name == gold)
    return f"{counts[gold, gold]}/{total}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=["develop", "report"], default="report")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--claims", default="", help="claims as extracted (.jsonl) in place of the annotated ones")
    parser.add_argument("--show", action="store_true", help="print the cases that went wrong")
    parser.add_argument("--tokenizers", action="store_true", help="measure the candidates by FTS5 tokenizer instead")
    options = parser.parse_args()
    if not POLNEAR.is_dir():
        sys.exit(f"skipped: the articles that quotes are taken from are not on this machine ({POLNEAR})")
    rng = random.Random(options.seed)
    everything = [*polnear(), *corpus()]
    own = [pair for pair in everything if half_of(pair[0]["article_id"]) == options.half]
    other = [pair for pair in everything if half_of(pair[0]["article_id"]) != options.half]
    if options.claims:
        lines = Path(options.claims).read_text(encoding="utf-8").splitlines()
        extracted = {json.loads(line)["article_id"] for line in lines}
        own = [pair for pair in own if pair[0]["article_id"] in extracted]
    texts = {article["article_id"]: article["text"] for article, _ in own}
    cases = make_cases(
        [s for pair in own for s in speech(*pair)], [s for pair in other for s in speech(*pair)], texts, rng
    )
    with tempfile.TemporaryDirectory() as folder:
        path = make_store(
            Path(folder), [article for article, _ in own], [c for _, claims in own for c in claims], options.claims
        )
        result = recalls(cases, path) if options.tokenizers else run(cases, path, show=options.show)
    print(json.dumps({"half": options.half, "seed": options.seed, "articles": len(own), **result}, indent=2))


if __name__ == "__main__":
    main()
