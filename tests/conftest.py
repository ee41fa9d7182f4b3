"""Options, the seconds of each room, and the count of what waits for a GPU."""

from __future__ import annotations

from collections import Counter

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("handbook")
    group.addoption(
        "--all-starts",
        action="store_true",
        help="run every snippet under every start method it declares (make test-all)",
    )
    group.addoption(
        "--start",
        default="",
        help="only snippets that start processes, under this method (make snippets START=spawn)",
    )
    group.addoption(
        "--all-pages",
        action="store_true",
        help="take every page through the browser checks (make test-all)",
    )


def pytest_terminal_summary(terminalreporter) -> None:
    """Print the seconds of each room, summed over the parallel runs."""
    seconds: Counter[str] = Counter()
    tests: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if not isinstance(report, pytest.TestReport) or report.nodeid[:6] != "tests/":
                continue
            room = report.nodeid.split("/")[1]
            seconds[room] += report.duration
            tests[room] += report.when == "call"
    for room, total in sorted(seconds.items()):
        terminalreporter.write_line(f"{room:<10}{total:8.1f} s {tests[room]:5} tests")
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "printed" and report.when == "call":
                terminalreporter.write_line(text)
    if tests["pages"]:
        for line in _census():
            terminalreporter.write_line(line)
    waiting = sum(
        "waiting for a GPU" in str(report.longrepr)
        for report in terminalreporter.stats.get("skipped", [])
    )
    terminalreporter.write_line(f"{waiting} tests are waiting for a GPU")


def _census() -> list[str]:
    """The fences of all pages by kind, and the share of sections proved by a link alone."""
    from tools.check_pages import census_lines  # a GPU machine has none of its packages
    from tools.pages import Site

    return census_lines(Site())
