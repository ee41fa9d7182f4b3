"""Arrays that no DataLoader made, through the ring; also without a GPU."""

import torch
from staging_ring import StagingRing


def records():
    """Stands for a file or a camera: 10 records of 3 numbers."""
    for index in range(10):
        yield [index, index + 0.5, -index]


def main():
    device = "cuda" if torch.cuda.is_available() else "cpu"
    ring = StagingRing((4, 3), torch.float32, slots=2, device=device)
    sent, rows = [], 0
    buffer = ring.acquire()
    for record in records():
        buffer[rows] = torch.tensor(record)  # straight into the buffer
        rows += 1
        if rows == 4:
            sent.append(ring.submit())
            buffer, rows = ring.acquire(), 0
    sent.append(ring.submit(rows))
    for batch in sent:
        print(tuple(batch.shape), batch[:, 0].tolist())
    try:
        ring.send(torch.zeros(5, 3))
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
