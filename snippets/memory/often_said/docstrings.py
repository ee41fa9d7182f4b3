"""Two docstrings of the same torch disagree on non_blocking."""

import re

import torch


def sentences(method, word):
    """The sentences about non_blocking that have a word, on one line each."""
    text = re.sub(r"``|:attr:|\s+(?=\s)", "", method.__doc__)
    text = text.replace("\n", " ")
    about = text[text.index("non_blocking") :]
    return [s.strip() for s in re.findall(r"[^.]+\.", about) if word in s]


def main():
    for method, word in [
        (torch.Tensor.cuda, "no effect"),
        (torch.Tensor.to, "pageable"),
    ]:
        print(f"Tensor.{method.__name__}:")
        print("   ", *sentences(method, word)[:1])


if __name__ == "__main__":
    main()
