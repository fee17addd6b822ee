// Versions of one's own answers: one begins, and two are compared.

function ownBeginPart({ t, words, outbox }) {
  const note = h("input", { type: "text", maxlength: 2000, "data-focus": "note" });
  return h("form", { novalidate: true, submit: (event) => {
    event.preventDefault();
    outbox.send({ event: "begin", item: "begin", note: note.value });
  } }, h("p", { class: "raile-muted" }, t(words.own.help)), field(t(words.own.why), note),
    h("button", { type: "submit", class: "raile-button raile-quiet", "data-focus": "begin" }, t(words.bench.new_do)));
}

function listPart({ versions }, { t, words }) {
  const w = words.bench;
  return h("ol", { class: "raile-plain" }, versions.map((one) => h("li", {},
    [t(w.version_one, { n: one.number, reason: one.reason }), one.on && t(w.begun_on, { date: one.on })].filter(Boolean).join(" · "))));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const ctx = { t, words, language, outbox };
    const body = h("div");
    const wrong = h("p", { class: "raile-feedback raile-is-wrong", role: "alert", hidden: true });
    const line = savedLine(words, language);
    el.append(h("details", { class: "raile-card" }, h("summary", {}, t(words.own.title)), body, wrong, line.element));
    return () => {
      const { versions, compared, problem } = view();
      keyed(body, [
        { id: "list", versions },
        { id: "begin", count: versions.length },
        versions.length > 1 && { id: "compare", versions, compared },
      ].filter(Boolean), (part) => {
        switch (part.id) {
          case "list": return listPart(part, ctx);
          case "begin": return ownBeginPart(ctx);
          default: return comparePart(part, ctx);
        }
      });
      wrong.hidden = !problem;
      wrong.textContent = problem ? t(words.own.same) : "";
      line.show(outbox);
    };
  }),
};
