// A branching story: the way so far, and the one step that is reached. Its trainer may
// open it for the whole room; then the step is the room's, and everybody votes.

const LOOK = 2000; // milliseconds between two looks at what the room does

function source(sources, t, words) {
  return sources.map((one) => h("p", { class: "raile-source" }, `${t(words.source)} `,
    one.link ? h("a", { href: one.link, target: "_blank", rel: "noopener" }, one.title) : one.title));
}

function pastStep({ step, n, decided }, { t, words }) {
  return h("li", { class: "raile-past" },
    h("h5", {}, t(words.decision, { n })),
    h("div", { class: "raile-muted", html: step.text }),
    h("p", { class: "raile-ask", html: step.ask }),
    h("p", {}, `${decided} `, h("strong", { html: step.chosen })),
    h("div", { html: step.say }));
}

function asked({ decision: now, n }, { t, words }, ...answer) {
  return h("section", { class: "raile-card raile-now" },
    h("h4", { tabindex: -1, "data-arrive": true }, t(words.decision, { n })),
    h("div", { html: now.text }), source(now.sources, t, words), answer);
}

function choices(now, boxes) {
  return h("fieldset", {}, h("legend", { html: now.ask }),
    h("ul", { class: "raile-choices" }, now.choices.map((choice, at) =>
      h("li", {}, h("label", { class: "raile-choice" }, boxes[at], h("span", { html: choice.text }))))));
}

// Choose and send: a decision of one's own, or a vote in the room.
function decision(part, ctx) {
  const { decision: now, run, room } = part;
  const { t, words, outbox } = ctx;
  const event = room ? "vote" : "decide";
  const name = unique("choice");
  const boxes = now.choices.map((choice) => h("input", { type: "radio", name, value: choice.id, "data-focus": choice.id,
    change: () => { note.textContent = ""; } }));
  const note = h("p", { class: "raile-status", role: "alert" });
  const pending = outbox.pending.find((one) => one.event === event && one.item === now.id && one.run === run);
  for (const box of boxes) box.checked = box.value === (pending?.choice ?? room?.vote);
  const decide = () => {
    const choice = boxes.find((box) => box.checked)?.value;
    note.textContent = choice ? "" : t(room ? words.room.choose : words.choose);
    if (!choice) return;
    // A decision that still waits to be saved gives way to the newer one.
    outbox.pending = outbox.pending.filter((one) => one.item !== now.id);
    outbox.send({ event, item: now.id, run, choice });
  };
  const label = room ? words.room[room.vote ? "change" : "vote"] : words.decide;
  return asked(part, ctx, choices(now, boxes), note,
    h("button", { type: "button", class: "raile-button", "data-focus": "decide", click: decide }, t(label)),
    room?.vote && h("p", { role: "status" }, `✓ ${t(words.room.voted)}`));
}

function bar(row, { t, words }) {
  return row.percent === null ? null : h("div", { class: "raile-bar-line" },
    h("div", { class: "raile-bar-track", "aria-hidden": "true" }, h("div", { class: "raile-bar-fill", style: `width:${row.percent}%` })),
    h("span", { class: "raile-bar-number" }, t(words.room.share, row)));
}

// The trainer's side of a decision of the room's.
function voting(part, ctx) {
  const { decision: now, run, room } = part;
  const { t, words, outbox } = ctx;
  const take = (row) => h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": row.id,
    click: () => outbox.send({ event: "take", item: now.id, run, choice: row.id }) },
  t(words.room.take), h("span", { class: "raile-hidden", html: ` ${row.text}` }));
  const badge = (text) => h("span", { class: "raile-badge" }, t(text));
  return asked(part, ctx,
    h("p", { class: "raile-ask", html: now.ask }),
    room.shown
      ? h("ul", { class: "raile-bars" }, room.rows.map((row) => h("li", { class: "raile-bar" },
        h("div", { class: "raile-bar-text" }, h("span", { html: row.text }),
          row.most && badge(words.room.most), row.instructive && badge(words.room.instructive)),
        bar(row, ctx), take(row))))
      : h("ul", {}, now.choices.map((choice) => h("li", { html: choice.text }))),
    h("p", { class: "raile-muted", role: "status" }, room.n === null ? t(words.room.few, room) : t(words.room.votes, room)),
    h("button", { type: "button", class: "raile-button", "data-focus": "show", "aria-expanded": room.shown ? "true" : "false",
      click: () => outbox.ask({ event: "show", item: now.id, run }) }, t(room.shown ? words.room.hide : words.room.show)));
}

