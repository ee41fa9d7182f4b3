"""A stream as a queue: its work runs only when somebody waits for it."""

from collections import deque


class Stream:
    def __init__(self):
        self.queue = deque()

    def put(self, work):
        """Queue work; the caller goes on at once."""
        self.queue.append(work)

    def record(self):
        """An event behind all that is queued now."""
        event = Event(self)
        self.put(event.reach)
        return event

    def wait_stream(self, other):
        """What is queued here after this waits for the other's work."""
        self.put(other.record().synchronize)

    def synchronize(self):
        self.record().synchronize()


class Event:
    def __init__(self, stream):
        self.stream, self.reached = stream, False

    def reach(self):
        self.reached = True

    def synchronize(self):
        """Let the stream work, in its order, until this event."""
        while not self.reached:
            self.stream.queue.popleft()()


def main():
    stream, log = Stream(), []
    stream.put(lambda: log.append("kernel"))
    event = stream.record()
    stream.put(lambda: log.append("copy"))
    print("queued:           ", log)
    event.synchronize()
    print("event waited for: ", log)
    stream.synchronize()
    print("stream waited for:", log)


if __name__ == "__main__":
    main()
