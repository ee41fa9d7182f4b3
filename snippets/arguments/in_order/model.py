"""When in_order=False helps: a model, no DataLoader runs here.

It hands out and gives back batches as DataLoader does since torch 2.7.
"""

from random import Random


def ticks(costs, step, workers, factor, in_order):
    """Ticks of an epoch; each batch costs a worker, a step the loop."""
    now = sent = turn = 0
    idle_from = [0] * workers  # when each has made all that it was given
    given = [0] * workers  # how many each has that were not taken yet
    under_way = {}  # batch to (when it is finished, who makes it)

    def hand_out():
        nonlocal sent, turn
        if sent == len(costs):
            return
        while not in_order and given[turn % workers] == factor:
            turn += 1  # this worker has no room
        worker = turn % workers
        turn += 1
        begin = max(idle_from[worker], now)
        idle_from[worker] = begin + costs[sent]
        under_way[sent] = idle_from[worker], worker
        given[worker] += 1
        sent += 1

    for _ in range(workers * factor):
        hand_out()
    while under_way:
        first = min(under_way, key=None if in_order else under_way.get)
        finished, worker = under_way.pop(first)
        now = max(now, finished)
        given[worker] -= 1
        hand_out()
        now += step
    return now


def main():
    factors = (2, 4, 8, 16)
    print("2 workers, a step costs 2  prefetch_factor", *factors, sep="   ")
    for name, costs in (
        ("every batch costs 5", [5] * 240),
        ("1, one in 15 costs 20", ([1] * 14 + [20]) * 16),
        ("1, one in 120 costs 90", ([1] * 60 + [90] + [1] * 59) * 2),
        ("every second one costs 5", [5, 1] * 120),
        ("the same, shuffled", Random(0).sample([5, 1] * 120, 240)),
    ):
        for in_order in (True, False):
            row = [ticks(costs, 2, 2, factor, in_order) for factor in factors]
            cells = "".join(f"{cell:>5}" for cell in row)
            print(f"{name:<24}  in_order={in_order!s:<5} {cells}")


if __name__ == "__main__":
    main()
