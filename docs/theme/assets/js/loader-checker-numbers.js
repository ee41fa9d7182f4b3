// Numbers of decimal, fractions, numpy and torch: see loader-checker-values.js.

import {
  Depends, Num, Raised, Refused, Value, floatText, indexError, ordered, typeError,
} from "./loader-checker-values.js";

// ---- Exact numbers: compared as numerator over denominator. ----
class Exact extends Value {
  truth() { return this.top !== 0n; }
  compare(op, int) { return ordered(op, this.top, BigInt(int) * this.bottom); }
  key() { return this.top ? this : "number 0"; }
  toNumber() { return Number(this.top) / Number(this.bottom); }
}

export class Decimal extends Exact {
  constructor(text) {
    super("decimal.Decimal");
    const found = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text.trim());
    if (!found) {
      if (/^[+-]?s?nan\d*$|^[+-]?inf(inity)?$/i.test(text.trim())) throw new Refused("value", text);
      throw new Raised("decimal.InvalidOperation", "[<class 'decimal.ConversionSyntax'>]");
    }
    const after = found[3] ?? found[4] ?? "";
    this.sign = found[1] === "-" ? "-" : "";
    this.digits = ((found[2] ?? "") + after).replace(/^0+(?=\d)/, "");
    this.power = Number(found[5] ?? 0) - after.length;
    if (Math.abs(this.power) > 400) throw new Refused("large", text);
    const number = BigInt(this.sign + this.digits), scale = 10n ** BigInt(Math.abs(this.power));
    this.top = this.power > 0 ? number * scale : number;
    this.bottom = this.power > 0 ? 1n : scale;
  }
  str() {
    const { sign, digits, power } = this, left = power + digits.length;
    if (power > 0 || left <= -6) {
      const rest = digits.length > 1 ? `.${digits.slice(1)}` : "";
      return `${sign}${digits[0]}${rest}E${left > 0 ? "+" : ""}${left - 1}`;
    }
    if (!power) return sign + digits;
    if (left > 0) return `${sign}${digits.slice(0, left)}.${digits.slice(left)}`;
    return `${sign}0.${"0".repeat(-left)}${digits}`;
  }
  repr() { return `Decimal('${this.str()}')`; }
}

export class Fraction extends Exact {
  constructor(top, bottom) {
    super("Fraction", "fractions");
    if (!bottom) throw new Raised("ZeroDivisionError", `Fraction(${top}, 0)`);
    let [one, other] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
    while (other) [one, other] = [other, one % other];
    const by = bottom < 0n ? -(one || 1n) : one || 1n;
    Object.assign(this, { top: top / by, bottom: bottom / by });
  }
  str() { return this.bottom === 1n ? `${this.top}` : `${this.top}/${this.bottom}`; }
  repr() { return `Fraction(${this.top}, ${this.bottom})`; }
}

// ---- What numpy and torch store: integers as BigInt, floats as Number, bool as a boolean. ----
export const isFloat = (dtype) => dtype.startsWith("float");
const RANGES = { int8: [1, 7], int16: [1, 15], int32: [1, 31], int64: [1, 63],
  uint8: [0, 8], uint16: [0, 16], uint32: [0, 32], uint64: [0, 64] };
export const DTYPES = ["bool", "float32", "float64", ...Object.keys(RANGES)];
export const asNumber = (cell) => (typeof cell === "boolean" ? BigInt(cell) : cell);

export function fits(dtype, integer) {
  const [signed, bits] = RANGES[dtype], top = 2n ** BigInt(bits);
  return integer < top && integer >= (signed ? -top : 0n);
}

// One cell of an array: a number of Python, converted.
export function cell(dtype, number) {
  if (dtype === "bool") return number != 0;
  if (isFloat(dtype)) return dtype === "float32" ? Math.fround(Number(number)) : Number(number);
  if (typeof number === "bigint") return number;
  if (!Number.isFinite(number)) throw new Refused("value", `${number}`);
  return BigInt(Math.trunc(number));
}

export class NumpyScalar extends Num {
  constructor(dtype, number) {
    super(`numpy.${dtype}`, asNumber(cell(dtype, number)));
    this.dtype = dtype;
    if (dtype in RANGES && !fits(dtype, this.number)) throw new Raised("OverflowError",
      `Python integer ${this.number} out of bounds for ${dtype}`);
  }
  get hasIndex() { return this.dtype in RANGES; }
  index() { return this.hasIndex ? this.number : super.index(); }
  item(wanted) {
    const plain = ["int", "float", "str", "list", "bytes", "dict", "function"];
    if (!plain.includes(wanted.type)) throw new Depends("indexing");
    throw indexError("invalid index to scalar variable.");
  }
  repr() {
    if (this.dtype === "bool") return this.number ? "np.True_" : "np.False_";
    const text = isFloat(this.dtype) ? shortest(this.dtype, this.number, 7) : this.number;
    return `np.${this.dtype}(${text})`;
  }
  str() { return isFloat(this.dtype) ? shortest(this.dtype, this.number, 16) : this.format(); }
  format() {
    if (this.dtype === "bool") return this.number ? "True" : "False";
    return isFloat(this.dtype) ? floatText(this.number) : `${this.number}`;
  }
}

