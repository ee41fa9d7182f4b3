// The argument checker: a form for a call of DataLoader, and what torch answers to it.

import { element, shown, summary } from "./loader-checker-answer.js";
import { CHOICES } from "./loader-checker-choices.js";
import { LONGEST } from "./loader-checker-python.js";
import { ACCELERATORS, ARGUMENTS, STARTS, WORLD, check } from "./loader-checker-rules.js";
import { REFUSED, WORDS } from "./loader-checker-texts.js";
import { Raised } from "./loader-checker-values.js";

export { check } from "./loader-checker-rules.js";

const FIRST = { dataset: "list(range(8))" }; // what the form shows at first
const OWN = "\0"; // the choice "write your own": no text of Python
const MOST_CPUS = 4096;

// ---- The address holds the setting: ?batch_size=0&start=spawn ----

// Setting and machine in an address, and what was left aside in it, as [key, text].
export function readAddress(search) {
  const setting = { ...FIRST }, world = { ...WORLD }, aside = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(ARGUMENTS, name)) {
      const text = value.replace(/[\p{Cc}\u2028\u2029]/gu, " ");
      if (text.length > LONGEST) aside.push(["long", name]);
      setting[name] = text.slice(0, LONGEST);
      if (!text.trim()) delete setting[name];
    } else if (Object.hasOwn(WORLD, name)) {
      const read = machine(name, value);
      if (read === null) aside.push(["machine", `${name}=${value.slice(0, 40)}`]);
      else world[name] = read;
    } else aside.push(["argument", name.slice(0, 40)]);
  }
  return { setting, world, aside };
}

function machine(name, value) {
  if (name === "start") return STARTS.includes(value) ? value : null;
  if (name === "accelerator") return ACCELERATORS.includes(value) ? value : null;
  const count = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  return count >= 1 && count <= MOST_CPUS ? count : null;
}

// The query of an address that gives this setting and machine again.
export function writeAddress(setting, world) {
  const found = new URLSearchParams();
  for (const argument of Object.keys(ARGUMENTS)) {
    const text = setting[argument] ?? "";
    if (text !== (FIRST[argument] ?? "")) found.set(argument, text);
  }
  for (const [name, usual] of Object.entries(WORLD))
    if (world[name] !== usual) found.set(name, world[name]);
  return [...found].length ? `?${found}` : "";
}

// ---- The form ----

// Resolves once the form's own stylesheet is there, so that no reader sees it bare.
function styled() {
  if (document.querySelector("link[data-checker]")) return Promise.resolve();
  const style = element("link", { rel: "stylesheet" });
  style.href = new URL("../css/loader-checker.css", import.meta.url);
  style.dataset.checker = "";
  document.head.append(style);
  return new Promise((done) => { style.onload = style.onerror = done; });
}

// Material gives this page again without loading it: called for every new element.
export async function mount(place) {
  const chinese = document.documentElement.lang.startsWith("zh");
  await styled();
  const form = new Form(chinese ? "zh" : "en");
  place.replaceChildren(form.root);
  follow(form);
}

// Links to other settings, back and forward change the address alone: Material would go back
// after such a link, and loads nothing. Its language switch knows no query: it is taken along.
function follow(form) {
  const until = new AbortController(), { signal } = until, { pathname, origin } = location;
  const gone = () => {
    if (!form.root.isConnected) until.abort();
    return signal.aborted;
  };
  const takeOver = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const subscription = location$.subscribe((url) => {
    if (!gone() && url.pathname === pathname && url.search !== form.query)
      form.fill(readAddress(url.search));
  });
  signal.addEventListener("abort", () => subscription.unsubscribe());
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (gone() || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const there = new URL(link.href, location.href);
    if (there.origin !== origin || there.pathname !== pathname || !there.search) return;
    takeOver(event);
    history.pushState(null, "", there);
    form.fill(readAddress(there.search));
    form.root.scrollIntoView();
  }, { capture: true, signal });
  for (const link of document.querySelectorAll(".md-select__link[hreflang]"))
    link.addEventListener("click", (event) => {
      if (gone() || pathname.startsWith(new URL(link.href).pathname)) return;
      takeOver(event);
      location.assign(new URL(`arguments/checker/${form.query}`, link.href));
    }, { signal });
}

