"""The classes are dimension 1; a mask has all the other dimensions."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset


class Masks(Dataset):
    """Images (1, 6, 6) with a mask as files hold it: uint8, (1, 6, 6)."""

    def __len__(self):
        return 4

    def __getitem__(self, index):
        image = torch.rand(1, 6, 6)
        return image, (image > 0.5).to(torch.uint8)


def main():
    torch.manual_seed(0)
    model = nn.Conv2d(1, 2, kernel_size=3, padding=1)
    x, mask = next(iter(DataLoader(Masks(), batch_size=4)))
    log_p = F.log_softmax(model(x), dim=1)
    print("input:", tuple(log_p.shape))
    for name, target in (
        ("as loaded", mask),
        ("squeeze(1)", mask.squeeze(1)),
        ("squeeze(1).long()", mask.squeeze(1).long()),
    ):
        print(f"{name}: {tuple(target.shape)} {target.dtype}")
        try:
            loss = nn.NLLLoss(reduction="none")(log_p, target)
            print("  loss of each pixel:", tuple(loss.shape))
        except RuntimeError as error:
            print("  RuntimeError:", error)


if __name__ == "__main__":
    main()
