// What the room has learned, and how its questions have worked: counts only.

const LOOK = 5000;

function lines(texts) {
  return texts.map((text) => h("p", {}, text));
}

function table(label, head, rows) {
  return h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((text, index) => h("th", { scope: "col", class: index ? "raile-number" : null }, text)))),
    h("tbody", {}, rows.map((cells) => h("tr", {}, cells)))));
}

function bar(label, count, width, language) {
  return h("div", { class: "raile-bar-line" },
    h("div", { class: "raile-bar-track", "aria-hidden": "true" }, h("div", { class: "raile-bar-fill", style: `width:${width}%` })),
    h("span", { class: "raile-bar-number" }, `${label}: ${new Intl.NumberFormat(language).format(count)}`));
}

function gain(part, { words, language }) {
  return h("section", { class: "raile-card" }, h("h3", {}, say(words.gain_title)), lines(part.lines),
    part.bins.length > 0 && h("div", {}, h("h4", {}, say(words.bins)),
      h("ul", { class: "raile-bars" }, part.bins.map((one) => h("li", {}, h("div", {}, one.title),
        bar(say(words.pre), one.pre, one.pre_width, language), bar(say(words.post), one.post, one.post_width, language))))));
}

function sureness(part, { words, language }) {
  const number = (value) => h("td", { class: "raile-number" }, value === null ? say(words.hidden) : typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value);
  return h("section", { class: "raile-card" }, h("h3", {}, say(words.sure_title)), part.forms.map((form) => h("div", {},
    h("h4", {}, say(words[form.id])), h("p", {}, form.line),
    form.levels.length > 0 && table(`${say(words.sure_title)}: ${say(words[form.id])}`, [say(words.how_sure), say(words.count), say(words.right)],
      form.levels.map((one) => [h("th", { scope: "row" }, one.sure), number(one.n), number(one.right)])))));
}

function item(row, { words, language }) {
  const number = (value) => (value === null ? "–" : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value));
  return [
    h("th", { scope: "row" }, row.context && h("div", { class: "raile-context", html: row.context }), h("div", { html: row.ask }),
      h("div", { class: "raile-context" }, row.flags.length > 0 && h("ul", {}, row.flags.map((text) => h("li", {}, text))),
      row.distractors.length > 0 && h("details", {}, h("summary", { "data-focus": row.id }, say(words.distractors)),
        h("ul", {}, row.distractors.map((one) => h("li", {}, `${one.share} · `, h("span", { html: one.text }))))))),
    ...[row.n, row.difficulty, row.estimate, row.discrimination].map((value) => h("td", { class: "raile-number" }, number(value))),
  ];
}

function items(part, ctx) {
  const { words } = ctx;
  return h("div", {}, lines(part.lines), part.rows.length > 0 && table(say(words.items_title),
    [words.question, words.count, words.difficulty, words.estimate, words.discrimination].map((text) => say(text)),
    part.rows.map((row) => item(row, ctx))));
}

export default {
  render: (context) => {
    const start = component(({ el, view, outbox, words, language }) => {
      const ctx = { words, language };
      const top = h("div");
      const bottom = h("div");
      const id = unique("choose");
      const select = h("select", { id, change: () => outbox.ask({ event: "choose", set: select.value }) });
      const timer = setInterval(() => document.visibilityState === "visible" && outbox.ask({ event: "look" }), LOOK);
      context.stop = () => clearInterval(timer);
      el.classList.add("raile-room");
      el.append(top, h("section", { class: "raile-card", "aria-labelledby": `${id}-h` }, h("h3", { id: `${id}-h` }, say(words.items_title)),
        h("p", { class: "raile-muted" }, say(words.items_help)),
        h("p", { class: "raile-row" }, h("label", { for: id }, say(words.choose)), select), bottom));
      return () => {
        const now = view();
        keyed(top, [{ id: "gain", ...now.gain }, { id: "sure", forms: now.sure }],
          (part) => (part.id === "gain" ? gain(part, ctx) : sureness(part, ctx)));
        const options = JSON.stringify(now.sets);
        if (select.dataset.options !== options) {
          select.dataset.options = options;
          select.replaceChildren(...now.sets.map((set) => h("option", { value: set.id }, set.title)));
        }
        select.value = now.chosen;
        keyed(bottom, [{ id: now.chosen, ...now.items }], (part) => items(part, ctx));
      };
    });
    const stop = start(context);
    return () => {
      context.stop();
      stop();
    };
  },
};
