"""The README as the package index shows it: hatchling asks for it when it builds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE = re.compile(r"\[([^\]]+)\]\((?!https?://|#)([^)]+)\)")


def absolute(readme: str, address: str = "") -> str:
    """Let links into the checkout begin with ``address``, or keep only their words where there is no address.

    >>> absolute("[inputs](docs/inputs.md), [PyPI](https://pypi.org)", "https://host/claimtable/blob/main/")
    '[inputs](https://host/claimtable/blob/main/docs/inputs.md), [PyPI](https://pypi.org)'
    >>> absolute("[inputs](docs/inputs.md), [PyPI](https://pypi.org)")
    'inputs, [PyPI](https://pypi.org)'
    """
    return _RELATIVE.sub(rf"[\1]({address}\2)" if address else r"\1", readme)


class Readme(MetadataHookInterface):
    """Sets ``readme``; the address of the files is ``Source`` of ``project.urls``, once there is one."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the README into the metadata."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        source = metadata.get("urls", {}).get("Source", "")
        address = f"{source.rstrip('/')}/blob/main/" if source else ""
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(text, address)}
