// Our pages say it at their head.
const ownCode = () => document.querySelector("[data-raile-code]")?.dataset.raileCode ?? "";

export default {
  render: component(({ el, view, outbox, words, language }) => {
    const line = savedLine(words, language);
    const chooser = (item, label, options, chosen, empty) => {
      const id = unique(item);
      const select = h("select", { id, "data-focus": item, change: () => select.value && outbox.send({ event: "choose", item, value: select.value }) },
        empty && h("option", { value: "" }, empty), options.map((option) => h("option", { value: option.id }, option.text)));
      select.value = chosen ?? "";
      return h("p", { class: "raile-row" }, h("label", { for: id }, label), select);
    };
    const card = h("div");
    el.append(h("section", { class: "raile-card", "aria-label": say(words.title) }, card, line.element));
    return () => {
      const now = view();
      keyed(card, [{ id: "card", ...now }], () => h("div", {},
        h("p", {}, say(words.code), " ", h("strong", { class: "raile-code" }, now.code ?? ownCode())),
        h("div", { html: now.hint }),
        chooser("role", say(words.role), now.roles, now.role, say(words.none)),
        now.languages.length > 1 && chooser("language", say(words.language), now.languages, now.chosen_language),
        h("p", { class: "raile-muted" }, say(words.optional))));
      line.show(outbox);
    };
  }),
};
