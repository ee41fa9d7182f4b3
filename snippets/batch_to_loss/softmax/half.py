"""In float16 small probabilities become 0; log_softmax keeps them."""

import torch
import torch.nn.functional as F


def main():
    x = torch.tensor([[0.0, 20.0]])
    for dtype in (torch.float32, torch.bfloat16, torch.float16):
        scores = x.to(dtype)
        p, log_p = F.softmax(scores, dim=1), F.log_softmax(scores, dim=1)
        print(dtype)
        print("  log(softmax):", p.log()[0].tolist())
        print("  log_softmax: ", log_p[0].tolist())

    half = x.half()
    p = F.softmax(half, dim=1, dtype=torch.float32)
    print("dtype=torch.float32:", p.dtype, p.log()[0].tolist())


if __name__ == "__main__":
    main()
