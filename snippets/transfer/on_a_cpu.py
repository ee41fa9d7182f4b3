"""Without a GPU: non_blocking is accepted, and everything is done on return."""

import torch


def main():
    x = torch.arange(4.0)
    print("the same tensor:", x.to("cpu", non_blocking=True) is x)
    y = torch.empty(4).copy_(x, non_blocking=True)
    print("copied when copy_ returns:", y.tolist())
    print("pinned:", y.is_pinned())

    wide = torch.zeros(2, 3, 8, dtype=torch.uint8)
    print("\nwhat would travel to a GPU:")
    for name, batch in [
        ("uint8", wide),
        ("float32", wide.float()),
        ("every second column", wide[..., ::2]),
    ]:
        there = batch.to("meta", non_blocking=True)
        kept = there.stride() == batch.stride()
        print(f"  {name:20} {there.nbytes:4} bytes, strides kept: {kept}")


if __name__ == "__main__":
    main()
