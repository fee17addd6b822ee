// Shared by the parts of the page about AI systems.

const TICK = 8000; // milliseconds between two looks at what others have done

// A state in a word and a sign, never in colour alone.
const signs = { passed: "✓", open: "●", blocked: "◐", "sent-back": "↩", later: "○", stopped: "■", complete: "✓" };
function chip(status, text) {
  return h("span", { class: `raile-chip raile-chip-${status}` }, h("span", { "aria-hidden": "true" }, `${signs[status] ?? ""} `), text);
}

// A part that opens, with the looks of a card.
function fold(title, open, ...children) {
  return h("details", { class: "raile-card raile-fold", open }, h("summary", {}, title), h("div", {}, ...children));
}

// A label, its control, and a word of help that is read with it.
function field(label, control, help) {
  control.id ||= unique("field");
  const note = help && unique("help");
  if (note) control.setAttribute("aria-describedby", note);
  return h("div", { class: "raile-field" }, h("label", { for: control.id }, label), control,
    help && h("small", { id: note, class: "raile-muted" }, help));
}

// A list to choose from; `first` stands for nothing chosen.
function choice(entries, value, first, focus) {
  const select = h("select", { "data-focus": focus }, first !== null && h("option", { value: "" }, first),
    entries.map((one) => h("option", { value: one.id }, one.title)));
  select.value = value ?? "";
  return select;
}

// A box to tick.
function tick(label, checked, focus, changed) {
  const box = h("input", { type: "checkbox", "data-focus": focus, change: () => changed?.(box.checked) });
  box.checked = checked;
  return { box, label: h("label", { class: "raile-choice" }, box, h("span", {}, label)) };
}

// The place on the page about AI systems outlives a reload of it.
const desk = {
  keep(place, page = location.pathname) {
    try {
      if (place) sessionStorage.setItem(`raile:desk:${page}`, JSON.stringify(place));
      else sessionStorage.removeItem(`raile:desk:${page}`);
    } catch {
      // Private windows may refuse storage; then a reload leads to the register.
    }
  },
  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(`raile:desk:${location.pathname}`));
    } catch {
      return null;
    }
  },
};

// Whether anything but this component's own waits on this page to be saved.
function unsaved(outbox) {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith("raile:pending:") && key.endsWith(`:${location.pathname}`) && key !== outbox.storageKey);
  } catch {
    return false;
  }
}

// Give the focus to the heading of what somebody has come to.
function arrive(heading, arriving) {
  if (!arriving) return;
  const settle = (tries) => {
    if (heading.isConnected) {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    } else if (tries) requestAnimationFrame(() => settle(tries - 1));
  };
  settle(120);
}

function when(at, language) {
  // English here is European English: the day before the month.
  const place = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(place, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

function historyPart({ history, more }, ctx) {
  const { t, words, language, outbox } = ctx;
  return h("div", {}, h("ol", { class: "raile-plain raile-history" }, history.map((one) => h("li", {},
    h("span", { class: "raile-muted" }, `${when(one.at, language)} · ${one.by}`), h("br"),
    h("span", { html: one.what }), one.why && h("q", {}, one.why)))),
  more && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "history", click: () => outbox.ask({ event: "history" }) }, t(words.dossier.all_history)));
}

// A component that asks now and then what others have done.
function watching(draw) {
  return (context) => {
    let timer = null;
    const stop = component((parts) => {
      timer = setInterval(() => document.visibilityState === "visible" && parts.outbox.ask({ event: "tick" }), TICK);
      return draw(parts);
    })(context);
    return () => {
      clearInterval(timer);
      stop();
    };
  };
}

// What is wrong with what was asked for, in a sentence.
function problemLine(words) {
  const element = h("p", { class: "raile-feedback raile-is-wrong", role: "alert", hidden: true });
  return {
    element,
    show(problem) {
      const text = problem ? say(words.problem[problem]) : "";
      element.hidden = !problem;
      if (element.textContent !== text) element.textContent = text;
    },
  };
}

// Two versions side by side: only what changed.
function comparePart({ versions, compared }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.bench;
  const options = versions.map((one) => ({ id: one.number, title: t(w.version_one, { n: one.number, reason: one.reason }) }));
  const from = choice(options, compared?.a ?? versions.length - 1, null, "from");
  const to = choice(options, compared?.b ?? versions.length, null, "to");
  const cells = (lines) => (lines.length ? lines.map((one) => h("p", {}, one)) : h("p", { class: "raile-muted" }, t(words.compare.empty)));
  return h("details", { open: Boolean(compared) }, h("summary", {}, t(w.compare)),
    h("div", { class: "raile-row raile-bottom" }, field(t(w.from), from), field(t(w.to), to),
      h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "compare", click: () => outbox.ask({ event: "compare", a: Number(from.value), b: Number(to.value) }) }, t(w.compare_do))),
    compared && h("div", { role: "status" }, compared.rows.length ? t(words.changed, { n: compared.rows.length }) : t(words.compare.none)),
    compared?.rows.length > 0 && h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": t(w.compare) }, h("table", { class: "raile-compared" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t(words.compare.ask)), [compared.a, compared.b].map((n) => h("th", { scope: "col" }, t(words.compare.version, { n }))))),
      h("tbody", {}, compared.rows.map((one) => h("tr", {}, h("th", { scope: "row", html: one.ask }), h("td", {}, cells(one.before)), h("td", {}, cells(one.after))))))));
}
