// The law navigator: the system, the way so far, the open question or the result.

function sourceList(sources, t, words) {
  return h("details", { class: "raile-sources" }, h("summary", {}, t(words.sources)),
    h("ul", {}, sources.map((one) => h("li", {},
      one.link ? h("a", { href: one.link, target: "_blank", rel: "noopener" }, one.title) : one.title,
      h("span", { class: "raile-muted" }, ` (${t(words.standing[one.standing])})`)))));
}

function decided(chosen, t, words) {
  return chosen.map((one) => h("div", { class: "raile-decided" },
    h("p", {}, h("strong", { html: one.text })),
    h("p", { class: "raile-muted" }, h("span", { class: "raile-point" }, t(words.decides, { article: one.article })), " ", h("span", { html: one.because }))));
}

const plainText = (html) => h("span", { html }).textContent;

function pastStep({ step }, { t, words, outbox }) {
  return h("li", { class: "raile-past" },
    h("h5", { html: step.ask }), decided(step.chosen, t, words),
    h("button", { type: "button", class: "raile-link", "data-focus": `change-${step.id}`,
      "aria-label": t(words.change_of, { ask: plainText(step.ask) }), click: () => outbox.ask({ event: "change", item: step.id }) }, t(words.change)));
}

function question({ question: asked, run, n, changing }, { t, words, outbox }) {
  const name = unique("choice");
  const note = h("p", { class: "raile-status", role: "alert" });
  const pending = outbox.pending.find((event) => event.event === "answer" && event.item === asked.id && event.run === run);
  const chosen = pending?.choice ?? asked.chosen;
  const boxes = asked.choices.map((choice) => {
    const box = h("input", { type: asked.several ? "checkbox" : "radio", name, value: choice.id, "data-focus": choice.id, change: () => { note.textContent = ""; } });
    box.checked = chosen.includes(choice.id);
    return box;
  });
  const answer = () => {
    const choice = boxes.filter((box) => box.checked).map((box) => box.value);
    note.textContent = choice.length ? "" : t(asked.several ? words.choose_several : words.choose);
    if (!choice.length) return;
    outbox.pending = outbox.pending.filter((event) => event.item !== asked.id || event.run !== run);
    outbox.send({ event: "answer", item: asked.id, run, choice });
  };
  return h("section", { class: "raile-card raile-now" },
    h("h4", { tabindex: -1, "data-arrive": true }, t(words.question, { n })),
    changing && h("p", { class: "raile-muted" }, t(words.changing)),
    h("fieldset", {}, h("legend", {}, h("span", { class: "raile-ask", html: asked.ask }), asked.several && h("span", { class: "raile-muted raile-context" }, t(words.several))),
      asked.help && h("div", { class: "raile-help raile-muted", html: asked.help }),
      h("ul", { class: "raile-choices" }, asked.choices.map((choice, at) =>
        h("li", {}, h("label", { class: "raile-choice" }, boxes[at], h("span", { html: choice.text })))))),
    note,
    sourceList(asked.sources, t, words),
    h("div", { class: "raile-row" },
      h("button", { type: "button", class: "raile-button", "data-focus": "answer", click: answer }, t(words.answer)),
      changing && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "leave", click: () => outbox.ask({ event: "leave" }) }, t(words.leave))));
}

const marks = { prohibited: "✗", product: "▲", "high-risk": "▲", "way-out-open": "◇", "way-out-closed": "▲", condition: "◆", transparency: "◆", none: "○", outside: "○", data: "§" };

function since(one, t, words) {
  const doubt = { secondary: words.result.reported, "to-check": words.result.to_check }[one.standing];
  return h("p", { class: "raile-since" }, h("strong", {}, t(one.in_force ? words.result.since : words.result.from, one)), doubt && ` ${t(doubt)}`);
}

function unsettled(text, t, words) {
  return text && h("p", { class: "raile-unsettled" }, h("strong", {}, `${t(words.result.unsettled)}: `), h("span", { html: text }));
}

