"""The command line: it parses, calls and prints."""


def main() -> None:
    """Run the command line."""
