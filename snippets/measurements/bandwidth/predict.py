"""What a PCIe x16 link allows: the ceiling, and where small copies lose it."""

# PCI Express: transfers per second and lane; 130 bits carry 128.
GENERATIONS = {3: 8e9, 4: 16e9, 5: 32e9}
LANES, PACKET, HEADER = 16, 256, 24  # bytes of payload, bytes beside it
CALL = 10e-6  # assumed: seconds that a copy takes whatever its size


def ceiling(transfers):
    raw = transfers * LANES / 8 * 128 / 130
    return raw * PACKET / (PACKET + HEADER)


def main():
    print("prediction, GB/s in one direction, pinned memory")
    print("size      " + "".join(f"  Gen{n}" for n in GENERATIONS))
    for name, size in (("4 KiB", 2**12), ("64 KiB", 2**16),
                       ("1 MiB", 2**20), ("16 MiB", 2**24),
                       ("1 GiB", 2**30)):
        rates = [size / (CALL + size / ceiling(t)) / 1e9
                 for t in GENERATIONS.values()]
        print(f"{name:10}" + "".join(f"{rate:6.1f}" for rate in rates))
    limits = "".join(f"{ceiling(t) / 1e9:6.1f}" for t in GENERATIONS.values())
    print("ceiling   " + limits)
    half = [CALL * ceiling(t) / 2**10 for t in GENERATIONS.values()]
    print("half of it, KiB:", *(round(size) for size in half))


if __name__ == "__main__":
    main()
