"""A small record that keeps every rule; tests spoil copies of it."""

from __future__ import annotations

from typing import Any

TIMES = {"default": 0.2, "workers_2": 0.5, "index_select": 0.02, "copy": 0.01}
ROLES = {"default": "baseline", "index_select": "reference", "copy": "limit"}


def good_record() -> dict[str, Any]:
    """Nine samples a way, each a little different; the limit is the fastest."""
    results = [
        {
            "id": name,
            "role": ROLES.get(name, "way"),
            "samples": [seconds * (1 + n / 100) for n in range(9)],
        }
        for name, seconds in TIMES.items()
    ]
    shape = {"rows": 100, "columns": 8, "dtype": "torch.uint8"}
    case = {"id": "small_rows", "parameters": shape, "bytes": 1600, "unit": "s"}
    return {
        "question": "in_memory_workers",
        "parameters": {
            "batch_size": 4,
            "rounds": 9,
            "torch_threads": 1,
            "start_method": "fork",
        },
        "cases": [case | {"results": results}],
        "machine": {
            "name": "a-machine",
            "gpu": None,
            "driver": None,
            "cuda": None,
            "torch": "2.13.0+cpu",
            "python": "3.11.7",
            "cpu": "A CPU",
            "cores_usable": 2,
            "ram_bytes": 2**34,
            "pcie": None,
            "numa_nodes": "0",
            "os": "An OS",
            "container": None,
            "virtual": False,
        },
        "run": {
            "date": "2026-11-22",
            "commit": "0123456789ab",
            "program_sha256": "0" * 64,
            "command": "python -m tools.measure --machine a-machine in_memory_workers",
            "load_before": [0.1, 0.1, 0.1],
            "load_after": [2.1, 1.0, 0.5],
        },
    }
