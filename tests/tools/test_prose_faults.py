"""The checks of what pages say can fail: proofs, defaults, numbers, words and Chinese."""

from __future__ import annotations

import pytest

PAGE = "docs/zh/arguments/num_workers.md"
ENGLISH = "docs/en/arguments/num_workers.md"


@pytest.mark.parametrize(
    "page, old, new",
    [
        (PAGE, "默认 `0`", "默认 `2`"),
        (PAGE, "默认 `0`", "默认值是 `None`"),
        (PAGE, "默认 `0`", "`False`（默认）"),
        (PAGE, "默认 `0`，", "`prefetch_factor` 默认 `2`，"),
        (ENGLISH, "The default is `0`", "It defaults to `num_workers=1`"),
        (ENGLISH, "The default is `0`", "`1` (the default)"),
    ],
)
def test_wrong_default(small, page: str, old: str, new: str) -> None:
    line = small.plant(page, old, new)
    (found,) = small.found("defaults")
    assert found.startswith(f"{page}:{line}:")


@pytest.mark.parametrize(
    "old, new",
    [
        ("默认 `0`", "`drop_last` 默认 `False`"),
        ("默认 `0`", "`worker_init_fn` 默认 `None`"),
        ("默认 `0`", "`torch.get_num_threads()` 默认 `8`"),
        ("默认 `0`", "默认的 `collate_fn`"),
        ("| `timeout` | 起作用 |", "| `pin_memory` | 关掉；默认 `False` |"),
    ],
)
def test_a_default_of_something_else_is_no_fault(small, old: str, new: str) -> None:
    small.plant(PAGE, old, new)
    assert not small.found("defaults")


def test_a_section_without_proof(small) -> None:
    small.plant(
        "docs/zh/start.md",
        "## 装好了吗 {#installed}",
        "## 顺序 {#order}\n\n批次总是按顺序来。\n\n## 装好了吗 {#installed}",
    )
    (found,) = small.found("proofs")
    assert found.startswith("docs/zh/start.md:8:")
    assert "{#order}" in found


def test_a_badge_and_a_moving_link_prove_nothing(small) -> None:
    small.plant(
        "docs/zh/start.md",
        "## 装好了吗 {#installed}",
        "## 顺序 {#order}\n\n批次总是按顺序来。\n\n"
        '--8<-- "docs/facts/zh/badges/num_workers.md"\n\n'
        "见[源码](https://github.com/pytorch/pytorch/blob/main/setup.py#L1)。\n\n"
        "## 装好了吗 {#installed}",
    )
    assert len(small.found("proofs")) == 1


def test_what_waits_for_its_record_proves_nothing(small) -> None:
    name = "recipes/on_a_gpu"
    small.add(f"snippets/{name}.py", '"""Copies overlap.\n\nneeds: cuda\n"""\n')
    for edition in ("zh", "en"):
        sheet = f"docs/facts/{edition}/gpu/{name}.md"
        small.add(sheet, "**Not recorded yet.**\n")
        small.plant(
            f"docs/{edition}/start.md",
            "{#installed}\n",
            "{#installed}\n\n## GPU {#gpu}\n\n"
            f'GPU.\n\n```python title="snippets/{name}.py"\n--8<-- "snippets/{name}.py"\n```\n\n'
            f'--8<-- "{sheet}"\n\n## Rest {{#rest}}\n',
        )
    assert len(small.found("proofs")) == 2
    for edition in ("zh", "en"):
        small.add(f"docs/facts/{edition}/gpu/{name}.md", "```text\nyes\n```\n")
    assert not small.found("proofs")


def test_too_many_sections_proved_by_a_link_alone(small) -> None:
    link = "[这里](https://docs.python.org/3.11/library/os.html)"
    sections = [f"## 第 {n} 节 {{#section-{n}}}\n\n见{link}。\n\n" for n in range(2)]
    small.plant("docs/zh/start.md", "## 装好了吗", "".join(sections) + "## 装好了吗")
    (found,) = small.found("proofs")
    assert found.startswith("docs/zh:1:")
    assert "2 of 5 sections" in found


def test_a_line_in_short_without_its_proof(small) -> None:
    small.plant(PAGE, "[先量再加](#smallest-program)", "先量再加")
    assert any("this line links to no section" in problem for problem in small.found("proofs"))


def test_more_than_three_lines_in_short(small) -> None:
    line = "- 默认 `0`，没有 worker；[先量再加](#smallest-program)。\n"
    small.plant(PAGE, line, line * 4)
    assert any("4 lines; three at most" in problem for problem in small.found("proofs"))


