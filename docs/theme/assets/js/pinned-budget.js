// The most memory that the pinned batches of DataLoaders can lock, as torch's allocator rounds.

// Bytes of one element. tests/browser/test_budget.py compares them with torch.
export const ITEM_SIZES = {
  float32: 4, float: 4, float64: 8, double: 8, float16: 2, half: 2, bfloat16: 2,
  float8_e4m3fn: 1, float8_e4m3fnuz: 1, float8_e5m2: 1, float8_e5m2fnuz: 1, float8_e8m0fnu: 1,
  uint8: 1, int8: 1, int16: 2, short: 2, int32: 4, int: 4, int64: 8, long: 8, bool: 1,
  uint16: 2, uint32: 4, uint64: 8, complex32: 4, chalf: 4, complex64: 8, cfloat: 8,
  complex128: 16, cdouble: 16,
};
const MOST = 2n ** 63n - 1n; // torch counts bytes in 64 bits, with a sign

// What the allocator makes of a request: c10::llvm::PowerOf2Ceil; nothing is made for 0 bytes.
export function powerOfTwoCeil(size) {
  if (size === 0n) return 0n;
  let block = 1n;
  while (block < size) block *= 2n;
  return block;
}

// {workers, prefetch, held, flying, loaders, ranks, tensors: [{shape, dtype}]} in; bytes out, as
// BigInt. {tooLarge} is the tensor that torch itself cannot make.
export function pinnedBudget(setting) {
  const { workers, prefetch, held, flying, loaders, ranks } = setting;
  const tensors = setting.tensors.map(({ shape, dtype }) => {
    const asked = shape.reduce((one, n) => one * BigInt(n), BigInt(ITEM_SIZES[dtype]));
    return { asked, block: powerOfTwoCeil(asked) };
  });
  const tooLarge = tensors.findIndex(({ asked }) => asked > MOST);
  if (tooLarge >= 0) return { tooLarge };
  const sum = (key) => tensors.reduce((all, one) => all + one[key], 0n);
  const ahead = BigInt(workers) * BigInt(prefetch);
  const batches = ahead + BigInt(held) + BigInt(flying) + 1n;
  const loader = sum("block") * batches, rank = loader * BigInt(loaders);
  return { tensors, asked: sum("asked"), block: sum("block"), batches, loader, rank,
    host: rank * BigInt(ranks), shared: sum("asked") * ahead * BigInt(loaders) * BigInt(ranks) };
}

// ---- What is read from the form and the address ----

const COUNTS = { // name: value at first, in Python where it has a name there
  workers: "8", prefetch: "2", held: "1", flying: "1", loaders: "1", ranks: "1",
};
const FIRST = { batch: "float32 256, 3, 224, 224\nint64 256", ...COUNTS };
const LEAST = { workers: 0, prefetch: 1, held: 0, flying: 0, loaders: 1, ranks: 1 };
const LONGEST = 2000, MOST_TENSORS = 64;

// The integer in a field, or null.
export function readCount(name, text) {
  const digits = text.normalize("NFKC").trim();
  return /^\d{1,5}$/.test(digits) && Number(digits) >= LEAST[name] ? Number(digits) : null;
}

// A tensor in a line, as {shape, dtype}: "float32 256, 3" or what print(x.shape, x.dtype) prints;
// or {wrong}, with the dtype that is not known in {unknown}.
export function readTensor(line) {
  const text = line.normalize("NFKC").replace(/torch\.Size|torch\.|dtype\s*=/g, " ");
  const words = text.split(/[\s,、;:()[\]×]+|(?<=\d)x(?=\d)/).filter(Boolean);
  const numbers = words.filter((word) => /^\d{1,18}$/.test(word));
  const names = words.filter((word) => /^[a-z]\w*$/i.test(word));
  if (names.length > 1 || numbers.length + names.length < words.length) return { wrong: true };
  const dtype = names[0] ?? "float32";
  if (!Object.hasOwn(ITEM_SIZES, dtype)) return { wrong: true, unknown: dtype };
  if (!numbers.length && !/\[\s*\]|\(\s*\)/.test(line)) return { wrong: true };
  return { shape: numbers.map(BigInt), dtype };
}

// All texts of the form out of an address; what does not belong to the form is left aside.
export function readAddress(search) {
  const found = { ...FIRST };
  for (const [name, value] of new URLSearchParams(search))
    if (Object.hasOwn(FIRST, name)) found[name] = value.slice(0, LONGEST);
  return found;
}

