"""One image more can double the bill: bytes locked by the size of the batch."""

import torch

MIB = 2**20


def main():
    for dtype in (torch.float32, torch.uint8):
        print(f"{dtype}, images of 3 x 224 x 224")
        for batch_size in (64, 222, 223, 256, 445):
            batch = torch.empty(
                batch_size, 3, 224, 224, dtype=dtype, device="meta"
            )
            locked = 1 << (batch.nbytes - 1).bit_length()
            print(
                f"  batch_size {batch_size}: {batch.nbytes / MIB:6.2f} MiB"
                f" asked, {locked // MIB:3} MiB locked,"
                f" factor {locked / batch.nbytes:.2f}"
            )


if __name__ == "__main__":
    main()
