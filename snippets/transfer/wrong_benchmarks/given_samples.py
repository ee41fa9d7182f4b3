"""One run, the mean, and an unlucky order: what each makes of given samples."""

from statistics import mean, median

# Ticks, written down, not measured. One sample of the new way met a pause.
old = [20, 21, 20, 22, 21, 20, 21]
new = [18, 19, 18, 90, 18, 19, 18]


def show(name, samples):
    print(
        f"  {name:4} first {samples[0]:3}  mean {mean(samples):5.1f}"
        f"  median {median(samples):3}  range {min(samples)}-{max(samples)}"
    )


print("one pause in seven samples:")
show("old", old)
show("new", new)

print("the first call included:")
show("cold", [400, *old[1:]])
show("warm", old)

# The same cost twice, on a machine that gets busier by one tick per run.
drift = range(14)
cost = [20 + extra for extra in drift]
print("equal ways on a machine that gets busier:")
print("  first all A, then all B:", median(cost[:7]), median(cost[7:]))
turns = cost[::2], cost[1::2]
print("  in turns, A B A B ...:  ", median(turns[0]), median(turns[1]))
apart = {b - a for a, b in zip(*turns, strict=True)}
print("  difference of each pair:", apart)
print("  spread of the samples:  ", max(cost) - min(cost))
