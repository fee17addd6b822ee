// A set of items. Each kind of item has an input: an element, what it now says,
// and what is missing before it can be sent.

const drafts = {
  key: (item) => `raile:draft:${location.pathname}:${item.id}`,
  read(item) {
    try {
      return JSON.parse(sessionStorage.getItem(this.key(item))) ?? undefined;
    } catch {
      return undefined;
    }
  },
  keep(item, value) {
    try {
      sessionStorage.setItem(this.key(item), JSON.stringify(value));
    } catch {
      // Private windows may refuse storage; the page still holds the text.
    }
  },
  drop(item) {
    try {
      sessionStorage.removeItem(this.key(item));
    } catch {
      // As above.
    }
  },
};

const signs = { right: "✓", wrong: "✗", partly: "◐", missed: "○", shown: "→" };

function feedback(part, words) {
  if (!part?.verdict && !part?.say) return null; // as under an opinion's options
  return h("div", { class: `raile-feedback${part.verdict ? ` raile-is-${part.verdict}` : ""}` },
    part.verdict && h("p", { class: "raile-verdict" }, `${signs[part.verdict]} ${say(words.verdict[part.verdict])}`),
    part.say && h("div", { html: part.say }));
}

// What is known of each part: of the chosen ones after an attempt, of all at the
// end. A distractor that nobody chose is explained without a verdict.
function known(item, chosen) {
  const verdict = (part) => {
    if (part.right === null) return null;
    if (chosen.includes(part.id)) return part.right ? "right" : "wrong";
    return part.right ? "missed" : null;
  };
  const parts = item.closed ? item.explain : item.parts;
  return new Map(parts.map((part) => [part.id, { ...part, verdict: verdict(part) }]));
}

function choices(item, start, ctx, changed) {
  const one = item.kind === "single";
  const chosen = one ? [start].filter(Boolean) : Array.isArray(start) ? start : [];
  const told = known(item, one ? [item.value] : item.value ?? []);
  const name = unique("choice");
  const boxes = [];
  const list = h("ul", { class: "raile-choices" }, item.options.map((option) => {
    const box = h("input", { type: one ? "radio" : "checkbox", name, value: option.id, disabled: ctx.locked,
      "data-focus": option.id, change: changed });
    box.checked = chosen.includes(option.id);
    boxes.push(box);
    return h("li", {}, h("label", { class: "raile-choice" }, box, h("span", { html: option.text })),
      feedback(told.get(option.id), ctx.words));
  }));
  const picked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return {
    element: list,
    read: () => (one ? picked()[0] ?? null : picked()),
    missing: () => {
      if (item.choose && picked().length !== item.choose) return ctx.text(ctx.words.missing.exactly, { n: item.choose });
      return picked().length ? "" : ctx.text(ctx.words.missing.choose);
    },
  };
}

function number(item, start, ctx, changed) {
  const id = unique("number");
  const field = h("input", { type: "text", inputmode: "decimal", id, value: start ?? "", disabled: ctx.locked, size: 12, autocomplete: "off",
    "aria-labelledby": ctx.legend, "data-focus": "field", input: changed });
  return {
    element: h("div", { class: "raile-row" }, field, item.unit && h("span", {}, item.unit)),
    read: () => field.value,
    missing: () => (field.value.trim() ? "" : ctx.text(ctx.words.missing.number)),
  };
}

function slider(item, start, ctx, changed) {
  let touched = start !== null && start !== undefined;
  const value = touched ? start : (item.low + item.high) / 2;
  const range = h("input", { type: "range", min: item.low, max: item.high, step: item.step, value, disabled: ctx.locked,
    "aria-labelledby": ctx.legend, "data-focus": "range" });
  const field = h("input", { type: "number", min: item.low, max: item.high, step: item.step, value: touched ? value : "", disabled: ctx.locked,
    "aria-label": ctx.text(ctx.words.slider.label), "data-focus": "field" });
  const set = (from, to) => {
    to.value = from.value;
    touched = from.value !== "";
    changed();
  };
  range.addEventListener("input", () => set(range, field));
  field.addEventListener("input", () => set(field, range));
  return {
    element: h("div", {},
      h("div", { class: "raile-row" }, range, field, item.unit && h("span", {}, item.unit)),
      (item.low_text || item.high_text) && h("div", { class: "raile-row raile-ends raile-muted" }, h("span", {}, item.low_text ?? ""), h("span", {}, item.high_text ?? ""))),
    read: () => (touched ? Number(field.value) : null),
    missing: () => (touched ? "" : ctx.text(ctx.words.missing.number)),
  };
}

