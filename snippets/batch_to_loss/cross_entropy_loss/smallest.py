"""CrossEntropyLoss is log_softmax and NLLLoss in one."""

import torch
from torch import nn
from torch.nn import functional as F


def main():
    torch.manual_seed(0)
    x, labels = torch.rand(4, 8), torch.tensor([0, 1, 2, 0])
    logits = nn.Linear(8, 3)(x)
    print("logits:", tuple(logits.shape), logits.dtype)
    print("labels:", tuple(labels.shape), labels.dtype)

    one_step = nn.CrossEntropyLoss()(logits, labels)
    two_steps = nn.NLLLoss()(F.log_softmax(logits, dim=1), labels)
    print("one step equals two:", torch.allclose(one_step, two_steps))


if __name__ == "__main__":
    main()
