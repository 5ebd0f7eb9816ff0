"""Words by which names of places are told from other names; collected from news while the rules were made."""

from __future__ import annotations
