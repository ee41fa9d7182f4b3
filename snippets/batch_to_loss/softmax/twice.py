"""softmax in front of CrossEntropyLoss: no error, and the loss has a floor."""

import torch
from torch import nn

RIGHT, WRONG = torch.tensor([0, 1]), torch.tensor([2, 3])
criterion = nn.CrossEntropyLoss()


def nothing(scores):
    return scores


def softmax(scores):
    return scores.softmax(dim=1)


def log_softmax(scores):
    return scores.log_softmax(dim=1)


def steepest(scores, before, target):
    scores = scores.clone().requires_grad_()
    (slope,) = torch.autograd.grad(criterion(before(scores), target), scores)
    return slope.abs().max().item()


def main():
    print(f"{'before the loss':20}{'loss':>6}{'slope':>7}")
    for certain in (2.0, 5.0, 20.0):
        scores = certain * torch.eye(2, 10)  # the model says 0 and 1
        print("scores up to", certain)
        for before in (nothing, softmax, log_softmax):
            loss = criterion(before(scores), RIGHT)
            slope = steepest(scores, before, WRONG)
            print(f"  {before.__name__:18}{loss:6.3f}{slope:7.3f}")

    floor = criterion(torch.eye(2, 10), RIGHT)  # the best probabilities
    print(f"floor, 10 classes   {floor:6.3f}")


if __name__ == "__main__":
    main()
