"""What changed in DataLoader since the docstring that was pasted."""

import inspect

from torch.utils.data import DataLoader

PASTED = {  # name: the default that the pasted text states, if any
    "dataset": None, "batch_size": "1", "shuffle": "False", "sampler": None,
    "batch_sampler": None, "num_workers": "0", "collate_fn": None,
    "pin_memory": None, "drop_last": "False", "timeout": "0",
    "worker_init_fn": "None",
}


def main():
    now = inspect.signature(DataLoader).parameters
    print("class:", DataLoader.__bases__[0].__name__)
    for name, default in PASTED.items():
        if default and str(now[name].default) != default:
            print(f"{name}: {default} then, {now[name].default} now")
    print("gone:", [name for name in PASTED if name not in now])
    print("new:", *(name for name in now if name not in PASTED), sep="\n  ")

    # "merges a list of samples": without batching it gets one sample.
    print(list(DataLoader([1, 2], batch_size=2, collate_fn=repr)))
    print(list(DataLoader([1, 2], batch_size=None, collate_fn=repr)))


if __name__ == "__main__":
    main()
