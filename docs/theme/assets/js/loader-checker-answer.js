// Shows an answer of the argument checker. All text goes in as text, never as HTML.

import { program } from "./loader-checker-program.js";
import { PHASES } from "./loader-checker-rules.js";
import { DEPENDS, SENTENCES } from "./loader-checker-texts.js";
import { Depends } from "./loader-checker-values.js";

const SOURCE = "https://github.com/pytorch/pytorch/blob/v2.13.0/torch/utils/data/";

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// A sentence, with code where backticks stand.
export function sentence(text) {
  return text.split("`").map((part, place) =>
    (place % 2 ? element("code", { textContent: part }) : part));
}

// Where a proof stands: [address, words].
export function proofOf(proof, here, words) {
  const source = /^(\w+\.py)#(L.+)$/.exec(proof);
  if (source) return [`${SOURCE}${proof}`, words.source(`${source[1]} ${source[2]}`)];
  const [, page, mark, rest] = /^(\w+)([-#])(.+)$/.exec(proof);
  const folder = new URL(page === "index" ? "../" : `../${page}/`, here);
  const anchor = mark === "-" ? `contract-${page}-${rest}` : rest;
  return [`${folder.href}#${anchor}`, mark === "-" ? words.row(page) : words.section(page)];
}

// One line for those who do not see the rest: what comes of it.
export function summary(answer, words) {
  const { raised, hangs, depends, warned, ignored } = answer;
  const parts = [];
  if (answer.refused) return words.fix;
  if (raised) parts.push(words.raises(raised.type, words.at[raised.phase]));
  else if (hangs) parts.push(words.hangsAt(words.at[hangs.phase]));
  else if (depends) parts.push(words.dependsAt(words.at[depends.phase]));
  else parts.push(words.accepted, ...(answer.state.ended ? [words.nothing] : []));
  const told = new Set(warned.map(({ rule }) => rule.id)).size;
  if (told) parts.push(words.warns(told));
  if (ignored.length) parts.push(words.ignored(ignored.length));
  return parts.join(words.comma);
}

export function shown(answer, setting, page) {
  const { state } = answer, { words } = page;
  return [
    element("ol", { className: "hb-phases" }, ...PHASES.map((phase) => step(answer, phase, page))),
    ...effects(words.ignoredTitle, answer.ignored.map(({ argument, rule }) =>
      [argument, null, rule]), page),
    ...effects(words.filledTitle, filled(answer), page),
    ...copied(program(setting, starts(state)), page),
  ];
}

// A start method is set where it matters: with workers, and where the setting asks for it.
function starts(state) {
  const asked = Object.values(state.written).some((text) => text.includes("get_context("));
  return state.workers || asked ? state.world.start : "";
}

// ---- The three phases ----
function step(answer, phase, page) {
  const { words } = page, reached = PHASES.indexOf(phase) <= PHASES.indexOf(answer.phase);
  const stop = ["raised", "hangs", "depends"].find((kind) => answer[kind]?.phase === phase);
  const warned = answer.warned.filter((one) => one.phase === phase);
  const state = stop ?? (reached ? warned.length ? "warned" : "fine" : "unreached");
  const said = { raised: () => answer.raised.type, hangs: () => words.hangs,
    depends: () => words.depends, warned: () => words.warns(warned.length),
    fine: () => words.fine, unreached: () => words.unreached }[state]();
  const item = element("li", { className: `hb-${state}` },
    element("p", {}, element("strong", { textContent: words.phases[phase] }), " ",
      element("code", { textContent: page.calls[phase] }), " ",
      element("span", { className: "hb-state", textContent: said })));
  for (const { rule, text } of warned)
    item.append(quoted(`UserWarning: ${text}`), explained(rule.id, rule.proof, page));
  if (stop) item.append(...stopped(answer, stop, page));
  else if (phase === "first" && state === "fine") item.append(...batch(answer, page));
  return item;
}

const quoted = (text) =>
  element("pre", { className: "hb-message" }, element("code", { textContent: text }));

function stopped(answer, stop, page) {
  const { place } = page, told = answer[stop];
  if (stop === "depends")
    return [element("p", {}, ...sentence(DEPENDS[told.key][place]))];
  if (stop === "hangs") return [explained("hangs", told.rule.causes.hangs, page)];
  const { rule, own, cause } = told, id = own ? troubleOf(told) : rule.id;
  const proof = rule.causes?.[id] ?? (own ? rule.because : null) ?? rule.proof;
  const parts = [quoted(`${told.type}: ${told.text}`), explained(id, proof, page)];
  if (cause) parts.push(quoted(cause));
  return parts;
}

function troubleOf({ rule, cause, text, type }) {
  if (rule.trouble !== "worked" || cause) return rule.trouble;
  return type === "OverflowError" ? "timeout-infinite" : "timed-out";
}

function explained(id, proof, { words, here, place }) {
  const [href, text] = proofOf(proof, here, words);
  return element("p", {}, ...sentence(SENTENCES[id][place]), words.because,
    element("a", { href, textContent: text }));
}

function batch({ state }, { words }) {
  if (state.ended) return [element("p", { textContent: words.noBatch })];
  if (state.indexSampler.random) return [element("p", { textContent: words.randomBatch })];
  const text = textOf(state.batch, "str");
  return text === null ? [] : [element("p", { textContent: words.batch }), quoted(text)];
}

// What print or repr gives, null where it cannot be told.
function textOf(value, kind) {
  try {
    return value[kind]();
  } catch (error) {
    if (error instanceof Depends) return null;
    throw error;
  }
}

// ---- What has no effect, and what torch fills in ----
function filled({ filled: all, state }) {
  return all.filter(({ argument, value }) => value !== state.setting[argument])
    .map(({ argument, value, rule }) => [argument, short(value), rule]);
}

const short = (value) => (value.type === "NoneType" || ["int", "bool"].includes(value.type)
  ? value.repr() : value.title ?? value.name);

function effects(title, entries, page) {
  if (!entries.length) return [];
  const items = entries.map(([argument, value, rule]) => {
    const item = explained(rule.id, rule.proof, page);
    const text = value === null ? argument : `${argument} = ${value}`;
    return element("li", {}, element("code", { textContent: text }), " ", ...item.childNodes);
  });
  return [element("p", { className: "hb-title", textContent: title }), element("ul", {}, ...items)];
}

// ---- The program and the link ----
function copied(text, page) {
  const { words } = page;
  return [
    element("p", { className: "hb-title", textContent: words.program }),
    element("pre", { className: "hb-program" },
      element("code", { textContent: text, tabIndex: 0 })), // it may scroll sideways
    element("p", { className: "hb-buttons" },
      copyButton(words.copy, words.copied, () => text, page),
      copyButton(words.share, words.shared, () => location.href, page)),
  ];
}

function copyButton(name, done, text, { words, say }) {
  const made = element("button", { type: "button", className: "md-button", textContent: name });
  made.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      say(done);
    } catch {
      say(words.manual); // no permission, or no secure connection
    }
  });
  return made;
}
