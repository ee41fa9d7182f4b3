"""Every request becomes a power of two; what that costs for usual batches.

Tensors on the meta device have a size and no memory.
"""

import torch

MIB = 2**20


def block(size):
    """Bytes of the block that serves a request of `size` bytes."""
    return 1 << (size - 1).bit_length() if size else 0


def main():
    for shape, dtype in (
        ((256, 3, 256, 256), torch.uint8),
        ((256, 3, 224, 224), torch.uint8),
        ((256, 3, 224, 224), torch.float32),
        ((340, 3, 224, 224), torch.float32),
        ((512, 2048), torch.int64),
        ((513, 2048), torch.int64),
    ):
        asked = torch.empty(shape, dtype=dtype, device="meta").nbytes
        got = block(asked)
        print(f"{str(dtype)[6:]:8}{shape!s:20}{asked / MIB:7.2f} MiB asked,"
              f" {got // MIB:3} MiB taken, {got / asked:.2f} times")
    two = block(100 * MIB) + block(30 * MIB)
    print(f"100 and 30 MiB apart: {two // MIB} MiB")
    print(f"in one tensor:        {block(130 * MIB) // MIB} MiB")


if __name__ == "__main__":
    main()
