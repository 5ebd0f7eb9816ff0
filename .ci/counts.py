"""Print how many tests passed, failed and were skipped, from pytest's JUnit XML, as one line."""

import sys
import xml.etree.ElementTree as ElementTree

suites = list(ElementTree.parse(sys.argv[1]).getroot().iter("testsuite"))
total, failures, errors, skipped = (
    sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
)
print(f"{total - failures - errors - skipped} passed, {failures + errors} failed, {skipped} skipped")
