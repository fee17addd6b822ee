export default {
  render: component(({ el, view, outbox, words, language }) => {
    const list = h("ol", { class: "raile-choices" });
    // What was answered further up on the page counts when somebody comes back to it.
    const again = () => document.visibilityState === "visible" && outbox.ask({ event: "look" });
    document.addEventListener("visibilitychange", again);
    el.append(h("section", { class: "raile-card", "aria-label": say(words.title) }, h("h3", {}, say(words.title)), list,
      h("button", { type: "button", class: "raile-button raile-quiet", click: again }, say(words.refresh))));
    const row = (module) => {
      const id = unique("module");
      return h("li", {},
        h("div", { id }, module.link ? h("a", { href: module.link }, module.title) : module.title,
          h("span", { class: "raile-muted" }, ` · ${say(words.minutes, { n: module.minutes }, language)}`)),
        h("div", { class: "raile-progress" }, h("progress", { max: 100, value: module.percent, "aria-labelledby": id }),
          h("span", { class: "raile-muted" }, say(module.percent === 100 ? words.finished : module.opened ? words.share : words.untouched, { percent: module.percent }, language))));
    };
    return () => keyed(list, view().modules, row);
  }),
};
