// The head of a sheet: the way back, its versions, its raters, its past.

function versionPart(state, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.bench;
  const named = (one) => ({ id: one.number, title: [t(w.version_one, { n: one.number, reason: one.reason }), one.on && t(w.begun_on, { date: one.on })].filter(Boolean).join(" · ") });
  const pick = choice(state.versions.map(named), state.version, null, "version");
  pick.addEventListener("change", () => leave(state, ctx, { event: "version", version: Number(pick.value) }));
  const note = state.versions[state.version - 1].note;
  return h("div", {}, state.versions.length > 1 && field(t(w.version), pick), note && h("p", {}, h("q", {}, note)),
    !state.newest && h("p", { class: "raile-feedback raile-is-partly" }, t(w.old)),
    h("p", { class: "raile-muted" }, t(w[state.mode])));
}

// Nobody leaves a sheet unaware that an answer is not saved yet.
function leave(state, ctx, event) {
  if (unsaved(ctx.outbox) && !ctx.warned) {
    ctx.warned = true;
    ctx.warn(true);
    return;
  }
  ctx.outbox.ask(event);
}

function raters(risk, ctx) {
  const { t, words } = ctx;
  const w = words.bench;
  return h("section", {}, h("h4", {}, t(w.raters)),
    risk.raters.length ? h("ul", { class: "raile-plain raile-raters" }, risk.raters.map((one) => h("li", {},
      h("span", {}, one.name, one.me && [" ", h("strong", {}, `(${t(w.me)})`)]),
      one.complete ? chip("complete", t(w.finished)) : h("span", {}, h("progress", { max: one.total, value: one.done, "aria-hidden": "true" }), ` ${t(w.rated, one)}`))))
      : h("p", {}, t(w.nobody)),
    risk.missing > 0 && h("p", { class: "raile-muted" }, t(w.missing, { n: risk.missing })),
    risk.waits && h("p", {}, t(w.waits)));
}

function spreadPart(one, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.bench;
  return h("li", {}, h("p", { class: "raile-ask" }, `${one.title}: ${t(w.scale[one.scale])}, ${t(w.stage[one.stage])} `, one.settled && chip("complete", t(w.settled))),
    h("ul", { class: "raile-views" }, one.views.map((view) => h("li", {},
      h("span", { class: "raile-steps-drawn", "aria-hidden": "true" }, [1, 2, 3, 4, 5].map((at) => h("span", { class: at === view.step ? "raile-full" : null }))),
      h("strong", {}, t(w.view, view)), " ",
      view.reason.trim() ? h("q", {}, view.reason) : h("span", { class: "raile-muted" }, t(w.no_reason)),
      view.group.trim() && h("span", { class: "raile-muted" }, ` (${view.group})`)))),
    h("button", { type: "button", class: "raile-link", "data-focus": `go-${one.id}-${one.stage}-${one.scale}`, click: () => outbox.ask({ event: "question", item: one.id }) }, t(w.go, one)));
}

function talk(state, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.bench;
  const { risk } = state;
  if (!risk.shown) return h("div");
  const agree = h("button", { type: "button", class: "raile-button", "data-focus": "agree", click: () => outbox.send({ event: "agree", item: "agree" }) }, t(w.agree));
  return h("section", {}, h("h4", {}, t(w.apart)),
    risk.spreads.length ? [h("p", {}, risk.discuss), h("ol", { class: "raile-findings" }, risk.spreads.map((one) => spreadPart(one, ctx)))] : h("p", {}, t(w.apart_none)),
    risk.may_agree && h("div", { class: "raile-feedback" }, h("p", {}, t(w.agree_help)), agree),
    risk.agreed && risk.agreed !== state.version && h("button", { type: "button", class: "raile-button", "data-focus": "agreed", click: () => leave(state, ctx, { event: "version", version: risk.agreed }) }, t(w.to_agreed)),
    risk.agreed && (risk.settled ? h("p", { class: "raile-feedback raile-is-right" }, `✓ ${t(w.is_settled)}`)
      : h("p", { class: "raile-feedback raile-is-partly" }, t(w.still_open, { n: risk.open }))));
}

function beginPart({ reasons }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.bench;
  const reason = choice(reasons.map((one) => ({ id: one.id, title: one.text })), "", t(words.begin.choose), "reason");
  const note = h("input", { type: "text", maxlength: 2000, "data-focus": "note" });
  return h("details", {}, h("summary", {}, t(w.new)), h("p", { class: "raile-muted" }, t(w.new_help)), field(t(w.reason), reason), field(t(w.note), note),
    h("button", { type: "button", class: "raile-button", "data-focus": "begin", click: () => outbox.send({ event: "begin", item: "begin", reason: reason.value, note: note.value }) }, t(w.new_do)));
}

function asidePart({ aside }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.bench;
  const send = (reason) => outbox.send({ event: "aside", item: "aside", reason });
  if (aside) return h("div", { class: "raile-feedback raile-is-partly" }, h("p", {}, t(w.is_aside, { reason: aside })),
    h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "take-up", click: () => send("") }, t(w.take_up)));
  const reason = h("input", { type: "text", maxlength: 2000, "data-focus": "aside-reason" });
  return h("details", {}, h("summary", {}, t(w.aside)), h("p", { class: "raile-muted" }, t(w.aside_help)), field(t(w.aside_why), reason),
    h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "aside", click: () => send(reason.value) }, t(w.aside_do)));
}

export default {
  render: watching(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const w = words.bench;
    const caution = h("p", { class: "raile-feedback raile-is-partly", role: "alert", hidden: true });
    const warn = (shown) => {
      caution.hidden = !shown;
      caution.textContent = shown ? t(words.unsaved) : "";
    };
    const ctx = { t, words, language, outbox, warn, warned: false };
    const heading = h("h3", { tabindex: -1 }, view().title);
    const back = h("button", { type: "button", class: "raile-link", "data-focus": "back", click: () => leave(view(), ctx, { event: "dossier" }) });
    const wrong = problemLine(words);
    const body = h("div");
    const past = h("div");
    const line = savedLine(words, language);
    el.append(h("p", {}, back), caution, heading, body, h("details", {}, h("summary", {}, t(w.history)), past), wrong.element, line.element);
    el.classList.add("raile-board", "raile-head");
    desk.keep({ dossier: view().dossier, sheet: view().sheet, version: view().version });
    arrive(heading, view().arriving);
    return () => {
      const state = view();
      const { version, versions, newest, mode, risk, reasons, compared, history, more } = state;
      back.textContent = `← ${t(w.back, state)}`;
      keyed(body, [
        { id: "version", version, versions, newest, mode },
        risk && { id: "raters", risk },
        risk && { id: "talk", risk, version },
        newest && state.can_aside && { id: "aside", aside: state.aside },
        newest && { id: "begin", reasons },
        versions.length > 1 && { id: "compare", versions, compared },
      ].filter(Boolean), (part) => {
        switch (part.id) {
          case "version": return versionPart(part, ctx);
          case "raters": return raters(part.risk, ctx);
          case "talk": return talk(part, ctx);
          case "aside": return asidePart(part, ctx);
          case "begin": return beginPart(part, ctx);
          default: return comparePart(part, ctx);
        }
      });
      keyed(past, [{ id: "history", history, more }], (part) => historyPart(part, ctx));
      wrong.show(state.problem);
      line.show(outbox);
    };
  }),
};
