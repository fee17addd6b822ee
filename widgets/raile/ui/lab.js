// A lab: the guess, then controls, one picture that answers, what was seen, a decision.

function sourceList(sources, t, words) {
  return h("details", { class: "raile-sources" }, h("summary", {}, t(words.sources)),
    h("ul", {}, sources.map((one) => h("li", {},
      one.link ? h("a", { href: one.link, target: "_blank", rel: "noopener" }, one.title) : one.title,
      h("span", { class: "raile-muted" }, ` (${t(words.standing[one.standing])})`)))));
}

// A question without a right answer; sent as an event of this name.
function asked({ asked: { ask, options, chosen }, event, title, button, pending, children }, { t, words, outbox }) {
  const name = unique("lab");
  const note = h("p", { class: "raile-status", role: "alert" });
  const boxes = options.map((option) => {
    const box = h("input", { type: "radio", name, value: option.id, "data-focus": option.id, change: () => { note.textContent = ""; } });
    box.checked = option.id === (pending?.choice ?? chosen);
    return box;
  });
  const send = () => {
    const choice = boxes.find((box) => box.checked)?.value;
    note.textContent = choice ? "" : t(words.choose);
    if (!choice) return;
    outbox.pending = outbox.pending.filter((one) => one.event !== event);
    outbox.send({ event, choice });
  };
  return h("section", { class: "raile-card raile-now" }, h("h4", {}, title),
    h("fieldset", {}, h("legend", { html: ask }),
      h("ul", { class: "raile-choices" }, options.map((option, at) =>
        h("li", {}, h("label", { class: "raile-choice" }, boxes[at], h("span", { html: option.text })))))),
    note,
    h("button", { type: "button", class: "raile-button", "data-focus": "send", click: send }, button),
    children);
}

function guessed({ ask, options, chosen }, { t, words }) {
  return h("div", { class: "raile-muted raile-guess" }, h("div", { html: ask }),
    h("p", {}, h("strong", {}, `${t(words.guess.yours)} `), h("span", { html: options.find((one) => one.id === chosen)?.text ?? "" })));
}

// One control. `show` sets it without telling anybody; it leaves a field alone that
// somebody types into.
function control(one, { t, words, language }, moved) {
  const id = unique("control");
  const help = one.help && h("p", { class: "raile-muted", id: `${id}-help`, html: one.help });
  const described = one.help ? `${id}-help` : false;
  const label = h("label", { for: id }, one.label);
  if (one.kind === "selection") {
    const select = h("select", { id, disabled: one.locked, "aria-describedby": described, change: () => moved(one.id, select.value) },
      one.options.map((option) => h("option", { value: option.id }, option.text)));
    return { element: h("div", { class: "raile-control" }, label, select, help), show: (value) => { select.value = value; } };
  }
  if (one.kind === "typed") {
    const field = h("textarea", { id, rows: 3, maxlength: one.longest, "aria-describedby": described, input: () => moved(one.id, field.value) });
    return { element: h("div", { class: "raile-control" }, label, field, help), show: (value) => { if (document.activeElement !== field) field.value = value; } };
  }
  const bounds = { min: one.low, max: one.high, step: one.step, disabled: one.locked };
  const range = h("input", { type: "range", id, ...bounds, "aria-describedby": described });
  const field = h("input", { type: "number", ...bounds, "aria-label": t(words.number, { label: one.label }) });
  const told = (value) => [new Intl.NumberFormat(language).format(value), one.unit].filter(Boolean).join(" ");
  const show = (value) => {
    if (document.activeElement !== range || Number(range.value) !== value) range.value = value;
    if (document.activeElement !== field) field.value = value;
    range.setAttribute("aria-valuetext", told(value));
  };
  range.addEventListener("input", () => { field.value = range.value; range.setAttribute("aria-valuetext", told(Number(range.value))); moved(one.id, Number(range.value)); });
  field.addEventListener("input", () => { if (field.value !== "" && field.checkValidity()) { range.value = field.value; moved(one.id, Number(field.value)); } });
  // What cannot be set gives way to what is set, once the field is left.
  field.addEventListener("change", () => {
    if (field.value === "") field.value = range.value;
    if (field.checkValidity()) return;
    range.value = field.value;
    field.value = range.value;
    moved(one.id, Number(range.value));
  });
  return { element: h("div", { class: "raile-control" }, label, h("div", { class: "raile-row" }, range, field, one.unit && h("span", {}, one.unit)), help), show };
}

// Draw what changed; what was folded out stays so.
function fill(place, drawn) {
  if (place.drawn === drawn) return;
  const open = Array.from(place.querySelectorAll("details"), (one) => one.open);
  place.innerHTML = place.drawn = drawn;
  place.querySelectorAll("details").forEach((one, at) => { one.open = open[at] ?? false; });
}

