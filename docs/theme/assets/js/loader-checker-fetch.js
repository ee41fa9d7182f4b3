// From the index sampler to the first batch: BatchSampler's indices, the fetchers of
// torch/utils/data/_utils/fetch.py, collate_fn, and what a worker adds to all that.

import { alike, defaultCollate } from "./loader-checker-collate.js";
import { List } from "./loader-checker-containers.js";
import { BatchSampler, clock } from "./loader-checker-objects.js";
import { Depends, Int, NONE, Raised } from "./loader-checker-values.js";

const MANY = 20_000; // indices looked at where the order is random
const MOST = 1_000_000; // samples that a batch here may have

const startMethod = (s) => s.multiprocessing_context.method ?? s.world.start;

// What cannot be sent to a worker that starts anew, as type and text; null when all can.
export function unpicklable(s) {
  if (startMethod(s) === "fork") return null;
  for (const argument of ["dataset", "collate_fn", "worker_init_fn"]) {
    try {
      s[argument].pickled();
    } catch (error) {
      if (error instanceof Raised) return [error.type, error.text];
      throw error;
    }
  }
  return null;
}

// Draws the first index, or the first list of them. With workers this happens at iter().
export function firstIndex(s) {
  if (s.workers) sentAhead(s);
  const { value, done } = s.indices.next();
  Object.assign(s, { index: value, ended: Boolean(done) });
  if (s.workers && !done) s.in_order.truth();
}

// prefetch_factor * num_workers is how often an index is sent; range() takes it.
function sentAhead(s) {
  const [one, other] = [s.prefetch_factor, s.num_workers];
  if (one.isInt && other.isInt) {
    if (one.number * other.number > 1_000_000n) throw new Depends("memory");
  } else if (other.isInt && !one.hasIndex) one.index();
  else if (!one.hasIndex || !other.hasIndex) throw new Depends("own-code");
}

// The first batch; `ended` where the epoch ends before it.
export function fetched(s) {
  if (!s.iterable && s.indexSampler.random) sameInAnyOrder(s);
  const data = s.iterable ? streamed(s) : looked(s, s.index);
  if (s.ended) return;
  s.batch = s.collate_fn.collates ? defaultCollate(data, Boolean(s.workers))
    : s.collate_fn.call([data]);
}

function looked(s, index) {
  if (!s.collated) return s.dataset.item(index);
  const parts = [];
  for (const one of index.items())
    if (parts.push(s.dataset.fetched(one)) > MOST) throw new Depends("memory");
  return new List(parts);
}

function streamed(s) {
  const items = s.dataset.items(), parts = [];
  const next = () => {
    const { value, done } = items.next();
    return done ? null : value;
  };
  if (!s.collated) {
    const sample = next();
    s.ended = sample === null;
    return sample;
  }
  const wanted = s.index.length();
  for (let sample = next(); sample !== null; sample = next()) {
    parts.push(sample);
    if (parts.length === wanted) break;
  }
  s.ended = !parts.length || s.drop_last.truth() && parts.length < wanted;
  return new List(parts);
}

// In a random order any sample may come first: they must all be of one kind, or nobody knows.
function sameInAnyOrder(s) {
  if (s.shuffles && s.dataset.type === "range") return;
  const { indexSampler } = s, lists = !s.collated && indexSampler instanceof BatchSampler;
  const kinds = new Set();
  let count = 0;
  for (const index of lists ? indexSampler.items() : indexSampler.possible()) {
    kinds.add(kindOf(s, index));
    if (kinds.size > 1 || ++count > MANY) throw new Depends("random-order");
  }
}

function kindOf(s, index) {
  try {
    return alike(s.collated ? s.dataset.fetched(index) : s.dataset.item(index));
  } catch (error) {
    if (error instanceof Raised) return error.line;
    throw error;
  }
}

// The same in worker 0: worker_init_fn first, errors wrapped, the batch pickled on its way back.
export function worked(s) {
  clock.slept = 0;
  if (!sendable(s.index)) return waits(s);
  let failed = null;
  try {
    if (s.worker_init_fn !== NONE) s.worker_init_fn.call([new Int(0)]);
    fetched(s);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    failed = error;
  }
  if (!failed && !s.ended && !sendable(s.batch)) {
    if (!reachesTheEnd(s)) return waits(s);
    s.ended = true;
  }
  inTime(s);
  if (failed && !s.in_order.truth() && s.workers > 1) throw new Depends("arrival");
  if (failed) throw wrapped(failed);
}

// Whether each worker gets to the end of its stream with the indices sent ahead, and says so:
// the main process then no longer waits for what could not be sent.
function reachesTheEnd(s) {
  if (!s.iterable) return false;
  const wanted = s.collated ? s.index.length() : 1, ahead = Number(s.prefetch_factor.number);
  let count = 0;
  for (const _ of s.dataset.items()) if (++count >= wanted * ahead) return false;
  return s.collated && s.drop_last.truth() || count <= wanted * (ahead - 1);
}

// Nothing ever arrives.
function waits(s) {
  if (!s.timeout.compare(">", 0)) s.hangs = true;
  else if (limit(s)) throw timedOut(s);
}
const timedOut = ({ timeout }) =>
  new Raised("RuntimeError", `DataLoader timed out after ${timeout.format()} seconds`);

// Seconds that a worker takes to start: at least, and on a busy machine at most.
const STARTING = { fork: [0, 2], forkserver: [0.3, 30], spawn: [0.3, 30] };

function limit(s) { // seconds
  const seconds = Number(s.timeout.number ?? NaN);
  if (seconds === Infinity)
    throw new Raised("OverflowError", "cannot convert float infinity to integer");
  if (!(seconds < 1e6)) throw new Depends("own-code");
  return seconds;
}

function inTime(s) {
  if (!s.timeout.compare(">", 0)) return;
  const [least, most] = STARTING[startMethod(s)].map((seconds) => clock.slept + seconds);
  if (limit(s) < least) throw timedOut(s);
  if (limit(s) < most) throw new Depends("speed");
}

function wrapped(error) {
  const name = error.type.split(".").pop();
  const told = new Raised(error.type, `Caught ${name} in DataLoader worker process 0.`);
  told.cause = error.line;
  return told;
}

function sendable(value) {
  try {
    value.pickled();
    return true;
  } catch (error) {
    if (error instanceof Raised) return false;
    throw error;
  }
}