function order(item, start, ctx, changed) {
  const texts = new Map(item.entries.map((entry) => [entry.id, entry.text]));
  const plain = new Map(item.entries.map((entry) => [entry.id, h("span", { html: entry.text }).textContent]));
  let ids = Array.isArray(start) && start.length === item.entries.length ? [...start] : item.entries.map((entry) => entry.id);
  const told = known(item, ids);
  const list = h("ol", { class: "raile-choices raile-order" });
  const live = h("div", { class: "raile-hidden", "aria-live": "polite" });
  const move = (id, by) => {
    const from = ids.indexOf(id);
    const to = from + by;
    ids.splice(from, 1);
    ids.splice(to, 0, id);
    draw();
    (list.querySelector(`[data-focus="${id}${by}"]:not([disabled])`) ?? list.querySelector(`[data-focus="${id}${-by}"]`)).focus();
    live.textContent = ctx.text(ctx.words.order.place, { n: to + 1, total: ids.length, entry: plain.get(id) });
    changed();
  };
  const arrow = (id, by, sign, label) => h("button", { type: "button", class: "raile-button raile-quiet raile-arrow", "data-focus": `${id}${by}`,
    disabled: ctx.locked || (by < 0 ? id === ids[0] : id === ids[ids.length - 1]),
    "aria-label": ctx.text(label, { entry: plain.get(id) }), click: () => move(id, by) }, sign);
  const draw = () => list.replaceChildren(...ids.map((id) => h("li", {},
    h("div", { class: "raile-choice" }, h("span", { class: "raile-grow", html: texts.get(id) }),
      !ctx.locked && arrow(id, -1, "↑", ctx.words.order.up), !ctx.locked && arrow(id, 1, "↓", ctx.words.order.down)),
    feedback(told.get(id), ctx.words))));
  draw();
  return { element: h("div", {}, list, live), read: () => ids, missing: () => "" };
}

