// What DataLoader of torch 2.13 answers to a setting. The rules stand in torch's own order:
// loader-checker-construct.js for DataLoader.__init__, loader-checker-iterate.js for iter(loader)
// and the first next(). A rule has a condition `when` and one outcome:
//
//   raises   an exception: type and text      warns    the text of a UserWarning
//   fills    values that arguments get        ignores  an argument without effect from here on
//   does     a step that answers only by what it raises itself
//
// `proof` is a row of a contract ("num_workers-zero" is #contract-num_workers-zero), a section of
// a page ("num_workers#prefetch") or lines of torch's source ("dataloader.py#L278"). When the
// condition or the step itself raises, as 'a' < 0 does, that is torch's answer: `trouble` names
// the sentence that explains it, and `because` its proof, where that is another one; `causes` are
// such sentences with their proofs, where there are several.

import { CONSTRUCT, given } from "./loader-checker-construct.js";
import { FIRST, ITERATE } from "./loader-checker-iterate.js";
import { evaluate } from "./loader-checker-python.js";
import { Depends, Raised, Refused } from "./loader-checker-values.js";

export const PHASES = ["construct", "iterate", "first"];
const phased = (phase, rules) => rules.map((rule) => ({ phase, ...rule }));
export const RULES = [
  ...phased("construct", CONSTRUCT), ...phased("iterate", ITERATE), ...phased("first", FIRST),
];

// The signature: what stands for an argument that is left out; a dataset cannot be.
export const ARGUMENTS = {
  dataset: "None", batch_size: "1", shuffle: "None", sampler: "None", batch_sampler: "None",
  num_workers: "0", collate_fn: "None", pin_memory: "False", drop_last: "False", timeout: "0",
  worker_init_fn: "None", multiprocessing_context: "None", generator: "None",
  prefetch_factor: "None", persistent_workers: "False", pin_memory_device: '""', in_order: "True",
};

// The machine: how workers start, what batches are pinned for, how many CPUs may be used.
export const WORLD = { start: "fork", accelerator: "none", cpus: 8 };
export const STARTS = ["fork", "forkserver", "spawn"], ACCELERATORS = ["none", "cuda", "mps"];

// What happens between the arguments and the first batch.
class State {
  constructor(setting, values, world) {
    Object.assign(this, values, { setting: values, written: setting, world });
    this.iterable = Boolean(values.dataset.iterable);
  }
  typed(argument) { return argument in this.written; }
  get collated() { return given(this.batch_sampler); } // torch: _auto_collation
  get indexSampler() { return this.collated ? this.batch_sampler : this.sampler; }
}

const USUAL = Object.fromEntries(
  Object.entries(ARGUMENTS).map(([argument, text]) => [argument, evaluate(text, WORLD)]));

// From the text of each argument to torch's answer. `until` is the last phase looked at.
export function check(setting, world = WORLD, until = "first") {
  const values = { ...USUAL }, refused = {};
  for (const argument in setting) {
    try {
      values[argument] = evaluate(setting[argument], world);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Raised)) throw error;
      refused[argument] = error;
    }
  }
  if (Object.keys(refused).length) return { refused };
  return answer(new State(setting, values, world), until);
}

function answer(s, until) {
  const told = { warned: [], ignored: [], filled: [], state: s, phase: "construct" };
  for (const rule of RULES) {
    if (PHASES.indexOf(rule.phase) > PHASES.indexOf(until)) break;
    told.phase = rule.phase;
    const stopped = applied(rule, s, told);
    if (stopped) return { ...told, ...stopped };
  }
  return told;
}

// Applies one rule; what it gives ends the answer.
function applied(rule, s, told) {
  try {
    if (!rule.when(s)) return null;
    if (rule.raises) return { raised: raised(rule, ...rule.raises(s)) };
    if (rule.warns) told.warned.push({ phase: rule.phase, rule, text: rule.warns(s) });
    if (rule.ignores) told.ignored.push({ argument: rule.ignores, rule });
    for (const [argument, value] of Object.entries(rule.fills ?? {})) {
      s[argument] = value(s);
      told.filled.push({ argument, value: s[argument], rule });
    }
    rule.does?.(s);
    return s.hangs ? { hangs: { phase: rule.phase, rule } } : null;
  } catch (error) {
    const { phase } = rule;
    if (error instanceof Depends) return { depends: { phase, key: error.key } };
    if (error instanceof Refused) return { depends: { phase, key: "own-code" } };
    if (!(error instanceof Raised)) throw error;
    return { raised: { ...raised(rule, error.type, error.text), own: true, cause: error.cause } };
  }
}

const raised = (rule, type, text) => ({ phase: rule.phase, rule, type, text });
