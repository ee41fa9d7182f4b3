"""One worker loads a whole batch; a batch is never split among workers."""

from torch.utils.data import DataLoader, Dataset, get_worker_info


class WhoLoads(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, index):
        return get_worker_info().id


def main():
    for batch_size in (2, 4, 8):
        loader = DataLoader(WhoLoads(), batch_size=batch_size, num_workers=2)
        print(f"batch_size={batch_size}: workers", end=" ")
        print([batch.tolist() for batch in loader])


if __name__ == "__main__":
    main()