class Form {
  constructor(language) {
    const place = language === "zh" ? 0 : 1, words = WORDS[language];
    this.page = { words, place, here: location.href.split(/[?#]/)[0], say: (text) => this.say(text),
      calls: { construct: "DataLoader(…)", iterate: "iter(loader)", first: "next(batches)" } };
    this.fields = {};
    this.status = element("p", { className: "hb-status" });
    this.status.setAttribute("role", "status");
    this.notes = element("ul", { className: "hb-notes" });
    this.answer = element("div", { className: "hb-answer" });
    const reset = element("button", { type: "button", className: "md-button",
      textContent: words.reset });
    reset.addEventListener("click", () => this.fill({ setting: FIRST, world: WORLD, aside: [] }));
    this.form = element("form", { className: "hb-arguments", autocomplete: "off" },
      this.group(words.arguments, Object.keys(ARGUMENTS).map((name) => this.argument(name))),
      this.group(words.machine, this.machine()), reset);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.changed());
    this.root = element("div", { className: "hb-checker" }, this.form,
      element("div", { className: "hb-result" }, this.status, this.notes, this.answer));
    this.fill(readAddress(location.search));
  }

  group(title, fields) {
    return element("fieldset", {}, element("legend", { textContent: title }), ...fields);
  }

  // A list to choose from; its last choice opens a field to write in.
  argument(name) {
    const { words, place } = this.page;
    const usual = name === "dataset" ? "" : ARGUMENTS[name];
    const list = element("select", { name },
      new Option(words.leftOut(usual), ""),
      ...CHOICES[name].map((choice) => {
        const [text, ...meaning] = [choice].flat();
        return new Option(meaning.length ? `${text}  ${meaning[place]}` : text, text);
      }),
      new Option(words.own, OWN));
    const own = element("input", { hidden: true, spellcheck: false, autocapitalize: "none" });
    own.setAttribute("aria-label", words.ownOf(name));
    const wrong = element("span", { className: "hb-wrong", id: `hb-wrong-${name}` });
    own.setAttribute("aria-describedby", wrong.id);
    list.addEventListener("change", () => {
      own.hidden = list.value !== OWN;
      if (!own.hidden) own.focus();
    });
    this.fields[name] = { list, own, wrong };
    return element("div", { className: "hb-field" }, element("label", {},
      element("code", { textContent: name }), " ", list), own, wrong);
  }

  machine() {
    const { words } = this.page;
    const list = (name, texts, meaning = {}) => element("select", { name },
      ...texts.map((text) => new Option(meaning[text] ?? text, text)));
    const labelled = (text, field) =>
      element("div", { className: "hb-field" }, element("label", {}, text, " ", field));
    this.start = list("start", STARTS);
    this.accelerator = list("accelerator", ACCELERATORS,
      { none: words.none, cuda: words.other, mps: words.mps });
    this.cpus = element("input", { name: "cpus", type: "number", min: 1, max: MOST_CPUS });
    return [labelled(words.start, this.start), labelled(words.accelerator, this.accelerator),
      labelled(words.cpus, this.cpus)];
  }

  // ---- From a setting to the form, and back ----
  fill({ setting, world, aside }) {
    for (const [name, { list, own }] of Object.entries(this.fields)) {
      const text = setting[name] ?? "";
      const listed = [...list.options].some((option) => option.value === text);
      list.value = listed ? text : OWN;
      own.hidden = listed;
      own.value = listed ? "" : text;
    }
    Object.assign(this.start, { value: world.start });
    Object.assign(this.accelerator, { value: world.accelerator });
    Object.assign(this.cpus, { value: world.cpus });
    this.show(aside);
    this.keep();
  }
  read() {
    const setting = {};
    for (const [name, { list, own }] of Object.entries(this.fields)) {
      const text = list.value === OWN ? own.value : list.value;
      if (text.trim()) setting[name] = text.trim();
    }
    const cpus = machine("cpus", this.cpus.value);
    this.cpus.setAttribute("aria-invalid", String(cpus === null));
    return { setting, world: { start: this.start.value, accelerator: this.accelerator.value,
      cpus: cpus ?? WORLD.cpus } };
  }
  changed() {
    const long = Object.entries(this.fields).filter(([, { own }]) => own.value.length > LONGEST);
    for (const [, { own }] of long) own.value = own.value.slice(0, LONGEST);
    this.show(long.map(([name]) => ["long", name]));
    this.keep();
  }
  keep() {
    const { setting, world } = this.read();
    this.query = writeAddress(setting, world);
    const address = `${location.pathname}${this.query}${location.hash}`;
    if (address !== location.pathname + location.search + location.hash)
      history.replaceState(history.state, "", address);
  }

  // ---- The answer ----
  show(aside) {
    const { words, place } = this.page, { setting, world } = this.read();
    const answer = check(setting, world), refused = answer.refused ?? {};
    for (const [name, { own, list, wrong }] of Object.entries(this.fields)) {
      const fault = refused[name];
      (own.hidden ? list : own).setAttribute("aria-invalid", String(Boolean(fault)));
      wrong.textContent = fault ? this.refusal(fault) : "";
    }
    this.notes.replaceChildren(...aside.map(([key, what]) => element("li", {
      textContent: key === "long" ? `${what}${words.colon}${REFUSED.long[place]}`
        : REFUSED[key][place] + what,
    })));
    this.say(summary(answer, words));
    this.answer.replaceChildren(...(answer.refused ? [] : shown(answer, setting, this.page)));
    const ends = ["refused", "raised", "hangs", "depends"];
    this.root.dataset.state = ends.find((end) => answer[end]) ?? "fine";
  }
  refusal(fault) {
    const { place } = this.page;
    if (fault instanceof Raised) return REFUSED.raises[place] + fault.line;
    return REFUSED[fault.key][place] + (fault.key === "long" ? "" : fault.what);
  }
  say(text) { // the same words again are not said again
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}
