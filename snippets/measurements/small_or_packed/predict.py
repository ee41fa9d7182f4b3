"""What 1000 small copies cost beyond their bytes."""

PARTS, SIZE = 1000, 4096
CALL = 10e-6  # assumed: seconds from one call of .to() to the next
WAIT = 10e-6  # assumed: seconds to find out that the GPU is done
LINK = 28.8e9  # bytes/s: PCIe Gen4 x16 less encoding and headers


def main():
    travel = PARTS * SIZE / LINK
    ways = {
        "each, blocking": PARTS * (CALL + WAIT) + travel,
        "each, non_blocking": PARTS * CALL + WAIT + travel,
        "packed": CALL + WAIT + travel,
    }
    print(f"prediction for {PARTS} tensors of {SIZE} bytes")
    print(f"{'':20}microseconds   part on the link")
    for name, time in ways.items():
        part = travel / time
        print(f"{name:20}{time * 1e6:12.0f}{part:19.1%}")


if __name__ == "__main__":
    main()
