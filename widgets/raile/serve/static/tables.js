// Tables that are wider than the page scroll by themselves, by keyboard as well.
const frames = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const wide = target.scrollWidth > target.clientWidth;
    if (wide) {
      target.setAttribute("tabindex", "0");
      target.setAttribute("role", "group");
      target.setAttribute("aria-label", document.getElementById("content").dataset.table);
    } else {
      target.removeAttribute("tabindex");
      target.removeAttribute("role");
      target.removeAttribute("aria-label");
    }
  }
});

function frame(table) {
  const box = document.createElement("div");
  box.className = "raile-table";
  table.replaceWith(box);
  box.append(table);
  frames.observe(box);
}

// Outputs come after the text, when Voilà's script has drawn them.
function look() {
  document.querySelectorAll(".jp-RenderedHTMLCommon table").forEach((table) => {
    if (!table.closest(".raile-table, .raile")) frame(table);
  });
}

look();
new MutationObserver(look).observe(document.getElementById("content"), { childList: true, subtree: true });
