"""``claimtable`` and ``python -m claimtable``.

What ends the program is taken from here on, before the first import that takes time.
"""

from __future__ import annotations

import sys

from claimtable import interrupts


def main() -> None:
    """Run the command line; see ``claimtable.cli.main``."""
    try:
        interrupts.install()
        from claimtable.cli import main as run
    except BaseException as error:
        if not (interrupts.arrived() or isinstance(error, KeyboardInterrupt)):
            raise
        sys.exit(interrupts.EXIT_CODE)
    run()


if __name__ == "__main__":
    main()
