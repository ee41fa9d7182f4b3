"""The rule of the pinned allocator: events of the readers, asked when freed."""

from late import Stream


class Allocator:
    def __init__(self, *blocks):
        self.free, self.pending, self.streams = list(blocks), [], {}

    def allocate(self):
        for block, event in list(self.pending):
            if event.reached:
                self.pending.remove((block, event))
                self.free.append(block)
        return self.free.pop()

    def used_by(self, block, stream):
        """What a copy with non_blocking=True leaves behind."""
        self.streams[id(block)] = stream

    def release(self, block):
        stream = self.streams.pop(id(block), None)
        if stream is None:
            self.free.append(block)
        else:
            self.pending.append((block, stream.record()))


def run(known):
    stream, memory, on_gpu = Stream(), Allocator([0.0], [0.0]), [0.0]
    source = memory.allocate()
    source[0] = 1.0
    stream.put(lambda: on_gpu.__setitem__(0, source[0]))  # the copy
    if known:
        memory.used_by(source, stream)
    memory.release(source)
    new = memory.allocate()
    new[0] = 2.0
    stream.synchronize()
    print("same memory while the copy waits:", new is source)
    print("sent 1.0, the GPU has", on_gpu[0])
    return memory, source


def main():
    print("the allocator knows of the copy")
    memory, source = run(known=True)
    print("same memory after the copy:", memory.allocate() is source)
    print("the allocator does not")
    run(known=False)


if __name__ == "__main__":
    main()
