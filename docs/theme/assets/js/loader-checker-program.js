// The program that asks torch itself: complete, and giving what the page foretells.

const IMPORTS = [ // [name that needs it, line]
  ["datetime", "import datetime"], ["math", "import math"],
  ["multiprocessing", "import multiprocessing"], ["os", "import os"], ["random", "import random"],
  ["time", "import time"], ["Decimal", "from decimal import Decimal"],
  ["Fraction", "from fractions import Fraction"], ["np", "import numpy as np"],
  ["torch", "import torch"],
];
const OF_DATA = ["BatchSampler", "Dataset", "DistributedSampler", "IterableDataset",
  "RandomSampler", "SequentialSampler", "Subset", "SubsetRandomSampler", "TensorDataset",
  "WeightedRandomSampler", "default_collate", "default_convert"];

const DEFINITIONS = [ // [name, lines]
  ["It", ["class It(IterableDataset):", "    def __iter__(self):",
    "        return iter(range(8))"]],
  ["SizedIt", ["class SizedIt(IterableDataset):", "    def __iter__(self):",
    "        return iter(range(8))", "", "    def __len__(self):", "        return 8"]],
  ["NoLen", ["class NoLen(Dataset):", "    def __getitem__(self, index):",
    "        return index"]],
  ["Numbers", ["class Numbers(Dataset):", "    def __getitem__(self, index):",
    "        return index", "", "    def __len__(self):", "        return 8"]],
  ["D", ["D = list(range(8))"]],
];

// Without what stands between quotes: names there are no names.
const code = (text) => text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
const uses = (text, name) => new RegExp(String.raw`(?<![\w.])${name}\b`).test(text);

// Argument to text; `start` is the start method of workers, "" where there are none.
export function program(setting, start) {
  const written = code(Object.values(setting).join("\n"));
  const own = DEFINITIONS.filter(([name]) => uses(written, name));
  const defined = own.map(([, lines]) => lines.join("\n"));
  const body = [
    ...(start ? [`multiprocessing.set_start_method("${start}")`] : []),
    ...callOf(setting),
    "batches = iter(loader)",
    'print(next(batches, "no batch"))',
  ];
  const all = [written, ...defined, ...(start ? ["multiprocessing"] : [])].join("\n");
  const imports = IMPORTS.filter(([name]) => uses(all, name)).map(([, line]) => line);
  const names = ["DataLoader", ...OF_DATA.filter((name) => uses(all, name))].sort();
  const standard = imports.filter((line) => !/numpy|torch/.test(line));
  return [
    '"""What torch says to this call of DataLoader."""',
    standard.join("\n"),
    [...imports.filter((line) => /numpy|torch/.test(line)),
      `from torch.utils.data import ${names.join(", ")}`].join("\n"),
    ...defined.map((lines) => `\n${lines}`),
    `\nif __name__ == "__main__":\n${body.map((line) => `    ${line}`).join("\n")}`,
  ].filter(Boolean).join("\n\n") + "\n";
}

// loader = DataLoader(...), one line where it fits.
function callOf(setting) {
  const { dataset, ...named } = setting;
  const given = [...(dataset === undefined ? [] : [dataset]),
    ...Object.entries(named).map(([argument, text]) => `${argument}=${text}`)];
  const line = `loader = DataLoader(${given.join(", ")})`;
  if (line.length <= 76) return [line];
  return ["loader = DataLoader(", ...given.map((one) => `    ${one},`), ")"];
}
