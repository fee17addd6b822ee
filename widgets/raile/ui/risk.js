// The risk assessment: one question at a time, the matrix of what counts, the result.

const plain = (html) => h("span", { html }).textContent;

// Labelled text; it tells of a change when it is left and at each pause.
function textField({ label, help, value, changed, rows = 0, focus }) {
  const id = unique("field");
  const note = help && unique("help");
  const field = rows
    ? h("textarea", { id, maxlength: 20000, class: "raile-evidence", "data-focus": focus, "aria-describedby": note })
    : h("input", { id, type: "text", maxlength: 200, "data-focus": focus, "aria-describedby": note });
  field.value = value;
  typing(field, () => changed(field.value));
  return h("div", { class: "raile-field" }, h("label", { for: id }, label),
    help && h("small", { id: note, class: "raile-muted" }, help), field);
}

// One step of a scale as radio buttons, each with its anchor.
function scale(legend, anchors, value, focus, changed) {
  const name = unique("scale");
  return h("fieldset", {}, h("legend", {}, legend),
    h("div", { class: "raile-choices raile-levels" }, anchors.map((anchor, at) => {
      const box = h("input", { type: "radio", name, value: at + 1, "data-focus": `${focus}-${at + 1}`, change: () => changed(at + 1) });
      box.checked = value === at + 1;
      return h("label", { class: "raile-choice" }, box, h("span", {},
        h("span", { class: "raile-level" }, `${at + 1} `, h("span", { html: anchor.title })), h("small", { html: anchor.text })));
    })));
}

function ratingPart(stage, rating, { t, words, view, changed }) {
  const set = (key) => (value) => { rating[key] = value; changed(); };
  const { likelihood, impact } = view();
  return h("fieldset", { class: "raile-stage" }, h("legend", {}, t(words[stage])),
    stage === "residual" && h("p", { class: "raile-muted" }, t(words.residual_help)),
    scale(t(words.likelihood_ask), likelihood, rating.likelihood, `${stage}-likelihood`, set("likelihood")),
    scale(t(words.impact_ask), impact, rating.impact, `${stage}-impact`, set("impact")),
    textField({ label: t(words.reason), value: rating.reason, changed: set("reason"), rows: 2, focus: `${stage}-reason` }),
    textField({ label: t(words.evidence), help: t(words.evidence_help), value: rating.evidence, changed: set("evidence"), rows: 2, focus: `${stage}-evidence` }));
}

// A safeguard; once chosen it asks who, until when, and whether it was tested.
function safeguardPart(one, reply, { t, words, changed }) {
  const details = h("div", { class: "raile-measure" });
  const mine = () => reply.measures.find((measure) => measure.id === one.id);
  const box = h("input", { type: "checkbox", value: one.id, "data-focus": `safeguard-${one.id}`, change: () => {
    reply.measures = reply.measures.filter((measure) => measure.id !== one.id);
    if (box.checked) reply.measures.push({ id: one.id, owner: "", due: null, tested: false });
    show();
    changed();
  } });
  const about = plain(one.text);
  const show = () => {
    const measure = mine();
    box.checked = Boolean(measure);
    if (!measure) return details.replaceChildren();
    const due = h("input", { id: unique("due"), type: "date", "data-focus": `due-${one.id}`, change: () => { mine().due = due.value || null; changed(); } });
    due.value = measure.due ?? "";
    const tested = h("input", { type: "checkbox", "data-focus": `tested-${one.id}`, change: () => { mine().tested = tested.checked; changed(); } });
    tested.checked = measure.tested;
    return details.replaceChildren(h("fieldset", {}, h("legend", { class: "raile-hidden" }, about),
      h("div", { class: "raile-row" },
        textField({ label: t(words.owner), value: measure.owner, changed: (text) => { mine().owner = text; changed(); }, focus: `owner-${one.id}` }),
        h("div", { class: "raile-field" }, h("label", { for: due.id }, t(one.kind === "accept" ? words.due_accept : words.due)), due)),
      one.kind !== "accept" && h("label", { class: "raile-choice" }, tested, h("span", {}, t(words.tested)))));
  };
  show();
  return h("div", {}, h("label", { class: "raile-choice" }, box,
    h("span", {}, h("span", { html: one.text }), h("small", {}, t(words.kinds[one.kind])))), details);
}

