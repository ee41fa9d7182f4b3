// The size of what nn.Conv2d gives, or torch's own words where it refuses.

// Settings in, {size} or {error} out; {depends} where torch refuses in words that depend on the
// backend. tests/browser/test_conv2d_calculator.py compares it with torch. Pairs are
// [height, width]; padding may also be "same" or "valid".
export function conv2dSize(setting) {
  return refusedWhenMade(setting) ?? refusedWhenCalled(setting) ?? { size: sizeOf(setting) };
}

const valueError = (text) => ({ error: `ValueError: ${text}` });
const runtimeError = (text) => ({ error: `RuntimeError: ${text}` });
const list = (numbers) => `[${numbers.join(", ")}]`;

const weightOf = ({ inChannels, outChannels, kernel, groups }) =>
  [outChannels, Math.floor(inChannels / groups), ...kernel];

const reachOf = ({ kernel, dilation }) => kernel.map((k, axis) => dilation[axis] * (k - 1) + 1);

// What each side of the image gets. An even reach has an odd rest with "same": see batched().
function paddingOf({ padding, kernel, dilation }) {
  if (padding === "valid") return [0, 0];
  if (padding !== "same") return padding;
  return kernel.map((k, axis) => Math.trunc((dilation[axis] * (k - 1)) / 2));
}

// The image as the convolution itself sees it: with a batch dimension, and for "same" with the
// one row or column that the two sides cannot share.
function batched(setting) {
  const image = setting.input.length === 3 ? [1, ...setting.input] : [...setting.input];
  if (setting.padding === "same")
    reachOf(setting).forEach((reach, axis) => { image[2 + axis] += (reach - 1) % 2; });
  return image;
}

function refusedWhenMade(setting) {
  const { inChannels, outChannels, groups, padding, stride } = setting;
  if (groups <= 0) return valueError("groups must be a positive integer");
  if (inChannels % groups) return valueError("in_channels must be divisible by groups");
  if (outChannels % groups) return valueError("out_channels must be divisible by groups");
  if (padding === "same" && stride.some((s) => s !== 1))
    return valueError("padding='same' is not supported for strided convolutions");
  const weight = weightOf(setting);
  const negative = weight.find((n) => n < 0);
  if (negative !== undefined)
    return runtimeError(
      `Trying to create tensor with negative dimension ${negative}: ${list(weight)}`);
}

function refusedWhenCalled(setting) {
  const { input, groups, kernel, dilation, stride } = setting;
  if (input.length !== 3 && input.length !== 4)
    return runtimeError("Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input " +
      `of size: ${list(input)}`);
  const padding = paddingOf(setting), weight = weightOf(setting), image = batched(setting);
  if (padding.some((p) => p < 0)) return runtimeError("negative padding is not supported");
  if (stride.some((s) => s <= 0)) return runtimeError("non-positive stride is not supported");
  if (dilation.some((d) => d < 0)) return runtimeError("dilation should be greater than zero");
  if (weight[0] < groups)
    return runtimeError(`Given groups=${groups}, expected weight to be at least ${groups} at ` +
      `dimension 0, but got weight of size ${list(weight)} instead`);
  if (image[1] !== weight[1] * groups)
    return runtimeError(`Given groups=${groups}, weight of size ${list(weight)}, expected input` +
      `${list(image)} to have ${weight[1] * groups} channels, but got ${image[1]} channels instead`);
  const padded = padding.map((p, axis) => image[2 + axis] + 2 * p), reach = reachOf(setting);
  if (padded.some((n, axis) => n < reach[axis]))
    return runtimeError(`Calculated padded input size per channel: (${padded.join(" x ")}). ` +
      `Kernel size: (${reach.join(" x ")}). Kernel size can't be greater than actual input size`);
  if (!image[1]) return; // nothing is computed, so little is refused
  if (!image[0])
    return kernel.includes(0)
      ? { error: "IndexError: select(): index 0 out of range for tensor of size [0] at dimension 0" }
      : undefined;
  if (image.includes(0))
    return runtimeError("Only zero batch or zero channel inputs are supported, but got input " +
      `shape: ${list(image)}`);
  if (kernel.includes(0) || dilation.includes(0)) return { depends: true };
}

function sizeOf(setting) {
  const image = batched(setting), padding = paddingOf(setting), reach = reachOf(setting);
  const sides = padding.map((p, axis) =>
    Math.floor((image[2 + axis] + 2 * p - reach[axis]) / setting.stride[axis]) + 1);
  const size = [image[1] && setting.outChannels, ...sides]; // no channels give none
  return setting.input.length === 3 ? size : [image[0], ...size];
}

// ---- The form: a field for each argument, written as in Python. ----

