// The names that an expression on the page may use, and what calling them gives.

import { func, int, LARGE, number, type } from "./loader-checker-callable.js";
import { Bytes, Dict, List, Range, SetValue, Str, Tuple } from "./loader-checker-containers.js";
import { data, np, torch } from "./loader-checker-libraries.js";
import { Decimal, Fraction } from "./loader-checker-numbers.js";
import { Context, Iterator, Module, Own, Thing, clock, counted } from
  "./loader-checker-objects.js";
import {
  Depends, FALSE, Float, Int, NONE, Num, Raised, Refused, bool, listed,
} from "./loader-checker-values.js";

function range(...given) {
  const [first, second, step = new Int(1)] = given.filter(Boolean);
  const [start, stop] = second ? [first, second] : [new Int(0), first];
  if (!step.index()) throw new Raised("ValueError", "range() arg 3 must not be zero");
  return new Range(start.index(), stop.index(), step.index());
}

function added(values) {
  let sum = 0n;
  for (const value of listed(values)) {
    const one = number(value);
    if (!(value instanceof Num) || value.dtype) throw new Depends("own-code");
    sum = typeof sum === typeof one ? sum + one : Number(sum) + Number(one);
  }
  return typeof sum === "bigint" ? new Int(sum) : new Float(sum);
}

const BUILTINS = {
  int: type("int", ["x"], (x) => {
    if (!x.isInt && x.type !== "float") throw new Depends("own-code");
    return new Int(BigInt(Math.trunc(Number(x.number))));
  }, { usual: { x: new Int(0) } }),
  float: type("float", ["x"], (x) => {
    const text = x.isText ? x.text.trim().toLowerCase() : "";
    const found = /^([+-]?)(inf|infinity|nan)$/.exec(text);
    if (found) return new Float(found[2] === "nan" ? NaN : found[1] === "-" ? -Infinity : Infinity);
    return new Float(x.isText && text && !Number.isNaN(Number(text)) ? Number(text) : number(x));
  }, { usual: { x: new Int(0) } }),
  bool: type("bool", ["x"], (x) => bool(x.truth()), { usual: { x: FALSE } }),
  str: type("str", ["x"], (x) => new Str(x.str()), { usual: { x: new Str("") } }),
  bytes: type("bytes", ["x"], (x) => new Bytes("\0".repeat(Math.min(int(x), LARGE))),
    { usual: { x: new Int(0) } }),
  list: type("list", ["x"], (x) => new List(listed(x)), { usual: { x: new List([]) } }),
  tuple: type("tuple", ["x"], (x) => new Tuple(listed(x)), { usual: { x: new List([]) } }),
  set: type("set", ["x"], (x) => new SetValue(listed(x)), { usual: { x: new List([]) } }),
  frozenset: type("frozenset", ["x"], (x) => new SetValue(listed(x), "frozenset"),
    { usual: { x: new List([]) } }),
  dict: type("dict", [], () => new Dict([])),
  object: type("object", [], () => new Thing("object")),
  range: type("range", ["start", "stop", "step"], range, { usual: { stop: null, step: null } }),
  complex: type("complex", ["real"], () => { throw new Depends("own-code"); }),
  len: func("len", ["x"], (x) => new Int(x.length())),
  sum: func("sum", ["x"], added),
  print: func("print", ["x"], () => NONE, { usual: { x: NONE } }),
  iter: func("iter", ["x"], (x) => {
    if (!["list", "tuple", "range"].includes(x.type)) throw new Depends("own-code");
    return new Iterator(`${x.type}_iterator`, x.items());
  }),
};

// ---- Datasets that the program to copy defines itself ----
const eight = () => counted(8), itself = (index) => index;
const own = (title, meta, options) => type(title, [], () => new Own(title, options),
  { module: "__main__", meta });