// The query of an address that gives these texts again.
export function writeAddress(texts) {
  const found = new URLSearchParams();
  for (const [name, usual] of Object.entries(FIRST))
    if (texts[name] !== usual) found.set(name, texts[name]);
  return [...found].length ? `?${found}` : "";
}

// ---- The form ----

const WORDS = {
  zh: {
    batch: "一个批次里的张量，每行一个：dtype 和形状",
    labels: { workers: "num_workers", prefetch: "prefetch_factor", held: "手里的批次",
      flying: "放了手、没空出的", loaders: "每个 rank 的 loader", ranks: "这台主机的 rank" },
    wrong: (name, least) => `${name}：写一个整数，${least} 到 99999`,
    line: (n) => `第 ${n} 行：写 dtype 和形状，例如 float32 256, 3, 224, 224`,
    unknown: (n, dtype) =>
      `第 ${n} 行：不认得 dtype ${dtype}；认得的有 float32、float16、uint8、int64 等`,
    none: "至少写一个张量，例如 float32 256, 3, 224, 224",
    many: `最多 ${MOST_TENSORS} 个张量`,
    tooLarge: (n) => `第 ${n} 行：超过 2**63 - 1 字节，torch 建不出这么大的张量`,
    tensor: (asked, block) => `要 ${asked}，锁 ${block}`,
    waste: (asked, block) => `一个批次：要 ${asked}，锁 ${block}`,
    batches: (sum, n) => `最多同时活着 ${sum} = ${n} 个批次`,
    loader: (size) => `每个 loader 最多锁 ${size}`,
    rank: (size) => `每个 rank 最多锁 ${size}`,
    host: (size) => `这台主机最多锁 ${size}`,
    shared: (size) => `另外，路上的批次在 /dev/shm 里最多占 ${size}`,
    bytes: (n) => `${n} 字节`,
    reset: "恢复",
  },
  en: {
    batch: "Tensors of one batch, one in a line: dtype and shape",
    labels: { workers: "num_workers", prefetch: "prefetch_factor", held: "batches you hold",
      flying: "dropped, not free yet", loaders: "loaders per rank",
      ranks: "ranks on this host" },
    wrong: (name, least) => `${name}: write one integer, ${least} to 99999`,
    line: (n) => `Line ${n}: write dtype and shape, for example float32 256, 3, 224, 224`,
    unknown: (n, dtype) => `Line ${n}: unknown dtype ${dtype}; ` +
      "known are float32, float16, uint8, int64 and others",
    none: "Write at least one tensor, for example float32 256, 3, 224, 224",
    many: `At most ${MOST_TENSORS} tensors`,
    tooLarge: (n) => `Line ${n}: more than 2**63 - 1 bytes; torch makes no tensor of that size`,
    tensor: (asked, block) => `asked ${asked}, locked ${block}`,
    waste: (asked, block) => `One batch: asked ${asked}, locked ${block}`,
    batches: (sum, n) => `At most ${sum} = ${n} batches alive at once`,
    loader: (size) => `One loader locks at most ${size}`,
    rank: (size) => `One rank locks at most ${size}`,
    host: (size) => `This host locks at most ${size}`,
    shared: (size) => `Besides, batches on their way hold at most ${size} of /dev/shm`,
    bytes: (n) => `${n} bytes`,
    reset: "Reset",
  },
};

