"""In distributed training every process takes its own full batch_size."""

from torch.utils.data import DataLoader, DistributedSampler


def batches(rank, world_size, batch_size):
    # As in a real run; there num_replicas and rank come from the group.
    sampler = DistributedSampler(
        range(16), num_replicas=world_size, rank=rank, shuffle=False
    )
    loader = DataLoader(range(16), batch_size=batch_size, sampler=sampler)
    return [batch.tolist() for batch in loader]


def main():
    for world_size, batch_size in ((1, 4), (2, 4), (2, 2)):
        print(f"{world_size} process(es), batch_size={batch_size}")
        ranks = [
            batches(rank, world_size, batch_size) for rank in range(world_size)
        ]
        for rank, mine in enumerate(ranks):
            print(f"  rank {rank}: {mine}")
        in_a_step = sum(len(mine[0]) for mine in ranks)
        print(f"  {in_a_step} samples a step, {len(ranks[0])} steps an epoch")


if __name__ == "__main__":
    main()
