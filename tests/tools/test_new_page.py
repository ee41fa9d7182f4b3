"""`make new-page` writes what the templates ask for, and what is left to fill in is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.new_page import Refused, create, listed
from tools.new_snippet import recorded
from tools.pages import Site
from tools.pair import pair
from tools.paths import EDITIONS, ROOT
from tools.site import urls

FILLED = {  # what is the template's own in a guide, and what a writer puts there
    "zh": [("一句话：读者带着什么问题来，读完能做什么。", "页表是什么。"), ("页面的标题", "页表")],
    "en": [
        ("One sentence: the question a reader brings, and what they can do afterwards.", "Tables."),
        ("Title of the page", "Page tables"),
    ],
}


def kinds(small) -> dict[str, set[str]]:
    """Which checks find something, by the file."""
    found: dict[str, set[str]] = {}
    for problem in small.problems():
        found.setdefault(problem.path, set()).add(problem.check)
    return found


def write(small, edition: str, name: str = "tables") -> None:
    """Do what the notes of the template say, as a writer would."""
    path = small.root / f"docs/{edition}/{name}.md"
    text = path.read_text(encoding="utf-8")
    for old, new in FILLED[edition]:
        text = text.replace(old, new)
    path.write_text(re.sub(r"<!--.*?-->\n?", "", text, flags=re.S), encoding="utf-8")


def test_a_guide_wants_words_and_no_more(small) -> None:
    assert create("tables", root=small.root) == []
    assert kinds(small) == {f"docs/{e}/tables.md": {"unfilled", "paired"} for e in EDITIONS}
    told = " ".join(small.found("unfilled"))
    for words in ("description is still", "give the page a title", "a note of the template"):
        assert words in told
    for edition in EDITIONS:
        write(small, edition)
    pair("tables.md", Site(small.root))
    assert not small.problems()
    assert "tables/" in urls.listed(small.root)


def test_a_note_that_stays_is_found(small) -> None:
    create("tables", root=small.root)
    for edition in EDITIONS:
        write(small, edition)
    pair("tables.md", Site(small.root))
    small.plant("docs/en/tables.md", "# Page", "<!-- optional: pages worth reading. -->\n\n# Page")
    assert ["docs/en/tables.md:7:" in problem for problem in small.found("unfilled")] == [True]


@pytest.mark.parametrize("only", EDITIONS)
def test_whoever_writes_one_language_can_finish(small, only: str) -> None:
    create("tables", only=only, root=small.root)
    write(small, only)
    assert not small.problems()
    other = next(e for e in EDITIONS if e != only)
    assert "translation: pending since 20" in small.root.joinpath(
        f"docs/{other}/tables.md"
    ).read_text(encoding="utf-8")


def test_an_argument_comes_with_program_contract_and_sheets(small) -> None:
    for edition in EDITIONS:
        small.add(f"docs/facts/{edition}/badges/drop_last.md", "<p>as make facts writes it</p>\n")
    programs = create("arguments/drop_last", root=small.root)
    assert recorded(programs) == []
    assert kinds(small) == {
        **{f"docs/{e}/arguments/drop_last.md": {"unfilled", "paired"} for e in EDITIONS},
        "snippets/arguments/drop_last/smallest.py": {"unfilled"},
        "snippets/arguments/drop_last/contract.toml": {"unfilled"},
    }
    assert "drop_last" not in (small.root / "docs/missing_arguments.txt").read_text().split()
    out = small.root / "snippets/arguments/drop_last/smallest.out"
    assert out.read_text() == "[0, 1, 2, 3]\n[4, 5, 6, 7]\n"


def test_a_waiting_argument_is_no_problem_in_its_edition(small) -> None:
    """Its program stands on the page that is written; the other will show it too."""
    for edition in EDITIONS:
        small.add(f"docs/facts/{edition}/badges/drop_last.md", "<p>as make facts writes it</p>\n")
    create("arguments/drop_last", only="zh", root=small.root)
    assert "docs/en/arguments/drop_last.md" not in kinds(small)
    assert kinds(small)["snippets/arguments/drop_last/smallest.py"] == {"unfilled"}


def test_a_layer_comes_with_its_contract(small) -> None:
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        small.add(config, (small.root / config).read_text() + "  - batch-to-loss/softmax.md\n")
    small.root.joinpath("snippets/batch_to_loss").mkdir()
    create("batch-to-loss/log-sum", root=small.root)
    page = (small.root / "docs/en/batch-to-loss/log-sum.md").read_text(encoding="utf-8")
    assert '--8<-- "docs/facts/en/contract/log_sum.md"' in page
    assert '--8<-- "snippets/batch_to_loss/log_sum/smallest.out"' in page
    assert "{#log-sum}" in page
    sheet = (small.root / "docs/facts/en/contract/log_sum.md").read_text(encoding="utf-8")
    assert "contract-log_sum-a-batch" in sheet


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.en.yml"])
def test_only_one_line_of_a_configuration_changes(config: str) -> None:
    text = (ROOT / config).read_text(encoding="utf-8")
    for name, above in [
        ("memory/zz", "memory/often-said.md"),
        ("zz", "slow-or-stuck.md"),
        ("arguments/zz", "arguments/checker.md"),
        ("batch-to-loss/zz", "batch-to-loss/cross-entropy-loss.md"),
    ]:
        lines = listed(text, name).splitlines()
        place = next(n for n, line in enumerate(lines) if line.endswith(f"- {name}.md"))
        assert lines[place - 1].endswith(f"- {above}")
        assert [*lines[:place], *lines[place + 1 :]] == text.splitlines()


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.en.yml"])
@pytest.mark.parametrize("argument", ["dataset", "timeout", "in_order"])
def test_an_argument_stands_where_the_signature_has_it(config: str, argument: str) -> None:
    text = (ROOT / config).read_text(encoding="utf-8")
    without = text.replace(f"      - arguments/{argument}.md\n", "")
    assert without != text
    assert listed(without, f"arguments/{argument}") == text


@pytest.mark.parametrize(
    ("name", "kind", "only", "words"),
    [
        ("start", "", "", "docs/zh/start.md exists"),
        ("Tables", "", "", "small letters"),
        ("page_tables", "", "", "PAGE=page-tables"),
        ("../tables", "", "", "small letters"),
        ("/tables", "", "", "small letters"),
        ("", "", "", "small letters"),
        ("docs/zh/tables", "", "", "name it as in the address"),
        ("tables", "essay", "", "KIND='essay' has no template; there are argument, contribute"),
        ("tables", "reference", "", "has no template"),
        ("tables", "topic", "", "stands in batch-to-loss/"),
        ("tables", "index", "", "an index is called index"),
        ("kernel/tables", "", "", "no page of nav in mkdocs.yml stands in that folder"),
        ("arguments/tables", "", "", "DataLoader has no argument 'tables'"),
        ("arguments/num_workers", "", "", "docs/zh/arguments/num_workers.md exists"),
        ("tables", "", "fr", "IN='fr'"),
    ],
)
def test_a_refused_page_leaves_nothing_behind(small, name, kind, only, words) -> None:
    def files() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in small.root.rglob("*") if p.is_file()}

    before = files()
    with pytest.raises(Refused) as refused:
        create(name, kind, only, small.root)
    assert words in str(refused.value)
    assert files() == before


def test_an_argument_that_is_not_missing_is_refused(small) -> None:
    small.plant("docs/missing_arguments.txt", "\ndrop_last\n", "\n")
    with pytest.raises(Refused, match=r"drop_last is not in docs/missing_arguments\.txt"):
        create("arguments/drop_last", root=small.root)
