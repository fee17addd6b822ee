// What a sheet has beside its questions: proposals, what is worked out, what is fixed,
// and the card that the answers make.

// What other sheets say already: it becomes an answer only when it is kept.
function proposalsPart(question, ctx) {
  const { t, words, outbox } = ctx;
  const element = h("div", { class: "raile-proposals" });
  const from = (part) => t(part.asked ? words.proposal.asked : words.proposal.from, part);
  return {
    element,
    sync({ proposals = [], awaited = [] }) {
      const had = element.contains(document.activeElement);
      keyed(element, [
        ...proposals.map((one) => ({ ...one, id: `proposal-${one.id}`, proposal: one.id })),
        ...(awaited.length ? [{ id: "awaited", awaited }] : []),
      ], (part) => (part.awaited
        ? h("p", { class: "raile-muted" }, t(words.proposal.awaited, { sheets: part.awaited.join(", ") }))
        : h("div", { class: "raile-proposal" },
          h("p", { class: "raile-muted" }, from(part)),
          h("p", { class: "raile-said", dir: "auto", tabindex: 0, role: "group", "aria-label": from(part) }, part.text),
          h("button", { type: "button", class: "raile-button raile-quiet raile-arrow", "data-focus": `keep-${part.proposal}`,
            click: () => outbox.send({ event: "keep", item: question.id, proposal: part.proposal }) },
          t(words.proposal.keep), h("span", { class: "raile-hidden" }, ` ${from(part)}`)))));
      // What was kept is gone from here: go to where it stands now.
      if (had && !element.contains(document.activeElement)) element.parentElement.querySelector("textarea, input, select")?.focus();
    },
  };
}

const saidPart = (said) => (said.length ? h("ul", { class: "raile-plain raile-worked" }, said.map((one) => h("li", { dir: "auto" }, one))) : null);

// What follows from the answers; only the sentences are read out when they change.
function workingPart({ t, words }) {
  const said = h("div", { "aria-live": "polite" });
  const figures = h("div");
  const element = h("section", { class: "raile-card raile-working", hidden: true }, h("h5", {}, t(words.worked)), said, figures);
  let drawn = "";
  element.sync = (working) => {
    element.hidden = !working;
    const data = JSON.stringify(working ?? null);
    if (!working || data === drawn) return;
    drawn = data;
    said.replaceChildren(saidPart(working.said) ?? "");
    figures.innerHTML = working.figures;
  };
  return element;
}

// Numbers that are fixed before what follows from them is seen. A change later is
// possible, and stays visible.
function fixingPart(section, { t, words, outbox, when }) {
  const line = h("p", { role: "status" });
  const past = h("ul", { class: "raile-plain raile-muted" });
  const button = h("button", { type: "button", class: "raile-button", "data-focus": "fix",
    click: () => outbox.send({ event: "fix", section: section.id }) });
  const element = h("section", { class: "raile-card" }, h("h5", {}, t(words.fixing.title)), h("p", {}, t(words.fixing.why)), line, past, button);
  element.sync = (fixing) => {
    const next = fixing.fixed ? t(words.fixing.fixed) : fixing.times.length ? t(words.fixing.open_again) : t(words.fixing.open);
    if (line.textContent !== next) line.textContent = next;
    past.replaceChildren(...fixing.times.map((one, at) => h("li", {}, t(at ? words.fixing.again : words.fixing.first, {
      date: when(one.at), changed: one.changed.join(", ") || t(words.fixing.nothing) }))));
    button.textContent = t(words.fixing.fix);
    button.hidden = fixing.fixed || !fixing.ready;
  };
  return element;
}

function cardAnswer(one, { t, words }) {
  if (one.rows) {
    return h("div", { class: "raile-scroll", tabindex: 0, role: "group", "aria-label": one.title },
      h("table", {}, h("thead", {}, h("tr", {}, one.heads.map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", {}, one.rows.map((row) => h("tr", {}, row.map((cell) => h("td", { dir: "auto" }, cell)))))));
  }
  return one.said ? h("p", { class: "raile-said", dir: "auto" }, one.said) : h("p", { class: "raile-muted" }, t(words.card.open));
}

// The card: everything that was answered, what follows from it, and what is missing.
function cardPart({ result, title }, ctx) {
  const { t, words } = ctx;
  const w = words.card;
  const heading = h("h3", { tabindex: -1 }, h("span", { class: "raile-screen" }, t(w.title)), h("span", { class: "raile-paper" }, title));
  const asked = (one) => h("button", { type: "button", class: "raile-link", "data-focus": one.id, html: one.ask, click: () => ctx.go(one.section, one.id) });
  const listed = (head, hint, entries) => entries.length > 0 && h("section", {}, h("h4", {}, head), h("p", { class: "raile-hint" }, hint),
    h("ul", {}, entries.map((one) => h("li", {}, asked(one)))));
  const report = h("article", { class: "raile-result raile-answers" }, heading, stamp(result, ctx),
    result.gate && h("p", {}, t(w.gate, result.gate)),
    h("div", { class: `raile-feedback ${result.missing.length ? "raile-is-partly" : "raile-is-right"}` },
      h("p", { class: "raile-verdict" }, result.missing.length ? t(w.incomplete, { n: result.missing.length }) : t(w.complete))),
    listed(t(w.missing), t(w.missing_hint), result.missing),
    listed(t(w.waiting), t(w.waiting_hint), result.waiting),
    result.working && h("section", {}, h("h4", {}, t(words.worked)), saidPart(result.working.said), h("div", { html: result.working.figures })),
    result.fixings.length > 0 && h("section", {}, h("h4", {}, t(words.fixing.history)),
      h("ol", {}, result.fixings.map((one, at) => h("li", {}, t(at ? words.fixing.again : words.fixing.first, {
        date: ctx.when(one.at), changed: one.changed.join(", ") || t(words.fixing.nothing) }))))),
    result.answers.map((section) => h("section", {}, h("h4", {}, section.title),
      section.answers.map((one) => h("div", { class: "raile-answer" }, h("p", { class: "raile-ask", html: one.ask }), cardAnswer(one, ctx),
        one.evidence && h("p", { class: "raile-muted", dir: "auto" }, t(w.evidence, one)))))),
    h("p", { class: "raile-muted" }, t(w.caveat)));
  const element = h("div", {}, report, h("div", { class: "raile-row" },
    h("button", { type: "button", class: "raile-button", "data-focus": "print", click: () => printed(report, ctx.language) }, t(w.print)),
    h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "questions", click: () => ctx.go(ctx.start()) }, t(words.result.back))));
  element.heading = heading;
  return element;
}
