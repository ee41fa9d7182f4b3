"""``make lighthouse``: Lighthouse's mobile scores of a few pages, as one table.

Builds the site, serves it compressed as GitHub Pages does, and runs npm's Lighthouse three times
on each page; the table shows medians. Needs Node with npx, which fetches Lighthouse once, and
Chromium. Performance depends on the machine: run it on an idle one.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.browser import chromium, served
from tools.build import build_site
from tools.paths import EDITIONS
from tools.site.address import Address

RELEASE = "12.8.2"  # the newest that runs on Node 20
BASE = "https://handbook.example/sub/"
PAGES = ("", "arguments/num_workers/", "arguments/checker/", "measurements/workers-in-memory/")
KINDS = ("performance", "accessibility", "best-practices", "seo")
TIMES = {  # audit to its column
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
}
FLAGS = "--headless=new --no-sandbox --disable-background-networking"
MEDIAN, WORST = 98, 95  # performance that the handbook aims at; all else is to be 100


def audited(command: list[str], url: str) -> dict[str, float]:
    """Scores from 0 to 100 and times of one run.

    Raises:
        SystemExit: Lighthouse failed; its own words stand above.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        arguments = [url, "--quiet", "--output=json", f"--output-path={report}"]
        arguments += [f"--only-categories={','.join(KINDS)}", f"--chrome-flags={FLAGS}"]
        known = os.environ | {"CHROME_PATH": chromium()}
        if subprocess.run([*command, *arguments], env=known, timeout=300).returncode:
            raise SystemExit(f"lighthouse failed on {url}")
        found = json.loads(report.read_text(encoding="utf-8"))
    scores = {kind: round(found["categories"][kind]["score"] * 100) for kind in KINDS}
    return scores | {name: found["audits"][audit]["numericValue"] for audit, name in TIMES.items()}


def row(page: str, runs: list[dict[str, float]]) -> str:
    """A line of the table: the medians of the runs of one page, and the range of performance."""
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    scores = "".join(f"{middle[kind]:>16.0f}" for kind in KINDS)
    times = "".join(f"{middle[name]:>9.{2 if name == 'CLS' else 0}f}" for name in TIMES.values())
    performance = sorted(run["performance"] for run in runs)
    return f"{page:36}{scores}{times}   {performance[0]:.0f} to {performance[-1]:.0f}"


def main() -> int:
    """Print the table; 1 if a page misses what the handbook aims at."""
    parser = argparse.ArgumentParser(prog="python -m tools.lighthouse", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each page (default: 3)")
    parser.add_argument("--lighthouse", nargs="+", help="how to start an installed one")
    given = parser.parse_args()
    command = given.lighthouse or ["npx", "--yes", f"lighthouse@{RELEASE}"]
    if not shutil.which(command[0]):
        raise SystemExit(f"{command[0]} is not installed; Lighthouse needs Node 20 or newer")
    heads = "".join(f"{kind:>16}" for kind in KINDS) + "".join(f"{n:>9}" for n in TIMES.values())
    medians, others = [], []
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
        build_site(Path(folder) / "site", Address(BASE))
        with served(Path(folder) / "site", BASE, compressed=True) as base:
            print(f"{'page':36}{heads}   performance")
            for path in (f"{edition}/{page}" for edition in EDITIONS for page in PAGES):
                runs = [audited(command, base + path) for _ in range(given.runs)]
                print(row(path, runs), flush=True)
                medians.append(statistics.median(run["performance"] for run in runs))
                others += [statistics.median(run[kind] for run in runs) for kind in KINDS[1:]]
    middle, worst = statistics.median(medians), min(medians)
    print(f"performance: median {middle:.0f} (aim {MEDIAN}), worst page {worst:.0f} (aim {WORST})")
    return int(middle < MEDIAN or worst < WORST or min(others) < 100)


if __name__ == "__main__":
    sys.exit(main())