function finding(one, t, words) {
  return h("li", { class: `raile-finding raile-kind-${one.kind}` },
    h("p", { class: "raile-kind" }, `${marks[one.kind]} ${t(words.kind[one.kind].name)} · ${one.point}`),
    h("h5", {}, one.title), h("p", { html: one.text }), since(one, t, words), unsettled(one.unsettled, t, words), sourceList(one.sources, t, words));
}

function duty(one, t, words) {
  return h("li", {}, h("strong", {}, one.title), " ", h("span", { class: "raile-muted" }, `(${one.article})`), h("div", { html: one.text }), unsettled(one.unsettled, t, words));
}

function duties(result, t, words) {
  const w = words.result;
  const roles = result.roles.length > 1 ? w.roles.both : w.roles[result.roles[0]];
  const count = result.now.length + result.later.length;
  return count > 0 && h("section", {}, h("h4", {}, t(w.duties), roles && `, ${t(roles)}`),
    h("h5", {}, t(w.now)), result.now.length ? h("ul", { class: "raile-duties" }, result.now.map((one) => duty(one, t, words))) : h("p", {}, t(w.now_none)),
    result.later.map((group) => h("details", { class: "raile-keep" }, h("summary", {}, t(w.later_from, { ...group, n: group.duties.length })),
      h("ul", { class: "raile-duties" }, group.duties.map((one) => duty(one, t, words))))),
    h("p", { class: "raile-muted" }, t(w.main_duties)));
}

function compared(check, t, words) {
  const w = words.check;
  return h("section", { class: `raile-feedback raile-is-${check.right ? "right" : "partly"}` },
    h("p", { class: "raile-verdict" }, `${check.right ? "✓" : "◐"} ${t(check.right ? w.right : w.differs)}`),
    !check.right && [h("p", {}, `${t(w.expected)}:`), h("ul", {}, check.expected.map((one) => h("li", {}, one)))],
    check.differs && [h("p", {}, `${t(w.first)} `, h("strong", { html: check.differs.ask })),
      h("p", {}, t(w.ours)), ...decided(check.differs.chosen, t, words)],
    h("p", {}, h("strong", {}, `${t(w.remember)}: `)), h("div", { html: check.why }));
}

// On paper nothing can be opened.
function opened(report) {
  const copy = report.cloneNode(true);
  for (const part of copy.querySelectorAll(".raile-keep")) part.open = true;
  return copy;
}

function result({ result: found, path, name, about, run, day, other_day: other, single }, ctx) {
  const { t, words, outbox, language } = ctx;
  const w = words.result;
  const kind = words.kind[found.kind];
  const report = h("article", { class: "raile-result raile-law" },
    h("header", { class: `raile-headline raile-kind-${found.kind}` },
      h("p", { class: "raile-paper" }, t(w.title_on_paper, { name })),
      about && h("div", { class: "raile-paper", html: about }),
      h("h4", { tabindex: -1, "data-arrive": true }, t(w.title)),
      h("p", { class: "raile-band" }, `${marks[found.kind]} ${t(kind.name)}`), h("p", {}, t(kind.text)),
      h("p", { class: "raile-muted" }, t(other ? words.day.seen : words.day.seen_today, { day }))),
    found.check && compared(found.check, t, words),
    h("section", {}, h("h4", {}, t(w.findings)), h("ul", { class: "raile-plain" }, found.findings.map((one) => finding(one, t, words)))),
    duties(found, t, words),
    h("section", {}, h("h4", {}, t(w.coming)),
      found.coming.length ? h("ul", {}, found.coming.map((one) => h("li", {}, t(w.coming_one, one), unsettled(one.doubt, t, words)))) : h("p", {}, t(w.coming_none))),
    h("section", { class: "raile-paper" }, h("h4", {}, t(w.way)), h("ol", {}, path.map((step) => h("li", {}, h("span", { html: step.ask }), decided(step.chosen, t, words))))),
    h("p", { class: "raile-caveat raile-muted" }, t(words.caveat)));
  return h("div", { class: "raile-card" }, report, h("div", { class: "raile-row" },
    h("button", { type: "button", class: "raile-button", "data-focus": "print", click: () => printed(opened(report), language) }, t(w.print)),
    !single && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "another", click: () => outbox.ask({ event: "new", run }) }, t(words.another))));
}

