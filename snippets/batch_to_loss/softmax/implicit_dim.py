"""Without dim torch chooses by the number of dimensions, with a warning."""

import warnings

import torch
import torch.nn.functional as F


def main():
    said = set()
    for shape in [(4,), (4, 3), (4, 5, 3), (4, 3, 5, 5)]:
        x = torch.zeros(shape)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            implicit = F.softmax(x)
        said.update((w.category.__name__, str(w.message)) for w in caught)
        same = [d for d in range(x.dim()) if implicit.equal(F.softmax(x, d))]
        print(shape, "dim:", *same)
    for kind, message in said:
        print(f"{kind}: {message}")


if __name__ == "__main__":
    main()
