"""Size of a review page, and time until its first claim can be read, for 50, 500 and 5,000 claims.

    python benchmarks/review.py 50 500 5000

The claims are those of `corpus/`, ten an article, repeated under new names until there are enough. A page is opened
three times in headless Chromium, each time with an empty profile; the times are from the start of the navigation, in
milliseconds: until the first claim stands in its article, and until the next one does after a press of `j`; then the
longest of 60 frames while the list is scrolled through from top to bottom.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from claimtable.extraction import extract
from claimtable.language import load
from claimtable.readers import read
from claimtable.review.page import review_page
from claimtable.review.payload import page_data
from claimtable.schema import Article, Failure
from claimtable.table import claim_record

CORPUS = Path(__file__).parents[1] / "corpus"
EACH = 10
ROUNDS = 3
FLAGS = (
    *("headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"),
    *("disable-component-update", "disable-sync", "disable-extensions", "window-size=1440,900"),
)
SHOWN = """
const done = arguments[0];
const look = () => {
  const [mark] = performance.getEntriesByName('first claim');
  if (mark) done(mark.startTime);
  else setTimeout(look, 10);
};
look();
"""
NEXT = """
const done = arguments[0], start = performance.now();
document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
"""
SCROLL = """
const done = arguments[0], list = document.getElementById('list'), far = list.scrollHeight - list.clientHeight;
let frame = 0, last = performance.now(), longest = 0;
const step = (now) => {
  longest = Math.max(longest, now - last);
  last = now;
  frame += 1;
  list.scrollTop = (far * frame) / 60;
  if (frame < 60) requestAnimationFrame(step);
  else done(longest);
};
requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
"""


def corpus_claims() -> list[tuple[Article, list[dict[str, Any]]]]:
    """Return the articles of the corpus with their first claims as records."""
    articles = [item for item in read([str(CORPUS / "articles.jsonl")]) if isinstance(item, Article)]
    outcomes = [one for one in extract(articles, load()) if not isinstance(one, Failure)]
    return [(article, [claim_record(claim) for claim in claims[:EACH]]) for article, claims in outcomes]


def repeated(found: list[tuple[Article, list[dict[str, Any]]]], number: int) -> dict[str, Any]:
    """Return the data of a page of ``number`` claims."""
    records: list[dict[str, Any]] = []
    texts: dict[str, Article] = {}
    turn = 0
    while len(records) < number:
        for article, claims in found:
            name = f"{article.id}-{turn}"
            texts[name] = article
            records += [{**one, "article_id": name, "claim_id": f"{one['claim_id']}-{turn}"} for one in claims]
        turn += 1
    kept = records[:number]
    return page_data(kept, {record["article_id"]: texts[record["article_id"]] for record in kept})


def opened(page: Path) -> tuple[float, float, float]:
    """Open a page in a browser of its own; returns the milliseconds to the first claim, to the next, and of a frame."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with tempfile.TemporaryDirectory() as folder:
        for flag in (*FLAGS, f"user-data-dir={folder}"):
            options.add_argument(f"--{flag}")
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            driver.get(page.as_uri())
            assert driver.find_elements("css selector", "#text .mark-claim")
            driver.set_script_timeout(60)
            first = driver.execute_async_script(SHOWN)
            return first, driver.execute_async_script(NEXT), driver.execute_async_script(SCROLL)
        finally:
            driver.quit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("numbers", type=int, nargs="*", default=[50, 500, 5000])
    numbers = parser.parse_args().numbers
    found = corpus_claims()
    print(" claims articles    MB  made, s  first claim, ms  next, ms  frame, ms")
    for number in numbers:
        start = time.perf_counter()
        data = repeated(found, number)
        html = review_page(data, title="Review")
        made = time.perf_counter() - start
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "review.html"
            page.write_text(html, encoding="utf-8")
            rounds = [opened(page) for _ in range(ROUNDS)]
        first, following, frame = (statistics.median(column) for column in zip(*rounds, strict=True))
        size = len(html.encode()) / 1e6
        sizes = f"{number:7,} {len(data['articles']):8,} {size:5.2f} {made:8.2f}"
        print(f"{sizes} {first:16.0f} {following:9.0f} {frame:10.0f}")


if __name__ == "__main__":
    main()
