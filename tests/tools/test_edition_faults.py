"""The checks of editions can fail, and a pair of pages can be shown and stamped."""

from __future__ import annotations

import subprocess

import pytest

from tools.pages import Site
from tools.pair import pair

NAME = "arguments/num_workers.md"
ENGLISH = f"docs/en/{NAME}"
CHINESE = f"docs/zh/{NAME}"


@pytest.mark.parametrize("edition, other", [("zh", "en"), ("en", "zh")])
def test_a_page_missing_in_one_edition(small, edition: str, other: str) -> None:
    (small.root / f"docs/{edition}/start.md").unlink()
    (found,) = small.found("editions")
    assert found.startswith(f"docs/{other}/start.md:1:")
    assert f"there is no docs/{edition}/start.md" in found
    assert len(small.found("nav")) == 1


def test_an_id_missing_in_one_edition(small) -> None:
    small.plant(CHINESE, "关键的一行：", "### 关键的一行 {#line}\n\n看这里：")
    (found,) = small.found("editions")
    assert "{#line}" in found


@pytest.mark.parametrize(
    "old, new, words",
    [
        ('smallest.py:loader"', 'smallest.py:other"', "includes differ"),
        ("(#smallest-program", "(#contract", "internal links differ"),
        ("| --- | --- |\n| `timeout` | takes effect |", "| --- | --- |", "tables differ"),
        ("The line that matters:", "The line `x` matters:", "code spans differ"),
        ("64 MB", "128 MB", "numbers with a unit differ"),
        ("The line that matters:", '!!! note "Look"', "callouts differ"),
        ("The line that matters:", "```python\n1\n```", "typed blocks differ"),
    ],
)
def test_what_must_be_equal(small, old: str, new: str, words: str) -> None:
    small.plant(ENGLISH, old, new)
    assert any(words in problem for problem in small.found("editions")), small.problems()


@pytest.mark.parametrize(
    "old, new",
    [
        ("dataloader.py#L1)", "dataloader.py#L2)"),
        ("The line that matters:", "This is the line. Read it twice:"),
        ("64 MB", "64 megabytes"),
    ],
    ids=["an external link", "sentences", "the name of a unit"],
)
def test_what_is_free(small, old: str, new: str) -> None:
    small.plant(ENGLISH, old, new)
    assert not small.found("editions")


def test_a_stale_paired_with(small) -> None:
    small.plant(ENGLISH, "The line that matters:", "The line that counts:")
    (found,) = small.found("paired")
    assert found.startswith(f"{CHINESE}:1:")
    assert "make pair PAGE=arguments/num_workers" in found


def test_a_pending_translation_is_not_stale(small) -> None:
    small.plant(ENGLISH, "The line that matters:", "The line `x` counts:")
    small.plant(CHINESE, "paired_with:", "translation: pending since 2026-11-22\npaired_with:")
    assert not small.found("paired")
    assert not small.found("editions")


def test_pages_left_out_of_nav(small) -> None:
    small.plant("mkdocs.en.yml", "  - start.md\n", "")
    assert any("nav differs" in problem for problem in small.found("nav"))
    assert any("docs/en/start.md is not in nav" in problem for problem in small.found("nav"))


def test_make_pair_shows_what_changed_and_stamps(small) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "pages"]):
        subprocess.run([*git, *words], cwd=small.root, check=True)
    small.plant(ENGLISH, "The line that matters:", "The line that counts:")
    shown = "\n".join(pair(NAME, Site(small.root), show=True))
    assert "-The line that matters:\n+The line that counts:" in shown
    assert f"{CHINESE}: nothing changed" in shown
    assert small.found("paired")
    pair(NAME, Site(small.root))
    assert not small.found("paired")


def test_make_pair_needs_both_pages(small) -> None:
    (small.root / "docs/zh/start.md").unlink()
    with pytest.raises(SystemExit, match="both editions need it"):
        pair("start.md", Site(small.root))
