export default {
  render: component(({ el, view, outbox, words, language }) => {
    const steps = h("ol", { class: "raile-choices" }), more = h("ul", { class: "raile-choices" });
    const others = h("div", {}, h("h4", {}, say(words.more)), more), now = h("div", { class: "raile-onward" });
    // What was answered further up on the page counts when somebody comes back to it.
    const again = () => document.visibilityState === "visible" && outbox.ask({ event: "look" });
    document.addEventListener("visibilitychange", again);
    el.append(h("section", { class: "raile-card", "aria-label": say(words.title) }, h("h3", {}, say(words.title)), now, steps, others,
      h("button", { type: "button", class: "raile-button raile-quiet", click: again }, say(words.refresh))));
    const row = (module) => {
      const id = unique("module");
      return h("li", {},
        h("div", { id }, module.link ? h("a", { href: module.link }, module.title) : module.title,
          h("span", { class: "raile-muted" }, ` · ${say(words.minutes, { n: module.minutes }, language)}`)),
        h("div", { class: "raile-progress" }, h("progress", { max: 100, value: module.percent, "aria-labelledby": id }),
          h("span", { class: "raile-muted" }, say(module.percent === 100 ? words.finished : module.opened ? words.share : words.untouched, { percent: module.percent }, language))));
    };
    const next = ({ steps, next, left }) => {
      const place = steps.findIndex((module) => module.id === next), module = steps[place];
      if (!module) return [h("p", {}, say(words["path-finished"]))];
      return [
        h("p", { class: "raile-muted" }, `${say(words.step, { n: place + 1, of: steps.length }, language)} · ${say(words.left, { n: left }, language)}`),
        h("p", {}, h("strong", {}, module.title)),
        module.link && module.link !== location.pathname ? h("p", {}, h("a", { class: "raile-button", href: module.link },
          say(words[module.opened ? "continue" : "begin"]), h("span", { class: "raile-hidden" }, ` ${module.title}`))) : "",
      ];
    };
    return () => {
      now.replaceChildren(...next(view()));
      keyed(steps, view().steps, row);
      keyed(more, view().more, row);
      others.hidden = !view().more.length;
    };
  }),
};
