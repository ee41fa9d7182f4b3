// Text, sequences, sets and dicts of Python: see loader-checker-values.js.

import {
  Depends, Int, LARGEST, Raised, Value, indexError, typeError,
} from "./loader-checker-values.js";

// ---- Text. ----
const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

function quoted(characters, bytes) {
  const quote = characters.includes("'") && !characters.includes('"') ? '"' : "'";
  const shown = characters.map((one) => {
    const code = one.codePointAt(0);
    if (one === quote) return `\\${one}`;
    if (ESCAPES[one]) return ESCAPES[one];
    if (bytes ? code < 32 || code > 126 : unprintable.test(one)) return escaped(code);
    return one;
  });
  return quote + shown.join("") + quote;
}

function escaped(code) {
  const [letter, width] = code < 256 ? ["x", 2] : code < 65536 ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.toString(16).padStart(width, "0")}`;
}

// ---- Sequences: list, tuple, str, bytes, range. ----
const SEQUENCES = { // words of a wrong index, words of an index out of range
  list: ["list indices must be integers or slices, not ", "list index out of range"],
  tuple: ["tuple indices must be integers or slices, not ", "tuple index out of range"],
  range: ["range indices must be integers or slices, not ", "range object index out of range"],
  bytes: ["byte indices must be integers or slices, not ", "index out of range"],
  str: ["string indices must be integers, not ", "string index out of range"],
};

class Sequence extends Value {
  get size() { return this.parts.length; }
  part(place) { return this.parts[place]; }
  truth() { return this.size > 0; }
  length() { return this.size; }
  *items() { for (let place = 0; place < this.size; place++) yield this.part(place); }
  item(wanted) {
    const [wrong, outside] = SEQUENCES[this.isText ? "str" : this.type];
    if (!wanted.hasIndex)
      throw typeError(wrong + (this.isText ? `'${wanted.type}'` : wanted.type));
    const index = wanted.index();
    if ((index > LARGEST || index < -LARGEST - 1n) && this.type !== "range")
      throw indexError(`cannot fit '${wanted.type}' into an index-sized integer`);
    const place = index < 0 ? index + BigInt(this.size) : index;
    if (place < 0 || place >= this.size) throw indexError(outside);
    return this.part(Number(place));
  }
  pickled() { for (const part of this.parts ?? []) part.pickled(); }
}

export class List extends Sequence {
  constructor(parts) { super("list"); this.parts = parts; }
  key() { throw typeError("unhashable type: 'list'"); }
  items() { return this.parts.values(); }
  repr() { return `[${this.parts.map((part) => part.repr()).join(", ")}]`; }
}

export class Tuple extends Sequence {
  constructor(parts) { super("tuple"); this.parts = parts; }
  key() { return joined("tuple", this.parts.map((part) => part.key())) ?? this; }
  repr() {
    const parts = this.parts.map((part) => part.repr()).join(", ");
    return this.size === 1 ? `(${parts},)` : `(${parts})`;
  }
}

export class Str extends Sequence {
  constructor(text, type = "str") {
    super(type);
    Object.assign(this, { text, parts: [...text] });
  }
  get isText() { return true; }
  part(place) { return new Str(this.parts[place]); }
  key() { return `str ${this.text}`; }
  pickled() {}
  repr() { return this.type === "str" ? quoted(this.parts) : `np.str_(${quoted(this.parts)})`; }
  str() { return this.text; }
}

export class Bytes extends Sequence {
  constructor(text) { super("bytes"); this.parts = [...text]; }
  part(place) { return new Int(this.parts[place].codePointAt(0)); }
  key() { return `bytes ${this.parts.join("")}`; }
  pickled() {}
  repr() { return `b${quoted(this.parts, true)}`; }
}

export class Range extends Sequence {
  constructor(start, stop, step) {
    super("range");
    const reach = step > 0n ? stop - start : start - stop, by = step > 0n ? step : -step;
    Object.assign(this, { start, stop, step });
    this.count = reach > 0n ? (reach + by - 1n) / by : 0n;
  }
  get size() { return Number(this.count); }
  part(place) { return new Int(this.start + BigInt(place) * this.step); }
  length() {
    if (this.count <= LARGEST) return this.size;
    throw new Raised("OverflowError", "Python int too large to convert to C ssize_t");
  }
  repr() {
    const step = this.step === 1n ? "" : `, ${this.step}`;
    return `range(${this.start}, ${this.stop}${step})`;
  }
}

// ---- Sets and dicts. ----
const joined = (name, keys) =>
  keys.every((key) => typeof key === "string")
    ? `${name} ${keys.map((key) => `${key.length}:${key}`).join("")}` : null;

export class SetValue extends Value {
  constructor(parts, type = "set") {
    super(type);
    this.parts = [...new Map(parts.map((part) => [part.key(), part])).values()];
  }
  truth() { return this.parts.length > 0; }
  length() { return this.parts.length; }
  *items() {
    if (this.parts.length > 1) throw new Depends("set-order");
    yield* this.parts;
  }
  key() {
    if (this.type === "set") throw typeError("unhashable type: 'set'");
    return this;
  }
  pickled() { for (const part of this.parts) part.pickled(); }
  repr() {
    if (this.parts.length > 1) throw new Depends("set-order");
    const inner = this.parts.length ? `{${this.parts[0].repr()}}` : "";
    return this.type === "set" ? inner || "set()" : `frozenset(${inner})`;
  }
}

export class Dict extends Value {
  constructor(pairs) {
    super("dict");
    this.map = new Map();
    for (const [key, value] of pairs) {
      const hash = key.key();
      this.map.set(hash, [this.map.get(hash)?.[0] ?? key, value]);
    }
  }
  get pairs() { return [...this.map.values()]; }
  truth() { return this.map.size > 0; }
  length() { return this.map.size; }
  *items() { for (const [key] of this.map.values()) yield key; }
  item(wanted) {
    const found = this.map.get(wanted.key());
    if (found) return found[1];
    throw new Raised("KeyError", wanted.repr());
  }
  key() { throw typeError("unhashable type: 'dict'"); }
  pickled() { for (const [key, value] of this.pairs) { key.pickled(); value.pickled(); } }
  repr() {
    return `{${this.pairs.map(([key, value]) => `${key.repr()}: ${value.repr()}`).join(", ")}}`;
  }
}