// Controls, and what they make: kept while they are moved, so that no focus is lost.
function bench(view, ctx) {
  const { t, words, outbox } = ctx;
  let values = {};
  let sent = view().answers;
  let waiting = null;
  let late = null;
  const send = () => {
    if (!waiting) return;
    sent += 1;
    outbox.ask({ event: "move", ...waiting, count: sent });
    waiting = null;
    clearTimeout(late);
    late = setTimeout(() => { sent = view().answers; send(); }, 2000);
  };
  const moved = (id, value) => {
    values = { ...values, [id]: value };
    waiting = { moved: id, values };
    if (view().answers >= sent) send();
  };
  const controls = view().controls.map((one) => [one.id, control(one, ctx, moved)]);
  const figure = h("div", { class: "raile-lab-figure" });
  const said = h("ul", { class: "raile-lab-said" });
  const more = h("div", {});
  const aside = h("div", {});
  const first = view().controls.some((one) => one.first);
  const again = h("button", { type: "button", class: "raile-link", click: () => {
    values = { ...values, ...Object.fromEntries(view().controls.filter((one) => !one.locked).map((one) => [one.id, one.start])) };
    controls.forEach(([id, one]) => one.show(values[id]));
    waiting = { moved: null, values };
    send();
  } }, t(words.again));
  const fix = first && !view().fixed && h("button", { type: "button", class: "raile-button", click: () => outbox.send({ event: "fix" }) }, t(words.fix));
  const draw = () => {
    const now = view();
    if (now.answers < sent) return;
    clearTimeout(late);
    if (waiting) return send();
    values = { ...now.values };
    controls.forEach(([id, one]) => { one.show(values[id]); one.element.hidden = now.hidden.includes(id); });
    fill(figure, now.figure);
    fill(more, now.more);
    const lines = now.said.join("\n");
    if (said.drawn !== lines) said.replaceChildren(...now.said.map((html) => h("li", { html })));
    said.drawn = lines;
    fill(aside, now.aside);
  };
  return {
    draw,
    element: h("section", { class: "raile-bench" },
      h("div", { class: "raile-card raile-controls" }, h("h4", {}, t(words.controls)), controls.map(([, one]) => one.element), fix, again),
      h("div", { class: "raile-seen" }, figure, h("h4", {}, t(words.said)), h("div", { role: "status" }, said), more,
        h("details", { class: "raile-basis" }, h("summary", {}, t(words.basis)), h("div", { html: view().basis }), aside))),
  };
}

// One report of the game. Each answer is sent with its card and step, so that a second
// click on the way counts for nothing.
function card(part, { t, words, outbox }) {
  const { game } = words;
  const began = performance.now();
  let answered = false;
  const answer = (urgent) => {
    // Not disabled, since that would take the focus away.
    if (answered) return;
    answered = true;
    outbox.send({ event: "card", card: part.card, step: part.step, urgent, seconds: (performance.now() - began) / 1000 });
  };
  const button = (name) => h("button", { type: "button", class: "raile-button", "data-focus": name, click: () => answer(name === "urgent") }, t(game[name]));
  return h("section", { class: "raile-card raile-now" }, h("h4", {}, t(game.title, { n: part.number, of: part.of })),
    h("div", { html: part.text }),
    part.step === "final"
      ? h("div", { role: "status" }, h("p", {}, t(game.yours[part.first])), h("p", {}, h("strong", {}, t(game.advice[part.advice]))))
      : h("p", { class: "raile-muted" }, t(game[part.step])),
    h("p", {}, t(part.step === "final" ? game.final : game.ask)),
    h("div", { class: "raile-row" }, ["urgent", "wait"].map(button)));
}

function saw({ notes }, ctx) {
  return h("section", { class: "raile-card" }, h("h4", {}, ctx.t(ctx.words.saw)),
    notes.map((note) => h("div", { class: "raile-lab-note" }, h("h5", {}, note.title), h("div", { html: note.text }), sourceList(note.sources, ctx.t, ctx.words))));
}

function decision(part, ctx) {
  const { t, words, language } = ctx;
  const show = (value) => (typeof value === "number" ? new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value) : value);
  const kept = part.decided.length > 0 && h("div", { class: "raile-feedback" }, h("p", { class: "raile-verdict" }, t(words.decision.kept)),
    h("ul", {}, part.decided.map((one) => h("li", {}, [`${one.label}: ${show(one.value)}`, one.unit].filter(Boolean).join(" ")))));
  return asked({ asked: part.asked, event: "decide", title: t(words.decision.title),
    button: t(part.decided.length ? words.decision.again : words.decision.save), pending: part.pending, children: kept }, ctx);
}

function lab({ el, view, outbox, words, language }) {
  const t = (text, values) => say(text, values, language);
  const ctx = { t, words, outbox, language };
  const saved = savedLine(words, language);
  const parts = h("div");
  const after = h("div");
  let table = null;
  let made = "";
  el.append(h("section", { class: "raile-lab" }, h("h3", {}, view().title), h("div", { class: "raile-intro", html: view().intro }), parts, after, saved.element));
  return () => {
    const now = view();
    const pending = (event) => outbox.pending.find((one) => one.event === event);
    const known = now.question.chosen !== null;
    const arrived = known && parts.querySelector("input:focus, button:focus") && !table;
    keyed(parts, [{ id: "question", asked: now.question, pending: pending("expect") }], (part) => (known
      ? guessed(part.asked, ctx)
      : asked({ ...part, event: "expect", title: t(words.guess.title), button: t(words.guess.save) }, ctx)));
    const played = !table && after.querySelector("button:focus");
    if (now.card) {
      keyed(after, [{ id: "card", ...now.card }], (part) => card(part, ctx));
      if (arrived) after.querySelector("button")?.focus();
    }
    if (known && now.controls) {
      const kind = JSON.stringify([now.fixed, now.controls]);
      if (kind !== made) {
        made = kind;
        const next = bench(view, ctx);
        const held = table?.element.contains(document.activeElement);
        table ? table.element.replaceWith(next.element) : parts.after(next.element);
        table = next;
        if (held) table.element.querySelector("input:enabled, select:enabled")?.focus();
      }
      table.draw();
      if (arrived || played) table.element.querySelector("input, select")?.focus();
      keyed(after, [
        now.debrief && { id: "debrief", notes: now.debrief },
        now.decision && { id: "decision", asked: now.decision, decided: now.decided, pending: pending("decide") },
      ].filter(Boolean), (part) => (part.id === "debrief" ? saw(part, ctx) : decision(part, ctx)));
    }
    saved.show(outbox);
  };
}

export default { render: component(lab) };
