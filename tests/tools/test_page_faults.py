"""The checks of how pages are built can fail: fences, blocks, includes, links, shape, lists."""

from __future__ import annotations

import pytest

from tools.page_checks import blocks, census
from tools.pages import Site

PAGE = "docs/zh/arguments/num_workers.md"
ENGLISH = "docs/en/arguments/num_workers.md"
PROGRAM = "snippets/arguments/num_workers/smallest"
DESCRIPTION = "description: DataLoader 的 num_workers：几个 worker 进程在取数据。"
INCLUDE = f'--8<-- "{PROGRAM}.py"\n'


def test_the_small_handbook_is_whole(small) -> None:
    assert not small.problems()


def test_the_census_counts_every_fence(small) -> None:
    assert census.count(Site(small.root)) == {
        "program": 2,
        "part of a program": 2,
        "recorded output": 2,
        "inline Python that runs": 2,
        "shell": 2,
    }


@pytest.mark.parametrize(
    "body, words",
    [
        ('```py\nraise SystemExit("wrong")\n```', "the language 'py'"),
        ("```\nplain\n```", "names no language"),
        ("~~~python\n1 / 0\n~~~", "~~~"),
        ("```pycon\n>>> 1 / 0\n```", "the language 'pycon'"),
        ("```{ .py }\n1 / 0\n```", "the language 'py'"),
        ('```python title="snippets/a.py"\n1 / 0\n```', "title of a file"),
        (f'```python title="{PROGRAM}.py"\n{INCLUDE}1 / 0\n```', "mixes an include"),
        (f'```text title="{PROGRAM}.py"\n{INCLUDE}```', "its language is python"),
        (f'```python title="other.py"\n{INCLUDE}```', f'title="{PROGRAM}.py"'),
        (f'```{{ .text title="输出" }}\n--8<-- "{PROGRAM}.out"\n```', ".no-copy"),
        ('```text title="输出"\n[[0, 1], [2, 3]]\n```', "typed but called output"),
        ("```text\nloader = DataLoader(range(4))\n```", "Python called text"),
        ("<!-- not-run: too slow -->\n```python\n1 / 0\n```", "not-run for a reason"),
        ("<!-- not-run: needs-cuda -->\n```python\n1 /\n```", "not Python"),
        ("<!--pytest-codeblocks:skip-->\n```python\n1\n```", "pytest-codeblocks marks"),
        ("文字。\n\n    1 / 0\n\n文字。", "indented code"),
        ("```python\n1 / 0\n", "never closed"),
        ("```sh\npip install torch && reboot\n```", "unknown shell line"),
    ],
    ids=lambda value: "" if "\n" in value else value,
)
def test_a_fence_of_no_known_kind(small, body: str, words: str) -> None:
    small.plant(PAGE, "## 传什么", f"{body}\n\n## 传什么")
    assert any(words in problem for problem in small.found("census")), small.problems()


def run_inline(small, code: str) -> list[str]:
    small.plant("docs/zh/start.md", "assert len(DataLoader(range(4))) == 4", code)
    site = Site(small.root)
    (block,) = blocks.inline(site.editions["zh"]["start.md"], site)
    return blocks.faults(block.code, small.root)


@pytest.mark.parametrize(
    "code, words",
    [
        ('if __name__ == "__main__":\n    raise SystemExit("work")', "status 1"),
        ("assert len(DataLoader(range(4))) == 5", "AssertionError"),
        ('import warnings\n\nwarnings.warn("old")', "old"),
    ],
    ids=["work under a main guard that fails", "wrong code", "an undeclared warning"],
)
def test_an_inline_block_that_fails(small, code: str, words: str) -> None:
    assert words in "\n".join(run_inline(small, code))


def test_an_inline_block_with_a_title_runs(small) -> None:
    opening = "```python\nfrom torch"
    small.plant("docs/zh/start.md", opening, '```python title="长度"\n1 / 0\nfrom torch')
    site = Site(small.root)
    (block,) = blocks.inline(site.editions["zh"]["start.md"], site)
    assert block.place == "docs/zh/start.md:18"
    assert "ZeroDivisionError" in "\n".join(blocks.faults(block.code, small.root))


