"""What claimtable finds on this machine: versions, models, extras, the processor, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

from claimtable import __version__
from claimtable.environment import installed_version, library_versions, processor
from claimtable.errors import ModelError
from claimtable.pinned import check_pinned
from claimtable.resources import DEFAULT_MODEL, check_model, model_folder
from claimtable.text import counted

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+).*;.*\bextra == ['\"](?P<extra>[\w-]+)['\"]")
#: extras that users install; the others are for developers
_EXTRAS = ("web", "parquet", "excel", "pdf", "rtf", "zstd", "remote", "near", "semantic", "dask", "train")
_NEEDED = ("spacy", "onnxruntime", "numpy", "dateparser", "pint")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found. ``extras`` tells of each which packages are missing; ``problems`` keep it from working."""

    claimtable: str
    processor: str
    language_model: str
    attribution_model: str
    libraries: dict[str, str]
    extras: dict[str, list[str]]
    problems: list[str]

    @property
    def exit_code(self) -> int:
        """0 when claimtable can work, 1 when not."""
        return 1 if self.problems else 0


def diagnose(model: str = DEFAULT_MODEL) -> Diagnosis:
    """Look at what is installed; nothing is loaded."""
    libraries = library_versions()
    problems = [f"{name} is not installed" for name in _NEEDED if not libraries[name]]
    language = _model_state(model)
    attribution = "there" if (model_folder("attribution") / "model.onnx").is_file() else "missing"
    if language != "there":
        problems.append(language)
    if attribution != "there":
        problems.append(f"the attribution model is missing in {model_folder('attribution')}; install claimtable again")
    return Diagnosis(__version__, processor(), language, attribution, libraries, missing_packages(), problems)


def _model_state(model: str) -> str:
    try:
        check_model(model)
        check_pinned(model)
    except ModelError as error:
        return str(error)
    return "there"


def missing_packages() -> dict[str, list[str]]:
    """Return for each extra the packages of it that are not installed; empty where claimtable itself is not."""
    found: dict[str, list[str]] = {}
    for line in _requirements():
        match = _REQUIREMENT.match(line)
        if match is not None and match["extra"] in _EXTRAS:
            missing = found.setdefault(match["extra"], [])
            if not installed_version(match["name"]):
                missing.append(match["name"])
    return {extra: found[extra] for extra in _EXTRAS if extra in found}


def _requirements() -> list[str]:
    try:
        return requires("claimtable") or []
    except PackageNotFoundError:  # run from its sources
        return []


def diagnosis_record(found: Diagnosis) -> dict[str, Any]:
    """Return a diagnosis as a JSON record."""
    return asdict(found)


def diagnosis_lines(found: Diagnosis) -> Iterator[str]:
    """Yield a diagnosis as lines of text for a person."""
    yield f"claimtable {found.claimtable}, Python {found.libraries['python']}"
    yield f"processor: {found.processor}"
    yield f"language model: {found.language_model}"
    yield f"attribution model: {found.attribution_model}"
    for extra, missing in found.extras.items():
        yield f"extra {extra}: " + (f"missing {', '.join(missing)} ({_install(extra)})" if missing else "there")
    there = {name: version for name, version in found.libraries.items() if version and name != "python"}
    yield "libraries: " + ", ".join(f"{name} {version}" for name, version in there.items())
    yield f"{counted(len(found.problems), 'problem')}" if found.problems else "all that is needed is there"
    yield from (f"  {problem}" for problem in found.problems)


def _install(extra: str) -> str:
    return f"python -m pip install 'claimtable[{extra}]'"
