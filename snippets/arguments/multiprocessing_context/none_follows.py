"""None is the current start method; set_start_method() changes it."""

import multiprocessing

from torch.utils.data import DataLoader


class StartMethod:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return multiprocessing.get_start_method()  # of this worker


def main():
    loader = DataLoader(StartMethod(), batch_size=None, num_workers=1)
    for name in ("fork", "forkserver"):
        multiprocessing.set_start_method(name, force=True)
        print("workers start with", *loader, end="; ")
        print("the attribute says", loader.multiprocessing_context)
    loader.multiprocessing_context = "fork"
    print("workers start with", *loader, end="; ")
    print("the attribute says", type(loader.multiprocessing_context).__name__)
    try:
        multiprocessing.set_start_method("spawn")
    except RuntimeError as error:
        print("a second set_start_method without force:", error)


if __name__ == "__main__":
    main()