function followUp(one, chosen, { t, words, answer }) {
  const name = unique("follow");
  return h("fieldset", {}, h("legend", { html: one.ask }), one.help && h("p", { class: "raile-muted", html: one.help }),
    h("div", { class: "raile-choices" }, one.options.map((option) => {
      const box = h("input", { type: "radio", name, value: option.id, "data-focus": `${one.id}-${option.id}`, change: () => answer(one.id, option.id) });
      box.checked = chosen === option.id;
      return h("label", { class: "raile-choice" }, box, h("span", { html: option.text }));
    })));
}

// What stands from an earlier version is a rating once somebody says that it holds.
function stillPart({ t, words }, focus, changed) {
  const element = h("div", { class: "raile-feedback raile-is-partly" }, h("p", {}, t(words.carried)),
    h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "still", click: changed }, t(words.still)));
  element.sync = (carried) => {
    if (!carried && element.contains(document.activeElement)) focus().focus();
    element.hidden = !carried;
  };
  return element;
}

const cellWords = (stands, { t, words }) => ({ cell: t(words.cell, stands), band: stands.band });

function questionPart(question, n, total, ctx) {
  const { t, words, outbox } = ctx;
  const unsaved = outbox.pending.findLast((event) => event.item === question.id && event.event === "answer");
  const reply = structuredClone(unsaved?.value ?? question.reply);
  const changed = () => {
    // Only the newest judgement is sent again after a failure.
    outbox.pending = outbox.pending.filter((event) => event.item !== question.id);
    outbox.send({ event: "answer", item: question.id, value: structuredClone(reply) });
  };
  const inner = { ...ctx, changed, answer: (id, option) => { reply.follow_ups[id] = option; changed(); } };
  const follow = h("div");
  const closer = h("section", { class: "raile-stage" }, h("h5", {}, t(words.follow_ups)), follow);
  const stands = h("div", { class: "raile-feedback", role: "status" });
  const still = stillPart(ctx, () => heading, changed);
  const heading = h("h4", { tabindex: -1 }, h("span", { class: "raile-muted" }, `${t(words.number, { n, total })} · ${question.part} · `), question.title);
  const element = h("section", { class: "raile-card" }, heading, still,
    h("p", { class: "raile-ask", html: question.ask }), h("div", { class: "raile-muted", html: question.help }),
    h("p", {}, h("strong", {}, t(words.mild)), " ", h("span", { html: question.mild })),
    h("p", {}, h("strong", {}, t(words.severe)), " ", h("span", { html: question.severe })),
    why(question, t, words),
    textField({ label: t(words.group), help: t(words.group_help), value: reply.group, changed: (text) => { reply.group = text; changed(); }, focus: "group" }),
    ratingPart("inherent", reply.inherent, inner), closer,
    h("fieldset", { class: "raile-stage" }, h("legend", {}, t(words.safeguards)), h("p", { class: "raile-muted" }, t(words.safeguards_help)),
      h("div", { class: "raile-choices" }, question.safeguards.map((one) => safeguardPart(one, reply, inner)))),
    ratingPart("residual", reply.residual, inner), stands);
  element.heading = heading;
  element.sync = ({ follow_ups: asked, stands: now, before }, carried) => {
    still.sync(carried);
    closer.hidden = !asked.length;
    keyed(follow, asked.map((one) => ({ id: one.id, one })), ({ one }) => followUp(one, reply.follow_ups[one.id], inner));
    stands.hidden = !now;
    if (now) {
      const lines = [before && h("p", {}, t(words.stands_before, cellWords(before, ctx))),
        h("p", { class: "raile-verdict" }, t(words.stands, cellWords(now, ctx))), now.notes.map((note) => h("p", { html: note }))].flat().filter(Boolean);
      const said = lines.map((line) => line.textContent).join(" ");
      if (stands.textContent !== said) stands.replaceChildren(...lines.flatMap((line) => [line, " "]).slice(0, -1));
    }
  };
  return element;
}

