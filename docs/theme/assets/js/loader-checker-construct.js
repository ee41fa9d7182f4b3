// The rules of DataLoader.__init__ (torch 2.13, dataloader.py L278-L431), in its own order; what a
// rule is stands in loader-checker-rules.js.

import { BatchSampler, Context, Endless, RandomSampler, SequentialSampler, positive } from
  "./loader-checker-objects.js";
import { METHODS, names } from "./loader-checker-names.js";
import { FALSE, Int, NONE, isBool, isFalseOrNone } from "./loader-checker-values.js";

const valueError = (text) => ["ValueError", text];
const typeError = (text) => ["TypeError", text];

const methods = `[${METHODS.map((method) => `'${method}'`).join(", ")}]`;

export const given = (value) => value !== NONE;
export const single = (s) => s.num_workers.compare("==", 0);
export const tooMany = (s) => s.num_workers.truth() && !single(s) &&
  s.num_workers.compare(">", s.world.cpus);
export const tooManyText = (s) => `This DataLoader will create ${s.num_workers.format()} worker ` +
  `processes in total. Our suggested max number of worker in current system is ${s.world.cpus}, ` +
  "which is smaller than what this DataLoader is going to create. Please be aware that excessive " +
  "worker creation might get DataLoader running slow or even freeze, lower the worker number to " +
  "avoid potential slowness/freeze if necessary.";

