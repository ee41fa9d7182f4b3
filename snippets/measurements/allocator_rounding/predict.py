"""Bytes asked and the next power of two, by the size of the batch."""

MIB = 2**20
IMAGE = 3 * 224 * 224


def main():
    print("prediction, in MiB, images of 3 x 224 x 224")
    print(f"{'':>8}{'float32':>18}{'uint8':>20}{'taken':>10}")
    print("  images     asked   taken       asked   taken   / asked")
    for images in (32, 48, 64, 96, 128, 160, 192, 222, 223, 256):
        row = f"{images:8}"
        for width in (4, 1):  # bytes of a number
            asked = images * IMAGE * width
            taken = 1 << (asked - 1).bit_length()
            row += f"{asked / MIB:10.2f}{taken / MIB:8.0f}  "
        print(f"{row}{taken / asked:8.2f}")


if __name__ == "__main__":
    main()
