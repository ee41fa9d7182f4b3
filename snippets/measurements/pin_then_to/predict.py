"""When pinning first could pay: two steps in a row against two at once."""


def plain(size, copy, link):
    """Staged in pieces: the driver copies one while another one travels."""
    return size / min(copy, link)


def pin_then_to(size, copy, link):
    """The whole batch is copied, then the whole batch travels."""
    return size / copy + size / link


def main():
    size, link = 1.0, 1.0  # one batch; the link takes one unit of time
    print("prediction; copy: speed of the CPU's copy, the link's is 1")
    print("copy   plain  pin_then_to  already_pinned")
    for copy in (0.1, 0.25, 0.5, 1.0, 2.0, 4.0):
        row = plain(size, copy, link), pin_then_to(size, copy, link)
        print(f"{copy:<7.2f}{row[0]:5.2f}{row[1]:13.2f}{size / link:16.2f}")
    print("the same single copy must be faster by, to break even:")
    for copy in (0.1, 0.25, 0.5):
        time = plain(size, copy, link) - size / link
        print(f"copy {copy}: x{size / time / copy:.2f}")


if __name__ == "__main__":
    main()
