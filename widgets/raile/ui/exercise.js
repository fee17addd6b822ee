// An exercise: task, hints one by one, the check's outcome, and a worked solution.

function code(text, label) {
  // A region that scrolls must be reachable by keyboard.
  return h("pre", { class: "raile-code", tabindex: 0, role: "region", "aria-label": label }, h("code", {}, text));
}

const signs = { right: "✓", "not-yet": "✗", "not-attempted": "…", "cannot-check": "!" };
const looks = { right: "right", "not-yet": "wrong", "not-attempted": "partly", "cannot-check": "partly" };

function outcomePart({ outcome, solved }, { t, words }) {
  if (!outcome) {
    return h("div", {}, solved && h("div", { class: "raile-feedback raile-is-right" }, h("p", { class: "raile-verdict" }, `✓ ${t(words.say.solved)}`)));
  }
  const { status, say: because } = outcome;
  return h("div", {}, h("div", { class: `raile-feedback raile-is-${looks[status]}` },
    h("p", { class: "raile-verdict" }, `${signs[status]} ${t(words.outcome[status])}`),
    because && h("div", { html: because }),
    words.say[status] && h("p", {}, t(words.say[status], outcome))));
}

function solutionPart({ solution, offered }, { t, words, outbox }) {
  if (solution === null) {
    return h("div", {}, offered && h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "solution",
      click: () => outbox.ask({ event: "solution" }) }, t(words.solution)));
  }
  return h("section", {}, h("h4", { tabindex: -1 }, t(words.solved_like)), code(solution.trimEnd(), t(words.solved_like)));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const ctx = { t, words, outbox };
    const { title, level, task, sources, starter, can_check: canCheck } = view();
    const label = t(canCheck ? words.starter_again : words.starter);
    const start = code(starter, label);
    const outcome = h("div", { role: "status" });
    const hints = hintsLadder(ctx);
    const solution = h("div");
    const debrief = h("div");
    const line = savedLine(words, language);
    const how = t(canCheck ? words.how : words.how_served).split("`");
    el.append(h("section", { class: "raile-card raile-exercise" },
      h("h3", {}, title), h("p", { class: "raile-muted" }, t(words.level[level])),
      h("h4", {}, t(words.task)), prose(task), sources.map((one) => sourceLine(one, ctx)),
      h("p", { class: "raile-muted" }, how.map((part, at) => (at % 2 ? h("code", {}, part) : part))),
      canCheck ? h("details", {}, h("summary", {}, label), start) : h("div", {}, h("p", { class: "raile-verdict" }, label), start),
      canCheck && h("button", { type: "button", class: "raile-button", "data-focus": "check", click: () => outbox.send({ event: "check" }) }, t(words.check)),
      outcome, h("h4", {}, t(words.hints)), hints.element, solution, debrief, line.element));
    let told = null;
    return () => {
      const now = view();
      keyed(outcome, [{ id: "outcome", outcome: now.outcome, solved: now.solved }], (part) => outcomePart(part, ctx));
      hints.show(now);
      keyed(solution, [{ id: "solution", solution: now.solution, offered: now.may_see_solution }], (part) => solutionPart(part, ctx));
      keyed(debrief, [{ id: "debrief", debrief: now.debrief }], (part) => debriefPart(part, ctx));
      line.show(outbox);
      // What was asked for is read from its beginning.
      const solved = now.solution !== null;
      if (solved && told === false) solution.querySelector("h4").focus();
      told = solved;
    };
  }),
};
