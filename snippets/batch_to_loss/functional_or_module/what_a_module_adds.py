"""What a module knows of what is put on self: parameters, buffers, or not."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 3, bias=False)
        self.scale = nn.Parameter(torch.ones(3))
        self.register_buffer("mean", torch.zeros(3))
        self.plain = torch.ones(3, requires_grad=True)

    def tensors(self):
        yield "linear.weight", self.linear.weight
        yield "scale", self.scale
        yield "mean", self.mean
        yield "plain", self.plain


def main():
    # "meta" stands in for a GPU: a second device that every machine has.
    model = Net().to("meta")
    for_optimizer = dict(model.named_parameters())
    saved = model.state_dict()
    print(f"{'':<14} parameters() state_dict() after .to()")
    for name, tensor in model.tensors():
        marks = [str(name in known) for known in (for_optimizer, saved)]
        print(f"{name:<14} {marks[0]:<12} {marks[1]:<12} {tensor.device}")


if __name__ == "__main__":
    main()
