// Functions and classes that an expression on the page may call, and how they read what they get.

import { Class, Func } from "./loader-checker-objects.js";
import { Depends } from "./loader-checker-values.js";

export const LARGE = 20_000; // more elements than a reader types

// Arguments by position and by name, with what stands for those left out.
function bound(names, usual, given, named) {
  if (given.length > names.length) throw new Depends("own-code");
  const known = Object.fromEntries(given.map((value, place) => [names[place], value]));
  for (const name of Object.keys(named))
    if (!names.includes(name) || name in known) throw new Depends("own-code");
  const all = { ...usual, ...known, ...named };
  if (names.some((name) => !(name in all))) throw new Depends("own-code");
  return names.map((name) => all[name]);
}

// Gives a function or class its way to be called: `names` with those in `usual` optional.
function callable(made, names, usual, run) {
  made.called = (given, named) => run(...bound(names, usual, given, named));
  made.call = (given) => made.called(given, {});
  return made;
}
export const func = (name, names, run, options = {}) =>
  callable(new Func(name, null, options), names, options.usual ?? {}, run);
export const type = (title, names, run, { usual = {}, ...options } = {}) =>
  callable(new Class(title, null, options), names, usual, run);

export function int(value) { // a whole number that the user gave, as a Number of JavaScript
  if (!value.isInt || value.number > 2n ** 53n) throw new Depends("own-code");
  return Number(value.number);
}

export const number = (value) => {
  const found = value.toNumber ? value.toNumber() : value.number;
  if (found === undefined || value.type === "complex") throw new Depends("own-code");
  return found;
};