const WORDS = {
  zh: {
    batch: "批次的形状",
    wrong: (name, wanted) => `${name}：${wanted}`,
    pair: "写一个整数，或两个整数 (高, 宽)",
    padding: "写一个整数、两个整数 (高, 宽)、'same' 或 'valid'",
    one: "写一个整数",
    shape: "写 batch.shape，例如 8, 3, 32, 32",
    depends: "torch 不接受：kernel_size 和 dilation 最小是 1。报错的原话取决于由哪个后端来算。",
    weights: (weight, bias, total) => `权重 ${weight} + 偏置 ${bias} = ${total} 个参数`,
  },
  en: {
    batch: "Shape of the batch",
    wrong: (name, wanted) => `${name}: ${wanted}`,
    pair: "write one integer, or two as (height, width)",
    padding: "write one integer, two as (height, width), 'same' or 'valid'",
    one: "write one integer",
    shape: "write batch.shape, for example 8, 3, 32, 32",
    depends: "torch refuses: kernel_size and dilation are at least 1. Its words depend on the backend.",
    weights: (weight, bias, total) => `weight ${weight} + bias ${bias} = ${total} parameters`,
  },
};

const FIELDS = [ // key of the setting, name in Python, value at first, how it is read
  ["input", "batch.shape", "8, 3, 32, 32", "shape"],
  ["inChannels", "in_channels", "3", "one"],
  ["outChannels", "out_channels", "16", "one"],
  ["kernel", "kernel_size", "3", "pair"],
  ["stride", "stride", "1", "pair"],
  ["padding", "padding", "0", "padding"],
  ["dilation", "dilation", "1", "pair"],
  ["groups", "groups", "1", "one"],
];

// The integers in what was typed, null where there is anything else.
function integers(text) {
  const inner = text.normalize("NFKC").trim().replace(/^torch\.Size/, "").replace(/[()[\]]/g, " ");
  const words = inner.split(/[\s,x×]+/).filter(Boolean);
  return words.every((word) => /^-?\d{1,6}$/.test(word)) ? words.map(Number) : null;
}

const READ = {
  shape: (text) => {
    const found = integers(text);
    return found?.length && found.every((n) => n >= 0) ? found : null;
  },
  one: (text) => {
    const found = integers(text);
    return found?.length === 1 ? found[0] : null;
  },
  pair: (text) => {
    const found = integers(text);
    if (found?.length === 1) return [found[0], found[0]];
    return found?.length === 2 ? found : null;
  },
  padding: (text) => {
    const word = text.replace(/['"‘’“”\s]/g, "");
    return word === "same" || word === "valid" ? word : READ.pair(text);
  },
};

function callOf({ inChannels, outChannels, ...rest }) {
  const written = (value) =>
    typeof value === "string" ? `'${value}'`
      : !Array.isArray(value) ? value
        : value[0] === value[1] ? value[0] : `(${value.join(", ")})`;
  const more = FIELDS.slice(4)
    .map(([key, name, usual]) => [name, `${written(rest[key])}`, usual])
    .filter(([, value, usual]) => value !== usual)
    .map(([name, value]) => `, ${name}=${value}`);
  return `nn.Conv2d(${inChannels}, ${outChannels}, ${written(rest.kernel)}${more.join("")})`;
}

// Resolves once the form's own stylesheet is there, so that no reader sees it bare.
function styled() {
  if (document.querySelector("link[data-conv2d]")) return Promise.resolve();
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("../css/conv2d-size.css", import.meta.url);
  style.dataset.conv2d = "";
  document.head.append(style);
  return new Promise((done) => { style.onload = style.onerror = done; });
}

// Material gives this page again without loading it: called for every new element.
export async function mount(place) {
  const words = WORDS[document.documentElement.lang.startsWith("zh") ? "zh" : "en"];
  await styled();
  const form = document.createElement("form");
  form.className = "hb-size";
  form.autocomplete = "off";
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const [key, name, value] of FIELDS) {
    const field = document.createElement("label");
    const input = document.createElement("input");
    const code = document.createElement("code");
    code.textContent = name;
    field.append(...(key === "input" ? [`${words.batch} `, code] : [code]), input);
    Object.assign(input, { name: key, value, spellcheck: false, autocapitalize: "none" });
    form.append(field);
  }
  const answer = document.createElement("output");
  form.append(answer);
  form.addEventListener("input", () => show(form, answer, words));
  show(form, answer, words);
  place.replaceChildren(form);
}

function show(form, answer, words) {
  const setting = {}, wrong = [];
  for (const [key, name, , kind] of FIELDS) {
    const input = form.elements[key];
    setting[key] = READ[kind](input.value);
    input.setAttribute("aria-invalid", String(setting[key] === null));
    if (setting[key] === null) wrong.push(line(words.wrong(name, words[kind])));
  }
  answer.replaceChildren(...(wrong.length ? wrong : answered(setting, words)));
}

function answered(setting, words) {
  const { size, error, depends } = conv2dSize(setting);
  const rows = [line(callOf(setting), "code")];
  if (depends) return [...rows, line(words.depends)];
  if (error) return [...rows, line(error, "code", "hb-size-error")];
  const weight = weightOf(setting).reduce((one, other) => one * other), bias = setting.outChannels;
  rows.push(line(`torch.Size([${size.join(", ")}])`, "code", "hb-size-result"));
  return [...rows, line(words.weights(weight, bias, weight + bias))];
}

function line(text, tag = "span", name = "") {
  const row = document.createElement(tag);
  row.textContent = text;
  row.className = name;
  return row;
}
