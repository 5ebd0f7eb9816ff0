"""A headless Chromium for tests of pages, which skip where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    *("headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"),
    *("disable-component-update", "disable-sync", "disable-extensions", "disable-dev-shm-usage"),
    # a page that the browser takes for hidden draws no frames, and a key that is pressed waits for one
    *(
        "disable-backgrounding-occluded-windows",
        "disable-renderer-backgrounding",
        "disable-background-timer-throttling",
    ),
)


@contextmanager
def browser(folder: Path) -> Iterator[Any]:
    """Start a browser whose profile and downloads lie in ``folder``; the test is skipped where there is none."""
    selenium = pytest.importorskip("selenium.webdriver", reason="selenium (extra dev) is not installed")
    binary = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("there is no Chromium with its chromedriver on this machine (Debian: chromium, chromium-driver)")
    options = selenium.ChromeOptions()
    options.binary_location = binary
    for flag in (*_FLAGS, f"user-data-dir={folder / 'profile'}", "window-size=1440,900"):
        options.add_argument(f"--{flag}")
    options.add_experimental_option("prefs", {"download.default_directory": str(folder / "downloads")})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = selenium.Chrome(options=options, service=selenium.ChromeService(driver))
    started.set_page_load_timeout(60)
    try:
        yield started
    finally:
        started.quit()


def axe_source() -> str:
    """Return the script of axe-core; the test is skipped where ``AXE_CORE`` names no folder of it."""
    path = Path(os.environ.get("AXE_CORE", "node_modules/axe-core")) / "axe.min.js"
    if not path.is_file():
        pytest.skip("axe-core is not installed (npm install axe-core, AXE_CORE=its folder)")
    return path.read_text(encoding="utf-8")
