"""What two directions at once can give, if each keeps what it has alone."""


def main():
    print("prediction, for buffers of the same size; the link is full duplex")
    print("speed of up : down   at once, against one after the other")
    for up, down in ((1.0, 1.0), (1.0, 0.9), (1.0, 0.75), (1.0, 0.5)):
        one_after_other = 1 / up + 1 / down
        at_once = max(1 / up, 1 / down)
        gain = one_after_other / at_once
        print(f"{up:4.2f} : {down:4.2f}          {gain:.2f} times as fast")
    print("if both have to share one direction's speed: 1.00 times")


if __name__ == "__main__":
    main()
