// The timeline: a line from the past to the future, with the day that it is seen from.

function moment(one, { t, words, language }) {
  const w = words.timeline;
  return h("li", { class: `raile-moment${one.passed ? " raile-passed" : ""}${one.next ? " raile-next" : ""}${one.kind === "event" ? " raile-event" : ""}` },
    h("p", { class: "raile-day" }, h("time", { datetime: one.iso }, one.day),
      one.next && h("span", { class: "raile-badge" }, `${t(w.next)}, ${say(w.in_days, { n: one.days }, language)}`),
      one.kind === "event" && h("span", { class: "raile-muted" }, ` · ${t(w.event)}`)),
    h("h4", {}, one.title), h("p", { html: one.text }),
    one.article && h("p", { class: "raile-muted" }, one.article),
    one.unsettled && h("p", { class: "raile-unsettled" }, h("strong", {}, `${t(words.result.unsettled)}: `), h("span", { html: one.unsettled })),
    h("details", { class: "raile-sources" }, h("summary", {}, t(words.sources)),
      h("ul", {}, one.sources.map((from) => h("li", {}, from.link ? h("a", { href: from.link, target: "_blank", rel: "noopener" }, from.title) : from.title))),
      h("p", { class: "raile-muted" }, t(words.standing[one.standing]))));
}

function today(state, { t, words }) {
  return h("li", { class: "raile-today" }, h("p", {}, h("strong", {}, t(words.timeline.now)), `: ${state.day}`));
}

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const t = (text, values) => say(text, values, language);
    const ctx = { t, words, language };
    const w = words.timeline;
    const list = h("ol", { class: "raile-timeline" });
    const history = h("input", { type: "checkbox", id: unique("history"), "data-focus": "history" });
    const field = h("input", { type: "date", id: unique("day"), "data-focus": "day" });
    const back = h("span");
    const apply = h("button", { type: "button", class: "raile-button raile-quiet", click: () => outbox.ask({ event: "day", day: field.value }) }, t(words.day.apply));
    const seen = h("p", { class: "raile-muted", role: "status" });
    el.append(h("h3", {}, t(w.title)), h("p", {}, t(w.intro)),
      h("div", { class: "raile-row" }, h("label", { for: field.id }, t(words.day.label)), field, apply, back),
      h("label", { class: "raile-row", for: history.id }, history, h("span", {}, t(w.history))), seen, list);
    const draw = () => {
      const state = view();
      field.value = state.today;
      keyed(back, state.other_day ? [{ id: "back" }] : [], () => h("button", { type: "button", class: "raile-button raile-quiet",
        click: () => outbox.ask({ event: "day", day: "" }) }, t(words.day.today)));
      seen.textContent = t(state.other_day ? words.day.seen : words.day.seen_today, state);
      const shown = state.moments.filter((one) => one.kind === "applies" || history.checked);
      const passed = shown.filter((one) => one.passed);
      const coming = shown.filter((one) => !one.passed);
      keyed(list, [...passed, { id: "today", day: state.day }, ...coming], (part) => (part.id === "today" ? today(part, ctx) : moment(part, ctx)));
    };
    history.addEventListener("change", draw);
    return draw;
  }),
};
