"""When prefetching more helps: a model, no DataLoader runs here.

It hands out batches as DataLoader does: workers * factor at the start, then
one more for each batch taken, to the workers in turn. Its unit is the tick.
"""


def ticks_waited(costs, step, workers, factor):
    """Ticks that the loop waits for batches, the first one left out.

    costs: what each batch costs a worker. step: what a training step costs.
    """
    now = waited = 0
    idle_from = [0] * workers  # when each has made all that it was given
    ready = []  # when each batch is finished

    def hand_out():
        k = len(ready)
        if k < len(costs):
            begin = max(idle_from[k % workers], now)
            idle_from[k % workers] = begin + costs[k]
            ready.append(begin + costs[k])

    for _ in range(workers * factor):
        hand_out()
    for k in range(len(costs)):
        if k > 0:
            waited += max(0, ready[k] - now)
        now = max(now, ready[k])
        hand_out()
        now += step
    return waited


def main():
    factors = (1, 2, 4, 8, 16)
    print("2 workers, a step costs 2   prefetch_factor", *factors, sep="  ")
    for name, costs in (
        ("every batch costs 5", [5] * 240),
        ("every batch costs 3", [3] * 240),
        ("1, one in 15 costs 20", ([1] * 14 + [20]) * 16),
        ("1, then 20 in a row cost 5", ([1] * 100 + [5] * 20) * 2),
    ):
        waited = [ticks_waited(costs, 2, 2, factor) for factor in factors]
        row = "".join(f"{ticks:>5}" for ticks in waited)
        print(f"{name:<27} ticks waited  {row}")


if __name__ == "__main__":
    main()