def test_a_shown_file_that_is_not_the_file(small, monkeypatch) -> None:
    # The file on disk changes between the expansion and the comparison.
    site = Site(small.root)
    page = site.editions["zh"]["arguments/num_workers.md"]
    monkeypatch.setattr(site, "read", lambda name: "print('another')\n")
    (problem,) = blocks.check(page, site)
    assert "what is shown is not" in problem.text


def test_a_snippet_that_nobody_includes(small) -> None:
    small.add("snippets/recipes/orphan.py", '"""Nobody shows it."""\n')
    (found,) = small.found("includes")
    assert "snippets/recipes/orphan.py" in found
    assert "docs/zh and docs/en" in found


def test_a_snippet_that_one_edition_leaves_out(small) -> None:
    small.add("snippets/recipes/half.py", '"""Only the Chinese page shows it."""\n')
    name = "snippets/recipes/half.py"
    fence = f'```python title="{name}"\n--8<-- "{name}"\n```\n'
    small.plant("docs/zh/start.md", "先看", f"{fence}\n先看")
    (found,) = small.found("includes")
    assert "no page includes this program in docs/en" in found


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("smallest.py:loader", "smallest.py:gone", "no section 'gone'"),
        ("smallest.py:loader", "smallest.py:2:4", "line numbers move"),
        (f"{PROGRAM}.out", f"{PROGRAM}.gone", "there is no"),
        ("facts/zh/contract", "facts/en/contract", "the other edition"),
        ('--8<-- "docs/facts/zh/contract', "--8<--\ndocs/facts/zh/contract", "line of its own"),
    ],
)
def test_an_include_that_leads_nowhere(small, old: str, new: str, words: str) -> None:
    line = small.plant(PAGE, old, new)
    assert any(
        problem.startswith(f"{PAGE}:{line}:") and words in problem
        for problem in small.found("includes")
    )


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("(#smallest-program)", "(#gone)", "has no {#gone}"),
        ("(#smallest-program)", "(../gone.md#smallest-program)", "there is no docs/zh/gone.md"),
        ("(#smallest-program)", "(/zh/start/)", "relative to the page"),
        ("#contract-num_workers-zero", "#contract-num_workers-none", "has no {#contract-"),
    ],
    ids=["an id", "a page", "an absolute path", "a row of a contract"],
)
def test_a_dead_link(small, old: str, new: str, words: str) -> None:
    line = small.plant(PAGE, old, new)
    (found,) = small.found("links")
    assert found.startswith(f"{PAGE}:{line}:")
    assert words in found


def test_output_without_its_program(small) -> None:
    (small.root / f"{PROGRAM}.py").rename(small.root / f"{PROGRAM}_renamed.py")
    assert any(f"{PROGRAM}.out:1:" in problem for problem in small.found("includes"))


def test_a_program_without_its_output(small) -> None:
    fence = f'```{{ .text .no-copy title="Output" }}\n--8<-- "{PROGRAM}.out"\n```\n'
    small.plant(ENGLISH, fence, "")
    assert any("what the program printed" in problem for problem in small.found("includes"))


def test_a_contract_that_its_page_leaves_out(small) -> None:
    small.plant(PAGE, '--8<-- "docs/facts/zh/contract/num_workers.md"\n', "")
    assert any("contract/num_workers.md" in problem for problem in small.found("includes"))


TOPIC = """---
description: 一句话。
paired_with: ""
---

# 标题 {#max-pool2d}

## 一句话 {#in-short}

## 最小的程序 {#smallest-program}

## 批次不对时 {#wrong-batch}
"""


def test_a_topic_has_a_program_and_a_contract_of_its_own(small) -> None:
    small.add("docs/zh/batch-to-loss/max-pool2d.md", TOPIC)
    told = "\n".join(small.found("shape"))
    assert "includes snippets/batch_to_loss/max_pool2d/" in told
    assert "includes docs/facts/zh/contract/max_pool2d.md" in told


