"""Convert behind the transfer: a quarter of the bytes, no other numbers."""

import torch


class ToFloat(torch.nn.Module):
    """uint8 images of (N, 3, H, W) to normalised float32, on their device."""

    def __init__(self, mean, std):
        super().__init__()
        # Buffers go with .to(device); a tensor made in forward would not.
        self.register_buffer("mean", torch.tensor(mean).view(3, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(3, 1, 1))

    def forward(self, images):
        return (images.float() / 255 - self.mean) / self.std


def main():
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(0)
    convert = ToFloat((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
    images = torch.randint(0, 256, (8, 3, 16, 16), dtype=torch.uint8)

    early = convert(images)  # in the dataset, say: float32 travels
    late = convert.to(device)(images.to(device, non_blocking=True))
    print("float32 travels:", early.nbytes, "bytes")
    print("uint8 travels:  ", images.nbytes, "bytes")
    print("equal, up to rounding:", torch.allclose(early, late.cpu()))


if __name__ == "__main__":
    main()
