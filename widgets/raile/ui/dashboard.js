// The trainer's view of the room: counts only, drawn again within a second or two.

const TICK = 1000;

function figure(value, language) {
  return value === null ? "–" : new Intl.NumberFormat(language).format(value);
}

// A bar with its number in words; `right` adds a sign and a pattern.
function bar(row, words) {
  return h("li", { class: "raile-bar" },
    h("div", { class: "raile-bar-text" }, h("span", { html: row.text }),
      row.right && h("strong", { class: "raile-bar-right" }, ` ✓ ${say(words.right)}`)),
    h("div", { class: "raile-bar-line" },
      h("div", { class: `raile-bar-track${row.right ? " raile-is-right" : ""}`, "aria-hidden": "true" },
        h("div", { class: "raile-bar-fill", style: `width:${row.percent}%` })),
      h("span", { class: "raile-bar-number" }, row.label)));
}

// One question of a set, or one card of a lab, which brings words of its own.
function tally(item, ctx) {
  const { language, outbox } = ctx;
  const words = { ...ctx.words, ...item.words };
  return h("section", { class: "raile-card" },
    item.context && h("div", { class: "raile-context", html: item.context }),
    h("h4", { html: item.ask }),
    item.hidden
      ? h("p", { class: "raile-muted" }, say(words.few, { least: item.least }, language))
      : h("div", {},
        h("p", { class: "raile-muted" }, say(words.answers, { n: item.n }, language),
          item.revealed && item.right_share !== null && ` ${say(words.right_share, { percent: item.right_share }, language)}`),
        item.rows.length > 0 && h("ul", { class: "raile-bars" }, item.rows.map((row) => bar(row, words))),
        item.said && h("ul", {}, item.said.map((line) => h("li", {}, line))),
        item.figure && h("div", { html: item.figure }),
        item.note && h("p", { class: "raile-muted" }, item.note)),
    item.can_reveal && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "reveal", "aria-pressed": item.revealed ? "true" : "false",
      click: () => outbox.ask({ event: "reveal", item: item.id }) }, say(item.revealed ? words.conceal : words.reveal)));
}

function people(part, ctx) {
  const { words, language } = ctx;
  const count = (n, label) => h("div", { class: "raile-figure" }, h("strong", {}, figure(n, language)), h("span", {}, say(label)));
  return h("div", { class: "raile-row raile-figures" }, count(part.joined, words.joined), count(part.active, words.active));
}

function modules(part, ctx) {
  const { words } = ctx;
  return h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": say(words.modules) }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say(words.module)),
      [words.started, words.finished, words.median].map((label) => h("th", { scope: "col", class: "raile-number" }, say(label))))),
    h("tbody", {}, part.rows.map((row) => h("tr", {}, h("th", { scope: "row" }, row.title),
      [row.started, row.finished, row.median].map((value) => h("td", { class: "raile-number" }, row.hidden ? say(words.hidden) : value)))))));
}

function readiness(part, ctx) {
  const { words, language } = ctx;
  if (part.hidden) return h("p", { class: "raile-muted" }, say(words.few, { least: part.least }, language));
  return h("div", {},
    h("p", {}, say(words.answers, { n: part.n }, language)),
    part.bands.length > 0 && h("ul", { class: "raile-bars" }, part.bands.map((row) => bar(row, words))),
    h("h4", {}, say(words.spread)),
    h("p", { class: "raile-muted" }, say(words.spread_help)),
    part.spread.length
      ? h("ul", {}, part.spread.map((one) => h("li", {}, h("strong", {}, one.text), ` ${one.roles.map((role) => say(words.role_median, role, language)).join(" · ")}`)))
      : h("p", {}, say(words.no_spread)),
    h("details", {}, h("summary", {}, say(words.statements)),
      h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": say(words.statements) }, h("table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say(words.statement)), h("th", { scope: "col", class: "raile-number" }, say(words.all)),
          part.roles.map((role) => h("th", { scope: "col", class: "raile-number" }, role)))),
        h("tbody", {}, part.statements.map((row) => h("tr", {}, h("th", { scope: "row" }, row.text),
          h("td", { class: "raile-number" }, figure(row.overall, language)), row.medians.map((median) => h("td", { class: "raile-number" }, figure(median, language))))))))));
}

// Drawn anew, a card has those tables open that were open before.
function remembered(card, id, opened) {
  card.querySelectorAll("details").forEach((one, at) => {
    const name = `${id} ${at}`;
    one.open = opened.has(name);
    one.addEventListener("toggle", () => (one.open ? opened.add(name) : opened.delete(name)));
  });
  return card;
}

export default {
  render: (context) => {
    const start = component(({ el, view, outbox, words, language }) => {
      const ctx = { words, language, outbox };
      const top = h("div");
      const items = h("div");
      const opened = new Set();
      const id = unique("choose");
      const select = h("select", { id, change: () => outbox.ask({ event: "choose", set: select.value }) });
      const timer = setInterval(() => document.visibilityState === "visible" && outbox.ask({ event: "tick" }), TICK);
      context.stop = () => clearInterval(timer);
      el.classList.add("raile-room");
      el.append(top, h("section", { "aria-labelledby": `${id}-h` }, h("h3", { id: `${id}-h` }, say(words.answers_title)),
        h("p", { class: "raile-row" }, h("label", { for: id }, say(words.choose)), select), items));
      return () => {
        const now = view();
        keyed(top, [
          { id: "people", ...now.people },
          { id: "modules", rows: now.modules },
        ], (part) => h("section", {}, h("h3", {}, say(words[part.id === "people" ? "here" : "modules"])),
          part.id === "people" ? people(part, ctx) : modules(part, ctx)));
        const options = JSON.stringify(now.sets);
        if (select.dataset.options !== options) {
          select.dataset.options = options;
          select.replaceChildren(...now.sets.map((set) => h("option", { value: set.id }, set.title)));
        }
        select.value = now.chosen;
        items.classList.toggle("raile-room-lab", now.chosen.startsWith("lab/"));
        keyed(items, now.readiness ? [{ id: now.chosen, ...now.readiness }] : now.items,
          (part) => remembered(now.readiness ? h("section", { class: "raile-card" }, readiness(part, ctx)) : tally(part, ctx), `${now.chosen} ${part.id}`, opened));
      };
    });
    const stop = start(context);
    return () => {
      context.stop();
      stop();
    };
  },
};
