"""What each argument comes to when it is left out, said in both languages, each with its proof.

``None`` as a written default often stands for something else that the loader works with. A proof is
an expression and its value; ``tests/facts`` evaluates it with the names that contract rows have.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class InEffect:
    """The effective default of one argument; ``proofs`` are (expression, repr of its value)."""

    zh: str
    en: str
    proofs: tuple[tuple[str, str], ...] = ()


def wrong_proofs(argument: str, space: dict) -> list[str]:
    """The proofs of an argument that do not hold, evaluated with these names."""
    found = []
    for expression, value in IN_EFFECT[argument].proofs:
        seen = repr(eval(expression, dict(space)))
        if seen != value:
            found.append(f"{argument}: {expression} is {seen}, not {value}")
    return found


IN_EFFECT: dict[str, InEffect] = {
    "dataset": InEffect("—", "—"),
    "batch_size": InEffect("`1`", "`1`", (("DataLoader(D).batch_size", "1"),)),
    "shuffle": InEffect(
        "`False`：按 `SequentialSampler` 的顺序",
        "`False`: the order of `SequentialSampler`",
        (
            ("type(DataLoader(D).sampler).__name__", "'SequentialSampler'"),
            ("type(DataLoader(D, shuffle=True).sampler).__name__", "'RandomSampler'"),
        ),
    ),
    "sampler": InEffect(
        "`SequentialSampler`；`shuffle=True` 时是 `RandomSampler`",
        "`SequentialSampler`, or `RandomSampler` with `shuffle=True`",
        (
            ("type(DataLoader(D).sampler).__name__", "'SequentialSampler'"),
            ("type(DataLoader(D, shuffle=True).sampler).__name__", "'RandomSampler'"),
        ),
    ),
    "batch_sampler": InEffect(
        "`BatchSampler`；`batch_size=None` 时没有",
        "a `BatchSampler`; none with `batch_size=None`",
        (
            ("type(DataLoader(D).batch_sampler).__name__", "'BatchSampler'"),
            ("DataLoader(D, batch_size=None).batch_sampler", "None"),
        ),
    ),
    "num_workers": InEffect(
        "`0`：在主进程里读数据",
        "`0`: the main process loads",
        (("DataLoader(D).num_workers", "0"),),
    ),
    "collate_fn": InEffect(
        "`default_collate`；`batch_size=None` 时是 `default_convert`",
        "`default_collate`, or `default_convert` with `batch_size=None`",
        (
            ("DataLoader(D).collate_fn.__name__", "'default_collate'"),
            ("DataLoader(D, batch_size=None).collate_fn.__name__", "'default_convert'"),
        ),
    ),
    "pin_memory": InEffect("`False`", "`False`", (("DataLoader(D).pin_memory", "False"),)),
    "drop_last": InEffect("`False`", "`False`", (("DataLoader(D).drop_last", "False"),)),
    "timeout": InEffect(
        "`0`：一直等下去",
        "`0`: waits for ever",
        (("DataLoader(D).timeout", "0"),),
    ),
    "worker_init_fn": InEffect(
        "什么也不调用",
        "nothing is called",
        (("DataLoader(D).worker_init_fn", "None"),),
    ),
    "multiprocessing_context": InEffect(
        "`torch.multiprocessing` 当前的启动方式",
        "the current start method of `torch.multiprocessing`",
        (
            (
                "torch.multiprocessing.get_start_method()"
                " in type(iter(DataLoader(D, num_workers=1))._workers[0]._popen).__module__",
                "True",
            ),
        ),
    ),
    "generator": InEffect(
        "torch 的全局随机数生成器",
        "torch's global generator",
        (
            (
                "(torch.manual_seed(0), list(DataLoader(D)), torch.rand(1).item())[2]"
                " == (torch.manual_seed(0), torch.rand(1).item())[1]",
                "False",
            ),
        ),
    ),
    "prefetch_factor": InEffect(
        "`num_workers > 0` 时是 `2`，否则是 `None`",
        "`2` with `num_workers > 0`, otherwise `None`",
        (
            ("DataLoader(D, num_workers=1).prefetch_factor", "2"),
            ("DataLoader(D).prefetch_factor", "None"),
        ),
    ),
    "persistent_workers": InEffect(
        "`False`", "`False`", (("DataLoader(D).persistent_workers", "False"),)
    ),
    "pin_memory_device": InEffect(
        "不看这个值，一律用当前的加速器",
        "ignored: always the current accelerator",
        (("DataLoader(D).pin_memory_device", "''"),),
    ),
    "in_order": InEffect("`True`", "`True`", (("DataLoader(D).in_order", "True"),)),
}
