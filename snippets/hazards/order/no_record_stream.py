"""When a block may be given away again: at once, or behind its readers."""

from late import Stream


def run(record, wait):
    side, main_stream = Stream(), Stream()
    block, spare, seen = [1.0], [0.0], []
    main_stream.put(lambda: seen.append(block[0]))  # the step, queued
    readers = [main_stream.record()] if record else []
    # The tensor is let go here. The next copy asks for memory:
    busy = any(not event.reached for event in readers)
    target = spare if busy else block
    if wait:
        side.wait_stream(main_stream)
    side.put(lambda: target.__setitem__(0, 2.0))  # the next copy
    side.synchronize()  # the side stream is the faster one
    main_stream.synchronize()
    return f"same memory again: {target is block!s:5}  step saw {seen[0]}"


def main():
    print("neither:      ", run(record=False, wait=False))
    print("record_stream:", run(record=True, wait=False))
    print("wait_stream:  ", run(record=False, wait=True))


if __name__ == "__main__":
    main()
