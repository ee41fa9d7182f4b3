"""Many small tensors as one: pack in collate_fn, take apart as views."""

import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Copies(TorchDispatchMode):
    """Counts the copies to another device."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        self.count += func.overloadpacket.__name__ == "_to_copy"
        return func(*args, **(kwargs or {}))


def pack(tensors):
    """One flat tensor of all elements, and the shape of each; one dtype."""
    flat = torch.cat([t.reshape(-1) for t in tensors])
    return flat, [t.shape for t in tensors]


def unpack(flat, shapes):
    """The tensors again, as views: nothing is copied."""
    parts = flat.split([shape.numel() for shape in shapes])
    return [p.view(shape) for p, shape in zip(parts, shapes, strict=True)]


def main():
    boxes = [torch.full((n, 4), float(n)) for n in range(1, 101)]
    flat, shapes = pack(boxes)
    again = unpack(flat, shapes)
    same = all(a.equal(b) for a, b in zip(boxes, again, strict=True))
    print("taken apart, the same:", same)
    at = again[1].untyped_storage().data_ptr()
    print("views of one storage: ", at == flat.untyped_storage().data_ptr())

    with Copies() as one_by_one:
        [box.to("meta") for box in boxes]
    with Copies() as packed:
        unpack(flat.to("meta"), shapes)
    print("copies to the device: ", one_by_one.count, "or", packed.count)


if __name__ == "__main__":
    main()
