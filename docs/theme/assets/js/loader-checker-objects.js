// Objects of Python that DataLoader is given: functions, classes, samplers, datasets, and others
// that it only looks at from outside.

import { List, Range, Tuple } from "./loader-checker-containers.js";
import {
  Depends, Int, NONE, Raised, Value, isBool, typeError,
} from "./loader-checker-values.js";

const AT = "at 0x…"; // an address differs from run to run

// ---- Functions and classes. ----
export class Func extends Value { // of Python or built in
  constructor(name, run, { type = "builtin_function_or_method", text } = {}) {
    super(type);
    this.title = name;
    this.text = text ?? (type === "function" ? `<function ${name} ${AT}>`
      : `<built-in function ${name}>`);
    this.call = run;
  }
  repr() { return this.text; }
}

export class Lambda extends Value {
  constructor(names, run) {
    super("function");
    Object.assign(this, { names, run, title: "<lambda>" });
  }
  call(given) {
    const { names } = this, missing = names.slice(given.length).map((name) => `'${name}'`);
    if (missing.length) throw typeError(`<lambda>() missing ${missing.length} required ` +
      `positional argument${missing.length > 1 ? "s" : ""}: ${missing.join(" and ")}`);
    const [takes, gets] = [names.length, given.length];
    if (takes < gets) throw typeError(`<lambda>() takes ${takes} positional ` +
      `argument${takes === 1 ? "" : "s"} but ${gets} ${gets === 1 ? "was" : "were"} given`);
    return this.run(given);
  }
  pickled() {
    throw new Raised("_pickle.PicklingError",
      `Can't pickle ${this.repr()}: attribute lookup <lambda> on __main__ failed`);
  }
  repr() { return `<function <lambda> ${AT}>`; }
}

export class Class extends Value { // meta: the type of the class itself
  constructor(title, make, { module = "", meta = "type" } = {}) {
    super(meta);
    Object.assign(this, { title, call: make, home: module });
  }
  get name() { return this.type; }
  item() { throw new Depends("indexing"); } // list[0] is a type too
  repr() { return `<class '${this.home ? `${this.home}.` : ""}${this.title}'>`; }
}

// ---- What is looked at from outside only. ----
export class Thing extends Value {
  constructor(type, { module = "", text, short, title, unpicklable = false } = {}) {
    super(type, module);
    Object.assign(this, { text, short, title, unpicklable });
  }
  pickled() { if (this.unpicklable) throw typeError(`cannot pickle '${this.type}' object`); }
  repr() {
    return this.text ?? `<${this.module ? `${this.module}.` : ""}${this.type} object ${AT}>`;
  }
  str() { return this.short ?? this.repr(); }
}

// How long the functions of the page have slept, in seconds.
export const clock = { slept: 0 };

export class Module extends Thing {
  constructor(name) {
    super("module", { text: `<module '${name}' from '…'>`, title: name, unpicklable: true });
  }
}

export class Context extends Thing { // multiprocessing.get_context(method)
  constructor(method) {
    super(`${method[0].toUpperCase()}${method.slice(1).replace("server", "Server")}Context`,
      { module: "multiprocessing.context" });
    this.method = method;
  }
}

export class Iterator extends Value { // gives each item once
  constructor(type, items, unpicklable = false) {
    super(type);
    Object.assign(this, { once: items, unpicklable });
  }
  items() { return this.once; }
  pickled() { if (this.unpicklable) throw typeError(`cannot pickle '${this.type}' object`); }
  repr() {
    return this.type === "generator" ? `<generator object <genexpr> ${AT}>`
      : `<${this.type} object ${AT}>`;
  }
}

// ---- Samplers of torch. ----
const MOST = 1_000_000; // indices that a batch here may have

export const positive = (value) => value.isInt && !isBool(value) && value.number > 0n;

class Sampler extends Value {
  constructor(type, module = "torch.utils.data.sampler") { super(type, module); }
}

export class SequentialSampler extends Sampler {
  constructor(source) {
    super("SequentialSampler");
    this.source = source;
  }
  length() { return this.source.length(); }
  items() { return counted(this.source.length()); }
}

export class RandomSampler extends Sampler {
  constructor(source, replacement = null, count = NONE) {
    super("RandomSampler");
    Object.assign(this, { source, count });
    if (replacement && !isBool(replacement)) throw typeError("replacement should be a boolean " +
      `value, but got replacement=${replacement.format()}`);
    const wanted = count === NONE ? new Int(source.length()) : count;
    if (!wanted.isInt || wanted.number <= 0n) throw new Raised("ValueError", "num_samples should " +
      `be a positive integer value, but got num_samples=${wanted.format()}`);
  }
  get random() { return true; }
  possible() { return counted(this.source.length()); }
  length() { return this.count === NONE ? this.source.length() : Number(this.count.number); }
  *items() {
    const size = this.source.length(), count = this.length();
    if (!size) throw new Depends("empty-source");
    for (let number = 0; number < count; number++) yield new Int(number % size);
  }
}

export class SubsetRandomSampler extends Sampler {
  constructor(indices) {
    super("SubsetRandomSampler");
    this.indices = indices;
  }
  get random() { return true; }
  possible() { return this.items(); }
  length() { return this.indices.length(); }
  *items() {
    for (const place of counted(this.indices.length())) yield this.indices.item(place);
  }
}

