"""What a run's identity holds besides its settings: every library that can change a row, and the kind of processor."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from claimtable import environment
from claimtable.environment import DISTRIBUTIONS, library_versions, processor

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]

#: what comes along and changes no row, by what it is for
NO_INFLUENCE = {
    "command line and screen": "annotated-doc click docopt markdown-it-py mdurl pygments rich shellingham tqdm typer "
    "wasabi wcwidth",
    "frames for pandas users": "pandas",
    "spellings in verification": "breame",
    "types and checks of settings": "annotated-types confection pydantic pydantic-core typeguard typing-extensions "
    "typing-inspection",
    "downloads, never made": "anyio certifi cloudpathlib h11 hf-xet httpcore httpcore2 httpx httpx2 huggingface-hub "
    "idna requests smart-open truststore urllib3 weasel",
    "loading and caching, without a say in results": "catalogue cymem filelock flatbuffers flexcache fsspec "
    "importlib-metadata jaraco-functools jinja2 lazy-importer markupsafe more-itertools packaging platformdirs "
    "protobuf pyyaml setuptools six spacy-loggers wrapt zipp",
    "clusters": "cloudpickle dask distributed locket msgpack partd psutil sortedcontainers tblib toolz tornado zict",
}  # fmt: skip


def name_of(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(requirements: list[str]) -> set[str]:
    """Return the names of everything that ``requirements`` install here."""
    waiting, seen = [Requirement(line) for line in requirements], {}
    while waiting:
        wanted = waiting.pop()
        key = (name_of(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        try:
            seen[key] = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        for needed in map(Requirement, seen[key].requires or ()):
            extras = [{"extra": extra} for extra in (*wanted.extras, "")]
            if needed.marker is None or any(needed.marker.evaluate(extra) for extra in extras):
                waiting.append(needed)
    return {name for name, _ in seen}


def of_extras(*names: str) -> list[str]:
    return [line for name in names for line in EXTRAS[name] if not line.startswith("claimtable[")]


USERS = of_extras("web", "parquet", "pdf", "zstd", "remote", "near", "dask")


def test_every_library_that_is_installed_is_recorded_or_known_to_change_nothing() -> None:
    harmless = {name for names in NO_INFLUENCE.values() for name in names.split()}
    unknown = closure(PROJECT["dependencies"] + USERS) - set(DISTRIBUTIONS) - harmless
    assert not unknown, "decide about these: claimtable.environment.DISTRIBUTIONS, or NO_INFLUENCE with its reason"


def test_versions_are_those_that_are_installed() -> None:
    found = library_versions()
    assert found["spacy"] == distribution("spacy").version
    assert {"python", "onnxruntime", "numpy", "dateparser", "pint"} <= {key for key, value in found.items() if value}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def test_the_constraints_pin_everything_that_claimtable_and_its_extras_install() -> None:
    everything = closure(PROJECT["dependencies"] + of_extras(*EXTRAS))
    wanted = {name_of(Requirement(line).name) for line in PROJECT["dependencies"] + of_extras(*EXTRAS)}
    assert (everything | wanted) - {"pip"} <= set(pins())  # datasette asks for pip, which installs it


@pytest.mark.parametrize("line", sorted({*PROJECT["dependencies"], *of_extras(*EXTRAS)}))
def test_the_constraints_fit_what_is_asked_for(line: str) -> None:
    wanted = Requirement(line)
    assert Version(pins()[name_of(wanted.name)]) in wanted.specifier


@pytest.mark.parametrize(
    ("cpu_info", "flags"),
    [
        ("processor : 0\nflags\t\t: fpu sse2 avx avx2 fma\n\nprocessor : 1\nflags\t\t: avx512f\n", ["avx2"]),
        ("flags : avx2 avx512f avx512_vnni avx_vnni\n", ["avx2", "avx512f", "avx512_vnni", "avx_vnni"]),
        ("Features\t: fp asimd asimddp sve i8mm\n", ["asimddp", "i8mm", "sve"]),
        ("", []),
    ],
)
def test_the_flags_that_matter_are_read(cpu_info: str, flags: list[str]) -> None:
    assert environment._flags(cpu_info) == flags


def test_the_processor_has_a_name_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_cpu_info", lambda: "")
    environment.processor.cache_clear()
    assert processor()
    environment.processor.cache_clear()
