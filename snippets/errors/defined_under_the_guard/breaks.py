"""What is defined under the main guard does not exist in a spawned worker."""

from torch.utils.data import DataLoader

if __name__ == "__main__":

    def keep(samples):
        return samples

    loader = DataLoader(
        range(4),
        num_workers=1,
        collate_fn=keep,
        multiprocessing_context="spawn",
    )
    for batch in loader:
        print(batch)