function system({ run, name, about, title, cases, begun, runs }, { t, words, outbox }) {
  const field = h("input", { type: "text", id: unique("name"), maxlength: 120, value: name, autocomplete: "off", "data-focus": "name",
    change: () => outbox.send({ event: "name", item: "system", run, name: field.value.trim() }) });
  const help = unique("help");
  field.setAttribute("aria-describedby", help);
  const pick = h("select", { id: unique("case"), "data-focus": "case" }, h("option", { value: "" }, t(words.practice_choose)),
    cases.map((one) => h("option", { value: one.id }, one.title)));
  const take = () => pick.value && outbox.send({ event: "new", item: "system", case: pick.value });
  return h("section", { class: "raile-card raile-system" },
    h("h4", {}, t(words.system, { run })),
    about ? h("div", {}, h("p", {}, h("strong", {}, t(words.practising, { title }))), h("div", { html: about }))
      : h("p", {}, h("label", { for: field.id }, t(words.name)), " ", field, " ", h("small", { id: help, class: "raile-muted" }, t(words.name_help))),
    h("div", { class: "raile-row" }, h("label", { for: pick.id }, t(words.practice)), pick,
      h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "take", click: take }, t(words.practice_take)),
      begun && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "new", click: () => outbox.ask({ event: "new", run }) }, t(words.another))),
    runs.length > 1 && h("details", {}, h("summary", {}, t(words.walked)), h("ul", { class: "raile-plain" }, runs.map((one) => h("li", {},
      h("button", { type: "button", class: "raile-link", "aria-current": one.run === run ? "true" : null, "data-focus": `run-${one.run}`,
        click: () => outbox.ask({ event: "open", run: one.run }) }, t(words.open_one, { run: one.run, name: one.name || t(words.unnamed) })))))));
}

function look(state, { t, words, outbox }) {
  const field = h("input", { type: "date", id: unique("day"), value: state.today, "data-focus": "day" });
  return h("details", { class: "raile-look", open: state.other_day }, h("summary", {}, t(words.day.open)),
    h("div", { class: "raile-row" }, h("label", { for: field.id }, t(words.day.label)), field,
      h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "look", click: () => outbox.ask({ event: "day", day: field.value }) }, t(words.day.apply)),
      state.other_day && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "today", click: () => outbox.ask({ event: "day", day: "" }) }, t(words.day.today))));
}

function present(state) {
  const { run, path, name, day, other_day, single } = state;
  if (state.question) {
    return [{ id: `ask-${run}-${state.question.id}-${state.changing}`, question: state.question, run, n: path.length + 1, changing: state.changing }, question];
  }
  const called = state.case?.title || name || "";
  return [{ id: `found-${run}`, result: state.result, path, name: called, about: state.case?.system, run, day, other_day, single }, result];
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const ctx = { t, words, outbox, language };
    const head = h("div");
    const soFar = h("summary");
    const past = h("ol", { class: "raile-way" });
    const way = h("details", { class: "raile-so-far" }, soFar, past);
    const now = h("div");
    const foot = h("div");
    const line = savedLine(words, language);
    el.append(h("h3", {}, t(words.title)), h("p", {}, t(words.intro)), h("p", { class: "raile-muted" }, t(words.caveat)), head, way, now, line.element, foot);
    let arrived = null;
    let ended = null;
    return () => {
      const state = view();
      const { run, name, runs, cases, path } = state;
      keyed(head, state.single ? [] : [{ id: `system-${run}`, run, name, about: state.case?.system, title: state.case?.title, cases, begun: path.length > 0, runs }], (part) => system(part, ctx));
      way.hidden = !path.length;
      // The result stands below; its way opens when somebody wants to change it.
      if (Boolean(state.result) !== ended) way.open = !state.result;
      ended = Boolean(state.result);
      soFar.textContent = t(state.result ? words.path_done : words.path, { n: path.length });
      keyed(past, path.map((step) => ({ id: `${run}-${step.id}`, step })), (part) => pastStep(part, ctx));
      const [part, build] = present(state);
      keyed(now, [part], (data) => build(data, ctx));
      keyed(foot, [{ id: "look", today: state.today, other_day: state.other_day }], (data) => look(data, ctx));
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
