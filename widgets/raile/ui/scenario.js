// A branching story: the way so far, and the one step that is reached.

function source(sources, t, words) {
  return sources.map((one) => h("p", { class: "raile-source" }, `${t(words.source)} `,
    one.link ? h("a", { href: one.link, target: "_blank", rel: "noopener" }, one.title) : one.title));
}

function pastStep({ step, n }, { t, words }) {
  return h("li", { class: "raile-past" },
    h("h5", {}, t(words.decision, { n })),
    h("div", { class: "raile-muted", html: step.text }),
    h("p", { class: "raile-ask", html: step.ask }),
    h("p", {}, `${t(words.decided)} `, h("strong", { html: step.chosen })),
    h("div", { html: step.say }));
}

function decision({ decision: now, run, n }, { t, words, outbox }) {
  const name = unique("choice");
  const boxes = now.choices.map((choice) => h("input", { type: "radio", name, value: choice.id, "data-focus": choice.id,
    change: () => { note.textContent = ""; } }));
  const note = h("p", { class: "raile-status", role: "alert" });
  const pending = outbox.pending.find((event) => event.event === "decide" && event.item === now.id && event.run === run);
  for (const box of boxes) box.checked = box.value === pending?.choice;
  const decide = () => {
    const choice = boxes.find((box) => box.checked)?.value;
    note.textContent = choice ? "" : t(words.choose);
    if (!choice) return;
    // A decision that still waits to be saved gives way to the newer one.
    outbox.pending = outbox.pending.filter((event) => event.item !== now.id);
    outbox.send({ event: "decide", item: now.id, run, choice });
  };
  return h("section", { class: "raile-card raile-now" },
    h("h4", { tabindex: -1, "data-arrive": true }, t(words.decision, { n })),
    h("div", { html: now.text }), source(now.sources, t, words),
    h("fieldset", {}, h("legend", { html: now.ask }),
      h("ul", { class: "raile-choices" }, now.choices.map((choice, at) =>
        h("li", {}, h("label", { class: "raile-choice" }, boxes[at], h("span", { html: choice.text })))))),
    note,
    h("button", { type: "button", class: "raile-button", "data-focus": "decide", click: decide }, t(words.decide)));
}

function consequence({ step, run, n }, { t, words, outbox }) {
  return h("section", { class: "raile-card raile-now" },
    h("p", { class: "raile-muted" }, t(words.decision, { n })),
    h("p", {}, `${t(words.decided)} `, h("strong", { html: step.chosen })),
    h("h4", { tabindex: -1, "data-arrive": true }, t(words.happened)),
    h("div", { html: step.say }),
    h("button", { type: "button", class: "raile-button", "data-focus": "go-on",
      click: () => outbox.send({ event: "go-on", item: step.id, run }) }, t(words.go_on)));
}

const signs = { strong: "▲", mixed: "◆", weak: "▼" };

function ending({ view }, { t, words, outbox }) {
  const { ending: end, run, debrief, discuss, tried, endings } = view;
  const seen = new Set(tried.map((one) => one.id)).size;
  return h("div", {},
    h("section", { class: `raile-card raile-ending raile-tone-${end.tone}` },
      h("p", { class: "raile-tone" }, `${signs[end.tone]} ${t(words.tone[end.tone])}`),
      h("h4", { tabindex: -1, "data-arrive": true }, t(words.ending, end)), h("div", { html: end.text })),
    h("section", { class: "raile-card" }, h("h4", {}, t(words.debrief)), h("div", { html: debrief }),
      discuss.length > 0 && [h("h4", {}, t(words.discuss)), h("ol", { class: "raile-discuss" }, discuss.map((one) => h("li", { html: one })))]),
    h("section", { class: "raile-card" }, h("h4", {}, t(words.tried)),
      h("ul", {}, tried.map((one) => h("li", {}, t(words.tried_one, { ...one, tone: t(words.tone[one.tone]) })))),
      h("p", {}, t(words.endings, { seen, all: endings })),
      h("p", { class: "raile-muted" }, t(words.again_hint)),
      h("button", { type: "button", class: "raile-button", "data-focus": "again", click: () => outbox.ask({ event: "again", run }) }, t(words.again))));
}

function present(view) {
  const { run, path, waiting } = view;
  if (waiting) return [{ id: `after-${run}-${path.length}`, step: path[path.length - 1], run, n: path.length }, consequence];
  if (view.ending) {
    const { ending: end, debrief, discuss, tried, endings } = view;
    return [{ id: `end-${run}`, view: { ending: end, run, debrief, discuss, tried, endings } }, ending];
  }
  return [{ id: `now-${run}-${path.length}`, decision: view.decision, run, n: path.length + 1 }, decision];
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const ctx = { t, words, outbox };
    const run = h("p", { class: "raile-muted" });
    const soFar = h("h4", {}, t(words.so_far));
    const past = h("ol", { class: "raile-way" });
    const now = h("div");
    const line = savedLine(words, language);
    const { title, summary, minutes, fictional } = view();
    el.append(h("h3", {}, title), h("div", { html: summary }), h("p", { class: "raile-muted" }, t(words.minutes, { n: minutes })),
      h("details", {}, h("summary", {}, t(words.invented)), h("div", { html: fictional })), run, soFar, past, now, line.element);
    let arrived = null;
    return () => {
      const state = view();
      const gone = state.waiting ? state.path.slice(0, -1) : state.path;
      run.textContent = state.run > 1 ? t(words.run, state) : "";
      soFar.hidden = past.hidden = !gone.length;
      keyed(past, gone.map((step, at) => ({ id: `${state.run}-${step.id}`, step, n: at + 1 })), (part) => pastStep(part, ctx));
      const [part, build] = present(state);
      keyed(now, [part], (data) => build(data, ctx));
      line.show(outbox);
      if (arrived && arrived !== part.id) {
        const heading = now.querySelector("[data-arrive]");
        heading.focus();
        heading.scrollIntoView({ block: "center" });
      }
      arrived = part.id;
    };
  }),
};
