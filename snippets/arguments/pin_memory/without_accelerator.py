"""Without an accelerator pin_memory=True warns at iter() and pins nothing.

since: torch 2.7
warns: 'pin_memory' argument is set as true but no accelerator is found
"""

import torch
from torch.utils.data import DataLoader


def main():
    loader = DataLoader(torch.arange(4), batch_size=2, pin_memory=True)
    print("constructed: no warning yet, pin_memory =", loader.pin_memory)
    for batch in loader:
        print(batch.tolist(), "pinned:", batch.is_pinned())


if __name__ == "__main__":
    main()