const OWN = {
  It: own("It", "ABCMeta", { iterable: true, items: eight }),
  SizedIt: own("SizedIt", "ABCMeta", { iterable: true, items: eight, size: 8 }),
  Numbers: own("Numbers", "type", { size: 8, item: itself }),
  NoLen: own("NoLen", "type", { item: itself }),
};

// ---- Others ----
function timedelta(seconds, minutes) {
  const total = int(seconds) + 60 * int(minutes), two = (part) => String(part).padStart(2, "0");
  if (total < 0 || total >= 86_400) throw new Refused("value", "timedelta");
  const clocked = [Math.floor(total / 3600), two(Math.floor(total / 60) % 60), two(total % 60)];
  const made = new Thing("datetime.timedelta",
    { text: `datetime.timedelta(seconds=${total})`, short: clocked.join(":") });
  return Object.assign(made, { truth: () => total > 0 });
}

function context(method, world) {
  const name = method === NONE ? world.start : method.text;
  if (!METHODS.includes(name))
    throw new Raised("ValueError", `cannot find context for ${method.repr()}`);
  return new Context(name);
}
export const METHODS = ["fork", "spawn", "forkserver"];
const MODULES = ["np", "torch", "torch.multiprocessing", "multiprocessing", "math", "random"];

// Dotted name to value; `world` is the machine that the reader describes.
const made = new Map();

export function names(world) {
  const key = `${world.start} ${world.accelerator} ${world.cpus}`;
  if (!made.has(key)) made.set(key, table(world));
  return made.get(key);
}

function table(world) {
  const getContext = func("get_context", ["method"], (method) => context(method, world),
    { usual: { method: NONE }, type: "method" });
  const available = func("is_available", [], () => bool(world.accelerator !== "none"),
    { type: "function" });
  const known = new Map(Object.entries({ ...BUILTINS, ...data, ...OWN }));
  const within = (module, table) => {
    for (const [name, value] of Object.entries(table)) known.set(`${module}.${name}`, value);
  };
  within("np", np);
  within("torch", torch);
  within("torch.utils.data", data);
  within("math", { inf: new Float(Infinity), nan: new Float(NaN), pi: new Float(Math.PI) });
  within("multiprocessing", { get_context: getContext });
  within("torch.multiprocessing", { get_context: getContext });
  within("torch.accelerator", { is_available: available });
  within("torch.cuda", { is_available: func("is_available", [],
    () => bool(world.accelerator === "cuda"), { type: "function" }) });
  within("time", { sleep: func("sleep", ["seconds"], (seconds) => {
    clock.slept += Number(number(seconds));
    return NONE;
  }) });
  within("datetime", { timedelta: type("timedelta", ["seconds", "minutes"], timedelta,
    { module: "datetime", usual: { seconds: new Int(0), minutes: new Int(0) } }) });
  within("os", { cpu_count: func("cpu_count", [], () => new Int(world.cpus)) });
  within("random", { Random: type("Random", ["x"],
    () => new Thing("Random", { module: "random" }), { usual: { x: NONE }, module: "random" }) });
  known.set("D", new List([...counted(8)]));
  known.set("Ellipsis", new Thing("ellipsis", { text: "Ellipsis" }));
  known.set("Decimal", type("Decimal", ["value"], (value) => new Decimal(
    value.isInt || value.isText ? value.str() : refuse("Decimal")),
  { module: "decimal", usual: { value: new Int(0) } }));
  known.set("Fraction", type("Fraction", ["top", "bottom"], (top, bottom) =>
    new Fraction(BigInt(int(top)), BigInt(int(bottom))),
  { module: "fractions", meta: "ABCMeta", usual: { bottom: new Int(1) } }));
  for (const name of MODULES) known.set(name, new Module(name === "np" ? "numpy" : name));
  known.modules = new Set([...known.keys()].flatMap((name) =>
    name.split(".").map((_, place, words) => words.slice(0, place).join("."))));
  return known;
}
const refuse = (what) => { throw new Refused("value", what); };
