"""Count the bytes before you compare: element size, unit, distinct sources."""

import numpy as np
import torch

MIB = 2**20
shape = (64, 3, 224, 224)


def show(name, x):
    print(f"  {name:27} {x.dtype!s:14} {x.nbytes:9} bytes")


print("wrong: the same shape, three sizes")
show("np.zeros(s)", torch.from_numpy(np.zeros(shape)))
show("torch.zeros(s)", torch.zeros(shape))
show("torch.zeros(s, dtype=uint8)", torch.zeros(shape, dtype=torch.uint8))
print("right: the same dtype, the same bytes")
show("np.zeros(s, float32)", torch.from_numpy(np.zeros(shape, np.float32)))
show("torch.zeros(s)", torch.zeros(shape))

size, ticks = 256 * MIB, 10  # given, not measured; one tick = 1 ms
print("one copy of 256 MiB in ten given ticks, against a limit in GB/s")
print(f"  wrong: {size / 2**30 / ticks * 1000:.1f} (divided by 1024**3)")
print(f"  right: {size / 1e9 / ticks * 1000:.1f} (divided by 10**9)")

print("64 copies of 1 MiB, distinct bytes read")
one = torch.ones(MIB, dtype=torch.uint8)
ring = [torch.ones(MIB, dtype=torch.uint8) for _ in range(64)]
for name, sources in [
    ("wrong: the same source", [one] * 64),
    ("right: a ring", ring),
]:
    distinct = len({x.data_ptr() for x in sources}) * MIB
    print(f"  {name:22} {distinct // MIB:2} MiB")
