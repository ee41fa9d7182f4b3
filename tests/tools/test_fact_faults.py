"""The checks of the facts can fail: each planted fault is named, with the row or the sheet."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tools.facts import __main__ as facts
from tools.facts import defaults, history
from tools.facts.contract_child import names
from tools.facts.contract_file import Contract, ContractError, Row, contract_files, load
from tools.facts.contract_run import Answer, execute, not_judged, problems
from tools.facts.contracts import render
from tools.facts.defaults import wrong_proofs
from tools.facts.markdown import block, code
from tools.facts.signature import differs_from_history

NEGATIVE = "DataLoader(D, num_workers=-1)"
MESSAGE = "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing."
TOO_MANY = "DataLoader(D, num_workers=CPUS + 1)"
NOISY = "__import__('os').write(2, b'oh'); DataLoader(D)"
HERE = {"cpus": 2, "torch": "2.13.0", "python": "3.11.7", "no accelerator": True}


def a_row(name: str, call: str, outcome: str, **more) -> Row:
    return Row(id=name, call=call, outcome=outcome, zh="一句。", en="A sentence.", **more)


def raises(name: str, **more) -> Row:
    right = {"when": ("construct",), "type": "ValueError", "text": MESSAGE}
    return a_row(name, NEGATIVE, "raises", **(right | more))


def a_call(name: str, call: str, outcome: str, **more) -> Row:
    return a_row(name, call, outcome, when=("call",), **more)


LINEAR = "nn.Linear(2, 2)(torch.ones(2))"
# The second word of a pair is in the complaint; rows without one are right.
FAULTS = [
    (raises("right"), ""),
    (raises("wrong-message", text="num_workers option should be positive."), "message:"),
    (raises("wrong-type", type="TypeError"), "raises ValueError, the row says TypeError"),
    (raises("wrong-moment", when=("iterate",)), "raises at 'construct'"),
    (a_row("no-error", "DataLoader(D)", "raises", type="ValueError", text="x"), "does not raise"),
    (a_row("an-error", NEGATIVE, "value", value="[]"), "raises ['construct', 'ValueError'"),
    (a_row("wrong-value", "DataLoader(D, batch_size=8)", "value", value="[]"), "value: [[0, 1,"),
    (a_row("undeclared-warning", TOO_MANY, "value", show="1", value="1"), "undeclared warning"),
    (
        a_row("no-warning", "DataLoader(D)", "warns", type="UserWarning", text="x"),
        "no such warning at iterate",
    ),
    (
        a_row("not-ignored", "DataLoader(D, batch_size=2)", "ignored", like="DataLoader(D)"),
        "not like DataLoader(D)",
    ),
    (a_row("noise", NOISY, "value", show="1", value="1"), "stderr: 'oh'"),
    (a_row("no-hang", "DataLoader(D)", "hangs", when=("next",)), "does not hang at next"),
    (a_call("a-call", "x = 1; nn.Identity()(x)", "value", show="out + 1", value="2"), ""),
    (a_call("wrong-answer", "F.relu(torch.ones(2)).shape", "value", value="2"), "torch.Size([2])"),
    (a_call("answers-late", "nn.Linear(2, 2)", "raises", type="E", text="x"), "does not raise"),
    (a_call("like", "nn.Linear(2, 2)(torch.ones(2))", "ignored", like=LINEAR), ""),
    (a_call("unlike", "nn.Linear(2, 2)(torch.zeros(2))", "ignored", like=LINEAR), "not like nn."),
    (
        a_row("killed", "__import__('os')._exit(3)", "value", value="1", alone=True),
        "the child ended with 3",
    ),
]


@pytest.fixture(scope="module")
def answered() -> dict[str, Answer]:
    """All faulty rows, run in one go."""
    return execute(Contract("num_workers", Path("contract.toml"), "", tuple(r for r, _ in FAULTS)))


@pytest.mark.parametrize(("row", "complaint"), FAULTS, ids=[row.id for row, _ in FAULTS])
def test_a_wrong_row(row, complaint, answered):
    found = "\n".join(problems(row, answered[row.id]))
    assert bool(found) == bool(complaint)
    assert complaint in found


def test_a_hang_that_is_not_declared_stops_the_file():
    trouble = "the child was stopped at its time limit"
    stuck = Answer(None, moment="next", here=HERE, trouble=trouble)
    found = problems(a_row("stuck", "DataLoader(D)", "value", value="[]"), stuck)
    assert found == ["no answer, last moment next: the child was stopped at its time limit"]


def test_a_row_of_a_later_release_or_another_machine_is_not_judged():
    row = raises("later", since="torch 2.14", before_zh="没有。", before_en="None.")
    assert not_judged(row, HERE) == "holds since torch 2.14, this is 2.13.0"
    row = raises("elsewhere", on="no accelerator")
    assert not_judged(row, HERE | {"no accelerator": False})
    assert not not_judged(row, HERE)


@pytest.mark.parametrize(
    ("key", "version"), [("text_since", "torch 2.14"), ("text_python", "3.12")]
)
def test_another_wording_of_an_older_release_is_no_fault(key, version, answered):
    row = raises("wrong-message", text="another wording", **{key: version})
    assert problems(row, answered["wrong-message"]) == []


GOOD = """
[[row]]
id = "negative"
call = "DataLoader(D, num_workers=-1)"
when = "construct"
outcome = "raises"
type = "ValueError"
text = "no"
zh = "用 `0`。"
en = "Use `0`."
"""


def load_text(folder: Path, text: str) -> Contract:
    path = folder / "snippets" / "arguments" / "num_workers" / "contract.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_good_contract_loads(tmp_path):
    assert [row.id for row in load_text(tmp_path, GOOD).rows] == ["negative"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("when =", "wen =", "unknown key 'wen'; did you mean when?"),
        ("type =", "colour =", "unknown key 'colour'; known:"),
        ("[[row]]", "[[rows]]", "unknown key 'rows'; did you mean row?"),
        ('zh = "用 `0`。"\n', "", "zh is missing"),
        ('en = "Use `0`."\n', "", "en is missing"),
        ('id = "negative"\n', "", "(no id)': id is missing"),
        ('"negative"', '"Negative One"', "an id is kebab-case"),
        ('"raises"', '"fails"', "outcome is 'fails'; it is one of value, ignored"),
        ('"construct"', '"later"', "when is 'later'; it is one of construct"),
        ('type = "ValueError"\n', "", "outcome 'raises' needs type"),
        ('text = "no"\n', "", "exactly one of text and text_start"),
        ('text = "no"', 'text = "no"\nlike = "D"', "outcome 'raises' has no use for like"),
        ('text = "no"', 'text = "no"\nsince = "2.7"', "since reads like 'torch 2.7'"),
        ('text = "no"', 'text = "no"\nsince = "torch 2.7"', "before_zh and before_en come"),
        ('text = "no"', 'text = "no"\non = "a phone"', "on is 'a phone'; it is one of"),
        ('text = "no"', 'text = "no"\nalone = "yes"', "alone has the wrong type: 'yes'"),
        ("Use `0`.", "Use `1`.", "zh and en differ in code: ['0'] and ['1']"),
        ("Use `0`.", "Use `0`", "zh ends with 。 and en with a full stop"),
        ("DataLoader(D, num", "DataLoader(D num", "call: not valid Python"),
        ('"construct"', '["call", "next"]', "several moments only for outcome 'warns' of a loader"),
        (
            'DataLoader(D, num_workers=-1)"\nwhen = "construct"',
            'x = 1"\nwhen = "call"',
            "the call ends with an expression",
        ),
        ("[[row]]", "[[row]", "not valid TOML"),
        (GOOD, GOOD + GOOD, "row 'negative': the id stands 2 times"),
        (GOOD, "", "no [[row]]"),
    ],
)
def test_a_faulty_contract_names_file_and_row(tmp_path, old, new, complaint):
    assert old in GOOD
    with pytest.raises(ContractError) as error:
        load_text(tmp_path, GOOD.replace(old, new, 1))
    assert "num_workers/contract.toml: " in str(error.value)
    assert complaint in str(error.value)


def test_two_contracts_of_one_name(tmp_path):
    for room in ("arguments", "batch_to_loss"):
        path = tmp_path / room / "linear" / "contract.toml"
        path.parent.mkdir(parents=True)
        path.touch()
    with pytest.raises(ContractError, match="2 folders with a contract are called 'linear'"):
        contract_files(tmp_path)


def test_a_faulty_contract_is_one_line_for_make_facts(tmp_path, monkeypatch, capsys):
    def fails() -> dict[str, str]:
        raise ContractError("snippets/arguments/x/contract.toml: row 'a': zh is missing")

    monkeypatch.setattr(facts, "all_sheets", fails)
    assert facts.main(["--check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "facts: snippets/arguments/x/contract.toml: row 'a': zh is missing"
    ]


@pytest.fixture
def sheets(tmp_path, monkeypatch) -> Path:
    """A folder of current sheets that a test may spoil."""
    texts = {"zh/signature.md": "默认 `0`\n", "en/signature.md": "default `0`\n"}
    monkeypatch.setattr(facts, "all_sheets", lambda: texts)
    assert facts.main([], tmp_path) == 0
    assert facts.main(["--check"], tmp_path) == 0
    return tmp_path


def test_a_wrong_default_on_a_sheet(sheets, capsys):
    capsys.readouterr()
    (sheets / "zh/signature.md").write_text("默认 `1`\n", encoding="utf-8")
    assert facts.main(["--check"], sheets) == 1
    told = capsys.readouterr().out
    assert told == "facts: docs/facts/zh/signature.md: stale; run make facts\n"
    assert facts.main([], sheets) == 0
    assert (sheets / "zh/signature.md").read_text(encoding="utf-8") == "默认 `0`\n"


def test_a_missing_and_a_stray_sheet(sheets, capsys):
    capsys.readouterr()
    (sheets / "en/signature.md").unlink()
    (sheets / "en/old.md").write_text("old\n", encoding="utf-8")
    assert facts.main(["--check"], sheets) == 1
    assert capsys.readouterr().out.splitlines() == [
        "facts: docs/facts/en/old.md: stray; run make facts",
        "facts: docs/facts/en/signature.md: missing; run make facts",
    ]
    assert facts.main([], sheets) == 0
    assert not (sheets / "en/old.md").exists()


def test_two_generators_of_one_sheet(monkeypatch):
    monkeypatch.setattr(facts, "GENERATORS", ["signature", "signature"])
    with pytest.raises(SystemExit, match=r"tools/facts/signature.py writes a sheet of another"):
        facts.all_sheets()


def test_a_wrong_effective_default(monkeypatch):
    proof = ("DataLoader(D, num_workers=1).prefetch_factor", "4")
    wrong = defaults.InEffect("`4`", "`4`", (proof,))
    monkeypatch.setitem(defaults.IN_EFFECT, "prefetch_factor", wrong)
    assert wrong_proofs("prefetch_factor", names("")) == [
        "prefetch_factor: DataLoader(D, num_workers=1).prefetch_factor is 2, not 4"
    ]


def test_a_wrong_default_in_the_history(monkeypatch):
    recorded = dict(history.signatures())
    first, *rest = recorded["2.13.0"]
    spoilt = [
        dataclasses.replace(each, default="4") if each.name == "num_workers" else each
        for each in rest
    ]
    recorded["2.13.0"] = (first, *spoilt)
    monkeypatch.setattr(history, "signatures", lambda: recorded)
    assert differs_from_history("2.13.0") == [
        "('num_workers', '0', False), the history has ('num_workers', '4', False)"
    ]


def test_backticks_pipes_and_lines_survive_rendering():
    row = a_row(
        "odd", "DataLoader(D)", "raises", type="ValueError", text="use `a | b`", when=("next",)
    )
    lines = a_row("lines", "DataLoader(D)", "raises", type="E", text="one\n```\ntwo")
    text = render(Contract("x", Path("contract.toml"), "", (row, lines)), "en")
    assert "`` ValueError: use `a | b` ``" in text
    assert "    ````text\n    E: one\n    ```\n    two\n    ````" in text


def test_code_spans():
    assert code("a") == "`a`"
    assert code("a `b` c") == "``a `b` c``"
    assert code("`b`") == "`` `b` ``"
    assert block("x") == "```text\nx\n```"
