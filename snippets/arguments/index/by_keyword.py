"""Thirteen arguments may go by position, the last four by keyword only."""

import inspect

from torch.utils.data import DataLoader


def main():
    names = {"POSITIONAL_OR_KEYWORD": [], "KEYWORD_ONLY": []}
    for parameter in inspect.signature(DataLoader).parameters.values():
        names[parameter.kind.name].append(parameter.name)
    for kind, found in names.items():
        print(len(found), kind, found[0], "...", found[-1])

    in_order = [8, False, None, None, 0, None, False, False, 0]
    try:
        DataLoader(range(8), *in_order, None, None, None, 2)
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()