function sort(item, start, ctx, changed) {
  const placed = { ...(start ?? {}) };
  const told = known(item, item.cards.map((card) => card.id));
  const text = new Map([...item.cards, ...item.boxes].map((one) => [one.id, h("span", { html: one.text }).textContent]));
  let held = null;
  const root = h("div", { class: "raile-sort" });
  const live = h("div", { class: "raile-hidden", "aria-live": "polite" });
  const waiting = () => item.cards.filter((card) => !placed[card.id]);
  const put = (card, box) => {
    const index = waiting().findIndex((one) => one.id === card);
    if (box) placed[card] = box;
    else delete placed[card];
    held = null;
    draw();
    const left = waiting();
    const next = left[Math.max(0, Math.min(index, left.length - 1))];
    root.querySelector(`[data-focus="${next ? next.id : card}"]`)?.focus();
    live.textContent = box
      ? ctx.text(ctx.words.sort.placed, { card: text.get(card), box: text.get(box), n: left.length })
      : ctx.text(ctx.words.sort.returned, { card: text.get(card) });
    changed();
  };
  const hold = (card) => {
    held = held === card ? null : card;
    draw();
    (held ? root.querySelector(".raile-chooser button") : root.querySelector(`[data-focus="${card}"]`))?.focus();
  };
  const byNumber = (event, card) => {
    const box = item.boxes[Number(event.key) - 1];
    if (event.key === "0" || event.key === "Backspace") put(card, null);
    else if (box) put(card, box.id);
    else if (event.key === "Escape" && held) hold(held);
    else return;
    event.preventDefault();
  };
  const tile = (card) => h("li", {},
    h("button", { type: "button", class: "raile-tile", draggable: !ctx.locked ? "true" : "false", disabled: ctx.locked,
      "aria-pressed": held === card.id ? "true" : "false", "data-focus": card.id,
      click: () => hold(card.id), keydown: (event) => byNumber(event, card.id),
      dragstart: (event) => event.dataTransfer.setData("text/plain", card.id) },
    h("span", { html: card.text }), card.help && h("small", { html: card.help })),
    feedback(told.get(card.id), ctx.words));
  const droppable = (element, box) => {
    element.addEventListener("dragover", (event) => {
      event.preventDefault();
      element.classList.add("raile-is-target");
    });
    element.addEventListener("dragleave", () => element.classList.remove("raile-is-target"));
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      const card = event.dataTransfer.getData("text/plain");
      if (!ctx.locked && item.cards.some((one) => one.id === card)) put(card, box);
    });
    return element;
  };
  const chooser = () => h("div", { class: "raile-card raile-chooser", role: "group", "aria-label": ctx.text(ctx.words.sort.where, { card: text.get(held) }),
    keydown: (event) => byNumber(event, held) },
    h("p", {}, ctx.text(ctx.words.sort.where, { card: text.get(held) })),
    h("div", { class: "raile-row" },
      item.boxes.map((box, index) => h("button", { type: "button", class: "raile-button", click: () => put(held, box.id) }, `${index + 1} · ${text.get(box.id)}`)),
      placed[held] && h("button", { type: "button", class: "raile-button raile-quiet", click: () => put(held, null) }, ctx.text(ctx.words.sort.back))));
  const draw = () => {
    const left = waiting();
    root.replaceChildren(
      ...(ctx.locked ? [] : [h("p", { class: "raile-muted" }, ctx.text(ctx.words.sort.hint)),
        h("h4", {}, ctx.text(ctx.words.sort.pile)),
        droppable(left.length ? h("ul", { class: "raile-pile" }, left.map(tile)) : h("p", {}, ctx.text(ctx.words.sort.empty)), null)]),
      ...(held ? [chooser()] : []),
      h("div", { class: "raile-boxes" }, item.boxes.map((box, index) => droppable(
        h("section", { class: "raile-box", "aria-label": text.get(box.id) },
          h("h4", {}, `${index + 1} · `, h("span", { html: box.text })),
          box.help && h("p", { class: "raile-muted", html: box.help }),
          h("ul", { class: "raile-pile" }, item.cards.filter((card) => placed[card.id] === box.id).map(tile))), box.id))),
      live);
  };
  draw();
  return {
    element: root,
    read: () => ({ ...placed }),
    missing: () => (Object.keys(placed).length ? "" : ctx.text(ctx.words.missing.none)),
    note: () => (waiting().length && !ctx.locked ? ctx.text(ctx.words.missing.cards, { n: waiting().length }) : ""),
  };
}

function open(item, start, ctx, changed) {
  const id = unique("open");
  const ticked = start?.met ?? [];
  const area = h("textarea", { id, maxlength: 20000, "data-focus": "text", input: changed });
  area.value = start?.text ?? "";
  const boxes = item.criteria.map((criterion) => {
    const box = h("input", { type: "checkbox", value: criterion.id, "data-focus": criterion.id, change: changed });
    box.checked = ticked.includes(criterion.id);
    return [box, criterion];
  });
  return {
    element: h("div", {},
      h("label", { for: id }, ctx.text(ctx.words.open.label)), area,
      item.model_answer && h("div", { class: "raile-feedback" },
        h("p", { class: "raile-verdict" }, ctx.text(ctx.words.open.model)), h("div", { html: item.model_answer })),
      boxes.length > 0 && h("fieldset", {}, h("legend", {}, ctx.text(ctx.words.open.criteria)),
        h("ul", { class: "raile-choices" }, boxes.map(([box, criterion]) => h("li", {},
          h("label", { class: "raile-choice" }, box, h("span", { html: criterion.text }))))))),
    read: () => ({ text: area.value, met: boxes.filter(([box]) => box.checked).map(([box]) => box.value) }),
    missing: () => (area.value.trim() ? "" : ctx.text(ctx.words.missing.text)),
  };
}

