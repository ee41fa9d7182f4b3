"""The budget of pinned memory: the module on the page counts as torch's allocator does."""

from __future__ import annotations

import random
import re
import runpy
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.browser.conftest import Visit
from tools.paths import ROOT

MODULE = "assets/js/pinned-budget.js"
SETTINGS = 6_000
LARGEST = 2**63 - 1  # bytes of a tensor: torch counts them in a signed 64-bit number
EVALUATE = """async ([url, settings]) => {
  const { ITEM_SIZES, pinnedBudget } = await import(url);
  const read = (setting) => ({ ...setting, tensors: setting.tensors.map(({ shape, dtype }) =>
    ({ dtype, shape: shape.map(BigInt) })) });
  const asText = (value) =>
    typeof value === "bigint" ? `${value}`
      : Array.isArray(value) ? value.map(asText)
        : typeof value === "object"
          ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]))
          : value;
  return [ITEM_SIZES, settings.map((setting) => asText(pinnedBudget(read(setting))))];
}"""
READ = """async ([url, lines]) => {
  const { readTensor } = await import(url);
  return lines.map(readTensor).map(({ shape, dtype, wrong, unknown }) =>
    wrong ? unknown ?? "wrong" : [dtype, ...shape.map(Number)]);
}"""


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    """The program that the page shows: ``power_of_two_ceil()``, ``batches()``, ``bill()``."""
    return runpy.run_path(str(ROOT / "snippets/memory/budget/bill.py"))


def dtypes() -> dict[str, torch.dtype]:
    """Every name of a type that a loader's tensor may have, quantised and packed ones left out."""
    packed = re.compile(r"^(q|bit|u?int[1-7]$|float4)")
    return {
        name: value
        for name, value in vars(torch).items()
        if isinstance(value, torch.dtype) and not packed.match(name)
    }


def settings(count: int, seed: int = 0) -> list[dict[str, Any]]:
    """Settings as the module takes them; sizes often stand next to a power of two."""
    draw = random.Random(seed)
    return [
        {
            "workers": draw.choice([0, draw.randint(0, 64)]),
            "prefetch": draw.randint(1, 16),
            "held": draw.randint(0, 5),
            "flying": draw.randint(0, 5),
            "loaders": draw.randint(1, 4),
            "ranks": draw.randint(1, 16),
            "tensors": [a_tensor(draw) for _ in range(draw.randint(1, 5))],
        }
        for _ in range(count)
    ]


def a_tensor(draw: random.Random) -> dict[str, Any]:
    """Shape and type of a tensor that torch can make, on the meta device at least."""
    dtype = draw.choice(sorted(dtypes()))
    edge = 2 ** draw.randint(0, 58) + draw.randint(-1, 1)
    odd = [draw.randint(0, 300) for _ in range(draw.randint(0, 5))]
    return {"shape": draw.choice([[edge], [1, edge], odd, []]), "dtype": dtype}


def right(setting: dict[str, Any], model: dict[str, Any]) -> dict[str, Any]:
    """What the Python model says to a setting, numbers as text."""
    tensors = [
        torch.empty(each["shape"], dtype=dtypes()[each["dtype"]], device="meta")
        for each in setting["tensors"]
    ]
    counts = [setting[name] for name in ("workers", "prefetch", "held", "flying")]
    alive = model["batches"](*counts)
    bills = [model["bill"](tensors, alive, *n) for n in loaders_and_ranks(setting)]
    asked, locked = bills[0]["asked"], bills[0]["locked"]
    ahead = setting["workers"] * setting["prefetch"] * setting["loaders"] * setting["ranks"]
    return {
        "tensors": [
            {"asked": str(one), "block": str(other)}
            for one, other in zip(asked, locked, strict=True)
        ],
        "asked": str(sum(asked)),
        "block": str(sum(locked)),
        "batches": str(alive),
        "loader": str(bills[0]["host"]),
        "rank": str(bills[1]["host"]),
        "host": str(bills[2]["host"]),
        "shared": str(sum(asked) * ahead),
    }