// The fewest digits that give this float32 again, with an exponent from ten to the `high` on.
function shortest(dtype, number, high) {
  if (dtype === "float64" || !Number.isFinite(number)) return floatText(number);
  for (let digits = 1; ; digits++) {
    const text = number.toExponential(digits - 1);
    if (Math.fround(Number(text)) === number) return floatText(Number(text), -4, high);
  }
}

const plainIndex = (value) =>
  value.type === "int" || value instanceof NumpyScalar && value.hasIndex;

// ---- Arrays: numpy.ndarray and torch.Tensor. ----
class Array_ extends Value {
  constructor(type, dtype, shape, cells, module = "") {
    super(type, module);
    Object.assign(this, { dtype, shape, cells });
    if (cells.length > 20_000) throw new Refused("large");
  }
  truth() {
    this.single();
    return this.cells[0] != 0;
  }
  compare(op, int) {
    const truths = this.cells.map((one) => ordered(op, asNumber(one), int));
    this.single();
    return truths[0];
  }
  get stride() { return this.shape.slice(1).reduce((one, other) => one * other, 1); }
  part(place) {
    const cells = this.cells.slice(place * this.stride, (place + 1) * this.stride);
    return this.made(this.shape.slice(1), cells);
  }
  *items_() { for (let place = 0; place < this.shape[0]; place++) yield this.part(place); }
  place(wanted, words) {
    const index = wanted.index(), size = BigInt(this.shape[0]);
    const place = index < 0n ? index + size : index;
    if (place >= 0n && place < size) return Number(place);
    throw indexError(`index ${index} is out of bounds for ${words} with size ${size}`);
  }
  toNumber() { return Number(this.cells[0]); }
}

export class NumpyArray extends Array_ {
  constructor(dtype, shape, cells) { super("numpy.ndarray", dtype, shape, cells); }
  made(shape, cells) {
    return shape.length ? new NumpyArray(this.dtype, shape, cells)
      : new NumpyScalar(this.dtype, asNumber(cells[0]));
  }
  single() {
    if (this.cells.length > 1) throw new Raised("ValueError", "The truth value of an array with " +
      "more than one element is ambiguous. Use a.any() or a.all()");
    if (!this.cells.length) throw new Raised("ValueError", "The truth value of an empty array is " +
      "ambiguous. Use `array.size > 0` to check that an array is not empty.");
  }
  get hasIndex() { return true; }
  index() {
    if (!this.shape.length && this.dtype in RANGES) return this.cells[0];
    throw typeError("only integer scalar arrays can be converted to a scalar index");
  }
  key() { throw typeError("unhashable type: 'numpy.ndarray'"); }
  length() {
    if (this.shape.length) return this.shape[0];
    throw typeError("len() of unsized object");
  }
  items() {
    if (this.shape.length) return this.items_();
    throw typeError("iteration over a 0-d array");
  }
  item(wanted) {
    if (!this.shape.length || !plainIndex(wanted)) throw new Depends("indexing");
    return this.part(this.place(wanted, "axis 0"));
  }
  str() { return numpyText(this); }
  repr() { throw new Depends("text"); }
}

export class Tensor extends Array_ {
  constructor(dtype, shape, cells) { super("Tensor", dtype, shape, cells, "torch"); }
  made(shape, cells) { return new Tensor(this.dtype, shape, cells); }
  single() {
    const many = { 0: "no values", 1: "" }[this.cells.length] ?? "more than one value";
    if (many)
      throw new Raised("RuntimeError", `Boolean value of Tensor with ${many} is ambiguous`);
  }
  get hasIndex() { return true; }
  index() {
    if (this.cells.length === 1 && !isFloat(this.dtype)) return asNumber(this.cells[0]);
    throw typeError("only integer tensors of a single element can be converted to an index");
  }
  length() {
    if (this.shape.length) return this.shape[0];
    throw typeError("len() of a 0-d tensor");
  }
  items() {
    if (this.shape.length) return this.items_();
    throw typeError("iteration over a 0-d tensor");
  }
  item(wanted) {
    if (wanted.type === "list" && wanted.length()) return this.gathered(wanted.parts);
    if (!this.shape.length || !plainIndex(wanted)) throw new Depends("indexing");
    return this.part(this.place(wanted, "dimension 0"));
  }
  gathered(wanted) {
    if (!this.shape.length || wanted.some((one) => one.type !== "int"))
      throw new Depends("indexing");
    if (!this.shape[0]) throw indexError("index is out of bounds for dimension with size 0");
    const cells = wanted.flatMap((one) => this.part(this.place(one, "dimension 0")).cells);
    return this.made([wanted.length, ...this.shape.slice(1)], cells);
  }
  repr() { return tensorText(this); }
  format() {
    if (this.shape.length) return this.str();
    return new NumpyScalar(this.dtype, asNumber(this.cells[0])).format();
  }
}