const inputs = { single: choices, several: choices, number, slider, order, match: sort, open };

function confidence(item, ctx, changed) {
  const name = unique("sure");
  const boxes = [];
  const levels = Object.entries(ctx.words.sure.levels).sort(([a], [b]) => a - b);
  const element = h("fieldset", { class: "raile-sure" }, h("legend", {}, ctx.text(ctx.words.sure.ask)),
    h("div", { class: "raile-row" }, levels.map(([level, text]) => {
      const box = h("input", { type: "radio", name, value: level, disabled: ctx.locked, "data-focus": `sure${level}`, change: changed });
      box.checked = item.sure === Number(level);
      boxes.push(box);
      return h("label", { class: "raile-choice" }, box, h("span", {}, text));
    })));
  return { element, read: () => { const box = boxes.find((one) => one.checked); return box ? Number(box.value) : null; } };
}

function verdict(item, ctx) {
  if (!item.status || item.status === "recorded") return null;
  const solved = item.closed && (item.kind === "number" || item.kind === "slider");
  return h("div", { class: `${item.say || solved ? "raile-feedback" : "raile-outcome"} raile-is-${item.status}` },
    h("p", { class: "raile-verdict" }, `${signs[item.status]} ${ctx.text(ctx.words.verdict[item.status])}`),
    solved && h("p", {}, `${ctx.text(ctx.words.solution)} ${new Intl.NumberFormat(ctx.language, { maximumSignificantDigits: 8 }).format(item.solution)}${item.unit ? ` ${item.unit}` : ""}`),
    item.say && h("div", { html: item.say }),
    item.attempts > 1 && item.first && h("p", { class: "raile-muted" }, ctx.text(ctx.words.first[item.first])));
}

function question(item, n, { words, language, outbox }) {
  const legend = unique("ask");
  const ctx = { words, language, legend, locked: item.closed, text: (template, values) => say(template, values, language) };
  const note = h("p", { class: "raile-status", role: "alert" });
  const aside = h("p", { class: "raile-muted" });
  let sure = null;
  const changed = () => {
    note.textContent = "";
    aside.textContent = input.note?.() ?? "";
    drafts.keep(item, input.read());
  };
  const draft = item.closed ? undefined : drafts.read(item);
  const shownValue = item.closed && (item.kind === "match" || item.kind === "order") ? item.solution : item.value;
  const input = inputs[item.kind](item, draft ?? shownValue, ctx, changed);
  aside.textContent = input.note?.() ?? "";
  if (item.confidence && !item.opinion) sure = confidence(item, ctx, () => {});
  const send = () => {
    const missing = input.missing() || (item.once && sure.read() === null ? ctx.text(words.missing.sure) : "");
    note.textContent = missing;
    if (missing) return;
    drafts.drop(item);
    const answer = { event: "answer", item: item.id, value: input.read(), confidence: sure ? sure.read() : null };
    // A second press on the button while the first is on its way is the same answer.
    if (!outbox.pending.some((one) => one.item === item.id && JSON.stringify(one.value) === JSON.stringify(answer.value))) outbox.send(answer);
  };
  const label = item.once ? words.save : item.opinion || item.kind === "open"
    ? item.kind === "open" && item.criteria.length ? words.open.keep : item.attempts ? words.change : words.save
    : item.attempts ? words.again : words.check;
  const many = item.kind === "several" ? (item.choose ? ctx.text(words.choose.exactly, { n: item.choose }) : ctx.text(words.choose.any)) : null;
  return h("section", { class: "raile-card raile-item" },
    h("fieldset", {},
      h("legend", { id: legend }, n && h("span", { class: "raile-muted" }, `${ctx.text(words.number, { n })} `),
        item.context && h("div", { class: "raile-context", html: item.context }),
        h("div", { html: item.ask }), many && h("div", { class: "raile-muted" }, many)),
      input.element, sure?.element),
    aside,
    note,
    h("div", { role: "status" }, verdict(item, ctx)),
    !item.closed && h("div", { class: "raile-row" },
      h("button", { type: "button", class: "raile-button", "data-focus": "send", click: send }, ctx.text(label)),
      item.attempts > 0 && !item.opinion && item.kind !== "open" && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "show",
        click: () => { drafts.drop(item); outbox.send({ event: "show", item: item.id }); } }, ctx.text(words.show))));
}

