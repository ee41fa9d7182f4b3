"""The order of a read after a copy to the host, with and without a wait."""

from late import Stream


def run(wait):
    stream, on_gpu, result = Stream(), [1.0], [0.0]
    stream.put(lambda: result.__setitem__(0, on_gpu[0]))  # the copy
    done = stream.record()
    if wait:
        done.synchronize()
    return result[0]


def main():
    print("read at once:       ", run(wait=False))
    print("read after the event:", run(wait=True))


if __name__ == "__main__":
    main()
