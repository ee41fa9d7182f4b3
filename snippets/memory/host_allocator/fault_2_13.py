"""torch 2.13.0 can hand out a block smaller than what was asked for.

A model of what 2.13 and 2.14 do with two settings, in MiB; no memory is
taken. tests/snippets/test_host_allocator.py holds it to the installed torch.
"""

OFF = float("inf")


def block_for(second, first, threshold, cached, release):
    """A block of `first` MiB was freed; the block that `second` MiB get."""
    free = {}
    for size in (first, second):
        if size <= threshold and size <= cached:
            size = 1 << (size - 1).bit_length()
        bucket = (size - 1).bit_length()
        found = free.pop(bucket, None)
        if found is not None and (release == "2.13" or found >= size):
            return found
        if size <= cached:  # a larger block goes back to the system at once
            free[bucket] = size
    return size


def main():
    print("a block of 150 MiB was freed; 200 MiB are asked for")
    for threshold, cached in (
        (OFF, OFF), (128, OFF), (128, 1024), (128, 128), (OFF, 128),
    ):
        set_to = ", ".join(
            f"{name}:{value}"
            for name, value in (
                ("pinned_max_round_threshold_mb", threshold),
                ("pinned_max_cached_size_mb", cached),
            )
            if value != OFF
        )
        print(set_to or "nothing set")
        for release in ("2.13", "2.14"):
            got = block_for(200, 150, threshold, cached, release)
            fault = "" if got >= 200 else "  <- writes past its end"
            print(f"  torch {release}: a block of {got} MiB{fault}")


if __name__ == "__main__":
    main()