const collates = (s) => given(s.batch_size) && !given(s.batch_sampler);
export const CONSTRUCT = [
  {
    id: "dataset-missing",
    when: (s) => !s.typed("dataset"),
    raises: () => ["TypeError",
      "DataLoader.__init__() missing 1 required positional argument: 'dataset'"],
    proof: "dataset-missing",
  },
  {
    id: "num_workers-negative",
    when: (s) => s.num_workers.compare("<", 0),
    raises: () => valueError("num_workers option should be non-negative; " +
      "use num_workers=0 to disable multiprocessing."),
    proof: "num_workers-negative", trouble: "compare", because: "num_workers-string",
  },
  {
    id: "timeout-negative",
    when: (s) => s.timeout.compare("<", 0),
    raises: () => valueError("timeout option should be non-negative"),
    proof: "timeout-negative", trouble: "compare", because: "timeout-string",
  },
  {
    id: "prefetch-without-workers",
    when: (s) => single(s) && given(s.prefetch_factor),
    raises: () => valueError("prefetch_factor option could only be specified in multiprocessing." +
      "let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None."),
    proof: "prefetch_factor-without-workers",
  },
  {
    id: "prefetch-two",
    when: (s) => s.num_workers.compare(">", 0) && !given(s.prefetch_factor),
    fills: { prefetch_factor: () => new Int(2) },
    proof: "prefetch_factor-left-out",
  },
  {
    id: "prefetch-negative",
    when: (s) => given(s.prefetch_factor) && s.prefetch_factor.compare("<", 0),
    raises: () => valueError("prefetch_factor option should be non-negative"),
    proof: "prefetch_factor-negative", trouble: "compare", because: "prefetch_factor-string",
  },
  {
    id: "persistent-without-workers",
    when: (s) => s.persistent_workers.truth() && single(s),
    raises: () => valueError("persistent_workers option needs num_workers > 0"),
    proof: "persistent_workers-without-workers", trouble: "truth",
  },
  {
    id: "context-without-workers",
    when: (s) => given(s.multiprocessing_context) && !s.num_workers.compare(">", 0),
    raises: (s) => valueError("multiprocessing_context can only be used with multi-process " +
      `loading (num_workers > 0), but got num_workers=${s.num_workers.format()}`),
    proof: "multiprocessing_context-without-workers",
  },
  {
    id: "context-unknown-name",
    when: (s) => s.multiprocessing_context.isText &&
      !METHODS.includes(s.multiprocessing_context.text),
    raises: (s) => valueError("multiprocessing_context option should specify a valid start " +
      `method in ${methods}, but got multiprocessing_context=${s.multiprocessing_context.repr()}`),
    proof: "multiprocessing_context-unknown",
  },
  {
    id: "context-from-name",
    when: (s) => s.multiprocessing_context.isText,
    fills: { multiprocessing_context: (s) => new Context(s.multiprocessing_context.text) },
    proof: "multiprocessing_context-spawn",
  },
  {
    id: "context-of-another-type",
    when: (s) => given(s.multiprocessing_context) &&
      !(s.multiprocessing_context instanceof Context),
    raises: (s) => typeError("multiprocessing_context option should be a valid context object or " +
      "a string specifying the start method, but got " +
      `multiprocessing_context=${s.multiprocessing_context.format()}`),
    proof: "multiprocessing_context-module",
  },
  // ---- An IterableDataset takes no order from outside; anything else is map-style. ----
  {
    id: "iterable-shuffle",
    when: (s) => s.iterable && !isFalseOrNone(s.shuffle),
    raises: (s) => valueError("DataLoader with IterableDataset: expected unspecified shuffle " +
      `option, but got shuffle=${s.shuffle.format()}`),
    proof: "shuffle-iterable-true", trouble: "hash", because: "dataloader.py#L354-L357",
  },
  {
    id: "iterable-sampler",
    when: (s) => s.iterable && given(s.sampler),
    raises: (s) => valueError("DataLoader with IterableDataset: expected unspecified sampler " +
      `option, but got sampler=${s.sampler.format()}`),
    proof: "sampler-iterable",
  },
  {
    id: "iterable-batch-sampler",
    when: (s) => s.iterable && given(s.batch_sampler),
    raises: (s) => valueError("DataLoader with IterableDataset: expected unspecified " +
      `batch_sampler option, but got batch_sampler=${s.batch_sampler.format()}`),
    proof: "batch_sampler-iterable",
  },
  {
    id: "shuffle-truth",
    when: (s) => !s.iterable,
    does: (s) => { s.shuffles = s.shuffle.truth(); },
    proof: "shuffle-ambiguous", trouble: "truth",
  },
  // ---- Who decides the order and the batches: one of them only. ----
  {
    id: "sampler-and-shuffle",
    when: (s) => given(s.sampler) && s.shuffles,
    raises: () => valueError("sampler option is mutually exclusive with shuffle"),
    proof: "shuffle-with-sampler",
  },
  {
    id: "batch-sampler-alone",
    when: (s) => given(s.batch_sampler) && (s.batch_size.compare("!=", 1) || s.shuffles ||
      given(s.sampler) || s.drop_last.truth()),
    raises: () => valueError("batch_sampler option is mutually exclusive with batch_size, " +
      "shuffle, sampler, and drop_last"),
    proof: "batch_sampler-batch-size", trouble: "truth", because: "dataloader.py#L379",
  },
  {
    id: "batch-sampler-decides",
    when: (s) => given(s.batch_sampler),
    fills: { batch_size: () => NONE, drop_last: () => FALSE },
    proof: "batch_sampler-attributes",
  },
  {
    id: "none-with-drop-last",
    when: (s) => !given(s.batch_sampler) && !given(s.batch_size) && s.drop_last.truth(),
    raises: () => valueError("batch_size=None option disables auto-batching and is mutually " +
      "exclusive with drop_last"),
    proof: "drop_last-batch-size-none", trouble: "truth", because: "dataloader.py#L387-L389",
  },
  // ---- The samplers that torch makes itself. ----
  {
    id: "endless-sampler",
    when: (s) => s.iterable,
    fills: { sampler: () => new Endless() },
    proof: "dataloader.py#L395-L398",
  },
  {
    id: "shuffle-of-nothing",
    when: (s) => !given(s.sampler) && s.shuffles && !s.dataset.length(),
    raises: () => valueError(
      "num_samples should be a positive integer value, but got num_samples=0"),
    proof: "dataset-empty-shuffled", trouble: "length", because: "dataset-no-length-shuffled",
  },
  {
    id: "random-sampler",
    when: (s) => !given(s.sampler) && s.shuffles,
    fills: { sampler: (s) => new RandomSampler(s.dataset) },
    proof: "shuffle-true",
  },
  {
    id: "sequential-sampler",
    when: (s) => !given(s.sampler),
    fills: { sampler: (s) => new SequentialSampler(s.dataset) },
    proof: "sampler-left-out",
  },
  {
    id: "batch-size-no-int",
    when: (s) => collates(s) && !positive(s.batch_size),
    raises: (s) => valueError("batch_size should be a positive integer value, but got " +
      `batch_size=${s.batch_size.format()}`),
    proof: "batch_size-numpy-integer",
  },
  {
    id: "drop-last-no-bool",
    when: (s) => collates(s) && !isBool(s.drop_last),
    raises: (s) => valueError("drop_last should be a boolean value, but got " +
      `drop_last=${s.drop_last.format()}`),
    proof: "drop_last-one",
  },
  {
    id: "batch-sampler-made",
    when: collates,
    fills: { batch_sampler: (s) => new BatchSampler(s.sampler, s.batch_size, s.drop_last) },
    proof: "batch_sampler-left-out",
  },
  {
    id: "collate-default",
    when: (s) => !given(s.collate_fn),
    fills: { collate_fn: (s) => names(s.world).get(given(s.batch_sampler) ? "default_collate"
      : "default_convert") },
    proof: "collate_fn-left-out",
  },
  {
    id: "more-workers-than-cpus",
    when: tooMany, warns: tooManyText,
    proof: "num_workers-more-than-cores",
  },
  // ---- What was accepted and has no effect. ----
  {
    id: "init-fn-ignored",
    when: (s) => given(s.worker_init_fn) && single(s),
    ignores: "worker_init_fn",
    proof: "worker_init_fn-without-workers",
  },
  {
    id: "in-order-ignored",
    when: (s) => s.typed("in_order") && s.in_order.type === "bool" && !s.in_order.truth() &&
      s.num_workers.compare("<", 2),
    ignores: "in_order",
    proof: "in_order-without-workers",
  },
  {
    id: "generator-ignored",
    when: (s) => given(s.generator) && s.generator.isGenerator && single(s) && !s.shuffles,
    ignores: "generator",
    proof: "generator-own-sampler",
  },
  {
    id: "batch-size-one-ignored",
    when: (s) => s.typed("batch_size") && given(s.setting.batch_sampler),
    ignores: "batch_size",
    proof: "batch_sampler-batch-size-one",
  },
];
