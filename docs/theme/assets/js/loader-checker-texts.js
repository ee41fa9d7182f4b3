// What the argument checker says to its reader, in both languages. `code` stands in backticks.

// For each rule, and for each way in which a condition itself may raise.
export const SENTENCES = {
  "dataset-missing": [
    "`dataset` 是唯一没有默认值的参数。",
    "`dataset` is the only argument without a default."],
  "num_workers-negative": [
    "`-1` 不表示「用上所有核」；要几个 worker 就写几个，不要就写 `0`。",
    "`-1` does not mean “all cores”: write the number of workers, or `0` for none."],
  "timeout-negative": [
    "`timeout` 是等待的秒数；一直等下去写 `0`。",
    "`timeout` is in seconds of waiting; to wait for ever, write `0`."],
  "prefetch-without-workers": [
    "没有 worker 就没有预取：去掉 `prefetch_factor`，或让 `num_workers` 大于 0。",
    "Without workers nothing is prefetched: leave `prefetch_factor` out, or let `num_workers` be " +
    "above 0."],
  "prefetch-two": [
    "有 worker 而没写，就补成 `2`。",
    "Left out with workers, it becomes `2`."],
  "prefetch-negative": [
    "每个 worker 提前备几批，至少是 `1`。",
    "It is the number of batches ahead for each worker, `1` or more."],
  "persistent-without-workers": [
    "没有 worker 可以留下：去掉它，或让 `num_workers` 大于 0。",
    "There is no worker to keep: leave it out, or let `num_workers` be above 0."],
  "context-without-workers": [
    "启动方式只和 worker 有关：去掉它，或让 `num_workers` 大于 0。",
    "A start method is about workers: leave it out, or let `num_workers` be above 0."],
  "context-unknown-name": [
    "名字要和列出的完全一样，大小写也算。",
    "The name must be one of those listed, letter by letter."],
  "context-from-name": [
    "名字换成了同名的 context 对象。",
    "The name is replaced by the context object of that name."],
  "context-of-another-type": [
    "要的是启动方式的名字，或 `multiprocessing.get_context()` 给出的对象；模块本身不行。",
    "It takes the name of a start method or what `multiprocessing.get_context()` gives; the " +
    "module itself is neither."],
  "iterable-shuffle": [
    "`IterableDataset` 的顺序由它自己的 `__iter__` 决定；要打乱就在那里打乱。",
    "An `IterableDataset` sets its order in its own `__iter__`; shuffle there."],
  "iterable-sampler": [
    "`IterableDataset` 没有索引，`sampler` 用不上。",
    "An `IterableDataset` has no indices for a `sampler`."],
  "iterable-batch-sampler": [
    "`IterableDataset` 没有索引，批大小用 `batch_size` 写。",
    "An `IterableDataset` has no indices; set its batches with `batch_size`."],
  "sampler-and-shuffle": [
    "两个都在定顺序，只能留一个；要打乱，让 sampler 自己打乱。",
    "Both set the order, so keep one; to shuffle, let the sampler do it."],
  "batch-sampler-alone": [
    "`batch_sampler` 已经定好每一批的索引；另外四个参数去掉，写 `batch_size=None` 也不行。",
    "A `batch_sampler` decides each batch by itself: leave the other four out; `batch_size=None` " +
    "is refused too."],
  "batch-sampler-decides": [
    "批由 `batch_sampler` 决定，这个属性只剩占位。",
    "The `batch_sampler` decides the batches; this attribute only holds a place."],
  "none-with-drop-last": [
    "不分批，就没有最后一批可丢。",
    "Without batches there is no last one to drop."],
  "endless-sampler": [
    "`IterableDataset` 用不着索引，这里只是占位。",
    "An `IterableDataset` needs no indices; this only holds a place."],
  "shuffle-of-nothing": [
    "空数据集配 `shuffle=True` 在构造时就报错；不打乱则是零批。看看数据集为什么是空的。",
    "An empty dataset with `shuffle=True` fails right here; without shuffling it gives no batch. " +
    "Look why it is empty."],
  "random-sampler": [
    "`shuffle` 为真，就在每一轮重新排一次。",
    "With a true `shuffle`, a new order for each epoch."],
  "sequential-sampler": [
    "没写 `sampler` 也不打乱：按 0、1、2 … 的次序。",
    "No `sampler` and no shuffling: 0, 1, 2, and so on."],
  "batch-size-no-int": [
    "只收大于 0 的 `int`。NumPy 的整数、张量、字符串打印出来一样，也不算：先 `int()`。",
    "It takes an `int` above 0. Integers of NumPy, tensors and strings print alike and are none: " +
    "put `int()` around them."],
  "drop-last-no-bool": [
    "只收 `True` 和 `False`，`1` 和 `None` 都不行。",
    "It takes `True` and `False` alone, neither `1` nor `None`."],
  "batch-sampler-made": [
    "由 sampler 和 `batch_size` 组成批。",
    "It makes batches from the sampler and `batch_size`."],
  "collate-default": [
    "分批时是 `default_collate`，不分批时是 `default_convert`。",
    "`default_collate` with batches, `default_convert` without."],
  "more-workers-than-cpus": [
    "只是提醒，worker 照样启动；每次 `iter(loader)` 再提醒一次。",
    "A remark only: the workers are started all the same; each `iter(loader)` says it again."],
  "init-fn-ignored": [
    "它只在 worker 进程里调用；没有 worker 就从不运行，里面有错也看不出来。",
    "It is called in worker processes only; without any it never runs, and a fault in it stays " +
    "unseen."],
  "in-order-ignored": [
    "不到两个 worker，就没有谁能超过谁。",
    "With fewer than two workers nobody can overtake."],
  "generator-ignored": [
    "不打乱，也没有 worker，没有谁用它的随机数；你自己的 sampler 拿不到它。",
    "Without shuffling and without workers nothing uses its numbers; a sampler of your own never " +
    "sees it."],
  "batch-size-one-ignored": [
    "`1` 就是默认值，torch 看不出你写了它。",
    "`1` is the default, and torch cannot tell that you wrote it."],
  "pin-device-ignored": [
    "从 2.9 起它不起作用：锁页内存总是给当前的加速器。",
    "Since 2.9 it does nothing: memory is pinned for the current accelerator."],
  "pin-device-deprecated": [
    "去掉 `pin_memory_device`，只留 `pin_memory=True`。",
    "Leave `pin_memory_device` out and keep `pin_memory=True`."],
  "pin-without-accelerator": [
    "没有加速器，批次不锁页，其他照旧；每次 `iter(loader)` 都提醒。",
    "Without an accelerator batches are not pinned, all else goes on; each `iter(loader)` says " +
    "so."],
  "pin-on-mps": [
    "MPS 上不锁页，其他照旧。",
    "On MPS batches are not pinned, all else goes on."],
  "pin-ignored": [
    "这台机器上没有要锁页的加速器。",
    "This machine has no accelerator to pin for."],
  "generator-type": [
    "要的是 `torch.Generator()`，种子本身不行：`torch.Generator().manual_seed(0)`。构造时不检查。",
    "It takes a `torch.Generator()`, not a seed: `torch.Generator().manual_seed(0)`. The " +
    "constructor does not check it."],
  "timeout-without-workers": [
    "它数的是等 worker 的秒数；没有 worker 就写 `0`。",
    "It counts the seconds of waiting for workers; without any, write `0`."],
  "prefetch-zero": [
    "构造时放过了 `0`，迭代时才要求大于 0。",
    "The constructor lets `0` pass; iterating wants more than 0."],
  "start-warns": [
    "这句提醒在下面的异常之前。",
    "This comes before the exception below."],
  "start-pickles": [
    "`spawn` 和 `forkserver` 要把 `dataset`、`collate_fn`、`worker_init_fn` pickle 后送给 worker：" +
    "lambda 改成模块顶层的 `def`，生成器改成列表或 Dataset。",
    "`spawn` and `forkserver` pickle `dataset`, `collate_fn` and `worker_init_fn` for the " +
    "worker: make a lambda a `def` at the top of a module, a generator a list or a Dataset."],
  // ---- Not a check of torch's: what it does with the value fails. ----
  compare: [
    "没有专门的检查，是和整数比大小时失败的，所以消息里没有参数名。",
    "No check of its own: comparing with an integer fails, so the message names no argument."],
  truth: [
    "没有专门的检查，是取真假时失败的，所以消息里没有参数名。",
    "No check of its own: asking whether it is true fails, so the message names no argument."],
  hash: [
    "torch 拿它到 `{False, None}` 里找，不可哈希的值在这里失败。",
    "torch looks it up in `{False, None}`, where a value without a hash fails."],
  length: [
    "打乱要先知道有多少个样本，所以数据集必须有 `__len__`。",
    "Shuffling needs the number of samples, so the dataset must have a `__len__`."],
  iterate: [
    "索引从这里开始取：sampler 要能迭代，默认的 sampler 要用 `len(dataset)`。",
    "Here indices begin to be drawn: a sampler must be iterable, and the default one asks for " +
    "`len(dataset)`."],
  range: [
    "构造时只比大小；到 `range(num_workers)` 才要求是整数。",
    "The constructor only compares; `range(num_workers)` wants an integer."],
  sent: [
    "有 worker 时，`iter(loader)` 就在主进程里取出头几批索引，所以在这里失败。",
    "With workers `iter(loader)` draws the first batches of indices in the main process, and " +
    "fails there."],
  drawn: [
    "取第一批索引时失败；构造时不检查。",
    "It fails when the first indices are drawn; the constructor does not check this."],
  fetched: [
    "取样本或拼成批时失败；构造时不检查。每建一个新的 loader，先取一批试试：`next(iter(loader))`。",
    "It fails when samples are fetched or put together; the constructor does not check this. Try " +
    "one batch of every new loader: `next(iter(loader))`."],
  worked: [
    "worker 里的异常回到主进程时带着原来的 traceback；真正的原因是它的最后一行，就是下面这行。",
    "An exception of a worker comes back with its own traceback, whose last line, shown below, " +
    "is the cause."],
  "timed-out": [
    "等了这么久，没有一批到达。",
    "Nothing arrived in so many seconds."],
  "timeout-infinite": [
    "要一直等下去，写 `0`，不写无穷大。",
    "To wait for ever write `0`, not infinity."],
  hangs: [
    "索引或批次不能 pickle：发送线程打印 traceback 后丢掉它，主进程一直等下去。设了 `timeout` 才会变成报错。",
    "The indices or the batch cannot be pickled: the sending thread prints a traceback and drops " +
    "them, and the main process waits for ever. Only a `timeout` makes it an error."],
};

