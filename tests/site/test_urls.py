"""No address that was ever published is lost: docs/urls.txt, docs/redirects.yml, the site."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.built_site import BASE
from tools.paths import EDITIONS, ROOT
from tools.site import redirects, urls
from tools.site.address import Address


def test_every_address_is_a_page_or_leads_to_one() -> None:
    assert urls.faults(ROOT) == []


def test_every_address_stands_in_the_built_site(site: Path) -> None:
    pages = [site / edition / url / "index.html" for edition in EDITIONS for url in LISTED]
    assert [page for page in pages if not page.is_file()] == []


LISTED = urls.listed(ROOT)


@pytest.mark.parametrize("branch", ["origin/main", "main", "HEAD"])
def test_no_line_was_removed(branch: str) -> None:
    """Compared with the main branch, as far as the checkout has it."""
    command = ["git", "show", f"{branch}:{urls.LIST}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    published = urls.read(done.stdout)  # nothing outside a checkout or without the branch
    assert set(published) <= set(LISTED), "lines of docs/urls.txt are never removed"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A handbook of two pages, one of which had another address."""
    for name in ("index.md", "memory/swap.md"):
        path = tmp_path / "docs/zh" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / urls.LIST).write_text("# All.\n./\nmemory/swap/\nswap/\n", encoding="utf-8")
    moved(tmp_path, "swap/: memory/swap/#in-short")
    return tmp_path


def moved(project: Path, text: str) -> None:
    (project / redirects.LIST).write_text(text, encoding="utf-8")


def test_faults_are_named(project: Path) -> None:
    assert urls.faults(project) == []
    moved(project, "{}")
    assert urls.faults(project) == [
        "docs/urls.txt: swap/ leads nowhere; name its new address in docs/redirects.yml"
    ]
    (project / urls.LIST).write_text("swap/\n./\n", encoding="utf-8")
    moved(project, "swap/: memory/swap/")
    assert urls.faults(project) == [
        "docs/urls.txt: add the line memory/swap/: make urls",
        "docs/urls.txt: sort the lines: make urls",
    ]
    assert urls.add(project) == ["memory/swap/"]
    assert urls.faults(project) == []


def built(project: Path, out: Path) -> Path:
    """The built pages of the project, and what its redirects add."""
    for edition in EDITIONS:
        for url in urls.of_pages(project):
            (out / edition / url).mkdir(parents=True, exist_ok=True)
            (out / edition / url / "index.html").write_text("a page", encoding="utf-8")
    redirects.write(out, Address(BASE), project)
    return out


def test_a_moved_page_leads_on_with_and_without_scripts(project: Path, tmp_path: Path) -> None:
    out = built(project, tmp_path / "out")
    html = (out / "en/swap/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../memory/swap/#in-short">' in html
    assert f'<link rel="canonical" href="{BASE}en/memory/swap/">' in html
    assert '<a href="../memory/swap/#in-short">' in html
    assert '<script src="../../moved.js">' in html
    assert "location.hash" in (out / "moved.js").read_text(encoding="utf-8")
    assert "script-src 'self';" in html  # nothing inline


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("swap/: memory/gone/", "no page memory/gone/"),
        ("memory/swap/: ./", "is a page of the zh edition"),
        ("/swap/: memory/swap/", "write addresses as"),
        ("swap: memory/swap/", "write addresses as"),
        ("../swap/: memory/swap/", "write addresses as"),
    ],
)
def test_a_wrong_redirect_is_refused(project: Path, tmp_path: Path, text: str, fault: str) -> None:
    moved(project, text)
    with pytest.raises(ValueError, match=fault):
        built(project, tmp_path / "out")
