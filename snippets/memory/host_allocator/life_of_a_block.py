"""The life of a block in PyTorch's host allocator, as a model in Python.

tests/snippets/test_host_allocator.py holds it to the allocator of torch.
"""

from collections import defaultdict, deque


class HostAllocator:
    """`finished` names the streams whose copies are done."""

    def __init__(self):
        self.free_lists, self.events = defaultdict(list), deque()
        self.finished, self.owned = set(), []

    def allocate(self, size):
        while self.events and self.events[0][0] in self.finished:
            self.free(self.events.popleft()[1])
        size = 1 << (size - 1).bit_length()
        if self.free_lists[size]:
            return self.free_lists[size].pop()  # the one that came last
        self.owned.append(bytearray(size))
        return self.owned[-1]

    def free(self, block, stream=None):
        """The tensor is gone; `stream`, if any, still reads the block."""
        if stream:
            self.events.append((stream, block))
        else:
            self.free_lists[len(block)].append(block)

    def empty_cache(self):
        free = [b for blocks in self.free_lists.values() for b in blocks]
        self.owned = [b for b in self.owned if not any(b is f for f in free)]
        self.free_lists.clear()


def main():
    host = HostAllocator()
    a = host.allocate(33)
    host.free(a)
    print("freed, 40 asked:      same block", host.allocate(40) is a)
    print("a is in use, 33 asked: same block", (b := host.allocate(33)) is a)
    host.free(a, "slow")
    host.free(b, "fast")
    host.finished.add("fast")
    c = host.allocate(64)
    print("fast is done, slow freed before it: block of fast", c is b)
    host.finished.add("slow")
    print("both are done:         block of fast", host.allocate(64) is b)
    print("16 asked, 64 is free:  new block of", len(d := host.allocate(16)))
    host.free(c)
    host.free(d)
    print("owned:", sorted(map(len, host.owned)))
    host.empty_cache()
    print("after empty_cache:", sorted(map(len, host.owned)))


if __name__ == "__main__":
    main()
