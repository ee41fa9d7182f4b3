"""Which storage a slice of a tensor belongs to, made by torch and by NumPy."""

import torch


def main():
    source = torch.zeros(8)
    by_torch = source[2:]
    by_numpy = torch.from_numpy(source.numpy()[2:])
    whole = torch.from_numpy(source.numpy())
    base = source.untyped_storage().data_ptr()
    for name, view in (
        ("torch slice", by_torch),
        ("NumPy slice", by_numpy),
        ("NumPy, whole", whole),
    ):
        start = view.untyped_storage().data_ptr() - base
        print(f"{name:12} storage starts at byte {start} of the source's")
    by_numpy[0] = 1.0
    print("but the numbers are shared:", source[2].item())


if __name__ == "__main__":
    main()
