"""A captured copy keeps an address, not the numbers that were there."""

captured = []


def capture(work):
    captured.append(work)  # noted, not run


def main():
    memory = {"0x1000": 1.0, "static": 0.0}
    capture(lambda: memory.__setitem__("static", memory["0x1000"]))
    print("after the capture:   ", memory["static"])
    captured[0]()
    print("first replay:        ", memory["static"])
    memory["0x1000"] = 2.0
    captured[0]()
    print("source written anew: ", memory["static"])
    memory["0x1000"] = "what somebody else put there"
    captured[0]()
    print("source freed, reused:", memory["static"])


if __name__ == "__main__":
    main()
