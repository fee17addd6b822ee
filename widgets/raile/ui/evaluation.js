// What the workshop has done, on four levels: counts only, and a file of them.

const LOOK = 5000;
const MARK = "\ufeff"; // Spreadsheets take a file for UTF-8 only if it begins so.

const share = (row, { t, words, language }) => `${t(words.percent, row)} (${new Intl.NumberFormat(language).format(row.count)})`;

function table(label, head, rows) {
  return h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((html, index) => h("th", { scope: "col", class: index ? "raile-number" : null, html })))),
    h("tbody", {}, rows.map(([first, ...cells]) => h("tr", {}, h("th", { scope: "row", html: first }),
      cells.map((cell) => h("td", { class: "raile-number" }, cell)))))));
}

function bars(question, ctx) {
  return h("div", { class: "raile-asked" }, h("p", {}, h("strong", { html: question.ask })),
    question.hidden ? h("p", { class: "raile-muted" }, ctx.t(ctx.words.hidden))
      : h("ul", { class: "raile-bars" }, question.rows.map((row) => h("li", {}, h("span", { html: row.text }),
        h("div", { class: "raile-bar-line" },
          h("div", { class: "raile-bar-track", "aria-hidden": "true" }, h("div", { class: "raile-bar-fill", style: `width:${row.percent}%` })),
          h("span", { class: "raile-bar-number" }, share(row, ctx)))))));
}

// Statements that have the same answers stand in one table.
function asked(set, ctx) {
  const told = set.questions.filter((question) => !question.hidden);
  const answers = new Set(told.map((question) => JSON.stringify(question.rows.map((row) => row.text))));
  const one = told.length > 1 && answers.size === 1;
  const { t, words } = ctx;
  return h("div", {}, h("p", {}, set.line), one
    ? table(set.title, [t(words.question), ...told[0].rows.map((row) => row.text)], set.questions.map((question) => [question.ask,
      ...told[0].rows.map((_, at) => (question.hidden ? t(words.hidden) : share(question.rows[at], ctx)))]))
    : set.questions.map((question) => bars(question, ctx)));
}

function plans(rows, { t, words, language }) {
  const number = (value) => (value === null ? t(words.hidden) : new Intl.NumberFormat(language).format(value));
  return table(t(words.behaviour.plans), [t(words.behaviour.card), t(words.count)], rows.map((row) => [row.title, number(row.people)]));
}

const levels = {
  reaction: ({ sets }, ctx) => sets.map((set) => asked(set, ctx)),
  learning: ({ lines }, { t, words }) => [...lines.map((line) => h("p", {}, line)), h("p", { class: "raile-muted" }, t(words.learning.details))],
  behaviour: ({ planners, rows, sets }, ctx) => [
    h("h4", {}, ctx.t(ctx.words.behaviour.plans)), h("p", {}, planners), plans(rows, ctx),
    h("h4", {}, ctx.t(ctx.words.behaviour.after)), ...sets.map((set) => asked(set, ctx)),
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