// ---- How arrays are printed. ----
function columns(cells, dtype) {
  if (!isFloat(dtype))
    return cells.map((one) => (typeof one === "boolean" ? (one ? "True" : "False") : `${one}`));
  return null;
}

function tensorText(tensor) {
  const { cells, dtype, shape } = tensor, usual = ["int64", "float32", "bool"].includes(dtype);
  const named = dtype === "float32" || usual && cells.length ? "" : `dtype=torch.${dtype}`;
  const suffixes = named ? [named] : [];
  if (!cells.length && shape.length !== 1)
    suffixes.unshift(`size=(${shape.join(", ")}${shape.length === 1 ? "," : ""})`);
  const texts = columns(cells, dtype) ?? floatColumns(cells, shape.length);
  const width = shape.length ? Math.max(0, ...texts.map((text) => text.length)) : 0;
  if (cells.length > 1000) throw new Depends("text");
  const inner = !cells.length ? "[]"
    : lines(texts.map((text) => text.padStart(width)), shape, 7, Math.max(1, width + 2));
  const last = inner.length - inner.lastIndexOf("\n") + 7;
  const joint = suffixes.length && last + suffixes.join(", ").length + 2 > 80 ? ",\n       " : ", ";
  return `tensor(${[inner, ...suffixes].join(joint)})`;
}

function lines(texts, shape, indent, width) {
  if (!shape.length) return texts[0];
  if (shape.length === 1) {
    const fit = Math.max(1, Math.floor((80 - indent) / width)), rows = [];
    for (let from = 0; from < texts.length; from += fit)
      rows.push(texts.slice(from, from + fit).join(", "));
    return `[${rows.join(`,\n${" ".repeat(indent + 1)}`)}]`;
  }
  const size = texts.length / shape[0];
  const parts = Array.from({ length: shape[0] }, (_, row) =>
    lines(texts.slice(row * size, (row + 1) * size), shape.slice(1), indent + 1, width));
  return `[${parts.join(`,${"\n".repeat(shape.length - 1)}${" ".repeat(indent + 1)}`)}]`;
}

function floatColumns(cells, dimensions) {
  const sizes = cells.filter((one) => Number.isFinite(one) && one !== 0).map(Math.abs);
  const [low, high] = [Math.min(1e8, ...sizes), Math.max(0, ...sizes)];
  const whole = sizes.every(Number.isInteger), small = low < 1e-4 && !whole;
  const wide = high / low > 1000 || high > 1e8;
  return cells.map((one) => {
    if (!Number.isFinite(one)) return Number.isNaN(one) ? "nan" : one > 0 ? "inf" : "-inf";
    if (wide || small) return one.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2");
    if (whole) return `${Object.is(one, -0) ? "-0" : one}.`;
    return one.toFixed(4);
  });
}

function numpyText({ cells, dtype, shape }) {
  if (shape.length > 1 || cells.length > 100) throw new Depends("text");
  if (!shape.length) return isFloat(dtype) ? floatText(cells[0]) : columns(cells, dtype)[0];
  let texts = columns(cells, dtype);
  if (!texts) {
    const sizes = cells.map(Math.abs).filter(Boolean);
    const odd = dtype === "float32" || sizes.some((one) => !(one >= 1e-4 && one < 1e8));
    if (odd || Math.max(...sizes) / Math.min(...sizes) > 1000) throw new Depends("text");
    const parts = cells.map((one) => floatText(one).replace(/\.0$/, ".").split("."));
    const after = Math.max(0, ...parts.map(([, digits]) => digits.length));
    if (after > 8) throw new Depends("text");
    texts = parts.map(([whole, digits]) => `${whole}.${digits.padEnd(after)}`);
  }
  const width = Math.max(0, ...texts.map((text) => text.length));
  const row = texts.map((text) => text.padStart(width)).join(" ");
  if (row.length > 72) throw new Depends("text");
  return `[${row}]`;
}
