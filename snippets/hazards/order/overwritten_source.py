"""The order of a write into the source of a copy, with and without a wait."""

from late import Stream


def run(wait):
    stream, buffer, on_gpu = Stream(), [1.0], [0.0]
    stream.put(lambda: on_gpu.__setitem__(0, buffer[0]))  # the copy
    done = stream.record()
    if wait:
        done.synchronize()
    buffer[0] = 2.0
    stream.synchronize()
    return on_gpu[0]


def main():
    print("sent 1.0; written into at once, the GPU has", run(wait=False))
    print("sent 1.0; after the event, the GPU has     ", run(wait=True))


if __name__ == "__main__":
    main()
