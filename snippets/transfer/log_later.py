"""Log a loss without stalling: keep it where it is, read it later.

Runs with and without a GPU and prints the same.
"""

from collections import deque

import torch

LATE = 2  # steps between computing a loss and reading it


class Later:
    """Numbers on their way to the host; read when they have arrived."""

    def __init__(self):
        self.waiting = deque()

    def send(self, step, loss):
        copy = loss.detach().to("cpu", non_blocking=True)
        done = torch.cuda.Event() if loss.is_cuda else None
        if done:
            done.record()  # behind the copy, on the same stream
        self.waiting.append((step, copy, done))

    def read(self, keep):
        while len(self.waiting) > keep:
            step, copy, done = self.waiting.popleft()
            if done:
                done.synchronize()  # long over, if LATE is large enough
            yield step, copy.item()


def main():
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(0)
    model = torch.nn.Linear(4, 1, device=device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    later = Later()
    for step in range(4):
        x = torch.full((8, 4), float(step), device=device)
        loss = ((model(x) - 1) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        later.send(step, loss)
        read = [n for n, _ in later.read(keep=LATE)]
        print(f"step {step}: read the losses of steps {read}")
    print("at the end:", [n for n, _ in later.read(keep=0)])


if __name__ == "__main__":
    main()