@pytest.mark.parametrize(
    "page, typed",
    [
        (PAGE, "每批 3.5 ms"),
        (PAGE, "只要 120 毫秒"),
        (PAGE, "快 14 倍"),
        (PAGE, "省了 30%"),
        (PAGE, "达到 12 GB/s"),
        (PAGE, "128 MB"),
        (ENGLISH, "2 s later"),
        (ENGLISH, "it is 14 times faster"),
        (ENGLISH, "1.8x"),
        (ENGLISH, "900 samples/s"),
        (ENGLISH, "between 3–5 seconds"),
    ],
)
def test_a_typed_measured_number(small, page: str, typed: str) -> None:
    old = "关键的一行" if page == PAGE else "The line that matters"
    line = small.plant(page, old, typed)
    (found,) = small.found("numbers")
    assert found.startswith(f"{page}:{line}:")


@pytest.mark.parametrize(
    "typed", ["`3.5 ms`", "4 × GPU 数", "torch 2.13", "2 个 worker", "64 MB", "第 3 批"]
)
def test_code_and_constants_are_no_measured_numbers(small, typed: str) -> None:
    small.plant(PAGE, "关键的一行", typed)
    assert not small.found("numbers")


def test_a_constant_that_nobody_uses(small) -> None:
    with (small.root / "docs/constants.yml").open("a", encoding="utf-8") as file:
        file.write("- text: 9 GB\n  unit: GB\n  source: https://example.org\n")
    (found,) = small.found("numbers")
    assert "no page has '9 GB'" in found


@pytest.mark.parametrize(
    "page, typed, words",
    [
        (PAGE, "页锁定内存", "锁页内存"),
        (PAGE, "工作进程", "worker"),
        (PAGE, "数据加载器", "DataLoader"),
        (PAGE, "您的数据", "写“你”"),
        (ENGLISH, "page locked memory", "page-locked memory"),
        (ENGLISH, "A dataloader", "DataLoader"),
        (ENGLISH, "Simply put", "say what to do"),
        (ENGLISH, "it is just a number", "leave it out"),
    ],
)
def test_a_forbidden_term(small, page: str, typed: str, words: str) -> None:
    old = "关键的一行" if page == PAGE else "The line that matters"
    line = small.plant(page, old, typed)
    assert any(
        problem.startswith(f"{page}:{line}:") and words in problem
        for problem in small.found("terms")
    )


def test_a_good_form_may_hold_a_forbidden_one(small) -> None:
    small.plant(PAGE, "关键的一行", "可分页内存")
    assert not any("'分页内存'" in problem for problem in small.found("terms"))
    small.plant(PAGE, "可分页内存", "分页内存")
    assert any("'分页内存'" in problem for problem in small.found("terms"))


@pytest.mark.parametrize(
    "typed, check",
    [("页锁定内存。", "terms"), ("快了 3 倍。", "numbers"), ("用`timeout`。", "chinese")],
)
def test_a_sentence_of_a_contract(small, typed: str, check: str) -> None:
    small.plant("docs/facts/zh/contract/num_workers.md", "没有 worker。", typed)
    (found,) = small.found(check)
    assert found.startswith("docs/facts/zh/contract/num_workers.md:")


def test_a_name_that_others_use_may_be_told(small) -> None:
    small.plant(ENGLISH, "The line that matters:", "It is also called a data loader:")
    assert not small.found("terms")


@pytest.mark.parametrize(
    "page, typed, words",
    [
        (PAGE, "锁页内存", "never says 'page-locked memory'"),
        (ENGLISH, "A deadlock", "never says '死锁'"),
    ],
)
def test_a_term_that_one_edition_lacks(small, page: str, typed: str, words: str) -> None:
    small.plant(page, "关键的一行" if page == PAGE else "The line that matters", typed)
    assert any(words in problem for problem in small.found("terms"))


@pytest.mark.parametrize(
    "typed, words",
    [
        ("用`timeout`吗", "space between Chinese and code"),
        ("设置2个", "设置 2 个"),
        ("先量,再加", "punctuation"),
        ("先量(再加)", "brackets"),
        ("先量 ，再加", "no space beside"),
        ('先"量"再加', "Chinese quotation marks"),
        ("先量，\n再加", "the line break shows as a space"),
    ],
)
def test_chinese_that_is_badly_set(small, typed: str, words: str) -> None:
    line = small.plant(PAGE, "关键的一行", typed)
    found = small.found("chinese")
    assert found
    assert all(problem.startswith(f"{PAGE}:{line}:") for problem in found)
    assert any(words in problem for problem in found), found