// What a test has come to; its sentences and figures come from Python.
function result(part) {
  const cells = (row, tag, scope) => row.map((text, index) => h(index ? tag : "th", { scope: index ? scope : scope ?? "row", class: index ? "raile-number" : null }, text));
  return h("section", { class: "raile-card", role: "status" },
    h("h4", {}, part.title), part.lines.map((line) => h("p", {}, line)),
    h("div", { class: "raile-scroll", tabindex: "0", role: "region", "aria-label": part.title }, h("table", {},
      h("thead", {}, h("tr", {}, cells(part.head, "th", "col"))),
      h("tbody", {}, part.rows.map((row) => h("tr", {}, cells(row, "td")))))));
}

function summary(view) {
  if (view.result) return [{ id: "result", ...view.result }];
  if (view.marked < 2 || view.answered < view.items.length) return [];
  return [{ id: "summary", right: view.right, marked: view.marked }];
}

// What an exercise has around its questions.
function around(words, language, outbox) {
  const ctx = { t: (text, values) => say(text, values, language), words, outbox };
  const hints = hintsLadder(ctx);
  const debrief = h("div");
  return {
    level: ({ level }) => h("p", { class: "raile-muted" }, ctx.t(words.level[level])),
    sources: ({ sources }) => sources.map((one) => sourceLine(one, ctx)),
    end: [h("h4", {}, ctx.t(words.hints)), hints.element, debrief],
    show(now) {
      hints.show(now);
      keyed(debrief, [{ id: "debrief", debrief: now.debrief }], (part) => debriefPart(part, ctx));
    },
  };
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const extra = words.exercise && around(words.exercise, language, outbox);
    const bar = h("progress", { max: 1 });
    const count = h("span");
    const list = h("div");
    const cover = h("div");
    const end = h("div");
    const line = savedLine(words, language);
    const heading = unique("title");
    const size = () => view().cover?.n ?? view().items.length;
    const several = size() > 1;
    const recalled = h("div");
    const timer = view().drill && clock(words.clock, language);
    const begin = () => {
      list.tabIndex = -1; // the button is about to go
      list.focus();
      outbox.ask({ event: "begin" });
    };
    bar.setAttribute("aria-labelledby", heading);
    const title = h("h3", { id: heading }, view().title);
    const progress = several && h("div", { class: "raile-progress" }, count, bar);
    if (extra) {
      // An exercise ends with what it means, and not with points.
      el.append(h("section", { class: "raile-card raile-exercise" }, title, extra.level(view()), prose(view().intro), extra.sources(view()),
        progress, list, extra.end, line.element));
    } else {
      el.append(...[title, view().intro && h("div", { html: view().intro }), progress, timer?.element, recalled, cover, list, end, line.element].filter(Boolean));
    }
    return () => {
      const now = view();
      const place = new Map(now.items.map((item, index) => [item.id, index + 1]));
      bar.max = size();
      bar.value = now.answered;
      count.textContent = say(words.progress, { done: now.answered, total: size() }, language);
      keyed(recalled, (now.recall ?? []).map((text, at) => ({ id: at, text })), (part) => h("blockquote", { class: "raile-recall" },
        h("p", { class: "raile-muted" }, say(words.recall)), h("p", {}, part.text)));
      keyed(cover, now.cover ? [{ id: "cover" }] : [], () => h("button", { type: "button", class: "raile-button", click: begin }, say(words.begin)));
      keyed(list, now.items, (item) => question(item, several && place.get(item.id), { words, language, outbox }));
      keyed(end, summary(now), (part) => part.id === "result" ? result(part) : h("section", { class: "raile-card", role: "status" },
        h("h4", {}, say(words.summary.title)), h("p", {}, say(words.summary.text, part, language))));
      if (timer && now.answered === now.items.length) timer.finished(now.answered);
      extra?.show(now);
      line.show(outbox);
    };
  }),
};
