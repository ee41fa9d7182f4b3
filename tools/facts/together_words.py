"""The words of the sheets about pairs, in both languages."""

from __future__ import annotations

MARKS = {
    "requires": {"zh": "需", "en": "R"},
    "excludes": {"zh": "斥", "en": "E"},
    "changes": {"zh": "改", "en": "C"},
    "silences": {"zh": "失", "en": "S"},
    "none": {"zh": "·", "en": "·"},
}
KINDS = {  # each begins with its mark, so that a cell's name says what is seen in it
    "requires": {"zh": "需要", "en": "Requires"},
    "excludes": {"zh": "互斥", "en": "Excludes"},
    "changes": {"zh": "改变", "en": "Changes"},
    "silences": {"zh": "失效", "en": "Silences"},
    "none": {"zh": "互不影响", "en": "No interaction"},
}
PHRASES = {
    "requires": {"zh": "{a} 需要 {b}", "en": "{a} requires {b}"},
    "excludes": {"zh": "{a} 与 {b} 互斥", "en": "{a} excludes {b}"},
    "changes": {"zh": "{a} 改变 {b}", "en": "{a} changes {b}"},
    "silences": {"zh": "{a} 使 {b} 失效", "en": "{a} silences {b}"},
}
NONE = {
    "zh": "试了 {runs} 次，没有相互影响",
    "en": "no interaction in {runs} runs",
}
WORDS: dict[str, dict] = {
    "zh": {
        "caption": "任意两个参数的关系",
        "legend": "下表行和列各是一个参数，两边对称。带星号的，这些运行够不着，由别的程序证明。",
        "head": ["记号", "意思", "几对", "试了几次"],
        "requires": "一个要有另一个才能用，或者才起作用",
        "excludes": "单独都能用的值，放在一起就被拒绝",
        "changes": "一个改变另一个的结果",
        "silences": "一个让另一个不再起作用，不报错",
        "none": "试过的值里，结果都是各自单独就能推出来的",
        "all": "合计",
        "of which": "（{count}*）",
        "gpu": "要有加速器才看得到",
        "seconds": "要等上几秒才看得到",
        "chance": "先后碰运气，所以不比",
        "moment": "中途离开一个 epoch 才看得到",
        "waiting": "这个程序还在等一台有 GPU 的机器来跑。",
        "above": "和前面的参数：{links}。",
        "free": "不相互影响，括号里是试的次数：{names}。",
        "times": "{name}（{runs}）",
        "proof": "证明：{links}",
        "section": "{subject}「{title}」",
        "beyond": "{why}：试了 {runs} 次，结果都推得出来。",
        "seen": "试了 {runs} 次，{differ} 次推不出来。比如在 {base} 上加 {values}：",
        "appears": "各自单独都不报错，一起用报 {error}。",
        "goes": "单独用报 {error}，一起用不报。",
        "another": "报的是第三种错：{error}。",
        "sooner": "报的是同一个错，只是更早：{error}。",
        "later": "报的是同一个错，只是更晚：{error}。",
        "hangs": "各自单独都跑得完，一起用就一直卡住。",
        "ends": "单独用会一直卡住，一起用报 {error}。",
        "differs": "不同的是{feature}",
        "instead": "：推出来是 {predicted}，实际是 {seen}。",
        "stop": "。",
        "bases": "下面每一种写法都在 torch {torch} 上当过底子。",
        "only pairs": "；只试 {names} 之间的组合",
        "only with": "；只试带 {name} 的组合",
        "values": "每个参数试的值。带星号的不是处处都试：有 worker 的底子里没有它，"
        "或者只和个别参数一起试。",
        "names": "这些写法里的名字：",
    },
    "en": {
        "caption": "How any two arguments go together",
        "legend": "Rows and columns of the table below are arguments, and both halves are alike."
        " What has an asterisk is beyond these runs: another program proves it.",
        "head": ["Mark", "Meaning", "Pairs", "Runs"],
        "requires": "one can be used, or has an effect, only with the other",
        "excludes": "values that work alone are refused together",
        "changes": "one changes what comes of the other",
        "silences": "one leaves the other without effect, and no error says so",
        "none": "with all values tried, what came was what each alone predicts",
        "all": "All",
        "of which": " ({count}*)",
        "gpu": "seen only with an accelerator",
        "seconds": "seen only after seconds of waiting",
        "chance": "left to chance, so not compared",
        "moment": "seen only when an epoch is left early",
        "waiting": " The program waits for a machine with a GPU.",
        "above": "With arguments above: {links}.",
        "free": "No interaction, with the number of runs: {names}.",
        "times": "{name} ({runs})",
        "proof": "Proof: {links}",
        "section": "{subject}, “{title}”",
        "beyond": "{why}: all {runs} runs were as predicted.",
        "seen": "Not as predicted in {differ} of {runs} runs. For example {base} with {values}: ",
        "appears": "neither is an error alone, together they raise {error}.",
        "goes": "alone it raises {error}, together nothing does.",
        "another": "a third error, {error}.",
        "sooner": "the same error, but sooner: {error}.",
        "later": "the same error, but later: {error}.",
        "hangs": "each ends alone, together they hang.",
        "ends": "alone it hangs, together it raises {error}.",
        "differs": "what differs is {feature}",
        "instead": ": {predicted} predicted, {seen} found.",
        "stop": ".",
        "bases": "Each of these was a base, on torch {torch}.",
        "only pairs": "; only for pairs among {names}",
        "only with": "; only for pairs with {name}",
        "values": "The values of each argument; one with an asterisk is not tried everywhere: bases"
        " with workers get fewer, and some go with a few arguments only.",
        "names": "The names in these texts:",
    },
}
FEATURES = {
    "order": {"zh": "样本的顺序", "en": "the order of the samples"},
    "samples": {"zh": "取到的样本", "en": "which samples come"},
    "sizes": {"zh": "各批的大小", "en": "the sizes of the batches"},
    "batch": {"zh": "批次的类型", "en": "the type of a batch"},
    "left out": {"zh": "两轮漏掉的样本", "en": "the samples that the two epochs leave out"},
    "len": {"zh": " `len(loader)`", "en": "`len(loader)`"},
    "made by": {"zh": "由谁来做", "en": "who makes the samples"},
    "asked": {"zh": "数据集被调用的方法", "en": "which method of the dataset is called"},
    "epoch": {"zh": "数据集看到的 epoch", "en": "the epoch that the dataset sees"},
    "mark": {"zh": " `worker_init_fn` 留下的标记", "en": "the mark that `worker_init_fn` leaves"},
    "init calls": {
        "zh": " `worker_init_fn` 被调用的次数",
        "en": "the number of calls of `worker_init_fn`",
    },
    "overtaken": {"zh": "有没有批次被超过", "en": "whether batches are overtaken"},
    "behind": {"zh": "排在慢样本后面的批次", "en": "the batches behind the slow sample"},
    "ahead": {
        "zh": " `iter(loader)` 时派出的样本数",
        "en": "the number of samples handed out at `iter(loader)`",
    },
    "second epoch": {"zh": "第二轮的 worker", "en": "the workers of the second epoch"},
    "count": {"zh": "第二轮的调用计数", "en": "the count of calls in the second epoch"},
    "counted here": {
        "zh": "主进程里有没有计数",
        "en": "whether the main process counts the calls",
    },
    "noise": {"zh": "样本取到的随机数", "en": "the random numbers that the samples draw"},
    "workers": {"zh": " worker 的个数", "en": "the number of workers"},
    "start": {"zh": " worker 的启动方法", "en": "how the workers start"},
    "shared": {"zh": "是否在共享内存里", "en": "whether batches are in shared memory"},
    "draws": {
        "zh": "从全局生成器取走的数的个数",
        "en": "how many numbers are drawn from the global generator",
    },
    "warnings": {"zh": "出现的警告", "en": "the warnings"},
}


def joined(words: list[str], lang: str) -> str:
    """A list in a sentence."""
    return ("、" if lang == "zh" else ", ").join(words)
