// document$ is Material's: it emits on every page, also after an instant hop.
document$.subscribe(() => {
  // The dialog has no name of its own; a screen reader would announce an empty one.
  const search = document.querySelector(".md-search[role=dialog]");
  const field = document.querySelector(".md-search__input");
  if (search && field) search.setAttribute("aria-label", field.getAttribute("aria-label"));

  // The root page goes where the reader last switched to.
  for (const link of document.querySelectorAll(".md-select__link[hreflang]"))
    link.addEventListener("click", () => {
      try { localStorage.setItem("handbook.language", link.hreflang); } catch { /* no storage */ }
    });

  // The tabs that the reader chose last (Material keeps their names), and one that is linked to.
  const chosen = __md_get("__tabs") ?? [];
  for (const label of document.querySelectorAll(".tabbed-labels label"))
    if (chosen.includes(label.innerText.trim()) || location.hash === `#${label.htmlFor}`)
      document.getElementById(label.htmlFor).checked = true;

  // What one page alone needs comes with it: data-module="x" brings x.js from this folder.
  for (const place of document.querySelectorAll("[data-module]"))
    if (location.protocol === "file:") place.prepend(serverNeeded());
    else import(`./${place.dataset.module}.js`).then((module) => module.mount(place));
  if (location.protocol === "file:") { // where Material hides the search
    document.documentElement.classList.add("hb-file");
    document.querySelector(".md-search__inner")?.append(serverNeeded());
  }

  requestAnimationFrame(reachable);
});

// For a page that is a file, a browser loads no module and no search index.
function serverNeeded() {
  const line = document.createElement("p");
  line.className = "hb-server";
  line.append(document.documentElement.lang === "zh"
    ? "这里要从本地服务器打开才能用：在手册的目录里运行 " : "This needs a local server: run ");
  line.append(Object.assign(document.createElement("code"), { textContent: "python -m http.server" }));
  line.append(document.documentElement.lang === "zh"
    ? "，再打开 http://localhost:8000/" : " in the handbook's folder and open http://localhost:8000/");
  return line;
}

// A box that scrolls sideways must be reachable with the keyboard.
function reachable() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset .hb-figure"))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
}
addEventListener("resize", reachable);

// The buttons of a code block stand in a nav, which would be one landmark per block, all alike.
new MutationObserver(() => {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])"))
    nav.setAttribute("role", "none");
}).observe(document.documentElement, { childList: true, subtree: true });