def test_a_topic_says_what_a_wrong_batch_gives(small) -> None:
    text = TOPIC.replace("## 批次不对时 {#wrong-batch}\n", "")
    small.add("docs/zh/batch-to-loss/max-pool2d.md", text)
    assert any("{#wrong-batch} is missing" in problem for problem in small.found("shape"))


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("## 一句话 {#in-short}", "## 一句话", "without {#id}"),
        ("## 一句话 {#in-short}", "## 简而言之 {#in-short}", "is called: 一句话"),
        ("{#together}", "{#with-others}", "{#with-others} is no section"),
        ("{#together}", "{#inside}", "{#together} is missing"),
        ("# num_workers {#num_workers}", "# 进程数 {#num_workers}", "title of this page"),
        ("关键的一行：", "# 又一个标题 {#top}", "2 headings of level 1"),
        ("关键的一行：", "#### 太深 {#deep}", "level 4 below"),
        ("关键的一行：", "### 重复 {#contract}", "stands twice"),
        ("关键的一行：", "关键\n----", "underlined heading"),
        ("关键的一行：", '<a href="x.md">看</a>', "raw HTML link"),
        ("关键的一行：", "| | 值 |\n| --- | --- |\n| 一 | 二 |", "column without a name"),
        ("关键的一行：", '!!! note "一"\n!!! note "二"\n!!! note "三"', "more than 2 callouts"),
        ("description:", "kind: poem\ndescription:", "kind is"),
        ("description: DataLoader", "descripton: DataLoader", "unknown front matter"),
        (DESCRIPTION, "hide: []", "one sentence"),
        (DESCRIPTION, "description: How many workers fetch.", "one sentence"),
        ("description:", "kind: index\ndescription:", "only an index.md"),
        ("description:", "kind: reference\ndescription:", "only pages in reference/"),
        ("description:", "translation: soon\ndescription:", "pending since"),
        ('--8<-- "docs/facts/zh/badges/num_workers.md"', "", "this section includes"),
    ],
    ids=lambda value: value if len(value) < 20 and "\n" not in value else "",
)
def test_the_shape_of_a_page(small, old: str, new: str, words: str) -> None:
    small.plant(PAGE, old, new)
    assert any(words in problem for problem in small.found("shape")), small.problems()


def test_sections_out_of_order(small) -> None:
    path = small.root / PAGE
    head, contract, rest = path.read_text(encoding="utf-8").partition("## 传什么")
    first, together, last = rest.partition("## 和别的")
    text = f"{head}{together}{last}\n{contract}{first}"
    path.write_text(text, encoding="utf-8")
    assert any("out of order" in problem for problem in small.found("shape"))


def test_a_page_for_no_argument(small) -> None:
    for edition in ("zh", "en"):
        text = (small.root / f"docs/{edition}/arguments/num_workers.md").read_text("utf-8")
        small.add(f"docs/{edition}/arguments/num_wrokers.md", text)
    assert sum("no argument num_wrokers" in p for p in small.found("signature")) == 2


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("pin_memory\n", "", "write it or list pin_memory"),
        ("pin_memory\n", "num_workers\npin_memory\n", "remove the line"),
        ("pin_memory\n", "pin_memroy\npin_memory\n", "pin_memroy is no argument"),
    ],
)
def test_the_list_of_missing_arguments(small, old: str, new: str, words: str) -> None:
    path = small.root / "docs/missing_arguments.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"\n{old}", f"\n{new}", 1), encoding="utf-8")
    assert any(words in problem for problem in small.found("signature"))


@pytest.mark.parametrize(
    "line, words",
    [("rm -r build", "no page has this line"), ("make pear", "no target 'pear'")],
)
def test_the_list_of_shell_lines(small, line: str, words: str) -> None:
    small.add("Makefile", "pair: ; @true\n")
    path = small.root / "docs/shell_lines.txt"
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert any(words in problem for problem in small.found("census"))
