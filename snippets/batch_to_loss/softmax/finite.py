"""log(softmax(x)) ends at -inf where log_softmax goes on."""

import torch
import torch.nn.functional as F


def loss_and_gradient(name, function):
    scores = torch.tensor([[200.0, 0.0]], requires_grad=True)
    loss = -function(scores)[0, 1]  # the true class is 1
    loss.backward()
    print(f"{name}: loss {loss.item()}, gradient {scores.grad.tolist()}")


def naive(x):
    return x.exp() / x.exp().sum(1, keepdim=True)


def main():
    x = torch.tensor([[200.0, 0.0]])
    print("exp(x) / sum:", naive(x).tolist())
    print("softmax:", F.softmax(x, dim=1).tolist())
    print("log(softmax):", F.softmax(x, dim=1).log().tolist())
    print("log_softmax:", F.log_softmax(x, dim=1).tolist())
    loss_and_gradient("log(softmax)", lambda s: F.softmax(s, dim=1).log())
    loss_and_gradient("log_softmax", lambda s: F.log_softmax(s, dim=1))


if __name__ == "__main__":
    main()
