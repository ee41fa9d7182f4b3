"""Subset renumbers its samples, so the sampler needs the new numbers."""

from torch.utils.data import DataLoader, Subset, SubsetRandomSampler


def main():
    dataset = list("abcdefgh")
    chosen = [1, 3, 5]

    def letters(loader):
        return sorted("".join(batch) for batch in loader)

    by_sampler = DataLoader(dataset, sampler=SubsetRandomSampler(chosen))
    print("sampler on the whole:", letters(by_sampler))
    by_subset = DataLoader(Subset(dataset, chosen), shuffle=True)
    print("Subset, shuffle=True:", letters(by_subset))

    half = Subset(dataset, [4, 5, 6, 7])
    both = DataLoader(half, sampler=SubsetRandomSampler(chosen[:2]))
    print("both, silently wrong:", letters(both))
    try:
        list(DataLoader(half, sampler=SubsetRandomSampler(chosen)))
    except IndexError as error:
        print("both: IndexError:", error)


if __name__ == "__main__":
    main()
