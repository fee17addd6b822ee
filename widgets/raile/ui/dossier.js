// One dossier: what comes next, the gates, the team, and what happened.

function blockText(one, { t, words }) {
  const w = words.dossier.block;
  if (one.kind === "sheet") return one.n ? t(w.open, one) : t(w.sheet, one);
  return t(w[one.kind], one);
}

function sheetLine(one, ctx, focus) {
  const { t, words, outbox } = ctx;
  const w = words.dossier;
  const far = () => {
    if (one.aside) return chip("later", t(w.aside));
    if (one.complete) return chip("complete", t(w.complete));
    if (one.total === null) return h("small", {}, one.done ? t(w.begun, { n: one.done }) : t(w.untouched));
    return [h("progress", { max: one.total, value: one.done, "aria-hidden": "true" }), h("small", {}, t(w.progress, one))];
  };
  return h("li", {}, h("button", { type: "button", class: "raile-sheet-link", "data-focus": `${focus}-${one.id}`, click: () => outbox.ask({ event: "sheet", sheet: one.id }) },
    h("span", { class: "raile-grow" }, one.title, one.version > 1 && h("small", {}, ` ${t(w.version, { n: one.version })}`)), h("span", { class: "raile-far" }, far())));
}

function sheetList(gate, ctx, focus) {
  const { t, words } = ctx;
  if (!gate.sheets.length) return h("p", { class: "raile-muted" }, t(words.dossier.no_sheets));
  return h("ul", { class: "raile-plain raile-sheets", "aria-label": t(words.dossier.sheets) }, gate.sheets.map((one) => sheetLine(one, ctx, focus)));
}

function decision(gate, { t, words }) {
  const one = gate.decision;
  if (!one) return null;
  const w = words.dossier;
  return h("div", { class: "raile-feedback" },
    h("p", { class: "raile-verdict" }, t(one.decision === "passed" ? w.passed_by : w.sent_by, one)),
    h("p", {}, t(w.because, one)), gate.review && h("p", {}, t(w.looks_again, { date: gate.review })));
}

