"""wait_stream: the host does not wait, and later work is not waited for.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more


def main():
    side, mine = torch.cuda.Stream(), torch.cuda.current_stream()
    events = {
        name: torch.cuda.Event() for name in ("before", "after", "mine")
    }
    with torch.cuda.stream(side):
        torch.cuda._sleep(1)  # a kernel's first launch may wait
    torch.cuda.synchronize()

    with torch.cuda.stream(side):
        torch.cuda._sleep(SPIN)
        events["before"].record()
    mine.wait_stream(side)
    events["mine"].record()
    with torch.cuda.stream(side):
        torch.cuda._sleep(SPIN)
        events["after"].record()

    done = {name: event.query() for name, event in events.items()}
    print("when wait_stream returned:", done)
    events["mine"].synchronize()
    done = {name: event.query() for name, event in events.items()}
    print("when my stream went on:   ", done)


if __name__ == "__main__":
    main()
