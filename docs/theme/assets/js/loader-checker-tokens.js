// Cuts an expression of Python into words, numbers, strings and marks.

import { Bytes, Str } from "./loader-checker-containers.js";
import { Refused } from "./loader-checker-values.js";

const TOKENS = [
  ["space", String.raw`[ \t]+`],
  ["imaginary", String.raw`(?:\d(?:_?\d)*)?\.?\d(?:_?\d)*[jJ](?!\w)`],
  ["float", String.raw`(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.)(?:[eE][+-]?\d+)?(?![\w.])`],
  ["float", String.raw`\d(?:_?\d)*[eE][+-]?\d+(?![\w.])`],
  ["int", String.raw`0(?:[xX](?:_?[\da-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)(?![\w.])`],
  ["int", String.raw`(?:[1-9](?:_?\d)*|0(?:_?0)*)(?![\w.])`],
  ["string", String.raw`[bBuUrR]?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`],
  ["name", String.raw`[A-Za-z_]\w*`],
  ["mark", String.raw`\.\.\.|\*\*|\/\/|[-+*/%()[\]{},:.=]`],
];
export const RESERVED = new Set(("and as assert async await break class continue def del elif " +
  "else except finally for from global if import in is lambda nonlocal not or pass raise return " +
  "try while with yield").split(" "));

const TOKEN = new RegExp(TOKENS.map(([, pattern]) => `(${pattern})`).join("|"), "y");

export function tokens(text) {
  const found = [];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new Refused("character", [...text.slice(at)][0]);
    const kind = TOKENS.find((_, place) => match[place + 1] !== undefined)[0];
    if (kind !== "space") found.push({ kind, text: match[0] });
  }
  return found;
}

const ESCAPED = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"', 0: "\0" };

export function textOf({ text: quoted }) {
  const prefix = quoted.slice(0, quoted.search(/['"]/)), bytes = /b/i.test(prefix);
  const inner = quoted.slice(prefix.length + 1, -1);
  const text = /r/i.test(prefix) ? inner
    : inner.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|0\d|.)/gu, (_, code) => {
      if (code.length > 2 && !(bytes && code[0] === "u"))
        return String.fromCharCode(parseInt(code.slice(1), 16));
      if (code in ESCAPED) return ESCAPED[code];
      throw new Refused("character", `\\${code}`);
    });
  if (/[\ud800-\udfff]/u.test(text) || bytes && /[^\0-\xff]/.test(text))
    throw new Refused("character", quoted);
  return bytes ? new Bytes(text) : new Str(text);
}
