"""The checks of this folder see a planted fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_every_page import barriers, page_width, too_wide
from tools.browser import chromium


def spoilt(visit: Callable[..., Visit], html: str) -> Visit:
    """A good page with this HTML in its article."""
    seen = visit(viewport=PHONE)
    seen.open("en/contribute/")
    seen.tab.wait_for_load_state("networkidle")
    assert not seen.faults
    seen.tab.evaluate(
        "(html) => document.querySelector('article').insertAdjacentHTML('beforeend', html)", html
    )
    seen.tab.wait_for_timeout(300)
    return seen


def test_offsite_request_is_seen(visit: Callable[..., Visit]) -> None:
    seen = spoilt(visit, '<img src="https://cdn.example.org/a.png" alt="a">')
    assert "a request left the site: https://cdn.example.org/a.png" in seen.faults


def test_error_in_a_script_is_seen(visit: Callable[..., Visit]) -> None:
    seen = spoilt(visit, "<p>")
    seen.tab.evaluate("setTimeout(() => { throw new Error('planted'); })")
    seen.tab.wait_for_timeout(200)
    assert any("planted" in fault for fault in seen.faults)


def test_missing_file_is_seen(visit: Callable[..., Visit]) -> None:
    seen = spoilt(visit, '<img src="no-such-picture.png" alt="a">')
    assert any("404" in fault for fault in seen.faults)


def test_wide_page_is_seen(visit: Callable[..., Visit]) -> None:
    seen = spoilt(visit, '<p class="planted" style="width: 500px">wide</p>')
    assert page_width(seen) > PHONE["width"]
    assert "planted" in too_wide(seen)[-1]


def test_barriers_are_seen(visit: Callable[..., Visit]) -> None:
    """Each kind where it is; of two pale texts that look alike one is named."""
    pale = '<p id="{}" style="color: {}">pale</p>'
    seen = spoilt(
        visit,
        '<img src="../assets/images/flow.svg">'
        + pale.format("both", "#777")
        + pale.format("alike", "#777")
        + pale.format("light", "#ddd")
        + pale.format("dark", "#333")
        + f"<section>{pale.format('inner', '#ddd')}<p>Good.</p></section>",
    )
    found = barriers(seen)
    for width in ("phone", "desktop"):
        assert any(line.startswith(f"{width}: image-alt") for line in found)
    for scheme, names in {"default": {"both", "light"}, "slate": {"both", "dark"}}.items():
        faint = [line for line in found if line.startswith(f"{scheme}: color-contrast")]
        assert {line.split('id="')[1].split('"')[0] for line in faint} == names


def test_pale_code_far_below_is_seen(visit: Callable[..., Visit]) -> None:
    code = '<pre style="--lines:1"><code><b style="color: #777" id="code">pale</b>\n</code></pre>'
    seen = spoilt(visit, f'<p style="height: 9000px"></p><div class="highlight">{code}</div>')
    assert any("color-contrast" in line and 'id="code"' in line for line in barriers(seen))


def test_no_chromium_is_a_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    with pytest.raises(FileNotFoundError, match="apt install chromium fonts-noto-cjk"):
        chromium()
