"""What the first pass over fresh memory does that the second does not."""

import mmap
import resource

PAGE = mmap.PAGESIZE
PAGES = 4096


def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def resident():
    """Pages of this process that lie in RAM; the zero page is not counted."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1])


def share(count):
    """Of all pages: "none" up to 1 in 8, "all" from 7 in 8 on."""
    if count <= PAGES // 8:
        return "none"
    return "all" if count >= PAGES * 7 // 8 else "some"


def read(buffer):
    return sum(buffer[i] for i in range(0, len(buffer), PAGE))


def write(buffer):
    for i in range(0, len(buffer), PAGE):
        buffer[i] = 1


def main():
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    buffer = mmap.mmap(-1, PAGES * PAGE, flags=flags)
    buffer.madvise(mmap.MADV_NOHUGEPAGE)
    passes = [
        ("read, never written", read),
        ("first write", write),
        ("second write", write),
        ("read, written before", read),
    ]
    print("pass                   pages that faulted   new pages of RAM")
    for name, go in passes:
        faults_before, resident_before = faults(), resident()
        go(buffer)
        faulted = share(faults() - faults_before)
        grown = share(resident() - resident_before)
        print(f"{name:22} {faulted:20} {grown}")


if __name__ == "__main__":
    main()