// What torch does next depends on something else.
export const DEPENDS = {
  "random-order": ["样本不同类，顺序又是随机的：先抽到哪个，结果就不同。",
    "The samples differ in kind and the order is random: it depends on which comes first."],
  "own-code": ["取决于这个值自己的代码，本页不去运行。",
    "It depends on the value's own code, which this page does not run."],
  backend: ["取决于 torch 底层怎么转换这些类型。", "It depends on how torch's backend converts these types."],
  indexing: ["取决于这种索引方式的结果。", "It depends on what this way of indexing gives."],
  "set-order": ["集合的次序每次运行都可能不同。", "A set may have another order in each run."],
  text: ["取决于这个数组打印成什么样。", "It depends on how this array is printed."],
  memory: ["取决于内存放不放得下。", "It depends on whether it fits into memory."],
  "empty-source": ["取决于空数据集上的随机抽样。", "It depends on drawing from an empty dataset."],
  speed: ["取决于机器多快：worker 启动要时间，`timeout` 把它算在内。",
    "It depends on how fast the machine is: `timeout` counts the time that a worker takes to start."],
  arrival: ["取决于哪个 worker 先交：`in_order=False`。",
    "It depends on which worker is first: `in_order=False`."],
};

// Why a text is no value for this page.
export const REFUSED = {
  long: ["超过 200 个字符，后面的已截掉", "more than 200 characters; the rest was cut off"],
  character: ["不能有这个字符：", "this character cannot stand here: "],
  syntax: ["不是完整的 Python 表达式，问题在：", "no complete expression of Python; look at: "],
  name: ["本页不认识这个名字：", "this page does not know the name "],
  operator: ["本页不会算这里的运算符：", "this page does not compute with the operator "],
  value: ["本页不认识这个值：", "this page does not know the value "],
  large: ["太大了，写小一点", "too large; write less"],
  raises: ["这个表达式自己就报错：", "the expression fails by itself: "],
  argument: ["不是 DataLoader 的参数，已略过：", "no argument of DataLoader, left aside: "],
  machine: ["机器没有这个选项，已略过：", "no such choice for the machine, left aside: "],
};

