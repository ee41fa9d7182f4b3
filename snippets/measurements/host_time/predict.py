"""What the host has to wait for inside the call, by kind of copy."""

WAITS = {  # the work queued before, a copy by the CPU, the transfer
    "pageable, plain": (True, True, True),
    "pinned, plain": (True, False, True),
    "pageable, non_blocking, to the GPU": (None, True, False),
    "pinned, non_blocking, to the GPU": (False, False, False),
    "pageable, non_blocking, to the host": (True, True, True),
    "pinned, non_blocking, to the host": (False, False, False),
}
SAID = {True: "waits", False: "-", None: "may wait"}


def main():
    print("prediction" + " " * 28 + "work     CPU copy  transfer")
    for call, waits in WAITS.items():
        print(f"{call:38}" + " ".join(f"{SAID[w]:9}" for w in waits).rstrip())


if __name__ == "__main__":
    main()