function screenPart(screen, ctx) {
  const { t, words, outbox } = ctx;
  const unsaved = outbox.pending.findLast((event) => event.item === screen.id && event.event === "answer");
  const reply = structuredClone(unsaved?.value ?? screen.reply);
  const changed = () => {
    outbox.pending = outbox.pending.filter((event) => event.item !== screen.id);
    outbox.send({ event: "answer", item: screen.id, value: structuredClone(reply) });
  };
  const option = (id, ...text) => {
    const box = h("input", { type: "checkbox", value: id, "data-focus": id });
    return { box, label: h("label", { class: "raile-choice" }, box, h("span", {}, text)) };
  };
  const practices = screen.practices.map((one) => option(one.id, h("span", { html: one.text }), h("small", {}, one.article)));
  const none = option("none", h("span", { html: screen.none }));
  none.label.classList.add("raile-dont-know");
  const show = () => {
    for (const { box } of practices) box.checked = reply.practices.includes(box.value);
    none.box.checked = reply.none;
  };
  // Something of it and nothing of it exclude each other.
  for (const { box } of practices) box.addEventListener("change", () => {
    reply.practices = practices.filter((one) => one.box.checked).map((one) => one.box.value);
    reply.none = false;
    show();
    changed();
  });
  none.box.addEventListener("change", () => {
    reply.none = none.box.checked;
    reply.practices = [];
    show();
    changed();
  });
  show();
  const heading = h("h4", { tabindex: -1 }, t(words.start));
  const still = stillPart(ctx, () => heading, changed);
  const element = h("section", { class: "raile-card" }, heading, still,
    textField({ label: t(words.system), help: t(words.system_help), value: reply.system, changed: (text) => { reply.system = text; changed(); }, focus: "system" }),
    h("fieldset", { class: "raile-stage" }, h("legend", { class: "raile-ask", html: screen.ask }), h("div", { class: "raile-muted", html: screen.help }),
      h("p", {}, t(words.several)), h("div", { class: "raile-choices" }, practices.map((one) => one.label), none.label)),
    h("div", { class: "raile-sources" }, screen.sources.map((source) => h("p", { class: "raile-source" }, `${t(words.source)} `,
      source.link ? h("a", { href: source.link, target: "_blank", rel: "noopener" }, source.title) : source.title))));
  element.heading = heading;
  element.sync = still.sync;
  return element;
}

// The result.

function headline(result, { t, words, view }) {
  const w = words.result;
  if (result.stop) {
    return h("section", { class: "raile-headline raile-stop" },
      h("p", { class: "raile-band" }, `✗ ${result.stop.title}`), h("div", { html: result.stop.decision }),
      h("p", {}, h("strong", {}, `${t(w.decides)}: `), result.stop.decides), h("p", {}, h("strong", {}, t(w.stop_why))),
      h("ul", {}, result.stop.practices.map((one) => h("li", {}, h("span", { html: one.text }), ` (${one.article})`))));
  }
  const open = [result.open.length > 0 && t(w.provisional, { n: result.open.length }), !view().screened && t(w.unscreened)].filter(Boolean);
  if (!result.band) return h("section", { class: "raile-headline" }, h("p", {}, t(w.none)));
  const { band } = result;
  return h("section", { class: "raile-headline" },
    h("p", { class: "raile-band" }, t(w.worst_is, { band: band.title })), h("p", { class: "raile-points" }, t(w.before, { band: band.inherent })),
    h("p", {}, h("strong", {}, `${t(w.decision)}: `), plain(band.decision)),
    h("p", {}, h("strong", {}, `${t(w.decides)}: `), band.decides),
    h("p", {}, h("strong", {}, `${t(w.review)}: `), band.on ? t(w.review_on, { review: band.review, date: band.on }) : band.review),
    open.length > 0 && h("div", { class: "raile-feedback raile-is-partly" }, open.map((one) => h("p", {}, one))));
}

