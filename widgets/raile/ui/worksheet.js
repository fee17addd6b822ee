// What stands above a sheet in a lesson: which system it is about.

function naming({ first }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.worksheet;
  const name = h("input", { type: "text", maxlength: 120, autocomplete: "off", "data-focus": "name" });
  const invented = tick(t(words.facts.invented), first, "invented");
  const send = (event) => {
    event.preventDefault();
    outbox.send({ event: "begin", item: "begin", name: name.value, invented: invented.box.checked });
  };
  return h("form", { class: "raile-card", submit: send, novalidate: true }, field(t(w.first), name, t(w.first_help)), invented.label,
    h("p", {}, h("button", { type: "submit", class: "raile-button", "data-focus": "begin" }, t(w.begin))));
}

function choosing({ systems, current, page }, ctx) {
  const { t, words, outbox } = ctx;
  const w = words.worksheet;
  const pick = choice([...systems, { id: "", title: t(w.other) }], current, null, "system");
  pick.addEventListener("change", () => {
    ctx.naming = !pick.value;
    if (pick.value) outbox.send({ event: "choose", item: "choose", system: pick.value });
    else ctx.redraw();
  });
  return h("div", { class: "raile-row raile-bottom" }, field(t(w.system), pick),
    page && h("p", {}, h("a", { href: page, click: () => desk.keep({ dossier: current }, page) }, t(w.to))));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const ctx = { t, words, outbox, naming: false };
    const body = h("div");
    const wrong = problemLine(words);
    const line = savedLine(words, language);
    el.append(body, wrong.element, line.element);
    let known = view().current;
    ctx.redraw = () => {
      const { systems, current, page, problem } = view();
      // A system that has just begun is the one to go on with.
      if (current !== known) ctx.naming = false;
      known = current;
      keyed(body, [
        systems.length > 0 && { id: "choose", systems, current, page },
        (!systems.length || ctx.naming) && { id: "name", first: !systems.length },
      ].filter(Boolean), (part) => (part.id === "name" ? naming(part, ctx) : choosing(part, ctx)));
      wrong.show(problem);
      line.show(outbox);
    };
    return ctx.redraw;
  }),
};
