"""``python -m claimtable``."""

from claimtable.cli import main

main()
