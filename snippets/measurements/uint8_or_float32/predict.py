"""How many bytes each way sends, and how many the CPU reads and writes."""

import torch

SHAPE = (256, 3, 224, 224)
LINK = 57.6e9  # bytes/s: PCIe Gen5 x16 less encoding and headers


def main():
    values = torch.Size(SHAPE).numel()
    ways = {  # bytes per value: sent; read and written by the CPU
        "float32, pinned": (4, 0),
        "uint8, pinned, then .float()": (1, 0),
        "one call, non_blocking": (1, 0),
        "one call, blocking": (4, 1 + 4 + 4 + 4),
        "slice, pinned, non_blocking": (2, 2 + 2 + 2 + 2),
        "slice made before, pinned": (2, 0),
    }
    print(f"prediction for {values} values")
    print(" " * 32 + "MB sent  MB by the CPU  microseconds")
    for name, (sent, by_cpu) in ways.items():
        size = sent * values
        row = f"{size / 1e6:7.1f}{by_cpu * values / 1e6:15.1f}"
        print(f"{name:32}{row}{size / LINK * 1e6:16.0f}")


if __name__ == "__main__":
    main()
