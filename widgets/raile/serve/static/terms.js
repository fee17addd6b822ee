// Side notes: the first time that a lesson's text uses a term of the glossary, the term
// becomes a button that shows what it means. Without this script it is plain text.
const found = document.getElementById("raile-terms");
const { terms, words } = JSON.parse(found.textContent);

const TEXT = ".jp-RenderedMarkdown";
const NOT_IN = "h1, h2, h3, h4, h5, h6, a, code, pre, th, button, summary, .raile";

// "False-positive rate" is also written with a space, or over the end of a line.
const key = (form) => form.replace(/[\s-]+/g, " ").toLowerCase();
const isAbbreviation = (form) => form.replace(/s$/, "") === form.replace(/s$/, "").toUpperCase();
const escape = (form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]+");

const meant = new Map();
for (const term of terms) for (const form of term.forms) meant.set(key(form), { term, form });
const longestFirst = [...meant.values()].map(({ form }) => form).sort((a, b) => b.length - a.length);
const expression = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${longestFirst.map(escape).join("|")})(?![\\p{L}\\p{N}_-])`, "giu");
const done = new Set();

function firstIn(text) {
  for (const match of text.matchAll(expression)) {
    const { term, form } = meant.get(key(match[0]));
    if (done.has(term.id) || (isAbbreviation(form) && match[0] !== form)) continue;
    return { term, at: match.index, length: match[0].length };
  }
  return null;
}

function close(button, note) {
  const inside = note.contains(document.activeElement);
  note.hidden = true;
  button.setAttribute("aria-expanded", "false");
  if (inside) button.focus();
}

function explain(part, term) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "raile-term";
  button.textContent = part.data;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", `term-${term.id}`);
  const note = document.createElement("span");
  note.id = `term-${term.id}`;
  note.className = "raile-note";
  note.hidden = true;
  const name = document.createElement("strong");
  name.textContent = term.term;
  const meaning = document.createElement("span");
  meaning.innerHTML = term.html; // made safe by the server
  const link = document.createElement("a");
  Object.assign(link, { href: `/glossary#${term.id}`, target: "_blank", rel: "noopener" });
  link.textContent = `${words.more} (${words["new-tab"]})`;
  note.append(name, " ", meaning, " ", link);
  button.addEventListener("click", () => {
    if (!note.hidden) return close(button, note);
    note.hidden = false;
    button.setAttribute("aria-expanded", "true");
  });
  part.replaceWith(button, note);
}

function look(part) {
  const first = firstIn(part.data);
  if (!first) return;
  const word = part.splitText(first.at);
  const rest = word.splitText(first.length);
  done.add(first.term.id);
  explain(word, first.term);
  look(rest);
}

function start() {
  for (const text of document.querySelectorAll(TEXT)) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_IN)) parts.push(walker.currentNode);
    parts.forEach(look);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const button of document.querySelectorAll(".raile-term[aria-expanded=true]")) {
      close(button, document.getElementById(button.getAttribute("aria-controls")));
    }
  });
}

if (terms.length) start();
