"""Values that were kept out of the writing of the argument checker's rules.

They were written down when the rules were done, and none was changed or taken away to fit them.
A value that shows a fault of the rules goes to ``checker_values.py``, since the mended rules know
it then, and another one takes its place here. Seven went that way when these values were first
tried: two of 100,000 constructed loaders' values, five when 100,000 loaders were iterated.
"""

from __future__ import annotations

import random

from tests.browser.checker_values import Values

_DRAW = random.Random(20260613)
NUMBERS = (
    *(str(_DRAW.randint(-60, 600)) for _ in range(40)),
    *(repr(round(_DRAW.uniform(-9, 90), _DRAW.randint(0, 12))) for _ in range(40)),
    *(repr(_DRAW.uniform(-1, 1) * 10.0 ** _DRAW.randint(-30, 30)) for _ in range(30)),
    *(hex(_DRAW.getrandbits(_DRAW.choice((8, 40, 90)))) for _ in range(10)),
)
TEXTS = tuple(
    repr("".join(_DRAW.choice("abz019 _-.,'\"\\\n\t\xa0é中🙂%{}<>&") for _ in range(length)))
    for length in (1, 2, 3, 5, 8, 13, 21, 34) * 3
)
NUMPY = (
    *("np.uint8(7)", "np.int16(-3)", "np.int8(0)", "np.uint64(2)", "np.int32(11)", "np.float64(6)"),
    *("np.float64(-1.25)", "np.float64(0.0)", "np.float32(1e-3)", "np.float32(33.3)"),
    *("np.bool_(False)", "np.bool_(0)", "np.float64(np.nan)", "np.float32(np.inf)"),
    *("np.array([5])", "np.array([0])", "np.array([])", "np.array([True, False, True])"),
    *("np.array([0.5, 12.25])", "np.array(9.5)", "np.array(True)", "np.array([-7, 8, 900])"),
    *("np.zeros(3)", "np.arange(4)", "np.array([False])", "np.array(0)", "np.array([2.0])"),
    *("np.str_('fork')", "np.str_('')", "np.int64", "np.nan", "np.inf", "np.random.default_rng(3)"),
)
TENSORS = (
    *("torch.tensor(False)", "torch.tensor([True, False])", "torch.tensor([0])", "torch.zeros(1)"),
    *("torch.tensor(-6)", "torch.tensor([[3]])", "torch.ones(2, 2)", "torch.tensor(0.1)"),
    *("torch.tensor(7, dtype=torch.uint8)", "torch.tensor(1.5, dtype=torch.float64)"),
    *("torch.tensor([1.5, -20.25])", "torch.zeros(0)", "torch.arange(30)", "torch.tensor(1e-7)"),
    *("torch.tensor([[1, 20], [300, 4]])", "torch.tensor([1000000.5, 0.001])", "torch.int64"),
    *("torch.zeros(2, dtype=torch.int32)", "torch.tensor([9], dtype=torch.int8)"),
)
EXACT = (
    *("Decimal('0')", "Decimal('-1.50')", "Decimal('1E+3')", "Decimal('0.000000001')"),
    *("Decimal(17)", "Decimal('1.0000000000000000000000001')", "Decimal('-0.0')", "Decimal('8.')"),
    *("Fraction(7, 3)", "Fraction(-4, 2)", "Fraction(0, 9)", "Fraction(5)", "Fraction(6, -4)"),
)
OTHERS = (
    *("b''", "b'\\x00\\xff'", "range(0)", "range(9, 1, -2)", "range(2**70)", "{'k': [1, {}]}"),
    *("frozenset()", "frozenset([3])", "set()", "{'q'}", "(0,)", "((), [])", "(None, True)"),
    *("[[]]", "[0.5, 'x', None]", "['a', \"b'c\"]", "2.5j", "0j", "...", "Ellipsis", "[1] * 3"),
    *("3 - 3", "7 // 2", "-7 % 3", "1 / 4", "2 ** 10", "5 * 0.5", "True + True", "-True", "+3"),
    *("1_000", "0b11", "0o17", "1e3", "1E-2", ".5", "5.", "-(-(4))", "00"),
    *("lambda: None", "lambda a, b: a", "lambda x: [x]", "lambda x: x[0]", "sum", "iter"),
    *("dict", "tuple", "Decimal", "RandomSampler", "SizedIt", "TensorDataset"),
    *(
        "torch.zeros",
        "torch.stack",
        "default_convert",
        "torch.Generator",
        "math",
        "torch",
        "random",
    ),
    *("object()", "datetime.timedelta(seconds=90)", "random.Random(5)", "iter(range(2))"),
    *("(x * 2 for x in [1, 2])", "[x + 1 for x in D]", "list('ab')", "tuple(range(2))", "float()"),
    *(
        "int(3.9)",
        "str(12)",
        "bool([])",
        "float('-inf')",
        "len(D)",
        "NoLen()",
        "Subset(range(4), [3])",
    ),
    *("torch.Generator().manual_seed(7)", "multiprocessing.get_context('fork')", "math.pi"),
    *("SequentialSampler([5, 6])", "BatchSampler(range(3), 1, False)", "torch.multiprocessing"),
)
HELD_OUT = Values(
    any=(*NUMBERS, *TEXTS, *NUMPY, *TENSORS, *EXACT, *OTHERS),
    fit={
        "dataset": (
            *("range(3)", "(4, 5, 6)", "'text'", "b'bytes'", "{1: 1, 0: 0}", "torch.ones(3, 2)"),
            *("np.zeros(4)", "[[]]", "[(), ()]", "Subset('xyz', [2, 1])", "SizedIt()", "It()"),
            *("TensorDataset(torch.arange(3), torch.zeros(3))", "[x * 0.5 for x in range(5)]"),
            *("[b'x', b'y']", "[np.int16(2)]", "Numbers()", "iter([1, 2])", "()", "frozenset([1])"),
            *(
                "[{'a': [1, 2.5]}]",
                "[[1, 'x'], [2, 'y']]",
                "SizedIt",
                "len",
                "True",
                "''",
                "range(0)",
            ),
        ),
        "batch_size": (
            "5",
            "7",
            "17",
            "64",
            "1000",
            "2**40",
            "-8",
            "False",
            "0.5",
            "3 - 2",
            "b'4'",
        ),
        "shuffle": ("2", "0.5", "-1", "'yes'", "''", "(0,)", "()", "{}"),
        "sampler": (
            *(
                "range(7)",
                "(2, 1)",
                "[-1]",
                "SequentialSampler(range(4))",
                "'ba'",
                "{0: 1}",
                "[[4], [0]]",
            ),
            *(
                "RandomSampler(range(6), num_samples=4)",
                "SubsetRandomSampler(range(3))",
                "[2, False]",
            ),
            *("WeightedRandomSampler([0.5, 0, 2], 5, replacement=True)", "torch.tensor([1, 0])"),
            *(
                "DistributedSampler(D, 4, 3, shuffle=False)",
                "np.array([2, 1])",
                "True",
                "SizedIt()",
            ),
        ),
        "batch_sampler": (
            *(
                "[range(3)]",
                "((1, 2), (3,))",
                "BatchSampler([4, 5, 6], 2, False)",
                "[[0], [1], [2]]",
            ),
            *("BatchSampler(SequentialSampler(D), 5, True)", "[torch.tensor([0, 1])]", "['ab']"),
            *("RandomSampler(range(4))", "torch.tensor([[0, 1]])", "{}", "0", "(i for i in [[1]])"),
        ),
        "num_workers": ("3", "5", "12", "-2", "1.5", "0.0", "False", "1 + 1", "0x2", "'0'", "1e1"),
        "collate_fn": (
            *("lambda b: len(b)", "lambda b: (b, b)", "sum", "set"),
            *(
                "lambda b: torch.tensor(b)",
                "torch.as_tensor",
                "lambda b: {'n': b}",
                "str",
                "0",
                "''",
            ),
        ),
        "pin_memory": ("2", "'no'", "0.0", "()", "'cuda:0'", "-1"),
        "drop_last": ("2", "'False'", "0.0", "()", "1 - 1", "[0]"),
        "timeout": ("1", "30", "0.25", "1e-9", "-0.5", "'1'", "-0", "1e12"),
        "worker_init_fn": ("lambda w: w + 1", "str", "[]", "'f'", "range", "0"),
        "multiprocessing_context": (
            "'Fork'",
            "'spawn '",
            "'forkserver'",
            "0",
            "False",
            "[]",
            "b'fork'",
        ),
        "generator": ("0", "torch.Generator().manual_seed(99)", "random.Random(1)", "'g'", "[]"),
        "prefetch_factor": ("3", "8", "-5", "0.0", "'1'", "False", "1.5", "[]"),
        "persistent_workers": ("2", "'no'", "0.0", "()", "-1"),
        "pin_memory_device": ("'xpu'", "'cpu'", "0", "False", "[]", "'cuda:9'"),
        "in_order": ("2", "'no'", "()", "0.0"),
    },
)
