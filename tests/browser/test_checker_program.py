"""The program that the argument checker gives to copy does what the page foretold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.browser.checker_page import opened
from tests.browser.checker_torch import tidy
from tests.browser.conftest import Visit
from tools.paths import EDITIONS

CPUS = len(os.sched_getaffinity(0))
PATIENCE = 120  # seconds for one program
# Setting and what the page is to say of it, so that each kind of answer is among them.
SETTINGS = [
    ({"batch_size": "3"}, "fine"),
    ({"dataset": ""}, "raised construct"),
    ({"batch_size": "np.int64(4)"}, "raised construct"),
    ({"dataset": "SizedIt()", "sampler": "RandomSampler(D)"}, "raised construct"),
    ({"dataset": "TensorDataset(torch.zeros(0))", "drop_last": "True"}, "fine"),
    ({"dataset": "NoLen()", "batch_size": "None"}, "raised iterate"),
    ({"generator": "42", "pin_memory": "True"}, "raised iterate"),
    ({"dataset": "{'a': 1}"}, "raised first"),
    ({"dataset": "[0, None, 2]", "batch_size": "2", "drop_last": "False"}, "raised first"),
    ({"num_workers": str(CPUS + 1), "batch_size": "4"}, "fine"),
    ({"dataset": "{'a': 1}", "num_workers": "1"}, "raised first"),
    ({"num_workers": "1", "collate_fn": "lambda b: b", "start": "spawn"}, "raised iterate"),
    (
        {"num_workers": "1", "collate_fn": "lambda b: (x for x in b)", "timeout": "2"},
        "raised first",
    ),
    ({"dataset": "[(1, 'a'), (2, 'b')]", "start": "forkserver", "num_workers": "1"}, "fine"),
]


def copied(seen: Visit) -> str:
    """What the first button of the answer puts on the clipboard."""
    seen.tab.evaluate("navigator.clipboard.writeText('nothing was copied')")
    before = seen.tab.locator(".hb-status").inner_text()
    seen.tab.locator(".hb-buttons button").first.click()
    seen.until(f"document.querySelector('.hb-status').textContent !== {before!r}")
    return seen.tab.evaluate("navigator.clipboard.readText()")


def messages(seen: Visit) -> list[str]:
    """What the page shows as printed: warnings, the exception, its cause or the batch."""
    return seen.tab.locator(".hb-phases .hb-message").all_inner_texts()


@pytest.mark.parametrize(("setting", "kind"), SETTINGS)
def test_the_program_does_what_the_page_says(
    visit: Callable[..., Visit], tmp_path: Path, setting: dict[str, str], kind: str
) -> None:
    seen = visit(permissions=["clipboard-read", "clipboard-write"])
    opened(seen, EDITIONS[len(str(setting)) % 2], "?" + urlencode(setting | {"cpus": CPUS}))
    told = messages(seen)
    found = seen.tab.locator(".hb-phases .hb-raised").count()
    assert found == (kind != "fine"), seen.tab.locator(".hb-answer").inner_text()
    program = tmp_path / "copied.py"
    program.write_text(copied(seen), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    err = tidy(done.stderr)
    for warning in [text for text in told if text.startswith("UserWarning: ")]:
        assert warning in err
        told.remove(warning)
    assert err.count("UserWarning: ") == len(messages(seen)) - len(told)
    assert (done.returncode == 0) == (kind == "fine"), err
    if kind == "fine":
        assert done.stdout.strip() == (told[0] if told else "no batch")
        return
    at = {"construct": "loader = ", "iterate": "iter(loader)", "first": "next(batches"}
    line = re.findall(r'copied\.py", line \d+, in <module>\n    (.*)', err)[-1]
    phase = seen.tab.locator(".hb-raised code").first.inner_text()
    words = {"DataLoader(…)": "construct", "iter(loader)": "iterate", "next(batches)": "first"}
    assert at[words[phase]] in line
    assert kind.split()[1] == words[phase]
    for text in told:  # the exception, and what it was in the worker
        assert f"\n{text}\n" in err or f"\n{text}" in err.rstrip()


def test_programs_are_well_formed(visit: Callable[..., Visit]) -> None:
    seen = opened(visit(permissions=["clipboard-read", "clipboard-write"]), "en")
    seen.tab.locator("select[name=sampler]").select_option("RandomSampler(D)")
    seen.tab.locator("select[name=start]").select_option("spawn")
    assert copied(seen) == (
        '"""What torch says to this call of DataLoader."""\n\n'
        "from torch.utils.data import DataLoader, RandomSampler\n\n\n"
        "D = list(range(8))\n\n\n"
        'if __name__ == "__main__":\n'
        "    loader = DataLoader(list(range(8)), sampler=RandomSampler(D))\n"
        "    batches = iter(loader)\n"
        '    print(next(batches, "no batch"))\n'
    )
    assert not seen.faults