function consequence({ step, run, n, room }, ctx) {
  const { t, words, outbox } = ctx;
  const on = (event) => h("button", { type: "button", class: "raile-button", "data-focus": "go-on",
    click: () => outbox.send({ event, item: step.id, run }) }, t(words.go_on));
  return h("section", { class: "raile-card raile-now" },
    h("p", { class: "raile-muted" }, t(words.decision, { n })),
    h("p", {}, `${t(room ? words.room.decided : words.decided)} `, h("strong", { html: step.chosen })),
    h("h4", { tabindex: -1, "data-arrive": true }, t(words.happened)),
    h("div", { html: step.say }),
    room?.taken?.length > 0 && h("details", {}, h("summary", { "data-focus": "how" }, t(words.room.how)),
      h("ul", { class: "raile-bars" }, room.taken.map((row) => h("li", {}, h("span", { html: row.text }), bar(row, ctx))))),
    room && !room.trainer ? h("p", { class: "raile-muted" }, t(words.room.wait)) : on(room ? "on" : "go-on"));
}

const signs = { strong: "▲", mixed: "◆", weak: "▼" };

function ending({ view, room }, ctx) {
  const { t, words } = ctx;
  const { ending: end, debrief, discuss } = view;
  return h("div", {},
    h("section", { class: `raile-card raile-ending raile-tone-${end.tone}` },
      h("p", { class: "raile-tone" }, `${signs[end.tone]} ${t(words.tone[end.tone])}`),
      h("h4", { tabindex: -1, "data-arrive": true }, t(words.ending, end)), h("div", { html: end.text })),
    h("section", { class: "raile-card" }, h("h4", {}, t(words.debrief)), h("div", { html: debrief }),
      discuss.length > 0 && [h("h4", {}, t(words.discuss)), h("ol", { class: "raile-discuss" }, discuss.map((one) => h("li", { html: one })))]),
    room ? onwards(view, room, ctx) : ways(view, ctx));
}

function ways({ run, tried, endings }, { t, words, outbox }) {
  const seen = new Set(tried.map((one) => one.id)).size;
  return h("section", { class: "raile-card" }, h("h4", {}, t(words.tried)),
    h("ul", {}, tried.map((one) => h("li", {}, t(words.tried_one, { ...one, tone: t(words.tone[one.tone]) })))),
    h("p", {}, t(words.endings, { seen, all: endings })),
    h("p", { class: "raile-muted" }, t(words.again_hint)),
    h("button", { type: "button", class: "raile-button", "data-focus": "again", click: () => outbox.ask({ event: "again", run }) }, t(words.again)));
}

function onwards({ run }, room, { t, words, outbox }) {
  if (!room.trainer) return h("p", { class: "raile-muted" }, t(words.room.end));
  return h("p", {}, h("button", { type: "button", class: "raile-button", "data-focus": "again",
    click: () => outbox.send({ event: "open", run }) }, t(words.room.again)));
}

// What a trainer may do with the story, and what the room is told about it.
function together({ room }, { t, words, outbox }) {
  const button = (event, label) => h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": event,
    click: () => outbox.send({ event, run: room.run }) }, t(label));
  if (!room.open) {
    return h("details", { class: "raile-card" }, h("summary", { "data-focus": "room" }, t(words.room.title)),
      h("p", {}, t(words.room.offer)), button("open", words.room.open));
  }
  return h("section", { class: "raile-onward", "aria-label": t(words.room.title) },
    h("p", {}, h("strong", {}, t(words.room[room.trainer ? "running" : "joined"]))),
    room.trainer && button("close", words.room.close));
}

