"""Wrong clocks beside right ones, on a model with two clocks: host and device.

All numbers are given ticks, nothing is measured.
"""


class Machine:
    """The host queues work and goes on; the device does it in order."""

    def __init__(self):
        self.host = self.device = 0

    def work(self, ticks):
        self.host += ticks

    def queue(self, ticks):
        self.device = max(self.device, self.host) + ticks

    def synchronize(self):
        self.host = max(self.host, self.device)


def show(name, wrong, right):
    print(f"{name:28} wrong: {wrong:3}   right: {right:3}")


m = Machine()  # a copy of 50 ticks; the call itself takes 1
m.work(1)
m.queue(50)
wrong = m.host
m.synchronize()
show("no synchronize", wrong, m.host)

m = Machine()  # pageable: 40 ticks of staging, then a DMA of 10
m.queue(60)  # a kernel in front: both events come after it
start = m.device
m.work(40)  # a driver that stages meanwhile
m.queue(10)
wrong = m.device - start
m = Machine()  # the clock of the host, from idle to idle
m.work(40)
m.queue(10)
m.synchronize()
show("events behind other work", wrong, m.host)

steps = 10
asleep, busy = Machine(), Machine()
for _ in range(steps):  # the loader needs 20 ticks, the step 30
    for m in (asleep, busy):
        m.work(20)
    asleep.work(30)  # time.sleep: the host stands still
    busy.queue(30)  # a kernel: the host goes on to the next batch
busy.synchronize()
show("time.sleep as the step", asleep.host, busy.host)

empty = steps * 20  # for batch in loader: pass
show("empty loop body", empty, busy.host)
