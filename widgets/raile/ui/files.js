// Files of what is shown: made in Python, kept by the browser; and files that come back.

const PIECE = 256 * 1024; // bytes of one message; longer ones may be refused

async function sendFile(model, file, more) {
  const count = Math.max(1, Math.ceil(file.size / PIECE));
  for (let at = 0; at < count; at += 1) {
    const piece = await file.slice(at * PIECE, (at + 1) * PIECE).arrayBuffer();
    model.send({ event: "piece", key: newKey(), name: file.name, at, of: count, ...more }, undefined, [piece]);
  }
}

// A record has a page where a server runs, and nothing on it before something was done.
function recordPart(now, ctx) {
  const { t, w } = ctx;
  if (now.page) return h("p", {}, h("a", { class: "raile-button", href: now.page }, t(w.page)));
  return now.forms.length ? makePart(now, ctx) : h("p", {}, t(w.nothing));
}

function makePart({ kind, forms }, { t, w, status, ask }) {
  const agency = h("input", { id: unique("agency"), type: "text", maxlength: 200, autocomplete: "organization", "data-focus": "agency" });
  const help = unique("help");
  agency.setAttribute("aria-describedby", help);
  const buttons = forms.map((form) => h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": `make-${form}`, click: () => {
    status(t(w.making, { form: t(w.forms[form]) }));
    ask({ event: "make", form, agency: agency.value });
  } }, t(w.forms[form])));
  return h("div", {}, h("p", { class: "raile-muted" }, t(w.about[kind])),
    kind !== "record" && h("div", { class: "raile-field" }, h("label", { for: agency.id }, t(w.agency)), agency, h("small", { id: help, class: "raile-muted" }, t(w.agency_help))),
    h("div", { class: "raile-row", role: "group", "aria-label": t(w.title[kind]) }, buttons));
}

function takePart({ takes, functions, largest }, { t, w, status, model }) {
  const file = h("input", { id: unique("file"), type: "file", accept: ".json,application/json", "data-focus": "file" });
  const acting = functions.length ? h("select", { id: unique("function"), "data-focus": "function" }, h("option", { value: "" }, t(w.choose_function)),
    functions.map((one) => h("option", { value: one.id }, one.title))) : null;
  const send = (event) => {
    event.preventDefault();
    const chosen = file.files[0];
    if (!chosen) return status(t(w.untaken.empty), true);
    if (acting && !acting.value) return status(t(w.untaken.function), true);
    if (chosen.size > largest) return status(t(w.untaken.large), true);
    status(t(w.taking));
    return sendFile(model, chosen, { function: acting?.value ?? "" });
  };
  return h("form", { submit: send, novalidate: true }, h("h5", {}, t(w.take)), h("p", { class: "raile-muted" }, t(w.take_help[takes])),
    h("div", { class: "raile-field" }, h("label", { for: file.id }, t(w.choose)), file),
    acting && h("div", { class: "raile-field" }, h("label", { for: acting.id }, t(w.function)), acting),
    h("button", { type: "submit", class: "raile-button raile-quiet", "data-focus": "take" }, t(w.take)));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const { model } = outbox;
    const t = (text, values) => say(text, values, language);
    const w = words.files;
    const line = h("p", { class: "raile-feedback", role: "status", hidden: true });
    const status = (text, wrong = false) => {
      line.hidden = !text;
      line.classList.toggle("raile-is-wrong", wrong);
      line.textContent = text;
    };
    const hear = (message, buffers) => {
      if (message.made) {
        keepFile(message.made, message.type, buffers[0]);
        status(t(w.made, { name: message.made }));
      } else if (message.unmade) status(t(w.unmade[message.unmade]), true);
      else if (message.taken) status(t(w.taken[message.taken] ?? ""));
      else if (message.untaken) {
        const said = message.where ? w.untaken[`${message.untaken}_at`] : null;
        status(t(said ?? w.untaken[message.untaken], { where: message.where }), true);
      }
    };
    model.on("msg:custom", hear);
    const close = outbox.close.bind(outbox);
    outbox.close = () => { close(); model.off("msg:custom", hear); };
    const now = view();
    const ctx = { t, w, status, model, ask: (event) => outbox.ask(event) };
    el.append(h("details", { class: "raile-card", open: now.kind === "record" }, h("summary", {}, t(w.title[now.kind])),
      now.kind === "record" ? recordPart(now, ctx) : now.forms.length > 0 && makePart(now, ctx), now.takes && takePart(now, ctx), line));
    return () => {};
  }),
};
