// To the page's new address, at the same heading unless the address names one of its own.
(() => {
  const to = new URL(document.querySelector("a").href);
  if (!to.hash) to.hash = location.hash;
  location.replace(to);
})();
