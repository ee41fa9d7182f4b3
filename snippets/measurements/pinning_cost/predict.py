"""What has to be done before a block is pinned: pages, and who writes them."""

PAGE = 4096  # bytes; larger where the system gives huge pages
STEPS = {  # pages cleared, pages locked, bytes copied by the CPU: in sizes
    "x.to('cuda')": (0, 0, 1),
    "x.pin_memory(), cold": (1, 1, 1),
    "torch.empty(pin_memory=True), cold": (1, 1, 0),
    "x.pin_memory(), cached": (0, 0, 1),
    "pinned.copy_(x)": (0, 0, 1),
    "cudaHostRegister(x)": (0, 1, 0),
}


def main():
    size = 256 * 2**20
    print(f"prediction for 256 MiB = {size // PAGE} pages")
    print(f"{'':36}cleared  locked  MiB copied")
    for name, (cleared, locked, copied) in STEPS.items():
        pages = [part * size // PAGE for part in (cleared, locked)]
        row = f"{pages[0]:7}{pages[1]:8}{copied * size // 2**20:12}"
        print(f"{name:36}{row}")


if __name__ == "__main__":
    main()
