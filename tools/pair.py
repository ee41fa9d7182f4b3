"""``make pair PAGE=arguments/num_workers``: what changed since both editions were read; stamps.

For each edition the difference between the body that the counterpart was paired with and the
body of now is printed; the old one is looked up in git by its digest. Then both pages are
stamped with each other's digest. ``--all`` takes every page whose stamp is old, ``--show``
prints without stamping.
"""

from __future__ import annotations

import argparse
import difflib
import re
import subprocess
from pathlib import Path

from tools.editions import check_structure
from tools.pages import Page, Site
from tools.pages.model import digest
from tools.pages.parse import body_of
from tools.paths import EDITIONS, ROOT

STAMP = re.compile(r"^paired_with:.*$", re.M)


def stale(page: Page, site: Site) -> bool:
    """Whether the counterpart is not the one that the page was paired with."""
    other = site.counterpart(page)
    return other is not None and page.meta.get("paired_with") != other.digest


def old_body(page: Page, stamp: str, root: Path) -> list[str] | None:
    """The body of a page when its digest was ``stamp``, from git; None if git has none."""
    for commit in _git(root, "log", "--format=%H", "--", page.path).split():
        text = _git(root, "show", f"{commit}:{page.path}", missing="")
        body = body_of(text.splitlines())
        if digest(body) == stamp:
            return body
    return None


def _git(root: Path, *words: str, missing: str | None = None) -> str:
    """The output of a git command; ``missing`` instead of an error if it fails."""
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True)
    if done.returncode and missing is None:
        raise SystemExit(f"git {' '.join(words)}: {done.stderr.strip()}")
    return missing if done.returncode and missing is not None else done.stdout


def change(page: Page, stamp: str, root: Path) -> str:
    """What changed in the body of a page since it had the digest ``stamp``, as a diff."""
    now = body_of(page.lines)
    if digest(now) == stamp:
        return f"{page.path}: nothing changed since both were read\n"
    old = old_body(page, stamp, root) if stamp else None
    if old is None:
        reason = f"no commit has the body {stamp}" if stamp else "never paired"
        return f"{page.path}: {reason}; read all {len(now)} lines\n"
    lines = difflib.unified_diff(old, now, f"{page.path} when paired", page.path, lineterm="")
    return "\n".join(lines) + "\n"


def stamp(page: Page, other: Page, root: Path) -> None:
    """Write the digest of the counterpart into the front matter of a page."""
    path = root / page.path
    text = path.read_text(encoding="utf-8")
    line = f"paired_with: {other.digest}"
    head, rest = text.split("\n---\n", 1) if "\n---\n" in text else ("", "")
    if not head:
        raise SystemExit(f"{page.path}: no front matter to stamp; open the page with --- lines")
    head = STAMP.sub(line, head) if STAMP.search(head) else f"{head}\n{line}"
    path.write_text(f"{head}\n---\n{rest}", encoding="utf-8")


def pair(name: str, site: Site, show: bool = False) -> list[str]:
    """Show what changed in both pages called ``name`` and stamp them; gives what it printed."""
    pages = [site.editions[edition].get(name) for edition in EDITIONS]
    if not all(pages):
        have = [page.path for page in pages if page]
        raise SystemExit(f"{name}: both editions need it, there is {', '.join(have) or 'none'}")
    zh, en = pages
    report = [change(zh, str(en.meta.get("paired_with") or ""), site.root)]
    report.append(change(en, str(zh.meta.get("paired_with") or ""), site.root))
    report += [f"{problem}\n" for problem in check_structure(en, site)]
    if not show:
        stamp(zh, en, site.root)
        stamp(en, zh, site.root)
        report.append(f"{name}: stamped in both editions\n")
    return report


def main() -> None:
    """Read the command line; one page, or all whose stamp is old."""
    parser = argparse.ArgumentParser(prog="make pair", description=__doc__)
    parser.add_argument("page", nargs="?", help="for example arguments/num_workers")
    parser.add_argument("--all", action="store_true", help="every page whose stamp is old")
    parser.add_argument("--show", action="store_true", help="show, do not stamp")
    given = parser.parse_args()
    site = Site(ROOT)
    if given.all:
        names = [n for n, page in site.editions["zh"].items() if site.counterpart(page)]
        names = [n for n in names if any(stale(site.editions[e][n], site) for e in EDITIONS)]
    elif given.page:
        names = [given.page.removesuffix(".md") + ".md"]
    else:
        parser.error("name a page: make pair PAGE=arguments/num_workers")
    for name in names:
        print(*pair(name, site, given.show), sep="\n", end="")
    print(f"{len(names)} pages {'shown' if given.show else 'stamped'}")


if __name__ == "__main__":
    main()
