"""Count the bytes before you compare: element size, unit, distinct sources."""

import numpy as np
import torch

MIB, MB = 2**20, 10**6
shape = (64, 3, 224, 224)

print("the same shape, three sizes:")
for name, x in [
    ("torch.from_numpy(np.zeros(s))", torch.from_numpy(np.zeros(shape))),
    ("torch.zeros(s)", torch.zeros(shape)),
    ("torch.zeros(s, dtype=uint8)", torch.zeros(shape, dtype=torch.uint8)),
]:
    print(f"  {name:30} {x.dtype!s:14} {x.nbytes:9} bytes")

size = 256 * MIB
print("one size, two units:")
print(f"  {size} bytes = {size / MIB:.1f} MiB = {size / MB:.1f} MB")

print("64 copies of 1 MiB, distinct bytes read:")
one = torch.ones(MIB, dtype=torch.uint8)
ring = [torch.ones(MIB, dtype=torch.uint8) for _ in range(64)]
for name, sources in [("the same source", [one] * 64), ("a ring", ring)]:
    distinct = len({x.data_ptr() for x in sources}) * MIB
    print(f"  {name:16} {distinct // MIB:2} MiB")
