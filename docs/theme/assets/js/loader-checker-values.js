// Python values, as far as DataLoader looks at them: type, truth, comparison with an int, hash,
// length, iteration, text. Nothing typed is ever executed: a value is built from what was read.

// An exception of Python, its type as a traceback prints it.
export class Raised {
  constructor(type, text) {
    this.type = type;
    this.text = text;
  }
  get line() { return `${this.type}: ${this.text}`; } // the last line of a traceback
}

// What is typed is not a value that this page knows; the key names a sentence for the reader.
export class Refused {
  constructor(key, what = "") {
    this.key = key;
    this.what = what;
  }
}

// What torch does next depends on something that the page cannot know.
export class Depends {
  constructor(key) {
    this.key = key;
  }
}

export const typeError = (text) => new Raised("TypeError", text);
export const indexError = (text) => new Raised("IndexError", text);
export const LARGEST = 2n ** 63n - 1n; // sys.maxsize

const MOST = 20_000; // elements that the page looks at

// What iterating gives, as an array. More than a reader means to write is not tried.
export function listed(value) {
  const parts = [];
  for (const part of value.items())
    if (parts.push(part) > MOST) throw new Depends("memory");
  return parts;
}

// ---- What every object answers, unless its type says otherwise. ----
export class Value {
  constructor(type, module = "") {
    Object.assign(this, { type, module });
  }
  get name() { return this.type.split(".").pop(); } // type(x).__name__
  get kind() { return `<class '${this.module ? `${this.module}.` : ""}${this.type}'>`; }
  get random() { return false; } // whether iterating draws random numbers
  get isInt() { return false; }
  get isText() { return false; }
  get hasIndex() { return false; }
  truth() { return true; }
  compare(op) { // the truth of: value op int
    if (op === "==" || op === "!=") return op === "!=";
    throw typeError(`'${op}' not supported between instances of '${this.type}' and 'int'`);
  }
  key() { return this; } // equal values have equal keys; TypeError where there is no hash
  length() { throw typeError(`object of type '${this.type}' has no len()`); }
  items() { throw typeError(`'${this.type}' object is not iterable`); }
  item() { throw typeError(`'${this.type}' object is not subscriptable`); }
  fetched(index) { return this.item(index); } // as torch fetches one sample of a batch
  index() { throw typeError(`'${this.type}' object cannot be interpreted as an integer`); }
  call() { throw typeError(`'${this.type}' object is not callable`); }
  pickled() {} // raises what pickle raises
  repr() { return `<${this.module || "__main__"}.${this.name} object at 0x…>`; }
  str() { return this.repr(); }
  format() { return this.str(); } // as an f-string prints it
}

class NoneValue extends Value {
  constructor() { super("NoneType"); }
  truth() { return false; }
  key() { return "None"; }
  repr() { return "None"; }
}
export const NONE = new NoneValue();

export function ordered(op, left, right) {
  switch (op) {
    case "<": return left < right;
    case "<=": return left <= right;
    case ">": return left > right;
    case ">=": return left >= right;
    case "==": return left == right; // a BigInt and a Number may be equal
    default: return left != right;
  }
}

// ---- Numbers: integers are BigInt, floats are Number. ----
export class Num extends Value {
  constructor(type, number, module = "") {
    super(type, module);
    this.number = number;
  }
  truth() { return this.number != 0; }
  compare(op, int) { return ordered(op, this.number, int); }
  key() { return Number.isNaN(this.number) ? this : `number ${Number(this.number)}`; }
}

export class Int extends Num {
  constructor(number) { super("int", BigInt(number)); }
  get isInt() { return true; }
  get hasIndex() { return true; }
  index() { return this.number; }
  repr() { return `${this.number}`; }
}

class Bool extends Num {
  constructor(yes) { super("bool", yes ? 1n : 0n); }
  get isInt() { return true; }
  get hasIndex() { return true; }
  index() { return this.number; }
  repr() { return this.number ? "True" : "False"; }
}
export const TRUE = new Bool(true), FALSE = new Bool(false);
export const bool = (yes) => (yes ? TRUE : FALSE);
export const isBool = (value) => value === TRUE || value === FALSE;

export class Float extends Num {
  constructor(number) { super("float", Number(number)); }
  repr() { return floatText(this.number); }
}

export class Complex extends Num { // imaginary literals only: 2j
  constructor(number) { super("complex", number); }
  compare(op, int) {
    if (op !== "==" && op !== "!=") return Value.prototype.compare.call(this, op);
    return (!this.number && !Number(int)) === (op === "==");
  }
  key() { return this.number ? this : "number 0"; }
  repr() { return `${floatText(this.number).replace(/\.0$/, "")}j`; }
}

// repr(float): the shortest digits, with an exponent from 1e16 and below 1e-4 on.
export function floatText(number, low = -4, high = 16) {
  if (Number.isNaN(number)) return "nan";
  if (!Number.isFinite(number)) return number > 0 ? "inf" : "-inf";
  if (Object.is(number, -0)) return "-0.0";
  const [, sign, digits, power] = /^(-?)([\d.]+)e([+-]\d+)$/.exec(number.toExponential());
  return sign + placed(digits.replace(".", ""), Number(power), low, high);
}

// Digits with the point after the first one, times ten to the power.
export function placed(digits, power, low = -4, high = 16) {
  if (number0(digits)) return "0.0";
  if (power < low || power >= high) {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : "";
    const size = String(Math.abs(power)).padStart(2, "0");
    return `${digits[0]}${rest}e${power < 0 ? "-" : "+"}${size}`;
  }
  if (power < 0) return `0.${"0".repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, "0");
  return `${whole}.${digits.slice(power + 1) || "0"}`;
}
const number0 = (digits) => /^0*$/.test(digits);

// Whether `value in {False, None}`; an unhashable value raises, but for a set, which is compared.
export function isFalseOrNone(value) {
  if (value.type === "set") return false;
  const key = value.key();
  return value === NONE || key === "number 0";
}
