// One point of a lesson, as it looks in one role or another. Nothing is sent.

export default {
  render: component(({ el, view, words, language }) => {
    const id = unique("example");
    const { title, cases, mine, known } = view();
    const roles = (one) => new Intl.ListFormat(language, { type: "unit" }).format(one.roles);
    const select = h("select", { id, change: () => show(select.value) },
      cases.map((one) => h("option", { value: one.id }, roles(one))));
    const text = h("div", { "aria-live": "polite" });
    const show = (name) => {
      const one = cases.find((other) => other.id === name);
      text.replaceChildren(h("div", { html: one.text }), ...one.sources.map((source) => h("p", { class: "raile-source" }, `${say(words.source)} `,
        source.link ? h("a", { href: source.link, target: "_blank", rel: "noopener" }, source.title) : source.title)));
    };
    select.value = mine;
    show(mine);
    el.append(h("section", { class: "raile-card raile-roles", "aria-label": title }, h("h3", {}, title),
      h("p", { class: "raile-row" }, h("label", { for: id }, say(words.role)), select), text,
      h("p", { class: "raile-muted" }, say(words[known ? "known" : "unknown"]))));
    return () => {};
  }),
};
