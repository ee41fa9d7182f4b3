"""Leave out samples that could not be read, and batches of nothing else."""

from torch.utils.data import DataLoader, Dataset, default_collate


class Files(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, index):
        return None if index in (1, 4, 5) else (index, f"file {index}")


def without_none(samples):
    read = [sample for sample in samples if sample is not None]
    return default_collate(read) if read else None


def main():
    seen = 0
    for batch in DataLoader(Files(), batch_size=2, collate_fn=without_none):
        print(batch)
        if batch is None:
            continue
        indices, _ = batch
        seen += len(indices)
    print("samples used:", seen)


if __name__ == "__main__":
    main()
