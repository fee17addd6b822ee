// Watches the connection to the kernel, and gets people back to where they were.
// Loaded before Voilà's script, which then uses the WebSocket that is watched.
(() => {
  const KERNEL = /\/api\/kernels\/([\w-]+)\/channels/;
  const PENDING = "raile:pending:";
  const PATIENCE = 25_000; // for the page's own way back, before we offer ours
  let kernel = null;
  let open = 0;
  let lostAt = null;
  let leaving = false;
  let edited = false;
  let timer = null;

  const banner = () => document.getElementById("raile-connection");

  function tell(state) {
    const box = banner();
    if (!box) return;
    const text = box.querySelector("p");
    const button = box.querySelector("button");
    const words = state ? box.dataset[state] : "";
    if (text.textContent !== words) text.textContent = words;
    box.classList.toggle("raile-is-shown", Boolean(state));
    button.hidden = state !== "gone" && state !== "stuck";
    button.onclick = again;
  }

  function again() {
    leaving = true;
    location.reload();
  }

  // What was answered but not confirmed is sent again after the page is loaded anew;
  // what is half typed would be lost, so then people decide when.
  function mayReload() {
    if (edited || document.visibilityState !== "visible") return false;
    try {
      return !Object.keys(sessionStorage).some((key) => key.startsWith(PENDING));
    } catch {
      return true;
    }
  }

  function begin(state) {
    tell(state);
    clearTimeout(timer);
    // Not everybody in the room at once.
    if (mayReload()) timer = setTimeout(() => (mayReload() ? again() : begin(state)), Math.random() * 3000);
    else document.addEventListener("visibilitychange", () => begin(state), { once: true });
  }

  async function look(delay) {
    if (leaving || open > 0) return;
    let status = 0;
    try {
      status = (await fetch(`/api/kernels/${kernel}`, { cache: "no-store" })).status;
    } catch {
      // No network, or the server is down: go on trying.
    }
    if (leaving || open > 0) return;
    if (status === 404 || status === 403) begin("gone");
    else if (status === 200 && Date.now() - lostAt > PATIENCE) begin("stuck");
    else timer = setTimeout(() => look(Math.min(delay * 1.5, 5000)), delay);
  }

  function lost() {
    if (leaving || open > 0 || !kernel) return;
    lostAt ??= Date.now();
    tell("lost");
    clearTimeout(timer);
    timer = setTimeout(() => look(1500), 500);
  }

  function found() {
    lostAt = null;
    clearTimeout(timer);
    tell(null);
  }

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...values) {
      super(...values);
      const match = KERNEL.exec(String(values[0]));
      if (!match) return;
      kernel = match[1];
      let counted = false;
      this.addEventListener("open", () => {
        counted = true;
        open += 1;
        found();
      });
      this.addEventListener("close", () => {
        if (counted) open -= 1;
        counted = false;
        // Voilà may be replacing one connection by another.
        setTimeout(lost, 300);
      });
    }
  };

  addEventListener("offline", () => tell("lost"));
  addEventListener("online", () => (open > 0 ? found() : lost()));
  addEventListener("input", (event) => {
    if (event.target.matches?.("textarea, input[type=text], input[type=number]")) edited = true;
  });
  // Phones skip 'beforeunload', at which Voilà ends the kernel.
  addEventListener("pagehide", () => {
    leaving = true;
    if (kernel) navigator.sendBeacon(`/voila/api/shutdown/${kernel}`, new FormData());
  });
  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });

  // Voilà calls these when it is ready; our page has no curtain to lift.
  window.voila_finish = () => {};
  window.cellLoaded = true;

  addEventListener("load", () => {
    const line = document.getElementById("raile-loading");
    const slow = setTimeout(() => { line.textContent = line.dataset.slow; }, 30_000);
    const check = setInterval(() => {
      if (document.querySelector('script[type="application/vnd.voila.cell-output+json"]')) return;
      clearInterval(check);
      clearTimeout(slow);
      line.remove();
    }, 200);
  });
})();
