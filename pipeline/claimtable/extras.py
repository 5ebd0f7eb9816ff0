"""Libraries that come with an extra: there or not."""

from __future__ import annotations

import importlib
from typing import Any

from claimtable.errors import ClaimtableError, ReadError


def need(
    module: str, what: str, *, package: str, extra: str, error: type[ClaimtableError] = ReadError, otherwise: str = ""
) -> Any:
    """Return the module called ``module`` of an optional library.

    Where it is missing, ``error`` is raised; it says ``what`` needs ``package``, how to install it, and what to do
    ``otherwise``.
    """
    try:
        return importlib.import_module(module)
    except ImportError as missing:
        raise error(f"{what} needs {package}: python -m pip install 'claimtable[{extra}]'{otherwise}") from missing