// Passing or sending back; the reason lives in the page until it is saved.
function decide(gate, state, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.dossier;
  const may = gate.deciders.length ? t(w.deciders, { functions: gate.deciders.join(", ") }) : t(w.deciders_unknown);
  if (!gate.may) {
    const mine = state.member && state.functions.find((one) => one.id === state.member.function)?.title;
    return h("p", { class: "raile-muted" }, may, h("br"), mine && t(w.not_yours, { function: mine }));
  }
  const reason = h("textarea", { maxlength: 20000, class: "raile-evidence", value: ctx.drafts.get(gate.id) ?? "", "data-focus": `reason-${gate.id}`,
    input: () => ctx.drafts.set(gate.id, reason.value) });
  const review = gate.proposed && h("input", { type: "date", value: gate.proposed, "data-focus": `review-${gate.id}` });
  const back = choice(state.gates.slice(0, gate.number + 1).map((one) => ({ id: one.id, title: t(words.place, { n: one.number, title: one.title }) })), gate.id, null, `to-${gate.id}`);
  const send = (chosen) => {
    ctx.drafts.delete(gate.id);
    outbox.send({ event: "decide", item: gate.id, gate: gate.id, decision: chosen, reason: reason.value, review: review?.value, to: back.value });
  };
  const passing = (gate.status !== "passed" || gate.again) && !gate.blocks.length;
  return h("div", { class: "raile-decide" }, h("p", { class: "raile-muted" }, may),
    field(t(w.reason), reason), passing && review && field(t(w.review_on), review, t(w.review_help)),
    h("div", { class: "raile-row" },
      passing && h("button", { type: "button", class: "raile-button", "data-focus": `pass-${gate.id}`, click: () => send("passed") }, t(w.pass)),
      gate.number > 0 && h("label", { class: "raile-inline" }, `${t(w.send_to)} `, back),
      h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": `back-${gate.id}`, click: () => send("sent-back") }, t(w.send_back))));
}

// All gates on one line, like stations; each leads to its gate below.
function track({ gates, gate }, ctx) {
  const { t, words } = ctx;
  return h("ol", { class: "raile-track" }, gates.map((one) => h("li", { class: `raile-station raile-station-${one.status}`, "aria-current": one.number === gate ? "step" : null },
    h("button", { type: "button", "data-focus": `station-${one.id}`, "aria-label": t(words.dossier.gate_is, { ...one, status: t(words.status[one.status]) }), click: () => ctx.show(one.id) },
      h("span", { class: "raile-disc", "aria-hidden": "true" }, ["passed", "sent-back"].includes(one.status) ? signs[one.status] : one.number),
      h("span", { class: "raile-station-name", "aria-hidden": "true" }, one.title)))));
}

function nextPart({ gate, state }, ctx) {
  const { t, words } = ctx;
  const w = words.dossier;
  if (!gate) return h("section", { class: "raile-headline" }, h("p", { class: "raile-band" }, `✓ ${t(words.register.gate_done)}`), h("p", {}, t(w.done)));
  return h("section", { class: `raile-headline${state.stopped ? " raile-stop" : ""}` },
    h("p", { class: "raile-row" }, h("span", { class: "raile-muted" }, t(w.next)), chip(gate.status, t(words.status[gate.status]))),
    h("p", { class: "raile-band" }, t(words.place, { n: gate.number, title: gate.title })),
    h("p", { class: "raile-ask", html: gate.ask }), h("p", { class: "raile-muted" }, t(w.owner, gate)),
    state.stopped && h("p", { class: "raile-feedback raile-is-wrong" }, t(w.stopped)),
    decision(gate, ctx),
    gate.sheets.length > 0 && h("section", {}, h("h4", {}, t(w.sheets)), sheetList(gate, ctx, "next")),
    h("section", {}, h("h4", {}, gate.blocks.length ? t(w.in_the_way) : t(w.decide)),
      gate.blocks.length ? h("ul", {}, gate.blocks.map((one) => h("li", {}, blockText(one, ctx)))) : h("p", {}, t(w.nothing_in_the_way)),
      state.member && h("div", { class: "raile-deciding" }, decide(gate, state, ctx))));
}

function gatePart({ gate, state }, ctx) {
  const { t, words } = ctx;
  const w = words.dossier;
  return h("li", { class: "raile-gate" },
    h("details", {}, h("summary", {}, h("span", { class: "raile-gate-name" }, t(words.place, { n: gate.number, title: gate.title })), chip(gate.status, t(words.status[gate.status])), gate.again && chip("blocked", t(w.again)),
      gate.review && h("small", { class: gate.overdue ? "raile-late" : null }, t(gate.overdue ? w.review_late : w.review, { date: gate.review }))),
    h("div", { class: "raile-gate-inside" }, h("p", { class: "raile-ask", html: gate.ask }),
      h("p", { class: "raile-muted" }, t(w.owner, gate)), h("p", { class: "raile-muted" }, t(w.artefact, { artefact: "" }), h("span", { html: gate.artefact })),
      decision(gate, ctx), gate.again && h("p", {}, t(w.again_why)),
      h("h5", {}, t(w.sheets)), sheetList(gate, ctx, "sheet"),
      gate.number !== state.gate && h("div", {},
        gate.blocks.length > 0 && [h("h5", {}, t(w.in_the_way)), h("ul", {}, gate.blocks.map((one) => h("li", {}, blockText(one, ctx))))],
        state.member && h("div", { class: "raile-deciding" }, h("h5", {}, t(w.decide)), decide(gate, state, ctx))))));
}

function team(state, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.dossier;
  const acting = choice(state.functions, state.member?.function, state.member ? null : t(words.begin.choose), "function");
  const take = () => acting.value && outbox.send({ event: "function", item: "function", function: acting.value });
  const told = h("span", { role: "status" });
  const copy = () => navigator.clipboard?.writeText(state.invite).then(() => { told.textContent = t(w.copied); });
  return fold(t(w.team), true,
    h("ul", {}, state.members.map((one) => h("li", {}, one.name, one.me && [" ", h("strong", {}, `(${t(w.me)})`)]))),
    !state.member && h("p", {}, t(w.visitor)),
    h("div", { class: "raile-row raile-bottom" }, field(t(w.your_function), acting),
      h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "take", click: take }, t(state.member ? w.save : w.take_part))),
    state.member && [h("h5", {}, t(w.invite)), h("p", { class: "raile-muted" }, t(w.invite_help)),
      state.invite && h("p", {}, h("span", { class: "raile-invite", translate: "no" }, state.invite)),
      h("div", { class: "raile-row" }, state.invite && navigator.clipboard && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "copy", click: copy }, t(w.copy)), told,
        h("button", { type: "button", class: "raile-link", "data-focus": "new-invite", click: () => outbox.send({ event: "invite", item: "invite" }) }, t(state.invite ? w.new_invite : w.first_invite)))]);
}

