// Filters the list of all programs, which stands on the page whole: it hides what does not fit.
// The address holds the filter; what it says beyond the known names and values is left aside.

const FIRST = { text: "", kind: "", needs: "", starts: "" };
const LONGEST = 200; // characters of text; no name or purpose is as long
const METHODS = ["fork", "forkserver", "spawn"];
const WORDS = {
  zh: {
    text: "文件名、用途、章节里的字", kind: "种类", needs: "需要", starts: "启动方式",
    all: "全部", cpu: "只要 CPU 和 torch", cuda: "CUDA", gpus: "2 块 GPU",
    found: (n, all) => n === all ? `${all} 个程序` : n ? `${all} 个程序里的 ${n} 个`
      : "没有符合的程序：少写几个字，或者恢复",
    reset: "恢复",
  },
  en: {
    text: "Words of file name, purpose or section", kind: "Kind", needs: "Needs",
    starts: "Start method", all: "all", cpu: "CPU and torch alone", cuda: "CUDA", gpus: "2 GPUs",
    found: (n, all) => n === all ? `${all} programs` : n ? `${n} of ${all} programs`
      : "No program fits: write fewer words, or reset",
    reset: "Reset",
  },
};

// Lower case, full-width letters as plain ones.
const plain = (text) => text.normalize("NFKC").toLowerCase();

// A filter out of an address; only values that `known` has for a name, text cut to its length.
export function readAddress(search, known) {
  const found = { ...FIRST };
  for (const [name, value] of new URLSearchParams(search))
    if (name === "text") found.text = value.slice(0, LONGEST);
    else if (Object.hasOwn(FIRST, name) && known[name].includes(value)) found[name] = value;
  return found;
}

// The query of an address that gives this filter again.
export function writeAddress(filter) {
  const found = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return [...found].length ? `?${found}` : "";
}

// Whether a program is to be shown.
export function fits(program, filter) {
  const words = plain(filter.text).split(/\s+/);
  return (!filter.kind || program.kind === filter.kind)
    && (!filter.needs || program.needs.includes(filter.needs))
    && (!filter.starts || program.starts.includes(filter.starts))
    && words.every((word) => program.text.includes(word));
}

// The programs of the page, and the parts that go when none of their programs is left.
function read(content) {
  const programs = [], parts = [];
  let section, folder, above = [];
  for (const child of content.querySelectorAll(":scope > :is(h2, h3, p, dl)")) {
    if (child.tagName === "H2") {
      section = child.id.startsWith("snippets-") && { elements: [child], programs: [] };
      if (section) parts.push(section);
      above = [];
    } else if (section && child.tagName !== "DL") above.push(child);
    else if (section) {
      folder = { elements: [...above, child], programs: [] };
      const title = above.map((element) => element.textContent).join(" ");
      parts.push(folder);
      above = [];
      for (const term of child.querySelectorAll("dt")) {
        const link = term.querySelector("a"), told = term.nextElementSibling;
        const path = link.getAttribute("href").split("/snippets/")[1];
        const program = { elements: [term, told], kind: section.elements[0].id.slice(9),
          needs: (link.dataset.needs ?? "cpu").split(","),
          starts: link.dataset.starts?.split(",") ?? METHODS,
          text: plain(`snippets/${path} ${title} ${told.textContent}`) };
        for (const one of [programs, section.programs, folder.programs]) one.push(program);
      }
    }
  }
  return { programs, parts };
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Resolves once the form's own stylesheet is there, so that no reader sees it bare.
function styled() {
  if (document.querySelector("link[data-snippets]")) return Promise.resolve();
  const style = element("link", { rel: "stylesheet",
    href: new URL("../css/snippets.css", import.meta.url).href });
  style.dataset.snippets = "";
  document.head.append(style);
  return new Promise((done) => { style.onload = style.onerror = done; });
}

// Material gives this page again without loading it: called for every new element.
export async function mount(place) {
  const words = WORDS[document.documentElement.lang.startsWith("zh") ? "zh" : "en"];
  const { programs, parts } = read(place.parentElement), known = {};
  await styled();
  const field = element("input", { name: "text", type: "search", maxLength: LONGEST,
    spellcheck: false, autocapitalize: "none" });
  const form = element("form", { className: "hb-snippets", autocomplete: "off" },
    element("label", {}, words.text, field));
  const kinds = parts.filter(({ elements: [{ tagName }] }) => tagName === "H2")
    .map(({ elements: [{ id, firstChild }] }) => [id.slice(9), firstChild.textContent]);
  const named = { cpu: words.cpu, cuda: words.cuda, "2-cuda": words.gpus };
  const needs = [...new Set(programs.flatMap((program) => program.needs))]
    .map((name) => [name, named[name] ?? name]);
  const choices = { kind: kinds, needs, starts: METHODS.map((name) => [name, name]) };
  for (const [name, options] of Object.entries(choices)) {
    known[name] = options.map(([value]) => value);
    form.append(element("label", {}, words[name], element("select", { name },
      ...[["", words.all], ...options].map(([value, text]) => new Option(text, value)))));
  }
  const reset = element("button", { type: "button", className: "md-button",
    textContent: words.reset });
  const answer = element("output");
  form.append(reset, answer);
  const show = () => {
    const filter = filterOf(form), shown = new Set(programs.filter((one) => fits(one, filter)));
    for (const one of programs) for (const part of one.elements) part.hidden = !shown.has(one);
    for (const part of parts) {
      const gone = !part.programs.some((one) => shown.has(one));
      for (const one of part.elements) one.hidden = gone;
    }
    answer.value = words.found(shown.size, programs.length);
  };
  const fill = (filter) => {
    for (const [name, value] of Object.entries(filter)) form.elements[name].value = value;
    show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { show(); keep(form); });
  reset.addEventListener("click", () => { fill(FIRST); keep(form); });
  fill(readAddress(location.search, known));
  place.replaceChildren(form);
  follow(form, () => fill(readAddress(location.search, known)));
}

const filterOf = (form) =>
  Object.fromEntries(Object.keys(FIRST).map((name) => [name, form.elements[name].value]));

// The address gives this filter again.
function keep(form) {
  const address = `${location.pathname}${writeAddress(filterOf(form))}${location.hash}`;
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
    if (writeAddress(filterOf(form)) !== location.search) fill();
  }, { signal });
  for (const link of document.querySelectorAll(".md-select__link[hreflang]"))
    link.addEventListener("click", (event) => {
      if (gone() || pathname.startsWith(new URL(link.href).pathname)) return;
      event.preventDefault();
      event.stopPropagation();
      location.assign(
        new URL(`reference/snippets/${writeAddress(filterOf(form))}`, link.href));
    }, { signal });
}
