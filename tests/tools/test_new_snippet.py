"""`make new-snippet` writes programs that run, and refuses names that cannot be used."""

from __future__ import annotations

import pytest

from tools import new_snippet
from tools.new_snippet import Refused, create, recorded
from tools.paths import EDITIONS

NAME = "arguments/num_workers/order_kept"
PROGRAM = f"snippets/{NAME}.py"


def test_a_new_program_runs_and_wants_a_sentence_and_a_place(small) -> None:
    programs = create(NAME, small.root)
    assert [program.name for program in programs] == [PROGRAM]
    assert recorded(programs) == []
    assert small.root.joinpath(PROGRAM).with_suffix(".out").read_text() == (
        "[0, 1, 2, 3]\n[4, 5, 6, 7]\n"
    )
    assert {(p.path, p.check) for p in small.problems()} == {
        (PROGRAM, "unfilled"),
        (PROGRAM, "includes"),
    }


def test_what_it_prints_is_what_a_page_takes(small) -> None:
    """The sentence written, and the lines pasted into both editions: nothing is wrong."""
    program = create(NAME, small.root)[0]
    small.plant(PROGRAM, "One sentence: what this program shows.", "Batches keep their order.")
    assert recorded([program]) == []
    for edition in EDITIONS:
        small.plant(
            f"docs/{edition}/arguments/num_workers.md",
            "{#contract}\n",
            f"{{#contract}}\n\n{new_snippet.shown(program, edition)}\n",
        )
    assert {problem.check for problem in small.problems()} == {"paired"}


def test_an_error_is_a_pair(small) -> None:
    small.root.joinpath("snippets/errors").mkdir()
    programs = create("errors/empty_batch", small.root)
    assert recorded(programs) == []
    pair = small.root / "snippets/errors/empty_batch"
    assert sorted(p.name for p in pair.iterdir()) == [
        "breaks.err",
        "breaks.py",
        "fixed.out",
        "fixed.py",
    ]
    assert "ValueError: batch_size should be a positive" in (pair / "breaks.err").read_text()
    assert 'title="报错"' in new_snippet.shown(programs[0], "zh")


def test_a_program_for_a_gpu_waits(small) -> None:
    program = create(NAME, small.root, "cuda")[0]
    assert program.header.gpus == 1
    assert recorded([program]) == []
    for edition in EDITIONS:
        sheet = f"docs/facts/{edition}/gpu/{NAME}.md"
        assert "make gpu" in small.root.joinpath(sheet).read_text(encoding="utf-8")
        assert f'--8<-- "{sheet}"' in new_snippet.shown(program, edition)


@pytest.mark.parametrize(
    ("name", "needs", "words"),
    [
        ("arguments/num_workers/smallest", "", "exists: choose another name"),
        ("arguments/num_workers/OrderKept", "", "small letters"),
        ("arguments/num_workers/order-kept", "", "small letters"),
        ("arguments/num_workers/../../../etc", "", "small letters"),
        ("/tmp/x", "", "small letters"),
        ("", "", "small letters"),
        ("arguments", "", "name the program as well"),
        ("arguments/order_kept", "", "each page has a folder"),
        ("arguments/seed/order_kept", "", "there is no docs/zh/arguments/seed.md"),
        ("examples/order_kept", "", "there is no snippets/examples; there are arguments"),
        ("errors/a/b", "", "errors holds pairs"),
        ("measurements/speed", "", "copy the folder of a question like it"),
        (NAME, "CUDA!", "NEEDS='CUDA!'"),
    ],
)
def test_a_refused_name_leaves_nothing_behind(small, name, needs, words) -> None:
    for room in ("errors", "measurements"):
        small.root.joinpath("snippets", room).mkdir()
    before = sorted(small.root.rglob("*"))
    with pytest.raises(Refused) as refused:
        create(name, small.root, needs)
    assert words in str(refused.value)
    assert sorted(small.root.rglob("*")) == before
