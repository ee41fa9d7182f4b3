"""``python -m tools.check_pages [part of a path…]`` prints what is wrong with the pages."""

from __future__ import annotations

import sys
from pathlib import Path

from tools import editions
from tools.page_checks import PAGE_CHECKS, SITE_CHECKS, census, proofs
from tools.pages import Page, Problem, Site
from tools.paths import ROOT


def page_problems(page: Page, site: Site) -> list[Problem]:
    """All problems of one page."""
    checks = {**PAGE_CHECKS, **editions.PAGE_CHECKS}
    return [problem for check in checks.values() for problem in check(page, site)]


def site_problems(site: Site) -> list[Problem]:
    """All problems that belong to no single page."""
    checks = {**SITE_CHECKS, **editions.SITE_CHECKS}
    return [problem for check in checks.values() for problem in check(site)]


def census_lines(site: Site) -> list[str]:
    """What was counted: fences by kind, and the sections proved by a link alone."""
    lines = [f"{n:5} fences: {kind}" for kind, n in sorted(census.count(site).items())]
    for edition, (total, proved, alone) in proofs.shares(site).items():
        share = f"{alone / total:.0%}" if total else "none"
        lines.append(
            f"{total:5} sections in {edition} need a proof, {proved} have one,"
            f" {alone} ({share}) by a link alone"
        )
    return lines


def main(parts: list[str], root: Path = ROOT) -> int:
    """Print all problems of the pages whose path has one of the parts; of everything if none."""
    site = Site(root)
    pages = [p for p in site.pages if not parts or any(part in p.path for part in parts)]
    if not pages:
        raise SystemExit(f"no page matches {' '.join(parts)}; for example arguments/num_workers")
    problems = [problem for page in pages for problem in page_problems(page, site)]
    if not parts:
        problems += site_problems(site)
    for problem in sorted(problems, key=lambda p: (p.path, p.line)):
        print(problem)
    print(*census_lines(site), sep="\n")
    print(f"{len(problems)} problems on {len(pages)} pages")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