export const WORDS = {
  zh: {
    arguments: "参数", machine: "机器", own: "自己写…", ownOf: (name) => `${name} 的值，用 Python 写`,
    leftOut: (usual) => (usual ? `不写（${usual}）` : "不写"), start: "worker 的启动方式",
    accelerator: "加速器", cpus: "可用的 CPU 数", none: "没有", reset: "全部还原",
    phases: { construct: "构造", iterate: "迭代", first: "第一批" },
    at: { construct: "构造时", iterate: "迭代时", first: "取第一批时" },
    fine: "通过", unreached: "到不了这里", raises: (type, when) => `${when}报错：${type}`,
    hangs: "一直等下去，不报错", hangsAt: (when) => `${when}一直等下去，不报错`,
    depends: "说不准", dependsAt: (when) => `${when}的结果说不准`,
    accepted: "torch 接受", nothing: "但一批也没有",
    warns: (count) => `${count} 条警告`, ignored: (count) => `${count} 个参数不起作用`,
    noBatch: "一批也没有：循环体一次也不运行。", batch: "第一批打印出来是：",
    randomBatch: "第一批取决于随机的次序。", ignoredTitle: "写了却不起作用", filledTitle: "torch 补上或换掉的值",
    program: "可以复制的程序", copy: "复制程序", copied: "已复制", share: "复制链接", shared: "链接已复制",
    manual: "浏览器不让复制，请自己选中", row: (page) => `${page} 页的实测`,
    section: (page) => `${page} 页的一节`, source: (lines) => `torch 2.13，${lines}`,
    fix: "先改好标出的值。", because: "依据：", comma: "，", colon: "：",
    mps: "苹果 MPS", other: "CUDA 或别的",
  },
  en: {
    arguments: "Arguments", machine: "Machine", own: "write your own…",
    ownOf: (name) => `value of ${name}, written in Python`,
    leftOut: (usual) => (usual ? `left out (${usual})` : "left out"),
    start: "start method of workers", accelerator: "accelerator", cpus: "usable CPUs", none: "none",
    reset: "Reset all",
    phases: { construct: "Construct", iterate: "Iterate", first: "First batch" },
    at: { construct: "when constructed", iterate: "when iterated", first: "at the first batch" },
    fine: "passes", unreached: "not reached", raises: (type, when) => `${type} ${when}`,
    hangs: "waits for ever, without an error", hangsAt: (when) => `waits for ever ${when}`,
    depends: "cannot be told", dependsAt: (when) => `cannot be told ${when}`,
    accepted: "torch accepts", nothing: "but gives no batch",
    warns: (count) => `${count} warning${count > 1 ? "s" : ""}`,
    ignored: (count) => `${count} argument${count > 1 ? "s" : ""} without effect`,
    noBatch: "No batch at all: the body of the loop never runs.",
    batch: "The first batch prints as:",
    randomBatch: "The first batch depends on the random order.",
    ignoredTitle: "Given, and without effect", filledTitle: "Filled in or replaced by torch",
    program: "The program to copy", copy: "Copy program", copied: "Copied", share: "Copy link",
    shared: "Link copied", manual: "The browser forbids copying; select it yourself",
    row: (page) => `executed, ${page}`,
    section: (page) => `section of ${page}`,
    source: (lines) => `torch 2.13, ${lines}`,
    fix: "Mend the marked values first.", because: " Proof: ", comma: ", ", colon: ": ",
    mps: "Apple MPS", other: "CUDA or another",
  },
};
