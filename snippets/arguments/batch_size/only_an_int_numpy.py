"""A NumPy integer is refused with a message that does not say why.

needs: numpy
"""

import numpy as np
from torch.utils.data import DataLoader


def main():
    sizes = np.array([4, 8])
    try:
        DataLoader(range(8), batch_size=sizes[0])
    except ValueError as error:
        print("ValueError:", error)

    print(type(sizes[0]).__name__, "is an int:", isinstance(sizes[0], int))
    print("batches:", len(DataLoader(range(8), batch_size=int(sizes[0]))))


if __name__ == "__main__":
    main()
