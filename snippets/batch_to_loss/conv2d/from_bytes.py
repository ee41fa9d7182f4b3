"""Images as they are stored (H, W, C, bytes), made right for Conv2d."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Stored(Dataset):
    """Four images of 32 x 48, as a decoder or NumPy gives them."""

    def __init__(self):
        make = torch.Generator().manual_seed(0)
        shape = (4, 32, 48, 3)
        self.images = torch.randint(
            0, 256, shape, dtype=torch.uint8, generator=make
        )

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return self.images[index].permute(2, 0, 1)  # C, H, W; no copy


def main():
    stored = Stored()
    image = stored.images[0]
    same = torch.equal(image.reshape(3, 32, 48), stored[0])
    print("reshape gives the same picture:", same)

    conv = nn.Conv2d(3, 16, 3)
    for batch in DataLoader(stored, batch_size=2):
        # Bytes travel to the device, floats are made there.
        x = batch.to(conv.weight.device).to(torch.float32).div(255)
        print(tuple(batch.shape), batch.dtype, "->", tuple(x.shape), x.dtype)
        print("  bytes", batch.nbytes, "->", x.nbytes)
        print("  result", tuple(conv(x).shape))


if __name__ == "__main__":
    main()
