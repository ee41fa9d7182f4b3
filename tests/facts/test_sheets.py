"""The committed sheets are what the generators write, and the signature is torch's own."""

from __future__ import annotations

import ast
import inspect
import re

import pytest
import torch
from torch.utils.data import DataLoader

from tools.facts import history
from tools.facts.__main__ import all_sheets, differences
from tools.facts.contract_child import names
from tools.facts.defaults import IN_EFFECT, wrong_proofs
from tools.facts.signature import differs_from_history, parameters
from tools.paths import EDITIONS, FACTS, ROOT, pinned_torch

INSTALLED = torch.__version__.split("+")[0]
ARGUMENTS = [parameter.name for parameter in parameters()]
pinned_only = pytest.mark.skipif(
    pinned_torch() != INSTALLED, reason=f"the sheets show torch {pinned_torch()}, here {INSTALLED}"
)


@pinned_only
def test_sheets_are_current():
    wrong = differences(all_sheets(), FACTS)
    assert not wrong, f"run make facts: {wrong}"


@pinned_only
def test_sheets_exist_in_both_editions():
    folders = [FACTS / lang for lang in EDITIONS]
    zh, en = ({p.relative_to(f) for p in f.rglob("*") if p.is_file()} for f in folders)
    assert zh == en


@pinned_only
@pytest.mark.parametrize("lang", EDITIONS)
def test_the_shown_signature_is_the_installed_one(lang):
    sheet = (FACTS / lang / "signature_call.md").read_text(encoding="utf-8")
    code = re.fullmatch(r"```text\n(.+)\n```\n", sheet, re.S)[1]
    space: dict = {}
    exec(compile(ast.parse(code), "signature_call.md", "exec"), space)
    shown = inspect.signature(space["DataLoader"])
    assert [(p.name, p.default, p.kind) for p in shown.parameters.values()] == [
        (p.name, p.default, p.kind) for p in inspect.signature(DataLoader).parameters.values()
    ]


def test_every_release_since_the_pin_has_the_installed_signature():
    wheels = list(history.signatures())
    same = wheels[wheels.index(pinned_torch()) :]
    assert {wheel: differs_from_history(wheel) for wheel in same} == {wheel: [] for wheel in same}


def test_the_pin_is_one_exact_version():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("torch")] == [f"torch=={pinned_torch()}"]


def test_every_argument_says_what_is_in_effect():
    assert list(IN_EFFECT) == ARGUMENTS


@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")  # Python 3.12, 3.13
@pytest.mark.parametrize("argument", ARGUMENTS)
def test_effective_default(argument):
    assert wrong_proofs(argument, names("")) == []
