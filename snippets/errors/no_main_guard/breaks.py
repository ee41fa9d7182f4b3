"""Work at the top level of the file runs again in every spawned worker."""

from torch.utils.data import DataLoader

loader = DataLoader(range(4), num_workers=1, multiprocessing_context="spawn")
for batch in loader:
    print(batch)