function present(view) {
  const { run, path, waiting } = view;
  const room = view.room?.open ? view.room : null;
  const whose = room ? "room" : "own";
  if (waiting) {
    const shown = room && { trainer: room.trainer, taken: room.taken };
    return [{ id: `${whose}-after-${run}-${path.length}`, step: path[path.length - 1], run, n: path.length, room: shown }, consequence];
  }
  if (view.ending) {
    const { ending: end, debrief, discuss, tried, endings } = view;
    return [{ id: `${whose}-end-${run}`, view: { ending: end, run, debrief, discuss, tried, endings }, room: room && { trainer: room.trainer } }, ending];
  }
  const part = { id: `${whose}-now-${run}-${path.length}`, decision: view.decision, run, n: path.length + 1, room };
  return [part, room?.trainer ? voting : decision];
}

// Look again and again at what the room does, while somebody can see the story.
function follow(el, view, outbox) {
  if (!view().room) return () => {};
  let seen = true;
  const eye = new IntersectionObserver(([entry]) => { seen = entry.isIntersecting; });
  eye.observe(el);
  const timer = setInterval(() => seen && document.visibilityState === "visible" && outbox.ask({ event: "tick" }), LOOK);
  return () => {
    clearInterval(timer);
    eye.disconnect();
  };
}

export default {
  render: (context) => {
    const start = component(({ el, view, outbox, words, language }) => {
      const t = (text, values) => say(text, values, language);
      const ctx = { t, words, outbox };
      const run = h("p", { class: "raile-muted" });
      const soFar = h("h4");
      const past = h("ol", { class: "raile-way" });
      const [top, now] = [h("div"), h("div")];
      const live = h("div", { class: "raile-hidden", "aria-live": "polite" });
      const line = savedLine(words, language);
      const { title, summary, minutes, fictional } = view();
      el.append(h("h3", {}, title), h("div", { html: summary }), h("p", { class: "raile-muted" }, t(words.minutes, { n: minutes })),
        h("details", {}, h("summary", {}, t(words.invented)), h("div", { html: fictional })), top, run, soFar, past, now, live, line.element);
      context.stop = follow(el, view, outbox);
      let arrived = null;
      return () => {
        const state = view();
        const room = state.room?.open ? state.room : null;
        const gone = state.waiting ? state.path.slice(0, -1) : state.path;
        keyed(top, state.room && (room || state.room.trainer) ? [{ id: "together", room: { open: state.room.open, run: state.room.run, trainer: state.room.trainer } }] : [],
          (part) => together(part, ctx));
        run.textContent = state.run > 1 ? t(room ? words.room.run : words.run, state) : "";
        soFar.textContent = t(room ? words.room.so_far : words.so_far);
        soFar.hidden = past.hidden = !gone.length;
        const decided = t(room ? words.room.decided : words.decided);
        keyed(past, gone.map((step, at) => ({ id: `${state.run}-${step.id}`, step, n: at + 1, decided })), (part) => pastStep(part, ctx));
        const [part, build] = present(state);
        const held = now.contains(document.activeElement);
        keyed(now, [part], (data) => build(data, ctx));
        line.show(outbox);
        if (arrived && arrived !== part.id) {
          const heading = now.querySelector("[data-arrive]");
          // The room goes on while somebody may be elsewhere on the page: then it is said.
          if (!held && !room?.trainer && (room || arrived.startsWith("room"))) live.textContent = `${t(words.room.moved)} ${heading.textContent}`;
          else {
            heading.focus();
            heading.scrollIntoView({ block: "center" });
          }
        }
        arrived = part.id;
      };
    });
    const stop = start(context);
    return () => {
      context.stop();
      stop();
    };
  },
};
