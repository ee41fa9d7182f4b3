"""The arguments that stood under DataLoader are Conv2d's, and it has none."""

import inspect

from torch.nn import Conv2d
from torch.utils.data import DataLoader

LISTED = {  # as they stood, with the defaults that stood there
    "in_channels": "", "out_channels": "", "kernel_size": "1", "stride": "1",
    "padding": "0", "dilation": "1", "groups": "1", "bias": "True",
}


def main():
    loader = inspect.signature(DataLoader).parameters
    conv = inspect.signature(Conv2d).parameters
    print(f"{'':13}DataLoader  Conv2d  default: said, true")
    for name, said in LISTED.items():
        default = conv[name].default
        true = "none" if default is inspect.Parameter.empty else str(default)
        takes = [("no", "yes")[name in known] for known in (loader, conv)]
        print(f"{name:13}{takes[0]:12}{takes[1]:8}{said or 'none'}, {true}")
    for call in (
        lambda: DataLoader(range(8), in_channels=3),
        lambda: Conv2d(3, 8),
    ):
        try:
            call()
        except TypeError as error:
            print("TypeError:", error)


if __name__ == "__main__":
    main()
