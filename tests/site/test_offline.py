"""The offline copy: links that name files, one zip with the same bytes each time."""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path

import pytest

from tests.built_site import BASE
from tools.site import offline
from tools.site.address import Address

ADDRESS = Address(BASE)
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, bytes]:
    return offline.files(site, ADDRESS)


def test_every_link_names_a_file_of_the_copy(files: dict[str, bytes]) -> None:
    dead = []
    for name, body in files.items():
        for target in LINK.findall(body.decode()) if name.endswith(".html") else []:
            path = re.split(r"[?#]", target)[0]
            if path and ":" not in path:
                at = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                dead += [f"{name}: {target}"] if at not in files else []
    assert dead == []


def test_no_link_leads_to_the_published_site(files: dict[str, bytes]) -> None:
    for name, body in files.items():
        if name.endswith(".html"):
            assert not [link for link in LINK.findall(body.decode()) if link.startswith(BASE)], name


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("../../first-loader/", "../../first-loader/index.html"),
        ("../timeout/#choose", "../timeout/index.html#choose"),
        ("../checker/?shuffle=False", "../checker/index.html?shuffle=False"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        ("#here", "#here"),
        ("?q=1", "?q=1"),
        ("../../../snippets/a.py", "../../../snippets/a.py"),
        ("https://example.org/", "https://example.org/"),
        ("/sub/zh/", "../../../zh/arguments/timeout/index.html"),
        ("/sub/en/", "index.html"),
    ],
)
def test_a_link_becomes(target: str, link: str) -> None:
    html = f'<p>{offline.INSTANT}<a class="x" href="{target}">x</a>'
    made = offline.page(html, "en/arguments/timeout/index.html", ADDRESS)
    assert made == f'<p><a class="x" href="{link}">x</a>'


def test_a_page_of_another_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="navigation.instant"):
        offline.page("<p>", "en/index.html", ADDRESS)


def test_the_same_site_gives_the_same_zip(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en/index.html").write_text(offline.INSTANT, encoding="utf-8")
    (site / "404.html").touch()
    made = []
    for name in ("one.zip", "two.zip"):
        offline.pack(site, tmp_path / name, ADDRESS, 1_700_000_000)
        made.append((tmp_path / name).read_bytes())
        (site / "en/index.html").touch()
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        names = [f"{offline.FOLDER}/{name}" for name in ("README.txt", "en/index.html")]
        assert packed.namelist() == names
        assert "python -m http.server" in packed.read(names[0]).decode()