def as_text(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The settings with their shapes as text: numbers in JSON are exact up to 2**53 only."""
    return [
        setting
        | {
            "tensors": [
                each | {"shape": [str(n) for n in each["shape"]]} for each in setting["tensors"]
            ]
        }
        for setting in asked
    ]


def loaders_and_ranks(setting: dict[str, Any]) -> list[tuple[int, int]]:
    """One loader, the loaders of a rank, and those of a host."""
    return [(1, 1), (setting["loaders"], 1), (setting["loaders"], setting["ranks"])]


def test_it_counts_as_the_allocator_does(
    visit: Callable[..., Visit], model: dict[str, Any]
) -> None:
    asked = settings(SETTINGS)
    seen = visit()
    seen.open("en/")
    sizes, told = seen.tab.evaluate(EVALUATE, [f"{seen.base}en/{MODULE}", as_text(asked)])
    wanted = {name: dtype.itemsize for name, dtype in dtypes().items()}
    assert wanted.items() <= sizes.items(), wanted.items() - sizes.items()
    pairs = zip(asked, told, strict=True)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="ComplexHalf support")
        wrong = [(each, said) for each, said in pairs if said != right(each, model)]
    assert not wrong, f"{len(wrong)} of {len(asked)}: {wrong[:2]}"
    tensors = [each for said in told for each in said["tensors"]]
    assert sum(each["asked"] == each["block"] for each in tensors) > SETTINGS / 10
    assert sum(each["asked"] == "0" for each in tensors) > 20


def test_a_tensor_that_torch_cannot_make_is_refused(visit: Callable[..., Visit]) -> None:
    each = settings(1)[0]
    shapes = [[LARGEST], [LARGEST + 1], [2**40, 2**22], [2**40, 2**23]]
    asked = [each | {"tensors": [{"shape": s, "dtype": "uint8"}]} for s in shapes]
    seen = visit()
    seen.open("en/")
    _, told = seen.tab.evaluate(EVALUATE, [f"{seen.base}en/{MODULE}", as_text(asked)])
    assert ["tooLarge" in said for said in told] == [False, True, False, True]
    torch.empty(2**40, 2**22, dtype=torch.uint8, device="meta")
    with pytest.raises(RuntimeError, match="Storage size calculation overflowed"):
        torch.empty(2**40, 2**23, dtype=torch.uint8, device="meta")


def test_the_model_is_the_installed_header(model: dict[str, Any]) -> None:
    include = Path(torch.__file__).parent / "include"
    header = (include / "ATen/core/CachingHostAllocator.h").read_text(encoding="utf-8")
    assert "c10::llvm::PowerOf2Ceil(size)" in header
    assert re.search(r"if \(size == 0\) \{\s*return \{nullptr, nullptr\};", header)
    mathematics = (include / "c10/util/llvmMathExtras.h").read_text(encoding="utf-8")
    next_power = re.search(r"uint64_t NextPowerOf2\(uint64_t A\) \{(.*?)\n\}", mathematics, re.S)
    shifts = re.findall(r"A \|= \(A >> (\d+)\);", next_power[1])
    assert shifts == ["1", "2", "4", "8", "16", "32"]
    ceil = re.search(r"uint64_t PowerOf2Ceil\(uint64_t A\) \{(.*?)\n\}", mathematics, re.S)
    assert re.sub(r"\s+", " ", ceil[1]).strip() == "if (!A) return 0; return NextPowerOf2(A - 1);"
    draw = random.Random(1)
    for size in [1, 2, 3, 2**62, *(draw.randrange(1, 2**62) for _ in range(1000))]:
        assert model["power_of_two_ceil"](size) == 1 << (size - 1).bit_length()


LINES = {
    "float32 256, 3, 224, 224": ["float32", 256, 3, 224, 224],
    "torch.Size([256]) torch.int64": ["int64", 256],
    "（8，3） dtype=torch.uint8": ["uint8", 8, 3],
    "8x3×4": ["float32", 8, 3, 4],
    "bool: []": ["bool"],
    "float32": "wrong",
    "float32 -1, 3": "wrong",
    "float32 1.5": "wrong",
    "float32 1e9": "wrong",
    "float32 int64 3": "wrong",
    "flaot32 3": "flaot32",
    "constructor 3": "constructor",
}


def test_a_line_is_read_as_python_prints_it(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.open("en/")
    told = seen.tab.evaluate(READ, [f"{seen.base}en/{MODULE}", list(LINES)])
    assert dict(zip(LINES, told, strict=True)) == LINES
