"""Which views of a batch can go to a device in one piece, without a copy.

A view whose elements lie without gaps keeps its strides on the way; one
with gaps or repeats does not.
"""

import torch


def main():
    x = torch.zeros(8, 3, 32, 32)
    views = {
        "x": x,
        "x[2:6]": x[2:6],
        "x.permute(0, 2, 3, 1)": x.permute(0, 2, 3, 1),
        "channels_last": x.to(memory_format=torch.channels_last),
        "x[..., ::2]": x[..., ::2],
        "x[:, :1]": x[:, :1],
        "x[:, :, 4:28, 4:28]": x[:, :, 4:28, 4:28],
        "x[0].expand(8, 3, 32, 32)": x[0].expand(8, 3, 32, 32),
    }
    for name, view in views.items():
        there = view.to("meta")
        kept = there.stride() == view.stride()
        print(f"{name:26} contiguous {view.is_contiguous()!s:5} ", end="")
        print("in one piece" if kept else "needs a copy on the host first")

    cut = x[:, :, 4:28, 4:28]
    print("made contiguous where you choose:", cut.contiguous().stride())


if __name__ == "__main__":
    main()
