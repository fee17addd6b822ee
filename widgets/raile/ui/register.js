// The register: figures, a filter, a table of systems, and two ways to get one more.

const columns = ["name", "state", "gate", "band", "review"];

function figure(n, label, look) {
  return h("div", { class: `raile-figure${look ? ` ${look}` : ""}` }, h("strong", {}, String(n)), h("span", {}, label));
}

function row(one, approval, { t, words, outbox }) {
  const cell = (name, ...inner) => h("td", { role: "cell", "data-label": t(words.register.columns[name]) }, inner);
  const gate = one.gate === null ? t(words.register.gate_done) : t(words.place, { n: one.gate, title: one.gate_title });
  return h("tr", { role: "row" },
    h("th", { scope: "row", role: "rowheader" },
      h("button", { type: "button", class: "raile-link", "data-focus": `open-${one.id}`, click: () => outbox.ask({ event: "open", dossier: one.id }) }, one.name),
      one.purpose && h("small", { class: "raile-clip" }, one.purpose)),
    cell("state", one.state || t(words.state_none), one.early && h("strong", { class: "raile-late raile-block" }, `▲ ${t(words.register.early_one, { n: approval })}`)),
    cell("gate", gate, " ", chip(one.status, t(words.status[one.status])), one.again && h("strong", { class: "raile-late raile-block" }, `▲ ${t(words.dossier.again)}`)),
    cell("band", one.band ? level(one) : h("span", { class: "raile-muted" }, t(words.register.band_none)),
      one.band && !one.agreed && h("small", {}, t(words.register.band_open))),
    cell("review", one.review ?? "–", one.overdue && [" ", h("strong", { class: "raile-late" }, `▲ ${t(words.register.late)}`)]));
}

function level(one) {
  return h("span", { class: "raile-risk" }, h("span", { class: `raile-pips raile-pips-${one.place}`, "aria-hidden": "true" },
    [0, 1, 2, 3].map((at) => h("span", { class: at <= one.place ? "raile-full" : null }))), one.band);
}

function table(part, ctx) {
  const { t, words, ask } = ctx;
  const head = (name) => {
    const here = part.query.order === name;
    const down = here && part.query.down;
    return h("th", { scope: "col", role: "columnheader", "aria-sort": here ? (down ? "descending" : "ascending") : null },
      h("button", { type: "button", class: "raile-sorter", "data-focus": `sort-${name}`, "aria-label": t(words.register.sort, { column: t(words.register.columns[name]) }),
        click: () => ask({ order: name, down: here ? !part.query.down : false }) },
      t(words.register.columns[name]), h("span", { "aria-hidden": "true" }, here ? (down ? " ▼" : " ▲") : "")));
  };
  if (!part.rows.length) return h("p", {}, t(words.register.none_found));
  return h("table", { class: "raile-register", role: "table", "aria-label": t(words.title) },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(head))),
    h("tbody", { role: "rowgroup" }, part.rows.map((one) => row(one, part.approval, ctx))));
}

// How many systems wait at each gate; a gate leads to its systems, and back to all.
function stations(part, ctx) {
  const { t, words, ask } = ctx;
  return h("ol", { class: "raile-track", "aria-label": t(words.register.line) }, part.gates.map((one) => h("li", { class: `raile-station${one.systems ? " raile-station-open" : ""}` },
    h("button", { type: "button", "aria-pressed": part.chosen === one.id ? "true" : "false", "data-focus": `gate-${one.id}`,
      "aria-label": t(words.register.waiting, { n: one.systems, gate: t(words.place, { n: one.id, title: one.title }) }),
      click: () => ask({ gate: part.chosen === one.id ? null : one.id }) },
    h("span", { class: "raile-disc", "aria-hidden": "true" }, String(one.systems)), h("span", { class: "raile-station-name", "aria-hidden": "true" }, one.title)))));
}

function filter(part, ctx) {
  const { t, words, ask } = ctx;
  const w = words.register;
  const text = h("input", { type: "text", value: part.query.text, autocomplete: "off", "data-focus": "text" });
  let timer = null;
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask({ text: text.value }), 200);
  });
  const picks = {};
  const pick = (name, entries, number) => {
    const select = picks[name] = choice(entries, part.query[name], t(w.any), `filter-${name}`);
    select.addEventListener("change", () => ask({ [name]: number ? (select.value === "" ? null : Number(select.value)) : select.value }));
    return select;
  };
  const overdue = h("input", { type: "checkbox", "data-focus": "overdue", change: () => ask({ overdue: overdue.checked }) });
  overdue.checked = part.query.overdue;
  const element = h("div", { class: "raile-search", role: "search" },
    field(t(w.search), text, t(w.search_help)),
    field(t(w.gate), pick("gate", part.gates.map((one) => ({ id: one.id, title: t(words.place, { n: one.id, title: one.title }) })), true)),
    field(t(w.band), pick("band", part.bands)), field(t(w.state), pick("state", part.states)),
    h("label", { class: "raile-choice" }, overdue, h("span", {}, t(w.only_overdue))));
  element.sync = (query) => {
    if (text !== document.activeElement) text.value = query.text;
    for (const [name, select] of Object.entries(picks)) select.value = query[name] ?? "";
    overdue.checked = query.overdue;
  };
  return element;
}