export class WeightedRandomSampler extends Sampler {
  constructor(weights, count, replacement) {
    super("WeightedRandomSampler");
    Object.assign(this, { weights, count, replacement });
    if (!positive(count)) throw new Raised("ValueError", "num_samples should be a positive " +
      `integer value, but got num_samples=${count.format()}`);
    if (!isBool(replacement)) throw new Raised("ValueError", "replacement should be a boolean " +
      `value, but got replacement=${replacement.format()}`);
  }
  get random() { return true; }
  length() { return Number(this.count.number); }
  possible() { // the indices that torch.multinomial may draw
    const { weights } = this, count = this.length(), again = this.replacement.truth();
    const wrong = (words) => new Raised("RuntimeError", words);
    const odd = weights.some((one) => !Number.isFinite(one));
    if (count > weights.length && !again)
      throw wrong("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
    if ((!again || count === 1) && (odd || weights.some((one) => one < 0)))
      throw wrong("probability tensor contains either `inf`, `nan` or element < 0");
    if (odd) throw new Depends("backend");
    if (weights.some((one) => one < 0))
      throw wrong("invalid multinomial distribution (encountering probability entry < 0)");
    const places = weights.flatMap((one, place) => (one > 0 ? [new Int(place)] : []));
    if (!places.length)
      throw wrong("invalid multinomial distribution (sum of probabilities <= 0)");
    return again ? places : weights.map((_, place) => new Int(place));
  }
  *items() {
    const places = this.possible();
    for (let number = 0; number < this.length(); number++) yield places[number % places.length];
  }
}

export class BatchSampler extends Sampler {
  constructor(sampler, size, dropLast) {
    super("BatchSampler");
    Object.assign(this, { sampler, size, dropLast });
    if (!positive(size)) throw new Raised("ValueError", "batch_size should be a positive integer " +
      `value, but got batch_size=${size.format()}`);
    if (!isBool(dropLast)) throw new Raised("ValueError", "drop_last should be a boolean value, " +
      `but got drop_last=${dropLast.format()}`);
  }
  get random() { return this.sampler.random; }
  possible() {
    if (this.sampler instanceof BatchSampler) throw new Depends("random-order");
    return this.sampler.possible();
  }
  length() {
    const samples = BigInt(this.sampler.length()), size = this.size.number;
    return Number(this.dropLast.truth() ? samples / size : (samples + size - 1n) / size);
  }
  *items() {
    const indices = this.sampler.items(), size = this.size.number;
    if (size > 2n ** 63n - 1n && !this.dropLast.truth()) throw new Raised("ValueError",
      "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (size > 2n ** 63n - 1n) throw new Raised("OverflowError",
      "cannot fit 'int' into an index-sized integer");
    if (size > MOST && this.dropLast.truth()) throw new Depends("memory");
    while (true) {
      const batch = [];
      while (batch.length < size) {
        const { value, done } = indices.next();
        if (done) break;
        if (batch.push(value) > MOST) throw new Depends("memory");
      }
      if (!batch.length || batch.length < size && this.dropLast.truth()) return;
      yield new List(batch);
    }
  }
}

export class DistributedSampler extends Sampler {
  constructor(source, replicas, rank, shuffle, dropLast) {
    super("DistributedSampler", "torch.utils.data.distributed");
    if (rank >= replicas || rank < 0) throw new Raised("ValueError",
      `Invalid rank ${rank}, rank should be in the interval [0, ${replicas - 1}]`);
    const size = source.length(), rest = size % replicas;
    const even = dropLast && rest ? Math.floor(size / replicas) : Math.ceil(size / replicas);
    Object.assign(this, { size, replicas, rank, shuffle, even });
  }
  get random() { return this.shuffle; }
  possible() { return counted(this.size); }
  length() { return this.even; }
  *items() {
    for (let number = 0; number < this.even; number++)
      yield new Int((this.rank + number * this.replicas) % this.size);
  }
}

export class Endless extends Sampler { // what an IterableDataset gets
  constructor() { super("_InfiniteConstantSampler", "torch.utils.data.dataloader"); }
  *items() { while (true) yield NONE; }
}

// ---- Datasets: those that a program on the page may define, and three of torch. ----
export class Own extends Value {
  constructor(type, { iterable = false, size = null, item, items, module = "__main__" }) {
    super(type, module);
    this.iterable = iterable;
    if (size !== null) Object.assign(this, { length: () => size, truth: () => size > 0 });
    if (item) Object.assign(this, { item, items: forever(item) });
    if (items) this.items = items;
  }
}

export class TensorDataset extends Value {
  constructor(tensors) {
    super("TensorDataset", "torch.utils.data.dataset");
    this.tensors = tensors;
  }
  truth() { return this.length() > 0; }
  length() { return this.tensors[0].shape[0]; }
  items() { return oneByOne(this); }
  item(index) { return new Tuple(this.tensors.map((tensor) => tensor.item(index))); }
}

export class Subset extends Value {
  constructor(source, indices) {
    super("Subset", "torch.utils.data.dataset");
    Object.assign(this, { source, indices });
  }
  truth() { return this.length() > 0; }
  length() { return this.indices.length(); }
  items() { return oneByOne(this); }
  item(index) {
    if (index.type === "list")
      return this.source.item(new List(index.parts.map((one) => this.indices.item(one))));
    return this.fetched(index);
  }
  fetched(index) { return this.source.item(this.indices.item(index)); } // by __getitems__
  pickled() { this.source.pickled(); }
}

export const counted = (size) => new Range(0n, BigInt(size), 1n).items();
// Without __iter__ Python counts up from 0 until there is an IndexError.
function* oneByOne(value) {
  for (let number = 0; ; number++) {
    let part = null;
    try {
      part = value.item(new Int(number));
    } catch (error) {
      if (error instanceof Raised && error.type === "IndexError") return;
      throw error;
    }
    yield part;
  }
}
const forever = (item) => function* () {
  for (let number = 0; ; number++) yield item(new Int(number));
};
