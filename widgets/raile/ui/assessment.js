// An assessment: sections of questions, saved as they are answered, and the result.

function questionPart(question, ctx) {
  const { t, words, outbox, scales } = ctx;
  const legend = unique("ask");
  const help = unique("help");
  const number = h("span", { class: "raile-muted" });
  const wrong = h("p", { class: "raile-problem", role: "alert" });
  const pending = () => outbox.pending.findLast((event) => event.item === question.id && event.reply);
  const changed = () => {
    const problem = fields.problem() || proof?.problem() || "";
    if (wrong.textContent !== problem) wrong.textContent = problem;
    if (problem) return;
    // Only the newest reply is sent again after a failure; an older one must not
    // come back over it.
    outbox.pending = outbox.pending.filter((event) => event.item !== question.id || !event.reply);
    outbox.send({ event: "answer", item: question.id, reply: { ...fields.read(), evidence: proof?.read() ?? "" } });
  };
  const levels = question.scale ? scales[question.scale] : question.options;
  const fields = replyFields(question, levels, legend, { ctx, changed });
  const proof = question.evidence ? evidence(question, { ctx, changed }) : null;
  const proposed = proposalsPart(question, ctx);
  const element = h("section", { class: "raile-card raile-question" },
    h("fieldset", { "aria-describedby": question.help ? help : null },
      h("legend", { id: legend }, number, h("span", { class: "raile-ask", html: question.ask })),
      question.kind === "several" && h("p", { class: "raile-muted" }, t(words.several)),
      !question.required && h("p", { class: "raile-muted" }, t(words.optional)),
      question.help && h("div", { id: help, class: "raile-muted raile-help", html: question.help }),
      question.example && h("details", { class: "raile-example" }, h("summary", {}, t(words.example)), h("div", { html: question.example })),
      proposed.element, fields.element, wrong),
    h("div", { class: "raile-asides" }, why(question, t, words), proof?.element));
  let fresh = true;
  element.sync = (n, { reply, proposals, awaited }) => {
    number.textContent = `${t(words.number, { n })} `;
    const unsaved = pending();
    if (fresh || !(unsaved || wrong.textContent)) {
      fields.write(unsaved?.reply ?? reply);
      proof?.write((unsaved?.reply ?? reply).evidence);
      fresh = false;
    }
    // Last, since it may put the focus on a field, and what has it is not written to.
    proposed.sync({ proposals, awaited });
  };
  return element;
}

function sectionPart(section, ctx) {
  const { t, words } = ctx;
  const list = h("div");
  const back = h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "back" });
  const next = h("button", { type: "button", class: "raile-button", "data-focus": "next" });
  const heading = h("h4", { tabindex: -1 }, section.title);
  const fixing = section.fixes ? fixingPart(section, ctx) : null;
  const working = section.works ? workingPart(ctx) : null;
  const element = h("div", {}, heading, section.intro && h("div", { class: "raile-intro", html: section.intro }), list, fixing, working,
    h("div", { class: "raile-row" }, next));
  element.heading = heading;
  element.sync = (questions, numbers, before, after, now) => {
    fixing?.sync(now.fixing);
    working?.sync(now.working);
    const staying = new Set(questions.map((one) => one.id));
    for (const child of [...list.children]) {
      if (staying.has(child.dataset.part)) continue;
      if (child.contains(document.activeElement)) heading.focus();
      child.remove();
    }
    keyed(list, questions.map(({ reply, proposals, awaited, ...question }) => question), (question) => questionPart(question, ctx));
    for (const [at, question] of questions.entries()) list.children[at].sync(numbers.get(question.id), question);
    if (before) {
      back.textContent = t(words.previous, before);
      back.onclick = () => ctx.go(before.id);
      next.before(back);
    } else {
      back.remove();
    }
    next.textContent = after ? t(words.next, after) : t(words.see);
    next.onclick = () => ctx.go(after ? after.id : "result");
  };
  return element;
}

// The result.

function ladder(result, t, words) {
  return h("ol", { class: "raile-ladder", "aria-label": t(words.result.ladder) }, result.bands.map((band) =>
    h("li", { "aria-current": band.here ? "true" : null },
      h("strong", {}, band.title), h("span", {}, t(words.result.range, band)),
      band.here && h("span", { class: "raile-here" }, `● ${t(words.result.here)}`))));
}

