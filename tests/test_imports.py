"""What an import costs: help and value types load no heavy library, and components stay cheap for other users."""

import subprocess
import sys

import pytest

import claimtable

HEAVY = ("spacy", "pandas", "dateparser", "quantulum3", "onnxruntime", "pyarrow", "torch", "numpy")


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


def test_help_loads_nothing_heavy() -> None:
    code = """
sys.argv = ["claimtable", "--help"]
from claimtable.cli import main
try:
    main()
except SystemExit:
    pass
"""
    assert loaded_by(code) == set()


def test_the_package_and_its_value_types_are_light() -> None:
    assert loaded_by("import claimtable") == set()


def test_components_bring_in_spacy_and_nothing_else() -> None:
    components = ["paragraphs", "quotes", "times", "quantities", "places", "attribution", "coref"]
    code = "\n".join(f"import claimtable.components.{name}" for name in components)
    assert loaded_by(code) == loaded_by("import spacy")  # where torch is installed, spaCy itself brings it in


@pytest.mark.parametrize("name", claimtable.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert name == "__version__" or getattr(claimtable, name).__doc__


def test_the_public_names_are_sorted() -> None:
    assert list(claimtable.__all__) == sorted(claimtable.__all__)
