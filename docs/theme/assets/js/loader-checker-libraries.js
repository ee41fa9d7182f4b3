// What an expression on the page may use of numpy, torch and torch.utils.data.

import { func, int, LARGE, number, type } from "./loader-checker-callable.js";
import { defaultCollate, defaultConvert, stacked, tensorOf } from "./loader-checker-collate.js";
import { List, Range, Str } from "./loader-checker-containers.js";
import { DTYPES, NumpyArray, NumpyScalar, Tensor, cell } from "./loader-checker-numbers.js";
import {
  BatchSampler, DistributedSampler, Func, Own, RandomSampler, SequentialSampler, Subset,
  SubsetRandomSampler, TensorDataset, Thing, WeightedRandomSampler,
} from "./loader-checker-objects.js";
import {
  Depends, FALSE, Float, Int, NONE, Raised, Refused, TRUE, listed,
} from "./loader-checker-values.js";

// ---- numpy ----
export const np = {};
for (const dtype of DTYPES)
  np[dtype === "bool" ? "bool_" : dtype] = type(dtype, ["x"],
    (x) => new NumpyScalar(dtype, number(x)), { module: "numpy" });

export function array(value, dtype) {
  const made = tensorOf(value, dtype === NONE ? null : dtypeOf(dtype));
  const double = dtype === NONE && made.dtype === "float32" && !value.dtype;
  if (made.shape.length > 1) throw new Refused("large");
  return double ? new NumpyArray("float64", made.shape, tensorOf(value, "float64").cells)
    : new NumpyArray(made.dtype, made.shape, made.cells);
}

function dtypeOf(value) {
  const name = value.title ?? "";
  if (DTYPES.includes(name)) return name;
  throw new Refused("value", "dtype");
}
Object.assign(np, {
  inf: new Float(Infinity),
  nan: new Float(NaN),
  str_: type("str_", ["x"], (x) => new Str(x.str(), "numpy.str_"), { module: "numpy" }),
  array: func("array", ["object", "dtype"], array, { usual: { dtype: NONE } }),
  arange: func("arange", ["stop"], (stop) => array(new List(listed(range(stop))), NONE)),
  zeros: func("zeros", ["shape"], (shape) =>
    new NumpyArray("float64", [int(shape)], filled(int(shape), 0))),
  "random.default_rng": func("default_rng", ["seed"], () =>
    new Thing("numpy.random._generator.Generator",
      { text: "Generator(PCG64) at 0x…", short: "Generator(PCG64)" }), { usual: { seed: NONE } }),
});

// ---- torch ----
const range = (stop) => new Range(0n, BigInt(int(stop)), 1n);

function filled(size, value) {
  if (size < 0 || size > LARGE) throw new Refused("large");
  return Array(size).fill(value);
}

function constant(value) {
  const made = (sizes, { dtype = NONE, ...others } = {}) => {
    if (Object.keys(others).length) throw new Depends("own-code");
    const given = sizes.length === 1 && !sizes[0].isInt ? listed(sizes[0]) : sizes;
    const shape = given.map(int), count = shape.reduce((one, other) => one * other, 1);
    const name = dtype === NONE ? "float32" : dtypeOf(dtype);
    return new Tensor(name, shape, filled(count, cell(name, BigInt(value))));
  };
  const text = `<built-in method ${value ? "ones" : "zeros"} of type object at 0x…>`;
  const found = new Func(value ? "ones" : "zeros", (given) => made(given), { text });
  return Object.assign(found, { called: made });
}
const native = (name, names, run, usual = {}) =>
  func(name, names, run, { usual, text: `<built-in method ${name} of type object at 0x…>` });

const tensor = (data, dtype) => tensorOf(data, dtype === NONE ? null : dtypeOf(dtype));

function generator() {
  const made = new Thing("torch._C.Generator", { text: "<torch._C.Generator object at 0x…>" });
  made.isGenerator = true;
  made.methods = { manual_seed: (given) => (int(given[0] ?? NONE), made) };
  return made;
}

export const torch = {
  tensor: native("tensor", ["data", "dtype"], tensor, { dtype: NONE }),
  as_tensor: native("as_tensor", ["data", "dtype"], tensor, { dtype: NONE }),
  stack: native("stack", ["tensors"], (tensors) => stacked(tensors)),
  zeros: constant(0),
  ones: constant(1),
  arange: native("arange", ["end"], (end) =>
    tensorOf(range(end))),
  Generator: type("Generator", [], generator, { module: "torch._C", meta: "OpaqueBaseMeta" }),
};
for (const dtype of DTYPES.filter((name) => !/^uint(16|32|64)$/.test(name)))
  torch[dtype] = new Thing("torch.dtype", { text: `torch.${dtype}`, title: dtype });

// ---- torch.utils.data ----
const SAMPLER = { module: "torch.utils.data.sampler" };
const UNWRITTEN = "Subclasses of Dataset should implement __getitem__.";
const DATASET = { module: "torch.utils.data.dataset" };
export const data = {
  SequentialSampler: type("SequentialSampler", ["data_source"],
    (source) => new SequentialSampler(source), SAMPLER),
  RandomSampler: type("RandomSampler", ["data_source", "replacement", "num_samples", "generator"],
    (source, replacement, count) => new RandomSampler(source, replacement, count),
    { ...SAMPLER, usual: { replacement: FALSE, num_samples: NONE, generator: NONE } }),
  SubsetRandomSampler: type("SubsetRandomSampler", ["indices", "generator"],
    (indices) => new SubsetRandomSampler(indices), { ...SAMPLER, usual: { generator: NONE } }),
  WeightedRandomSampler: type("WeightedRandomSampler",
    ["weights", "num_samples", "replacement", "generator"],
    (weights, count, replacement) =>
      new WeightedRandomSampler(listed(weights).map((one) => Number(number(one))), count,
        replacement),
    { ...SAMPLER, usual: { replacement: TRUE, generator: NONE } }),
  BatchSampler: type("BatchSampler", ["sampler", "batch_size", "drop_last"],
    (sampler, size, dropLast) => new BatchSampler(sampler, size, dropLast), SAMPLER),
  DistributedSampler: type("DistributedSampler",
    ["dataset", "num_replicas", "rank", "shuffle", "seed", "drop_last"],
    (source, replicas, rank, shuffle, seed, dropLast) => new DistributedSampler(
      source, int(replicas), int(rank), shuffle.truth(), dropLast.truth()),
    { module: "torch.utils.data.distributed",
      usual: { shuffle: TRUE, seed: new Int(0), drop_last: FALSE } }),
  Dataset: type("Dataset", [], () => new Own("Dataset", {
    module: "torch.utils.data.dataset",
    item: () => { throw new Raised("NotImplementedError", UNWRITTEN); },
  }), DATASET),
  TensorDataset: type("TensorDataset", ["one", "two"], (one, two) => {
    const tensors = [one, two].filter(Boolean);
    if (!tensors.every((each) => each instanceof Tensor && each.shape.length))
      throw new Depends("own-code");
    if (tensors.some((each) => each.shape[0] !== tensors[0].shape[0]))
      throw new Raised("AssertionError", "Size mismatch between tensors");
    return new TensorDataset(tensors);
  }, { ...DATASET, usual: { two: null } }),
  Subset: type("Subset", ["dataset", "indices"], (source, indices) => new Subset(source, indices),
    DATASET),
  default_collate: Object.assign(func("default_collate", ["batch"],
    (batch) => defaultCollate(batch), { type: "function" }), { collates: true }),
  default_convert: func("default_convert", ["data"], defaultConvert, { type: "function" }),
};
