// Served with every page by tools.serve, never published.
(() => {
  const built = $state;
  const edition = location.pathname.split("/")[1];
  let source = null;

  const show = (fault) => {
    let box = document.getElementById("hb-fault");
    if (!fault) { box?.remove(); return; }
    if (!box) {
      box = document.createElement("pre");
      box.id = "hb-fault";
      box.setAttribute("role", "alert");
      box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:1rem 1.2rem;" +
        "max-height:60vh;overflow:auto;white-space:pre-wrap;background:#5a1212;color:#fff;" +
        "font:14px/1.5 ui-monospace,Consolas,monospace;border-top:4px solid #ffbd6b";
      document.body.append(box);
    }
    box.textContent = fault;
  };
  const listen = () => {
    source = new EventSource("/.live/news");
    source.onmessage = (message) => {
      const state = JSON.parse(message.data);
      if (state.rounds[edition] !== built.rounds[edition]) location.reload();
      else show(state.fault);
    };
  };
  // A browser holds six connections to one server: tabs out of sight let theirs go.
  addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close();
    else listen();
  });
  if (!document.hidden) listen();
})();