function standing(one, t, words) {
  const points = one.points === null ? null : t(words.result.place, one);
  const said = one.dont_know ? [t(words.dont_know)] : one.level ? [h("span", { html: one.level }), ` (${points})`] : points ? [points] : [];
  const drawn = !one.dont_know && Number.isInteger(one.points) && one.possible <= 10;
  const pips = drawn && h("span", { class: "raile-pips", "aria-hidden": "true" },
    Array.from({ length: one.possible }, (_, at) => h("span", { class: at < one.points ? "raile-full" : null })));
  return h("p", { class: "raile-muted" }, pips, `${one.section_title}${said.length ? " · " : ""}`, said);
}

function headline(result, ctx) {
  const { t, words } = ctx;
  const here = result.bands.find((band) => band.here);
  if (!here) return h("section", { class: "raile-headline" }, h("p", {}, t(words.result.none)));
  return h("section", { class: "raile-headline" },
    h("p", { class: "raile-band" }, here.title),
    result.percent !== null && h("p", { class: "raile-points" }, t(words.result.percent, result)),
    ladder(result, t, words),
    h("div", { html: result.means }),
    result.capped && h("div", { class: "raile-feedback" }, t(words.result.capped, result.capped)),
    result.missing.length > 0 && h("div", { class: "raile-feedback raile-is-partly" }, t(words.result.provisional, { n: result.missing.length })));
}

function stamp(result, { t, words, when }) {
  const date = result.at && when(result.at);
  return h("p", { class: "raile-muted" }, [
    date && t(words.result.stamp, { date }),
    result.role && t(words.result.role, result),
    t(words.result.version, result),
  ].filter(Boolean).join(" · "));
}

function listed(title, hint, entries, none) {
  if (!entries.length && !none) return null;
  return h("section", {}, h("h4", {}, title), hint && h("p", { class: "raile-hint" }, hint),
    entries.length ? h("ol", { class: "raile-findings" }, entries.map((entry) => h("li", {}, entry))) : h("p", {}, none));
}

function resultPart({ result, title }, ctx) {
  const { t, words } = ctx;
  const w = words.result;
  const asked = (one) => h("p", { class: "raile-ask", html: one.ask });
  const heading = h("h3", { tabindex: -1 }, h("span", { class: "raile-screen" }, t(w.title)), h("span", { class: "raile-paper" }, t(w.title_on_paper, { title })));
  const report = h("article", { class: "raile-result" }, heading, stamp(result, ctx), headline(result, ctx),
    result.overrides.length > 0 && h("section", {}, h("h4", {}, t(w.rules)),
      result.overrides.map((rule) => h("div", { class: "raile-feedback raile-is-wrong", html: rule }))),
    h("section", {}, h("h4", {}, t(w.sections)), h("div", { html: result.chart }), h("p", { class: "raile-muted" }, t(w.caveat))),
    listed(t(w.weakest), null, result.weakest.map((one) => [asked(one), standing(one, t, words)]), t(w.weakest_none)),
    listed(t(w.steps), null, result.steps.map((one) => [asked(one), h("div", { html: one.step }), standing(one, t, words)]), t(w.steps_none)),
    listed(t(w.dont_know), t(w.dont_know_hint), result.dont_know.map((one) => [asked(one), h("p", { class: "raile-muted" }, one.section_title)])),
    listed(t(w.missing), t(w.missing_hint), result.missing.map((one) => h("button", { type: "button", class: "raile-link", "data-focus": one.id,
      html: one.ask, click: () => ctx.go(one.section, one.id) }))));
  const element = h("div", {}, report, h("div", { class: "raile-row" },
    h("button", { type: "button", class: "raile-button", "data-focus": "print", click: () => printed(report, ctx.language) }, t(w.print)),
    h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "questions", click: () => ctx.go(ctx.start()) }, t(w.back))));
  element.heading = heading;
  return element;
}

