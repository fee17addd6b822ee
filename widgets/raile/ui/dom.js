// Shared by all components: small helpers to draw, to say and to save.

const focusable = new Set(["a", "button", "input", "select", "summary", "textarea"]);

// Build an element. Attributes with a function value are listeners; `html` takes
// markup that Python has already made safe.
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  // JupyterLab would take Enter and the arrow keys from whatever has the focus.
  if (focusable.has(tag)) element.dataset.lmSuppressShortcuts = "true";
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "html") element.innerHTML = value;
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Fill {name} in a text; a mapping of plural forms is chosen by `n`.
function say(text, values = {}, language = "en") {
  if (text && typeof text === "object") {
    text = text[new Intl.PluralRules(language).select(values.n)] ?? text.other;
  }
  return String(text ?? "").replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
  });
}

// One count for the page, since each component brings its own copy of this part:
// two groups of radio buttons with one name would be one group.
function unique(prefix) {
  globalThis.raileCount = (globalThis.raileCount ?? 0) + 1;
  return `raile-${prefix}-${globalThis.raileCount}`;
}

function newKey() {
  // randomUUID exists only on secure pages; a room's server may be plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Draw keyed parts: a part whose data did not change keeps its element, and with
// it focus and half-typed text.
function keyed(parent, parts, build) {
  const kept = new Map(Array.from(parent.children, (child) => [child.dataset.part, child]));
  const staying = new Set(parts.map((part) => String(part.id)));
  // First, since moving the others would take the focus from them.
  for (const [id, child] of kept) if (!staying.has(id)) child.remove();
  let previous = null;
  for (const part of parts) {
    const data = JSON.stringify(part);
    let element = kept.get(String(part.id));
    if (!element || element.drawn !== data) {
      const old = element;
      const focused = old && old.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
      element = build(part);
      element.dataset.part = part.id;
      element.drawn = data;
      if (old) old.replaceWith(element);
      if (focused) (element.querySelector(`[data-focus="${focused}"]:not([disabled])`) ?? element.querySelector("[data-focus]:not([disabled])"))?.focus();
    }
    if (previous ? previous.nextSibling !== element : parent.firstChild !== element) {
      previous ? previous.after(element) : parent.prepend(element);
    }
    previous = element;
  }
}

// Events on their way to Python. They outlive a reload: whatever was not confirmed
// as saved is sent again, and the key makes sure that it counts once.
class Outbox {
  constructor(model, onChange) {
    this.model = model;
    this.onChange = onChange;
    this.storageKey = `raile:pending:${model.get("frame").activity}:${location.pathname}`;
    this.pending = [];
    this.failed = null;
    this.timer = null;
    try {
      this.pending = JSON.parse(sessionStorage.getItem(this.storageKey)) ?? [];
    } catch {
      this.pending = [];
    }
    this.listen = (message) => this.receive(message);
    model.on("msg:custom", this.listen);
    if (this.pending.length) this.flush();
  }

  send(event) {
    this.pending.push({ ...event, key: newKey() });
    this.keep();
    this.post(this.pending[this.pending.length - 1]);
    this.watch();
    this.onChange();
  }

  // Send without keeping: for events that save nothing.
  ask(event) {
    this.post({ ...event, key: newKey() });
  }

  post(event) {
    try {
      this.model.send(event);
    } catch {
      // The kernel is gone and takes nothing: what is pending goes to the next one.
    }
  }

  flush() {
    for (const event of this.pending) this.post(event);
    this.watch();
  }

  watch() {
    clearTimeout(this.timer);
    if (this.pending.length) this.timer = setTimeout(() => this.flush(), 5000);
  }

  keep() {
    try {
      if (this.pending.length) sessionStorage.setItem(this.storageKey, JSON.stringify(this.pending));
      else sessionStorage.removeItem(this.storageKey);
    } catch {
      // Private windows may refuse storage; the events are still in memory.
    }
  }

  receive(message) {
    if (message.done) {
      this.pending = this.pending.filter((event) => event.key !== message.done);
      this.failed = null;
    } else if (message.failed && this.pending.some((event) => event.key === message.failed)) {
      this.failed = message.reason;
    } else {
      return;
    }
    this.keep();
    this.watch();
    this.onChange();
  }

  close() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.listen);
  }
}

const PAUSE = 1200; // milliseconds without a key before half-typed text is sent

// Text is sent when the field is left, and at each pause in typing.
function typing(field, changed) {
  if (!field) return;
  let timer = null;
  let sent = field.value;
  const send = () => {
    clearTimeout(timer);
    if (field.value !== sent) {
      sent = field.value;
      changed();
    }
  };
  field.addEventListener("focus", () => { sent = field.value; });
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(send, PAUSE); });
  field.addEventListener("change", send);
}

