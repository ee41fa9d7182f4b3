"""On a GPU: does `ulimit -l` stop pinned memory?

needs: cuda
"""

import resource
from pathlib import Path

import torch

KIB, MIB = 2**10, 2**20


def kib(field):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    raise LookupError(field)


def main():
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (64 * KIB, 64 * KIB))
    torch.cuda.init()
    before = {field: kib(field) for field in ("VmLck", "VmPin")}
    print("limit: 64 KiB")
    for way in ("allocated", "registered"):
        tensor = torch.ones(64 * MIB, dtype=torch.uint8)
        try:
            if way == "allocated":
                tensor = tensor.pin_memory()
            else:
                cudart = torch.cuda.cudart()
                print("code:", int(cudart.cudaHostRegister(
                    tensor.data_ptr(), tensor.nbytes, 0)))
        except RuntimeError as error:
            print(str(error).splitlines()[0])
        grown = {f: (kib(f) - before[f]) // KIB for f in before}
        print(f"{way}, 64 MiB: pinned {tensor.is_pinned()}, grown {grown} MiB")


if __name__ == "__main__":
    main()
