"""NLLLoss has no log inside: probabilities and logits give a number too."""

import torch
from torch import nn
from torch.nn import functional as F


def main():
    labels = torch.tensor([0, 1])
    right = torch.tensor([[9.0, 0.0, 0.0], [0.0, 9.0, 0.0]])
    cases = {"right": right, "unsure": 0 * right, "wrong": right.roll(1, 1)}
    ways = {
        "log_softmax": lambda x: F.log_softmax(x, dim=1),
        "softmax": lambda x: F.softmax(x, dim=1),
        "bare logits": lambda x: x,
    }
    print("loss, and the gradient of the true logit")
    for way, give in ways.items():
        print(way)
        for case, x in cases.items():
            x = x.clone().requires_grad_()
            loss = nn.NLLLoss()(give(x), labels)
            loss.backward()
            print(f"  {case:<7} {loss:7.2f} {x.grad[0, 0]:7.2f}")


if __name__ == "__main__":
    main()
