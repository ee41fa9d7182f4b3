"""The sentence with which CUDA refuses a forked child, on any machine."""

from unittest.mock import patch

import torch


def main():
    # What the CUDA build answers in a child forked after CUDA was opened.
    with patch.object(torch.cuda, "_is_in_bad_fork", lambda: True):
        try:
            torch.cuda.init()
        except RuntimeError as error:
            print(f"RuntimeError: {error}")


if __name__ == "__main__":
    main()
