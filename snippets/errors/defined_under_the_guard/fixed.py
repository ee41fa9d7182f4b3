"""What is defined at the top level exists in every worker."""

from torch.utils.data import DataLoader


def keep(samples):
    return samples


def main():
    loader = DataLoader(
        range(4),
        num_workers=1,
        collate_fn=keep,
        multiprocessing_context="spawn",
    )
    for batch in loader:
        print(batch)


if __name__ == "__main__":
    main()
