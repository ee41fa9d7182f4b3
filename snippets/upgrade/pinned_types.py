"""What the pinning thread does with a tuple and with a type of your own.

text-since: torch 2.11
"""

from torch.utils.data._utils.pin_memory import pin_memory


class Batch(dict):
    """Has a pin_memory() of its own."""

    def pin_memory(self):
        return Batch(pinned_by="its own method")


def main():
    print("a tuple becomes:     ", pin_memory((1, 2)))
    print("a dict of your own:  ", pin_memory(Batch(x=1)))


if __name__ == "__main__":
    main()
