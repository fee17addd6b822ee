// A clock for whoever asks for one. It ends nothing, and nobody else is told of it.

function clock(words, language) {
  const t = (text, values) => say(text, values, language);
  let timer = null;
  let before = 0; // milliseconds that ran before the last start
  let since = 0;
  let over = false;
  const id = unique("clock");
  const kind = h("select", { id, "data-focus": "clock" }, h("option", { value: "0" }, t(words.stopwatch)),
    [2, 5, 10].map((n) => h("option", { value: String(n) }, t(words.countdown, { n }))));
  const face = h("p", { class: "raile-clock-face", role: "timer" });
  const note = h("p", { role: "status" });
  const start = h("button", { type: "button", class: "raile-button raile-quiet" });
  const again = h("button", { type: "button", class: "raile-button raile-quiet" }, t(words.again));
  const spent = () => before + (timer === null ? 0 : performance.now() - since);
  const written = (milliseconds) => {
    const seconds = Math.floor(milliseconds / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const show = () => {
    const limit = Number(kind.value) * 60000;
    if (limit && spent() >= limit && !over) {
      over = true;
      note.textContent = t(words.over);
    }
    face.textContent = written(limit ? Math.max(0, limit - spent()) : spent());
    start.textContent = t(timer === null ? (before ? words.resume : words.start) : words.pause);
    kind.disabled = timer !== null || before > 0;
    again.hidden = !before && timer === null;
  };
  const stop = () => {
    before = spent();
    clearInterval(timer);
    timer = null;
  };
  const run = () => {
    since = performance.now();
    timer = setInterval(() => (element.isConnected ? show() : stop()), 250);
  };
  const reset = () => {
    stop();
    before = 0;
    over = false;
    note.textContent = "";
    show();
  };
  start.addEventListener("click", () => { timer === null ? run() : stop(); show(); });
  again.addEventListener("click", () => { reset(); start.focus(); });
  kind.addEventListener("change", show);
  show();
  const element = h("details", { class: "raile-clock" }, h("summary", { "data-focus": "clock-open" }, t(words.title)),
    h("p", { class: "raile-muted" }, t(words.hint)),
    h("div", { class: "raile-row" }, h("label", { for: id }, t(words.kind)), kind), face,
    h("div", { class: "raile-row" }, start, again), note);
  return {
    element,
    // All is answered: say how long it took, if the clock ran.
    finished(n) {
      if (timer === null) return;
      stop();
      note.textContent = t(words.took, { n, time: written(before) });
      show();
    },
  };
}
