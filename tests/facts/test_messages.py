"""The index of messages: what it gathers, and that a dead entry is a fault."""

import pytest

from tools.facts import messages
from tools.facts.messages import Answer
from tools.pages import Site

RECORDED = """\
torch/utils/data/dataloader.py:N: UserWarning: Got pickle error.
  return _MultiProcessingDataLoaderIter(self)
ERROR: Unexpected bus error encountered in worker.
Traceback (most recent call last):
  ...
RuntimeError: Caught KeyError in DataLoader worker process 0.
Original Traceback (most recent call last):
  ...
RuntimeError:
        An attempt has been made
        to start a new process.

        Not this paragraph.
_pickle.PicklingError: Can't pickle it
"""


def test_messages_of_a_recorded_error():
    assert list(messages.messages_in(RECORDED)) == [
        ("UserWarning", "Got pickle error."),
        ("", "ERROR: Unexpected bus error encountered in worker."),
        ("RuntimeError", "An attempt has been made to start a new process."),
        ("_pickle.PicklingError", "Can't pickle it"),
    ]


def test_texts_that_differ_in_a_last_value_stand_once():
    answers = [
        Answer("got batch_size=0", "ValueError", "zero", "#zero", 2),
        Answer("got batch_size=-1", "ValueError", "negative", "#negative", 1),
        Answer("got shuffle=True", "ValueError", "shuffled", "#shuffled", 1),
    ]
    found = {group[0].text: [a.label for a in group] for group in messages._merged(answers)}
    assert found == {
        "got batch_size=…": ["negative", "zero"],
        "got shuffle=True": ["shuffled"],
    }


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("got [3] at entry 0 and [2] at entry 1", "got […] at entry … and […] at entry …"),
        ("input[8, 32, 32, 3] to have 3 channels", "input[…] to have … channels"),
        ("Kernel size: (41 x 41). Kernel", "Kernel size: (…). Kernel"),
        ("cannot be multiplied (4x12 and 6x2)", "cannot be multiplied (…)"),
        ("Expected 3D (unbatched) or 4D (batched)", "Expected 3D (unbatched) or 4D (batched)"),
    ],
)
def test_sizes_of_the_reader_are_not_listed(printed, listed):
    assert messages._general(printed) == listed


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_each_text_stands_once_and_in_order(edition):
    sheet = messages.render(Site(), edition)
    texts = [line for line in sheet.splitlines() if line.startswith("`")]
    assert len(texts) == len(set(texts)) > 20
    letters = [line for line in sheet.splitlines() if line.startswith("## ")]
    assert letters[1:] == sorted(letters[1:])


def test_a_listed_message_that_leads_nowhere_is_a_fault(tmp_path):
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/page.md").write_text("# Page {#page}\n", encoding="utf-8")
    entry = '- {text: "a text", at: "page.md#gone"}\n'
    (tmp_path / messages.LISTED).write_text(entry, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"page\.md#gone"):
        messages.render(Site(tmp_path), "en")