// Why a question is asked, with the passage of a lesson and the sources.
function why(question, t, words) {
  if (!question.why && !question.passage && !question.sources.length) return null;
  const { passage } = question;
  const here = passage?.link && passage.link.split("#")[0] === location.pathname;
  const href = here ? `#${passage.link.split("#")[1] ?? ""}` : passage?.link;
  const reasons = question.why || passage || !words.origin;
  return h("details", {}, h("summary", {}, t(reasons ? words.why : words.origin)),
    question.why && h("div", { html: question.why }),
    passage && h("p", {}, href
      ? h("a", { href, ...(here ? {} : { target: "_blank", rel: "noopener" }) }, t(words.passage, passage))
      : t(words.passage_plain, passage)),
    question.sources.map((source) => h("p", { class: "raile-source" }, `${t(words.source)} `, source.link
      ? h("a", { href: source.link, target: "_blank", rel: "noopener" }, source.title) : source.title)));
}

// Words in which a table may be wider than a phone: then it scrolls, by keyboard too.
function prose(html) {
  const text = h("div", { html });
  for (const table of text.querySelectorAll("table")) {
    const frame = h("div", { class: "raile-scroll", tabindex: 0, role: "group" });
    table.replaceWith(frame);
    frame.append(table);
  }
  return text;
}

// Where the figures of an exercise come from.
function sourceLine({ title, link }, { t, words }) {
  return h("p", { class: "raile-source" }, `${t(words.source)} `,
    link ? h("a", { href: link, target: "_blank", rel: "noopener" }, title) : title);
}

// Hints, one more at each click; each is read from its beginning.
function hintsLadder({ t, words, outbox }) {
  const element = h("div");
  const build = ({ hints, all }) => {
    const shown = hints.length;
    return h("section", { class: "raile-hints" },
      hints.map((hint, at) => h("div", { class: "raile-feedback" }, h("p", { class: "raile-verdict", tabindex: -1 }, t(words.hint, { n: at + 1 })), h("div", { html: hint }))),
      shown < all && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "hint",
        click: () => outbox.ask({ event: "hint", shown }) }, shown ? t(words.hint_next, { n: shown + 1, total: all }) : t(words.hint_first)));
  };
  let told = null;
  return {
    element,
    show({ hints, hints_in_all: all }) {
      keyed(element, [{ id: "hints", hints, all }], build);
      if (told !== null && hints.length > told) [...element.querySelectorAll(".raile-verdict")].pop().focus();
      told = hints.length;
    },
  };
}

function debriefPart({ debrief }, { t, words }) {
  return h("section", {}, debrief && h("h4", {}, t(words.debrief)), debrief && h("div", { html: debrief }));
}

// The line that tells whether everything is saved.
function savedLine(words, language) {
  const text = h("span");
  const retry = h("button", { type: "button", class: "raile-button raile-quiet" });
  const line = h("div", { class: "raile-status raile-row", role: "status" }, text);
  let everSaved = false;
  return {
    element: line,
    show(outbox) {
      const waiting = outbox.pending.length;
      everSaved ||= waiting > 0;
      line.classList.toggle("raile-is-wrong", Boolean(outbox.failed));
      const next = outbox.failed
        ? say(words.failed[outbox.failed] ?? words.failed.unreachable)
        : waiting ? say(words.saving) : everSaved ? say(words.saved) : "";
      if (text.textContent !== next) text.textContent = next;
      if (outbox.failed && !retry.isConnected) {
        retry.textContent = say(words.retry);
        retry.onclick = () => outbox.flush();
        line.append(retry);
      } else if (!outbox.failed) {
        retry.remove();
      }
    },
  };
}

// Print one part of the page and nothing around it.
function printed(part, language) {
  // Patterns are found by id, and those of the page itself are not drawn on paper.
  const html = part.outerHTML.replaceAll("raile-look-", "raile-paper-look-");
  const sheet = h("div", { class: "raile raile-sheet", lang: language, html });
  document.body.append(sheet);
  document.documentElement.classList.add("raile-printing");
  window.addEventListener("afterprint", () => {
    sheet.remove();
    document.documentElement.classList.remove("raile-printing");
  }, { once: true });
  window.print();
}

// Start a component: draw now and at each change of the view.
function component(draw) {
  return ({ model, el }) => {
    el.classList.add("raile");
    const view = () => model.get("view");
    const { words, language } = model.get("frame");
    el.lang = language;
    let drawAgain = null;
    const outbox = new Outbox(model, () => redraw());
    const redraw = () => {
      // What is only this person's may come later than the page.
      if (!Object.keys(view()).length) return;
      drawAgain ??= draw({ el, view, outbox, words, language });
      drawAgain();
    };
    model.on("change:view", redraw);
    redraw();
    return () => {
      outbox.close();
      model.off("change:view", redraw);
    };
  };
}
