// What the workshop has done, on four levels: counts only, and a file of them.

const LOOK = 5000;
const MARK = "\ufeff"; // Spreadsheets take a file for UTF-8 only if it begins so.

function asked(set, { t, words, language }) {
  const number = (value) => new Intl.NumberFormat(language).format(value);
  return h("div", {}, h("p", {}, set.line), set.questions.map((question) => h("div", { class: "raile-asked" },
    h("p", {}, h("strong", { html: question.ask })),
    question.hidden ? h("p", { class: "raile-muted" }, t(words.hidden))
      : h("ul", { class: "raile-bars" }, question.rows.map((row) => h("li", {}, h("span", { html: row.text }),
        h("div", { class: "raile-bar-line" },
          h("div", { class: "raile-bar-track", "aria-hidden": "true" }, h("div", { class: "raile-bar-fill", style: `width:${row.percent}%` })),
          h("span", { class: "raile-bar-number" }, `${t(words.percent, row)} (${number(row.count)})`))))))));
}

function plans(rows, { t, words, language }) {
  const number = (value) => (value === null ? t(words.hidden) : new Intl.NumberFormat(language).format(value));
  return h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": t(words.behaviour.plans) }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t(words.behaviour.card)), h("th", { scope: "col", class: "raile-number" }, t(words.count)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.title), h("td", { class: "raile-number" }, number(row.people)))))));
}

const levels = {
  reaction: ({ sets }, ctx) => sets.map((set) => asked(set, ctx)),
  learning: ({ lines }, { t, words }) => [...lines.map((line) => h("p", {}, line)), h("p", { class: "raile-muted" }, t(words.learning.details))],
  behaviour: ({ planners, rows, sets }, ctx) => [
    h("h4", {}, ctx.t(ctx.words.behaviour.plans)), h("p", {}, planners), plans(rows, ctx),
    h("h4", {}, ctx.t(ctx.words.behaviour.after)), sets.map((set) => asked(set, ctx)),
    h("p", { class: "raile-muted" }, ctx.t(ctx.words.behaviour.careful))],
  results: (_, { t, words }) => [h("p", {}, t(words.results.text)), h("ul", {}, Object.values(words.results.signs).map((sign) => h("li", {}, t(sign))))],
};

export default {
  render: (context) => {
    const start = component(({ el, view, outbox, words, language }) => {
      const t = (text, values) => say(text, values, language);
      const ctx = { t, words, language };
      const parts = h("div");
      const timer = setInterval(() => document.visibilityState === "visible" && outbox.ask({ event: "look" }), LOOK);
      context.stop = () => clearInterval(timer);
      el.classList.add("raile-room");
      el.append(parts, h("p", { class: "raile-muted" }, t(words.export_help)),
        h("button", { type: "button", class: "raile-button", "data-focus": "export", click: () => keepFile(t(words.file), "text/csv", `${MARK}${view().csv}`) }, t(words.export)));
      return () => {
        const { reaction, learning, planners, plans: rows, behaviour } = view();
        keyed(parts, [{ id: "reaction", sets: reaction }, { id: "learning", lines: learning },
          { id: "behaviour", planners, rows, sets: behaviour }, { id: "results" }],
        (part) => h("section", { class: "raile-card" }, h("h3", {}, t(words[part.id].title)), levels[part.id](part, ctx)));
      };
    });
    const stop = start(context);
    return () => {
      context.stop();
      stop();
    };
  },
};
