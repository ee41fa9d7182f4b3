"""Which settings of the host allocator the installed torch has.

Reads the headers that come with torch; needs no GPU and no compiler.
text-since: torch 2.13
"""

from pathlib import Path

import torch

HEADERS = ("c10/core/AllocatorConfig.h", "c10/cuda/CUDAAllocatorConfig.h")
SETTINGS = (
    "pinned_use_cuda_host_register",
    "pinned_num_register_threads",
    "pinned_use_background_threads",
    "pinned_reserve_segment_size_mb",
    "pinned_max_round_threshold_mb",
    "pinned_max_cached_size_mb",
)


def main():
    include = Path(torch.__file__).parent / "include"
    paths = [include / name for name in HEADERS]  # torch 2.6 has one of them
    text = "".join(path.read_text() for path in paths if path.exists())
    for setting in SETTINGS:
        print(f"{setting:32}", setting.removesuffix("_mb") in text)


if __name__ == "__main__":
    main()