function riskPart(one, ctx) {
  const { t, words } = ctx;
  const w = words.result;
  return h("li", {}, h("button", { type: "button", class: "raile-link", "data-focus": `risk-${one.id}`, click: () => ctx.go(one.id) }, one.title),
    h("p", {}, h("strong", {}, one.band), ` · ${t(words.cell, one)}`, one.before && one.before !== one.band && ` · ${t(w.before, { band: one.before })}`),
    h("p", {}, one.group.trim() ? t(w.group, one) : t(w.group_none)),
    one.reason.trim() && h("p", {}, t(w.reason, one)), one.evidence.trim() && h("p", {}, t(w.evidence, one)),
    one.notes.map((note) => h("p", { class: "raile-muted", html: note })),
    one.unanswered > 0 && h("p", { class: "raile-muted" }, t(w.unanswered, { n: one.unanswered })),
    one.measures.length > 0 && h("ul", {}, one.measures.map((measure) => {
      const owned = [measure.owner.trim(), measure.due].filter(Boolean).join(", ");
      const state = measure.kind === "accept" ? null : t(measure.tested ? w.in_place : w.planned);
      return h("li", {}, t(w.measure, { kind: t(words.kinds[measure.kind]), safeguard: plain(measure.safeguard) }),
        ` (${[state, owned].filter(Boolean).join(" · ")})`);
    })));
}

function stamp(result, { t, words, language }) {
  // English here is European English: the day before the month.
  const place = language === "en" ? "en-GB" : language;
  const date = result.at && new Intl.DateTimeFormat(place, { dateStyle: "long", timeStyle: "short" }).format(new Date(result.at));
  return h("p", { class: "raile-muted" }, [date && t(words.result.stamp, { date }), t(words.result.version, result)].filter(Boolean).join(" · "));
}

function resultPart({ result, matrix, warning }, ctx) {
  const { t, words } = ctx;
  const w = words.result;
  const system = result.system.trim() || t(w.unnamed);
  const heading = h("h4", { tabindex: -1 }, t(w.title_on_paper, { system }));
  // What is prohibited has no score.
  const scored = result.stop ? [] : [
    h("div", { class: "raile-feedback raile-is-partly", html: warning }),
    result.worst.length > 0 && h("section", {}, h("h4", {}, t(w.worst)), h("ol", { class: "raile-findings" }, result.worst.map((one) => riskPart(one, ctx)))),
    result.worst.length > 0 && matrixPart(matrix, ctx),
    result.measures && h("section", {}, h("h4", {}, t(w.todo)), result.todo.length
      ? h("ul", {}, result.todo.map((one) => h("li", {}, t(w.todo_one, { safeguard: plain(one.safeguard), question: one.question, missing: one.missing.map((name) => t(w.missing[name])).join(", ") }))))
      : h("p", {}, t(w.todo_none))),
    result.open.length > 0 && h("section", {}, h("h4", {}, t(w.open)), h("ul", {}, result.open.map((one) => h("li", {},
      h("button", { type: "button", class: "raile-link", "data-focus": `open-${one.id}`, click: () => ctx.go(one.id) }, one.title))))),
  ];
  const report = h("article", { class: "raile-result" }, heading, stamp(result, ctx), headline(result, ctx), scored);
  const element = h("div", {}, report, h("div", { class: "raile-row" },
    h("button", { type: "button", class: "raile-button", "data-focus": "print", click: () => printed(report, ctx.language) }, t(w.print))));
  element.heading = heading;
  element.sync = () => {};
  return element;
}

