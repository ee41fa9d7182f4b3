"""worker_init_fn runs in each worker, before its first sample; else never."""

from torch.utils.data import DataLoader, Dataset, get_worker_info


class Report(Dataset):
    prepared_by = "nobody"

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.prepared_by


def prepare(worker_id):
    dataset = get_worker_info().dataset  # the copy that this worker has
    dataset.prepared_by = f"worker {worker_id}"


def main():
    dataset = Report()
    for num_workers in (0, 2):
        loader = DataLoader(
            dataset,
            batch_size=None,
            num_workers=num_workers,
            worker_init_fn=prepare,
        )
        print(f"num_workers={num_workers}:", list(loader))
    print("in the main process:", dataset.prepared_by)


if __name__ == "__main__":
    main()