// 268435456n as "256 MiB": two decimals at most, rounded to nearest; bytes below 1 KiB.
export function written(bytes, words) {
  const units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
  if (bytes < 1024n) return words.bytes(bytes);
  let unit = 0, size = 1024n;
  while (unit < units.length - 1 && bytes >= size * 1024n) [unit, size] = [unit + 1, size * 1024n];
  const hundredths = (bytes * 100n + size / 2n) / size;
  const rest = `${hundredths % 100n}`.padStart(2, "0").replace(/0+$/, "");
  return `${hundredths / 100n}${rest && `.${rest}`} ${units[unit]}`;
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Resolves once the form's own stylesheet is there, so that no reader sees it bare.
function styled() {
  if (document.querySelector("link[data-budget]")) return Promise.resolve();
  const style = element("link", { rel: "stylesheet",
    href: new URL("../css/pinned-budget.css", import.meta.url).href });
  style.dataset.budget = "";
  document.head.append(style);
  return new Promise((done) => { style.onload = style.onerror = done; });
}

// Material gives this page again without loading it: called for every new element.
export async function mount(place) {
  const words = WORDS[document.documentElement.lang.startsWith("zh") ? "zh" : "en"];
  await styled();
  const area = element("textarea", { name: "batch", rows: 3, maxLength: LONGEST, spellcheck: false,
    autocapitalize: "none" });
  const form = element("form", { className: "hb-budget", autocomplete: "off" },
    element("label", {}, words.batch, area));
  for (const name of Object.keys(COUNTS)) {
    const input = element("input", { name, inputMode: "numeric", spellcheck: false });
    form.append(element("label", {}, words.labels[name], input));
  }
  const answer = element("output"), reset = element("button", { type: "button",
    className: "md-button", textContent: words.reset });
  form.append(answer, reset);
  const fill = (texts) => {
    for (const [name, text] of Object.entries(texts)) form.elements[name].value = text;
    show(form, answer, words);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { show(form, answer, words); keep(form); });
  reset.addEventListener("click", () => { fill(FIRST); keep(form); });
  fill(readAddress(location.search));
  place.replaceChildren(form);
  follow(form, fill);
}

const textsOf = (form) =>
  Object.fromEntries(Object.keys(FIRST).map((name) => [name, form.elements[name].value]));

// The address gives this setting again.
function keep(form) {
  const address = `${location.pathname}${writeAddress(textsOf(form))}${location.hash}`;
  if (address !== location.pathname + location.search + location.hash)
    history.replaceState(history.state, "", address);
}

// Material's language switch knows no query: it is taken along. Back and forward fill the form.
function follow(form, fill) {
  const until = new AbortController(), { signal } = until, { pathname } = location;
  const gone = () => {
    if (!form.isConnected) until.abort();
    return signal.aborted;
  };
  addEventListener("popstate", () => {
    if (gone() || location.pathname !== pathname) return;
    if (writeAddress(textsOf(form)) !== location.search) fill(readAddress(location.search));
  }, { signal });
  for (const link of document.querySelectorAll(".md-select__link[hreflang]"))
    link.addEventListener("click", (event) => {
      if (gone() || pathname.startsWith(new URL(link.href).pathname)) return;
      event.preventDefault();
      event.stopPropagation();
      location.assign(new URL(`memory/budget/${writeAddress(textsOf(form))}`, link.href));
    }, { signal });
}

function show(form, answer, words) {
  const setting = {}, wrong = [];
  for (const [name, least] of Object.entries(LEAST)) {
    setting[name] = readCount(name, form.elements[name].value);
    mark(form.elements[name], setting[name] === null);
    if (setting[name] === null) wrong.push(words.wrong(words.labels[name], least));
  }
  const { tensors, faults } = tensorsIn(form.elements.batch.value, words);
  setting.tensors = tensors;
  const found = faults.length || wrong.length ? {} : pinnedBudget(setting);
  if (found.tooLarge !== undefined) faults.push(words.tooLarge(tensors[found.tooLarge].line));
  mark(form.elements.batch, faults.length > 0);
  const rows = [...faults, ...wrong].map((text) => row(text));
  answer.replaceChildren(...(rows.length ? rows : answered(setting, found, words)));
}

const mark = (field, wrong) => field.setAttribute("aria-invalid", String(wrong));

function tensorsIn(text, words) {
  const tensors = [], faults = [];
  text.split("\n").forEach((line, index) => {
    if (!line.trim()) return;
    const found = readTensor(line);
    if (found.unknown) faults.push(words.unknown(index + 1, found.unknown.slice(0, 40)));
    else if (found.wrong) faults.push(words.line(index + 1));
    else tensors.push({ ...found, line: index + 1 });
  });
  if (!tensors.length && !faults.length) faults.push(words.none);
  if (tensors.length > MOST_TENSORS) faults.push(words.many);
  return { tensors, faults };
}

function answered(setting, found, words) {
  const size = (bytes) => written(bytes, words), { workers, prefetch, held, flying } = setting;
  const rows = found.tensors.map(({ asked, block }, index) => {
    const { shape, dtype } = setting.tensors[index];
    return row(`${dtype} [${shape.join(", ")}]  ${words.tensor(size(asked), size(block))}`, "code");
  });
  if (rows.length > 1) rows.push(row(words.waste(size(found.asked), size(found.block))));
  const sum = `${workers} × ${prefetch} + ${held} + ${flying} + 1`;
  rows.push(row(words.batches(sum, found.batches)));
  rows.push(row(words.loader(size(found.loader))));
  if (setting.loaders > 1) rows.push(row(words.rank(size(found.rank))));
  rows.push(row(words.host(size(found.host)), "span", "hb-budget-result"));
  if (found.shared) rows.push(row(words.shared(size(found.shared))));
  return rows;
}

const row = (textContent, tag = "span", className = "") => element(tag, { textContent, className });