// A square leads to its question, and from there to the next one on the same square.
function matrixPart(html, ctx) {
  const { t, words, view } = ctx;
  const drawn = h("div", { html });
  const choose = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    const square = event.target.closest("[data-square]");
    if (!square) return;
    event.preventDefault();
    const here = view().steps.filter((step) => step.square === square.dataset.square).map((step) => step.id);
    ctx.go(here[(here.indexOf(view().place) + 1) % here.length]);
  };
  drawn.addEventListener("click", choose);
  drawn.addEventListener("keydown", choose);
  return h("section", {}, drawn, h("p", { class: "raile-muted raile-screen" }, t(words.matrix_help)));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const heading = unique("title");
    const count = h("span");
    const bar = h("progress", { "aria-labelledby": heading });
    const all = h("summary");
    const nav = h("ol", { class: "raile-steps" });
    const stopped = h("div", { class: "raile-feedback raile-is-wrong", role: "status" });
    const body = h("div");
    const ways = h("div", { class: "raile-row" });
    const picture = h("div");
    const live = h("div", { class: "raile-hidden", "aria-live": "polite" });
    const line = savedLine(words, language);
    const ctx = { t, words, language, outbox, view, go };
    const about = h("details", {}, h("summary", {}, t(words.about)), h("div", { class: "raile-intro", html: view().intro }),
      h("p", { class: "raile-muted" }, t(words.minutes, { n: view().minutes })), h("div", { class: "raile-feedback raile-is-partly", html: view().warning }));
    let place = null;
    let asked = null;
    let arriving = false;
    el.append(h("h3", { id: heading }, view().title),
      about, h("div", { class: "raile-progress" }, count, bar), h("details", {}, all, h("nav", { "aria-labelledby": heading }, nav)),
      stopped, body, live, line.element, ways, picture);

    function go(item) {
      arriving = true;
      outbox.ask({ event: "go", item });
    }

    function announce(now) {
      const ids = now.question?.follow_ups.map((one) => one.id) ?? [];
      const more = asked && now.place === place ? ids.filter((id) => !asked.includes(id)).length : 0;
      asked = ids;
      if (more) live.textContent = t(words.appeared, { n: more });
    }

    function steps(now) {
      return [{ id: now.screen_id, title: t(words.start) }, ...now.steps, { id: "result", title: t(words.result.title) }];
    }

    function drawWays(now) {
      const way = steps(now);
      const at = way.findIndex((step) => step.id === now.place);
      const before = way[at - 1];
      const after = way[at + 1];
      const button = (step, text, look, focus) => step && { id: focus, step: step.id, text, look };
      keyed(ways, [
        button(before, t(words.previous, before), "raile-button raile-quiet", "back"),
        button(after, after?.id === "result" ? t(words.see) : t(words.next, after), "raile-button", "next"),
      ].filter(Boolean), (part) => h("button", { type: "button", class: part.look, "data-focus": part.id, click: () => go(part.step) }, part.text));
    }

    function redraw() {
      const now = view();
      announce(now);
      const total = now.steps.length;
      const done = now.steps.filter((step) => step.band && !now.carried.includes(step.id)).length;
      bar.max = total;
      bar.value = done;
      count.textContent = [t(words.progress, { done, total }),
        now.minutes_left > 0 && t(words.left, { n: now.minutes_left })].filter(Boolean).join(" · ");
      all.textContent = t(words.steps);
      stopped.hidden = !now.stopped || now.place === "result";
      if (stopped.textContent !== t(words.stopped)) stopped.textContent = t(words.stopped);
      keyed(nav, steps(now).map(({ id, title, band }) => ({ id, title, band, carried: now.carried.includes(id), current: id === now.place })), (step) => h("li", {}, h("button", {
        type: "button", class: "raile-step", "data-focus": step.id, "aria-current": step.current ? "step" : null, click: () => go(step.id) },
        h("span", {}, step.title),
        step.band !== undefined && h("small", {}, step.carried ? t(words.unseen) : step.band ? t(words.rated, step) : t(words.unrated)))));
      if (now.result) {
        keyed(body, [{ id: "result", result: now.result, matrix: now.matrix, warning: now.warning }], (part) => resultPart(part, ctx));
      } else if (now.screen) {
        // What is typed lives in the part; it is built once for each visit.
        keyed(body, [{ id: `screen-${now.screen.id}` }], () => screenPart(now.screen, ctx));
        body.firstChild.sync(now.carried.includes(now.screen_id));
      } else {
        const { id } = now.question;
        keyed(body, [{ id: `question-${id}` }], () => questionPart(now.question, now.steps.findIndex((step) => step.id === id) + 1, total, ctx));
        body.firstChild.sync(now.question, now.carried.includes(id));
      }
      keyed(picture, now.result || !done ? [] : [{ id: "matrix", matrix: now.matrix }], (part) => matrixPart(part.matrix, ctx));
      drawWays(now);
      line.show(outbox);
      if (place !== now.place) about.open = now.place === now.screen_id;
      if (place !== now.place && arriving) {
        body.firstChild.heading.focus();
        body.firstChild.heading.scrollIntoView({ block: "start" });
        arriving = false;
      }
      place = now.place;
    }
    return redraw;
  }),
};
