"""What torch answers when you pin by hand where pinning cannot be done."""

import torch


def answer(call):
    try:
        return call()
    except RuntimeError as error:
        return error


def main():
    for text, call in {
        "torch.zeros(2).is_pinned()": lambda: torch.zeros(2).is_pinned(),
        "torch.zeros(2).pin_memory()": lambda: torch.zeros(2).pin_memory(),
        "torch.zeros(2, pin_memory=True)": lambda: torch.zeros(
            2, pin_memory=True
        ),
        'torch.zeros(2, device="meta").pin_memory()': lambda: torch.zeros(
            2, device="meta"
        ).pin_memory(),
    }.items():
        print(f"{text}\n    {answer(call)}")


if __name__ == "__main__":
    main()