function about(state, ctx) {
  const { t, words, outbox } = ctx;
  const save = (item, control) => () => {
    ctx.drafts.delete(item);
    if (control.value !== state.facts[item]) outbox.send({ event: "fact", item, value: control.value });
  };
  const text = (item, longest, rows) => {
    const control = rows ? h("textarea", { maxlength: longest, class: "raile-evidence", "data-focus": item }) : h("input", { type: "text", maxlength: longest, "data-focus": item });
    control.value = ctx.drafts.get(item) ?? state.facts[item];
    control.addEventListener("input", () => ctx.drafts.set(item, control.value));
    control.disabled = !state.member;
    control.addEventListener("change", save(item, control));
    return field(t(words.facts[item]), control);
  };
  const chosen = choice(state.states, state.facts.state, state.facts.state ? null : t(words.state_none), "state");
  chosen.disabled = !state.member;
  const invented = tick(t(words.facts.invented), state.facts.invented === "yes", "invented",
    (checked) => outbox.send({ event: "fact", item: "invented", value: checked ? "yes" : "" }));
  invented.box.disabled = !state.member;
  chosen.addEventListener("change", save("state", chosen));
  return fold(t(words.dossier.about), false,
    text("name", 120), text("purpose", 2000, true), text("supplier", 200), field(t(words.facts.state), chosen), invented.label);
}

export default {
  render: watching(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const w = words.dossier;
    // What is half typed outlives what others change meanwhile.
    const ctx = { t, words, language, outbox, drafts: new Map() };
    const heading = h("h3", { tabindex: -1 });
    const lead = h("p", { class: "raile-lead" });
    const facts = h("p", { class: "raile-row" });
    const wrong = problemLine(words);
    const line_of_gates = h("nav", { "aria-label": t(w.way) });
    const next = h("div");
    const way = h("ol", { class: "raile-gates" });
    const cards = h("div", { class: "raile-two" });
    const past = h("div");
    const line = savedLine(words, language);
    el.append(h("p", {}, h("button", { type: "button", class: "raile-link", "data-focus": "register", click: () => outbox.ask({ event: "register" }) }, `← ${t(w.back)}`)),
      heading, lead, facts, line_of_gates, next, wrong.element, line.element, h("h4", {}, t(w.way)), way, cards,
      fold(t(w.history), false, past));
    el.classList.add("raile-board");
    ctx.show = (id) => {
      const one = [...way.children].find((part) => part.dataset.part === id);
      one.firstChild.open = true;
      one.querySelector("summary").focus();
      one.scrollIntoView({ block: "start" });
    };
    desk.keep({ dossier: view().id });
    arrive(heading, view().arriving);
    return () => {
      const state = view();
      heading.textContent = state.facts.name;
      lead.textContent = state.facts.purpose;
      lead.hidden = !state.facts.purpose;
      facts.replaceChildren(...[
        state.facts.state && chip("state", state.states.find((one) => one.id === state.facts.state)?.title),
        state.band && chip("band", t(state.agreed ? w.risk : w.risk_open, { band: state.band })),
        state.facts.invented && chip("invented", t(w.invented)),
        state.gates.some((one) => one.again) && chip("late", t(w.again)),
        state.stopped && chip("stopped", t(words.status.stopped)),
        state.review && chip(state.overdue ? "late" : "review", t(state.overdue ? w.review_late : w.review, { date: state.review })),
        state.facts.supplier && h("span", { class: "raile-muted" }, t(w.supplier, state.facts)),
      ].filter(Boolean));
      const { member, functions, gates, gate, stopped } = state;
      const shared = { member, functions, gate, stopped, gates: gates.map(({ id, number, title }) => ({ id, number, title })) };
      keyed(line_of_gates, [{ id: "track", gate, gates: gates.map(({ id, number, title, status }) => ({ id, number, title, status })) }], (part) => track(part, ctx));
      keyed(next, [{ id: "next", gate: gates[gate] ?? null, state: shared }], (part) => nextPart(part, ctx));
      // What somebody has opened stays open when it is drawn anew.
      const open = new Set([...way.children].filter((one) => one.firstChild.open).map((one) => one.dataset.part));
      const folds = [...cards.children].map((one) => one.open);
      keyed(way, gates.map((one) => ({ id: one.id, gate: one, state: shared })), (part) => gatePart(part, ctx));
      for (const one of way.children) if (open.has(one.dataset.part)) one.firstChild.open = true;
      const { members, invite, states, facts: known } = state;
      keyed(cards, [{ id: "team", member, members, invite, functions }, { id: "about", facts: known, states, member }],
        (part) => (part.id === "team" ? team(part, ctx) : about(part, ctx)));
      folds.forEach((opened, at) => { cards.children[at].open = opened; });
      keyed(past, [{ id: "history", history: state.history, more: state.more }], (part) => historyPart(part, ctx));
      wrong.show(state.problem);
      line.show(outbox);
    };
  }),
};