function begin({ states, functions }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.begin;
  const name = h("input", { type: "text", maxlength: 120, autocomplete: "off", "data-focus": "name" });
  const purpose = h("textarea", { maxlength: 2000, class: "raile-evidence", "data-focus": "purpose" });
  const supplier = h("input", { type: "text", maxlength: 200, autocomplete: "off", "data-focus": "supplier" });
  const state = choice(states, "", t(words.state_none), "state");
  const acting = choice(functions, "", t(w.choose), "function");
  const invented = tick(t(words.facts.invented), false, "invented");
  const send = (event) => {
    event.preventDefault();
    outbox.send({ event: "begin", item: "begin", name: name.value, purpose: purpose.value, supplier: supplier.value, state: state.value, function: acting.value, invented: invented.box.checked });
  };
  return h("form", { submit: send, novalidate: true }, h("p", { class: "raile-muted" }, t(w.hint)),
    field(t(w.name), name), field(t(w.purpose), purpose), field(t(w.supplier), supplier, t(w.supplier_help)), field(t(w.state), state), field(t(w.function), acting), invented.label,
    h("button", { type: "submit", class: "raile-button", "data-focus": "begin" }, t(w.do)));
}

function join({ functions }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.join;
  const code = h("input", { type: "text", maxlength: 200, autocomplete: "off", autocapitalize: "none", spellcheck: "false", "data-focus": "code" });
  const acting = choice(functions, "", t(words.begin.choose), "join-function");
  const send = (event) => {
    event.preventDefault();
    outbox.send({ event: "join", item: "join", code: code.value, function: acting.value });
  };
  return h("form", { submit: send, novalidate: true }, h("p", { class: "raile-muted" }, t(w.hint)),
    field(t(w.code), code), field(t(words.begin.function), acting),
    h("button", { type: "submit", class: "raile-button", "data-focus": "join" }, t(w.do)));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const w = words.register;
    const heading = h("h3", { tabindex: -1 }, t(w.title));
    const figures = h("div");
    const waiting = h("div");
    const search = h("div");
    const found = h("p", { class: "raile-status", role: "status" });
    const results = h("div");
    const more = h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "more", click: () => outbox.ask({ event: "more" }) }, t(w.more));
    const wrong = problemLine(words);
    const forms = h("div", { class: "raile-two" });
    const line = savedLine(words, language);
    const ask = (change) => outbox.ask({ event: "filter", query: { ...view().query, ...change } });
    const ctx = { t, words, language, outbox, ask };
    el.append(heading, h("div", { class: "raile-intro raile-muted", html: view().intro }), view().trainer && h("p", {}, t(w.intro_trainer)) || "",
      figures, waiting, search, found, results, more, wrong.element, line.element, forms);
    el.classList.add("raile-board");
    // A page that is loaded again goes on where it was.
    const before = view().arriving ? null : desk.kept();
    desk.keep(null);
    if (before) outbox.ask({ event: "open", ...before });
    arrive(heading, view().arriving);
    return () => {
      const now = view();
      const some = now.figures.systems > 0;
      keyed(figures, some ? [{ id: "figures", ...now.figures }] : [], (part) => h("div", { class: "raile-row raile-figures" },
        figure(part.systems, t(w.systems, { n: part.systems })), figure(part.running, t(w.running)),
        figure(part.early, t(w.early, { n: now.approval }), part.early ? "raile-alarm" : null),
        figure(part.overdue, t(w.overdue, { n: part.overdue }), part.overdue ? "raile-alarm" : null),
        figure(part.stopped, t(w.stopped), part.stopped ? "raile-alarm" : null)));
      const { gates, bands, states } = now;
      const many = now.figures.systems > 3;
      keyed(waiting, many ? [{ id: "line", gates, chosen: now.query.gate }] : [], (part) => stations(part, ctx));
      keyed(search, many ? [{ id: "filter", gates: gates.map(({ id, title }) => ({ id, title })), bands, states }] : [], (part) => filter({ ...part, query: now.query }, ctx));
      search.firstChild?.sync(now.query);
      const said = some ? t(w.found, { n: now.found }) : t(w.empty);
      if (found.textContent !== said) found.textContent = said;
      keyed(results, some ? [{ id: "table", rows: now.rows, query: now.query, approval: now.approval }] : [], (part) => table(part, ctx));
      more.hidden = now.rows.length >= now.found;
      wrong.show(now.problem);
      keyed(forms, [{ id: "begin", states, functions: now.functions }, { id: "join", functions: now.functions }],
        (part) => fold(t(words[part.id].title), !some, part.id === "begin" ? begin(part, ctx) : join(part, ctx)));
      line.show(outbox);
    };
  }),
};