function navigation(nav, parts, ctx) {
  const { t, words } = ctx;
  keyed(nav, parts, (part) => h("li", {}, h("button", {
    type: "button", class: "raile-step", "data-focus": part.id, "aria-current": part.current ? "step" : null, click: () => ctx.go(part.id) },
    h("span", {}, part.title),
    part.asked !== undefined && h("small", {}, `${part.answered === part.asked ? "✓ " : ""}${t(words.section, { done: part.answered, total: part.asked })}`))));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    // English here is European English: the day before the month.
    const clock = language === "en" ? "en-GB" : language;
    const when = (at) => new Intl.DateTimeFormat(clock, { dateStyle: "long", timeStyle: "short" }).format(new Date(at));
    const heading = unique("title");
    const count = h("span");
    const bar = h("progress", { "aria-labelledby": heading });
    const nav = h("ol", { class: "raile-steps" });
    const body = h("div");
    const live = h("div", { class: "raile-hidden", "aria-live": "polite" });
    const line = savedLine(words, language);
    const intro = h("div", { class: "raile-intro" }, h("div", { html: view().intro }),
      view().gate && h("p", { class: "raile-muted" }, t(words.card.gate, view().gate)),
      h("p", { class: "raile-muted" }, t(words.minutes, { n: view().minutes })));
    el.append(h("h3", { id: heading }, view().title), intro,
      h("div", { class: "raile-progress" }, count, bar), h("nav", { "aria-label": t(words.sections) }, nav), body, live, line.element);
    let place = view().result ? "result" : view().start;
    let seen = null;
    let focus = null;
    const ctx = { t, words, language, when, outbox, scales: view().scales, start: () => view().start, go };

    function go(to, question = null) {
      if (to === "result") outbox.ask({ event: "result" });
      else if (place === "result") outbox.ask({ event: "questions" });
      place = to;
      focus = { question };
      redraw();
    }

    function announce(sections) {
      const ids = sections.flatMap((section) => section.questions.map((one) => one.id));
      const more = seen ? ids.filter((id) => !seen.includes(id)).length : 0;
      const fewer = seen ? seen.filter((id) => !ids.includes(id)).length : 0;
      seen = ids;
      const told = [more && t(words.appeared, { n: more }), fewer && t(words.vanished, { n: fewer })].filter(Boolean).join(" ");
      if (told) live.textContent = told;
    }

    function drawSection({ sections, working = null }) {
      const at = Math.max(0, sections.findIndex((section) => section.id === place));
      const { id, title, intro, questions, fixing = null, works = false } = sections[at];
      place = id;
      const numbers = new Map(sections.flatMap((section) => section.questions).map((one, index) => [one.id, index + 1]));
      keyed(body, [{ id: `section-${id}`, section: id, title, intro, works, fixes: Boolean(fixing) }], (part) => sectionPart({ ...part, id }, ctx));
      body.firstChild.sync(questions, numbers, sections[at - 1], sections[at + 1], { fixing, working });
    }

    function drawResult({ result, title }) {
      if (result) keyed(body, [{ id: "result", result, title }], (part) => (result.answers ? cardPart : resultPart)(part, ctx));
      else keyed(body, [{ id: "working" }], () => h("p", { role: "status" }, t(words.working)));
    }

    function settleFocus() {
      const part = body.firstChild;
      if (!focus || !part.heading) return;
      const target = focus.question && [...body.querySelectorAll("[data-part]")].find((one) => one.dataset.part === focus.question);
      (target?.querySelector("input:checked, input, textarea") ?? part.heading).focus();
      (target ?? part.heading).scrollIntoView({ block: "start" });
      focus = null;
    }

    function redraw() {
      const now = view();
      announce(now.sections);
      bar.max = now.asked;
      bar.value = now.answered;
      count.textContent = [t(words.progress, { done: now.answered, total: now.asked }),
        now.minutes_left > 0 && t(words.left, { n: now.minutes_left })].filter(Boolean).join(" · ");
      intro.hidden = place === "result";
      if (place === "result") drawResult(now);
      else drawSection(now);
      navigation(nav, [
        ...now.sections.map(({ id, title, asked, answered }) => ({ id, title, asked, answered, current: id === place })),
        { id: "result", title: t(words.card?.title ?? words.result.title), current: place === "result" },
      ], ctx);
      line.show(outbox);
      settleFocus();
    }
    return redraw;
  }),
};
