"""What a PCIe link carries, from the numbers of its specification.

Lanes times transfers, 8 bits to a byte, and of 130 bits sent 128 are data.
Headers of packets are not subtracted: no copy reaches this.
"""

GIGATRANSFERS = {3: 8, 4: 16, 5: 32}  # of one lane in a second


def one_way(generation, lanes):
    """Gigabytes in a second, in one direction."""
    return GIGATRANSFERS[generation] * lanes * 128 / 130 / 8


def main():
    print("GB in each second  one way  both ways together")
    for generation in GIGATRANSFERS:
        for lanes in (8, 16):
            each = one_way(generation, lanes)
            link = f"PCIe {generation}.0 x{lanes}"
            print(f"{link:17} {each:8.2f} {2 * each:10.2f}")


if __name__ == "__main__":
    main()
