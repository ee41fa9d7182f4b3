// The rules of iter(loader) and of the first next() (torch 2.13, dataloader.py L490-L516,
// L623-L712, L762-L800, L1165-L1310), in torch's own order; what a rule is stands in
// loader-checker-rules.js.

import { given, single, tooMany, tooManyText } from "./loader-checker-construct.js";
import { fetched, firstIndex, unpicklable, worked } from "./loader-checker-fetch.js";

export const ITERATE = [
  {
    id: "more-workers-than-cpus",
    when: tooMany, warns: tooManyText,
    proof: "num_workers-more-than-cores",
  },
  {
    id: "pin-device-deprecated",
    when: (s) => s.pin_memory.truth() && s.pin_memory_device.truth(),
    warns: (s) => "pin_memory_device is deprecated, the current accelerator will be used as the " +
      `device,ignore pin_memory_device='${s.pin_memory_device.format()}'.`,
    proof: "pin_memory_device-with-pin-memory",
    trouble: "truth", because: "pin_memory-tensor-of-two",
  },
  {
    id: "pin-device-ignored",
    when: (s) => s.typed("pin_memory_device") &&
      !(s.pin_memory_device.isText && !s.pin_memory_device.length()),
    ignores: "pin_memory_device",
    proof: "pin_memory_device-alone",
  },
  {
    id: "pin-without-accelerator",
    when: (s) => s.pin_memory.truth() && s.world.accelerator === "none",
    warns: () => "'pin_memory' argument is set as true but no accelerator is found, then device " +
      "pinned memory won't be used.",
    proof: "pin_memory-true",
  },
  {
    id: "pin-on-mps",
    when: (s) => s.pin_memory.truth() && s.world.accelerator === "mps",
    warns: () => "'pin_memory' argument is set as true but not supported on MPS now, device " +
      "pinned memory won't be used.",
    proof: "dataloader.py#L679-L685",
  },
  {
    id: "pin-ignored",
    when: (s) => s.pin_memory.truth() && s.world.accelerator !== "cuda",
    ignores: "pin_memory",
    proof: "pin_memory-true",
  },
  {
    id: "index-sampler-iterates",
    when: () => true,
    does: (s) => { s.indices = s.indexSampler.items(); },
    proof: "dataloader.py#L689", trouble: "iterate",
  },
  {
    id: "generator-type",
    when: (s) => given(s.generator) && !s.generator.isGenerator,
    raises: (s) => ["TypeError", "random_() received an invalid combination of arguments - got " +
      `(generator=${s.generator.type}, ), but expected one of:\n` +
      " * (*, torch.Generator generator = None)\n" +
      " * (int from, int to, *, torch.Generator generator = None)\n" +
      " * (int to, *, torch.Generator generator = None)\n"],
    proof: "generator-number",
  },
  {
    id: "timeout-without-workers",
    when: (s) => single(s) && s.timeout.compare("!=", 0),
    raises: () => ["AssertionError", "_SingleProcessDataLoaderIter requires timeout == 0"],
    proof: "timeout-without-workers",
  },
  // ---- From here on with workers only. ----
  {
    id: "prefetch-zero",
    when: (s) => !single(s) && s.prefetch_factor.compare("<=", 0),
    raises: () => ["AssertionError",
      "prefetch_factor must be greater than 0 for MultiProcessingDataLoaderIter"],
    proof: "prefetch_factor-zero", trouble: "compare", because: "prefetch_factor-set-none",
  },
  {
    id: "workers-counted",
    when: (s) => !single(s),
    does: (s) => { s.workers = Number(s.num_workers.index()); },
    proof: "num_workers-float", trouble: "range",
  },
  {
    id: "start-warns",
    when: (s) => s.workers && unpicklable(s),
    warns: () => "Got pickle error when attempting to start a worker Process. This might be " +
      "because the worker Process arguments are not picklable. Python 3.14+ changed the " +
      "multiprocessing start method in non-Mac POSIX platforms to 'forkserver', which requires " +
      "the worker Process arguments to be picklable. You can also try " +
      "multiprocessing.set_start_method('fork').",
    proof: "num_workers-lambda-under-spawn",
  },
  {
    id: "start-pickles",
    when: (s) => s.workers && unpicklable(s),
    raises: (s) => unpicklable(s),
    proof: "num_workers-lambda-under-spawn",
  },
  {
    id: "indices-sent",
    when: (s) => s.workers,
    does: firstIndex,
    proof: "num_workers#prefetch", trouble: "sent",
  },
];

export const FIRST = [
  {
    id: "index-drawn",
    when: (s) => !s.workers,
    does: firstIndex,
    proof: "index#found-late", trouble: "drawn",
  },
  {
    id: "batch-made",
    when: (s) => !s.workers && !s.ended,
    does: fetched,
    proof: "index#found-late", trouble: "fetched",
  },
  {
    id: "batch-made-by-worker",
    when: (s) => s.workers && !s.ended,
    does: worked,
    proof: "num_workers-error-in-a-worker", trouble: "worked",
    causes: { hangs: "num_workers-unpicklable-batch", "timed-out": "timeout-one-stuck-sample",
      "timeout-infinite": "timeout-infinity" },
  },
];
