// Operators and calls in an expression of Python.

import { List, Str, Tuple } from "./loader-checker-containers.js";
import { Depends, Float, Int, Raised, Refused } from "./loader-checker-values.js";

const isPlain = (value) => ["int", "bool", "float"].includes(value.type);

export function arithmetic(sign, one, other) {
  if (isPlain(one) && isPlain(other)) {
    const exact = one.isInt && other.isInt;
    return exact ? whole(sign, one.number, other.number)
      : new Float(real(sign, Number(one.number), Number(other.number)));
  }
  if (sign === "*" && other.type === "int") return repeated(one, other.number);
  if (sign === "+" && one.type === other.type) {
    if (one.type === "list") return new List([...one.parts, ...other.parts]);
    if (one.type === "str") return new Str(one.text + other.text);
  }
  throw new Refused("operator", sign);
}

function whole(sign, one, other) {
  if ("/%//".includes(sign) && !other) throw new Raised("ZeroDivisionError", {
    "/": "division by zero", "//": "integer division or modulo by zero",
    "%": "integer modulo by zero" }[sign]);
  switch (sign) {
    case "+": return new Int(one + other);
    case "-": return new Int(one - other);
    case "*": return new Int(one * other);
    case "/": return new Float(Number(one) / Number(other));
    case "//": return new Int((one - modulo(one, other)) / other);
    case "%": return new Int(modulo(one, other));
    default:
      if (other < 0n || other > 1000n || one > 10n ** 20n) throw new Refused("operator", sign);
      return new Int(one ** other);
  }
}
const modulo = (one, other) => ((one % other) + other) % other;

function real(sign, one, other) {
  if ("/%//".includes(sign) && !other) throw new Raised("ZeroDivisionError",
    sign === "/" ? "float division by zero" : sign === "%" ? "float modulo" :
      "float floor division by zero");
  switch (sign) {
    case "+": return one + other;
    case "-": return one - other;
    case "*": return one * other;
    case "/": return one / other;
    default: throw new Refused("operator", sign);
  }
}

function repeated(value, times) {
  const count = Math.max(0, Number(times));
  if (!["list", "tuple", "str"].includes(value.type)) throw new Refused("operator", "*");
  if (count * value.length() > 1000) throw new Refused("large");
  if (value.type === "str") return new Str(value.text.repeat(count));
  const parts = Array(count).fill(value.parts).flat();
  return value.type === "list" ? new List(parts) : new Tuple(parts);
}

export function negated(sign, value) {
  if (!isPlain(value)) throw new Refused("operator", sign);
  const number = sign === "-" ? -value.number : value.number;
  return value.isInt ? new Int(number) : new Float(number);
}

export function called(value, given, named) {
  if (value.called) return value.called(given, named);
  if (Object.keys(named).length) throw new Depends("own-code");
  return value.call(given);
}

// A method of a value: torch.Generator().manual_seed(0) is the only one.
export function method(value, name) {
  if (!value.methods || !Object.hasOwn(value.methods, name)) throw new Refused("name", name);
  return { call: value.methods[name] };
}
