// Reads an expression of Python and gives its value. It is a small part of Python: literals,
// arithmetic of numbers, the names of loader-checker-names.js, calls of them, lambda and one `for`.
// Nothing is executed: what is not known is refused.

import { Dict, List, SetValue, Tuple } from "./loader-checker-containers.js";
import { arithmetic, called, method, negated } from "./loader-checker-arithmetic.js";
import { names } from "./loader-checker-names.js";
import { Iterator, Lambda } from "./loader-checker-objects.js";
import { RESERVED, textOf, tokens } from "./loader-checker-tokens.js";
import { Complex, Depends, FALSE, Float, Int, NONE, Refused, TRUE, listed } from
  "./loader-checker-values.js";

export const LONGEST = 200; // characters of one argument

// The value of an expression, evaluated once. Raises Refused for what is no known Python, Raised
// for what Python raises before torch is asked.
export function evaluate(text, world) {
  if (text.length > LONGEST) throw new Refused("long");
  const reader = new Reader(tokens(text), names(world));
  const made = reader.expression();
  if (reader.next) throw new Refused("syntax", reader.next.text);
  try {
    return made({});
  } catch (error) {
    if (error instanceof Depends && error.key === "memory") throw new Refused("large");
    if (error instanceof Depends) throw new Refused("value", text);
    throw error;
  }
}

// Recursive descent; each method gives a function from the local variables to a value.
class Reader {
  constructor(found, known) {
    Object.assign(this, { found, known, at: 0, locals: [] });
  }
  get next() { return this.found[this.at]; }
  sees(text) { return this.next && this.next.kind !== "string" && this.next.text === text; }
  takes(text) { return this.sees(text) && !!++this.at; }
  wants(text) {
    if (!this.takes(text)) throw new Refused("syntax", this.next?.text ?? "");
  }
  expression() { return this.takes("lambda") ? this.lambda() : this.sum(); }

  lambda() {
    const wanted = [];
    while (!this.takes(":")) {
      const name = this.name();
      if (wanted.includes(name)) throw new Refused("syntax", name);
      wanted.push(name);
      if (!this.sees(":")) this.wants(",");
    }
    const body = this.with(wanted, () => this.expression());
    return (outer) => new Lambda(wanted, (given) =>
      body({ ...outer, ...Object.fromEntries(wanted.map((name, place) => [name, given[place]])) }));
  }
  name() {
    if (this.next?.kind !== "name" || RESERVED.has(this.next.text))
      throw new Refused("syntax", this.next?.text ?? "");
    return this.found[this.at++].text;
  }
  with(more, read) {
    const before = this.locals;
    this.locals = [...before, ...more];
    const made = read();
    this.locals = before;
    return made;
  }

  sum() { return this.chain(["+", "-"], () => this.product()); }
  product() { return this.chain(["*", "/", "//", "%"], () => this.signed()); }
  chain(signs, part) {
    let left = part();
    for (;;) {
      const sign = signs.find((one) => this.takes(one));
      if (!sign) return left;
      const [one, other] = [left, part()];
      left = (local) => arithmetic(sign, one(local), other(local));
    }
  }
  signed() {
    const sign = this.takes("-") ? "-" : this.takes("+") ? "+" : "";
    if (!sign) return this.power();
    const inner = this.signed();
    return (local) => negated(sign, inner(local));
  }
  power() {
    const left = this.postfix();
    if (!this.takes("**")) return left;
    const right = this.signed();
    return (local) => arithmetic("**", left(local), right(local));
  }

  postfix() {
    let made = this.atom();
    for (;;) {
      const before = made;
      if (this.takes("(")) {
        const { given, named } = this.given();
        made = (local) => called(before(local), given.map((one) => one(local)),
          Object.fromEntries(named.map(([name, one]) => [name, one(local)])));
      } else if (this.takes("[")) {
        const wanted = this.expression();
        this.wants("]");
        made = (local) => before(local).item(wanted(local));
      } else if (this.takes(".")) {
        const name = this.name();
        made = (local) => method(before(local), name);
      } else return made;
    }
  }
  given() {
    const given = [], named = [];
    while (!this.takes(")")) {
      const name = this.found[this.at + 1]?.text === "=" ? this.name() : null;
      if (name) this.wants("=");
      else if (named.length) throw new Refused("syntax", this.next?.text ?? "");
      const value = name ? this.expression() : this.element().made;
      if (name) named.push([name, value]);
      else given.push(value);
      if (!this.sees(")")) this.wants(",");
    }
    return { given, named };
  }

