"""Teach default_collate a type that it does not know."""

import torch
from torch.utils.data import DataLoader, default_collate
from torch.utils.data._utils.collate import collate, default_collate_fn_map


class Boxes:
    def __init__(self, rows):
        self.rows = rows


def keep(samples, *, collate_fn_map=None):
    return [boxes.rows.tolist() for boxes in samples]


def by_field(samples):
    images, boxes = zip(*samples, strict=True)
    return default_collate(images), keep(boxes)


def by_type(samples):
    known = {Boxes: keep, **default_collate_fn_map}
    return collate(samples, collate_fn_map=known)


def as_in_the_docstring(samples):
    if isinstance(samples[0], Boxes):
        return keep(samples)
    return default_collate(samples)


def main():
    one, two = Boxes(torch.zeros(1, 2)), Boxes(torch.ones(2, 2))
    samples = [(torch.tensor(7), one), (torch.tensor(8), two)]
    for function in (by_field, by_type, as_in_the_docstring):
        print(f"{function.__name__}:")
        try:
            loader = DataLoader(samples, batch_size=2, collate_fn=function)
            print(" ", next(iter(loader)))
        except TypeError as error:
            print("  TypeError:", error)

    print("default_collate_fn_map.update(Boxes, keep):")
    try:
        default_collate_fn_map.update(Boxes, keep)
    except TypeError as error:
        print("  TypeError:", error)


if __name__ == "__main__":
    main()
