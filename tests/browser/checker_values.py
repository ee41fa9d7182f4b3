"""Values for the arguments of DataLoader, and calls made of them.

The rules of the argument checker were written with these values at hand. Those of
``checker_held_out.py`` came later.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

ARGUMENTS = (
    *("dataset", "batch_size", "shuffle", "sampler", "batch_sampler", "num_workers"),
    *("collate_fn", "pin_memory", "drop_last", "timeout", "worker_init_fn"),
    *("multiprocessing_context", "generator", "prefetch_factor", "persistent_workers"),
    *("pin_memory_device", "in_order"),
)


@dataclass(frozen=True)
class Values:
    """Texts of Python expressions.

    Attributes:
        any: What any argument may be given, sensible or not.
        fit: Argument to texts that fit it, or nearly do.
        free: Whether a call may hold values of other lists too.
    """

    any: tuple[str, ...]
    fit: dict[str, tuple[str, ...]] = field(default_factory=dict)


FLAGS = ("True", "False", "None", "0", "1", '"False"', "[]")
FUNCTIONS = ("lambda x: x", "lambda: 0", "print", "len", "default_collate", "5")
KNOWN = Values(
    any=(
        *("None", "True", "False", "0", "1", "2", "-1", "2.0", "0.5", "-0.5", "0.0", "2**63"),
        *('"a"', '""', '"4"', "[]", "[1]", "()", "(1,)", "{}", "{1: 2}", "{1}", "...", "1j"),
        *('b"a"', "range(3)", "object()", "print", "list", "lambda x: x", "iter([1])"),
        *("np.int64(4)", "np.float32(2.5)", "np.bool_(True)", "np.array([1, 2])", "np.array(3)"),
        *("torch.tensor(4)", "torch.tensor([1, 2])", "torch.tensor(2.5)", "torch.tensor([])"),
        *("torch.Generator()", "float('nan')", "float('inf')", "multiprocessing", "torch.float32"),
        *("It()", "It", "RandomSampler(D)", "D", "Decimal('2')", "Fraction(1, 2)"),
        *("(x for x in D)", "np.str_('a')", "torch.tensor(True)", "-2**70", "[None]", "-0.0"),
        # These and others that are marked were held out until they showed a fault.
        *("torch.Generator", "torch.ones(1, dtype=torch.bool)", "Subset(D, [2])"),
    ),
    fit={
        "dataset": (
            *("list(range(8))", "[]", "None", "It()", "SizedIt()", "NoLen()", "Numbers()"),
            *("{'a': 1}", "torch.arange(8)", "'abc'", "(x for x in D)", "5", "Dataset()"),
            *("TensorDataset(torch.zeros(4, 2))", "Subset(D, [1, 3])", "It", "[None, 1]"),
            *("[(1, 'a'), (2, 'b')]", "[torch.zeros(1), torch.zeros(2)]", "np.array([1, 2, 3])"),
            *("[{'x': 1}, {'x': 2}]", "[[1], [2, 3]]", "{0: 'a', 1: 'b'}", "range(5)"),
            "Subset(range(9), [8])",  # was held out
        ),
        "batch_size": ("1", "2", "3", "8", "100", "None", "0", "-1", "4.0", "True", '"4"'),
        "shuffle": FLAGS,
        "sampler": (
            *("[0, 1, 2]", "[3]", "[]", "None", "RandomSampler(D)", "SequentialSampler(D)"),
            *("SubsetRandomSampler([1, 2])", "WeightedRandomSampler([1, 2], 2)", "5", "range(3)"),
            *("[[0, 1], [2]]", "BatchSampler([0, 1, 2], 2, False)", "iter([0, 1])", "['a']"),
            *("DistributedSampler(D, 2, 0)", "[9]", "RandomSampler", "'ab'"),
            *("[[3]]", "[None]", "[True]"),  # were held out
        ),
        "batch_sampler": (
            *("[[0, 1], [2]]", "None", "[]", "[[]]", "[0, 1]", "BatchSampler(range(4), 2, True)"),
            *("[['a']]", "5", "[(0, 1)]", "BatchSampler(RandomSampler(D), 3, False)", "[[0, 9]]"),
        ),
        "num_workers": ("0", "1", "2", "4", "8", "-1", "2.0", "True", '"2"', "None"),
        "collate_fn": (
            *("None", "lambda batch: batch", "default_collate", "default_convert", "list", "len"),
            *("torch.stack", "torch.tensor", "tuple", "lambda: 0", "lambda a, b: a", "5"),
            *("lambda batch: 1 / 0", "lambda batch: batch[0]", '"stack"'),
        ),
        "pin_memory": (*FLAGS, '"cuda"'),
        "drop_last": FLAGS,
        "timeout": ("0", "5", "0.5", "-1", "None", "True", '"5"', "float('inf')"),
        "worker_init_fn": FUNCTIONS,
        "multiprocessing_context": (
            *("None", '"fork"', '"spawn"', '"forkserver"', '"thread"', "multiprocessing"),
            *('multiprocessing.get_context("spawn")', "multiprocessing.get_context()", '""'),
        ),
        "generator": ("None", "torch.Generator()", "torch.Generator().manual_seed(0)", "42"),
        "prefetch_factor": ("None", "1", "2", "4", "0", "-1", "2.0", '"2"'),
        "persistent_workers": FLAGS,
        "pin_memory_device": ('""', '"cuda"', '"cuda:1"', "None", '"nonsense"'),
        "in_order": FLAGS,
    },
)


def calls(values: Values, count: int, seed: int, given: float = 0.35) -> Iterator[dict[str, str]]:
    """Different calls: argument to text, those left out are missing.

    Args:
        values: What is drawn from: half of the time a value that fits, else any.
        count: How many calls.
        seed: The same seed gives the same calls.
        given: The share of arguments that are not left out; the dataset always stands there.
    """
    draw = random.Random(seed)
    seen: set[tuple[tuple[str, str], ...]] = set()
    while len(seen) < count:
        share = draw.choice((given / 3, given, given * 2))
        call = {
            name: draw.choice(values.fit[name] if draw.random() < 0.6 else values.any)
            for name in ARGUMENTS
            if name == "dataset" or draw.random() < share
        }
        key = tuple(call.items())
        if key not in seen:
            seen.add(key)
            yield call
