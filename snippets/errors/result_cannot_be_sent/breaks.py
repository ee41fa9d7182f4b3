"""A batch that cannot be pickled never arrives: only timeout ends the wait.

starts: fork
"""

from torch.utils.data import DataLoader


def keep_a_function(samples):
    return samples, lambda: len(samples)


def main():
    loader = DataLoader(
        range(1), num_workers=1, collate_fn=keep_a_function, timeout=5
    )
    for batch in loader:
        print(batch)


if __name__ == "__main__":
    main()
