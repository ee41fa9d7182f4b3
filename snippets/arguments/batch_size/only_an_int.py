"""batch_size takes an int and nothing that only looks like one."""

import torch
from torch.utils.data import DataLoader


def attempt(label, value):
    print(label)
    try:
        print("  fine:", len(DataLoader(range(8), batch_size=value)), "batches")
    except ValueError as error:
        print(f"  {error}")


def main():
    tensor = torch.tensor(4)
    attempt("torch.tensor(4)", tensor)
    attempt("16 / 4", 16 / 4)
    attempt("'4'", "4")
    attempt("True", True)
    attempt("4 // 8", 4 // 8)
    attempt("torch.tensor(4).item()", tensor.item())
    attempt("16 // 4", 16 // 4)
    attempt("int('4')", int("4"))


if __name__ == "__main__":
    main()