  atom() {
    const { next } = this;
    if (!next) throw new Refused("syntax", "");
    if (next.kind === "name" && !RESERVED.has(next.text)) return this.named();
    this.at++;
    const digits = next.text.replaceAll("_", "");
    if (next.kind === "int") return always(new Int(BigInt(digits)));
    if (next.kind === "float") return always(new Float(Number(digits)));
    if (next.kind === "imaginary") return always(new Complex(Number(digits.slice(0, -1))));
    if (next.kind === "string") {
      if (this.next?.kind === "string") throw new Refused("syntax", this.next.text);
      return always(textOf(next));
    }
    if (next.text === "...") return always(this.known.get("Ellipsis"));
    if (next.text === "(") return this.round();
    if (next.text === "[") return this.square();
    if (next.text === "{") return this.curly();
    throw new Refused("syntax", next.text);
  }
  named() {
    const constants = { None: NONE, True: TRUE, False: FALSE };
    const first = this.name();
    if (Object.hasOwn(constants, first)) return always(constants[first]);
    if (this.locals.includes(first)) return (local) => local[first];
    let name = first;
    while (this.known.modules.has(name) && this.takes(".")) name += `.${this.name()}`;
    const value = this.known.get(name);
    if (!value) throw new Refused("name", name);
    return always(value);
  }

  element() { // of a list, of a tuple or an argument; or what a `for` makes of another
    const variable = this.loopVariable();
    if (!variable) return { made: this.expression(), loop: false };
    const made = this.with([variable], () => this.expression());
    this.wants("for");
    this.name();
    this.wants("in");
    const source = this.sum();
    return {
      loop: true,
      made: (local) => {
        const items = source(local).items();
        return new Iterator("generator", (function* () {
          for (const one of items) yield made({ ...local, [variable]: one });
        })(), true);
      },
    };
  }
  loopVariable() { // the name after a `for` that belongs to this element
    let depth = 0;
    for (let at = this.at; at < this.found.length; at++) {
      const { kind, text } = this.found[at];
      if (kind === "mark" && "([{".includes(text)) depth++;
      if (kind === "mark" && ")]}".includes(text) && !depth--) return;
      if (kind === "mark" && text === "," && !depth) return;
      if (kind === "name" && text === "for" && !depth) return this.found[at + 1]?.text;
    }
  }

  round() {
    if (this.takes(")")) return () => new Tuple([]);
    const { made, loop } = this.element();
    if (this.takes(")")) return made;
    const parts = loop ? this.wants(")") : [made];
    while (!this.takes(")")) {
      this.wants(",");
      if (!this.sees(")")) parts.push(this.expression());
    }
    return (local) => new Tuple(parts.map((part) => part(local)));
  }
  square() {
    const parts = [];
    while (!this.takes("]")) {
      const { made, loop } = this.element();
      if (loop && !parts.length) {
        this.wants("]");
        return (local) => new List(listed(made(local)));
      }
      parts.push(made);
      if (!this.sees("]")) this.wants(",");
    }
    return (local) => new List(parts.map((part) => part(local)));
  }
  curly() {
    if (this.takes("}")) return () => new Dict([]);
    const parts = [], pairs = [];
    do {
      if (this.sees("}")) break;
      const first = this.expression();
      if (this.takes(":")) pairs.push([first, this.expression()]);
      else parts.push(first);
    } while (this.takes(","));
    this.wants("}");
    if (parts.length && pairs.length) throw new Refused("syntax", "}");
    return (local) => (pairs.length
      ? new Dict(pairs.map(([key, value]) => [key(local), value(local)]))
      : new SetValue(parts.map((part) => part(local))));
  }
}

const always = (value) => () => value;
