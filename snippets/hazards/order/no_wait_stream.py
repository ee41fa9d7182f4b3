"""The order of two streams, with and without wait_stream between them."""

from late import Stream


def run(wait):
    side, main_stream = Stream(), Stream()
    source, batch, seen = [1.0], [0.0], []
    side.put(lambda: batch.__setitem__(0, source[0]))  # the copy
    if wait:
        main_stream.wait_stream(side)
    main_stream.put(lambda: seen.append(batch[0]))  # the step
    main_stream.synchronize()
    side.synchronize()
    return seen[0]


def main():
    print("no wait_stream: the step saw", run(wait=False))
    print("wait_stream:    the step saw", run(wait=True))


if __name__ == "__main__":
    main()
