// Shows the page as slides, cut as the notebook's standard slideshow metadata says:
// 'slide' and 'subslide' begin one, 'fragment' waits for the next step, 'notes' are
// the trainer's own, 'skip' is left out. The widgets stay the live ones of the page.

const bar = document.getElementById("raile-present");
const place = bar.querySelector("[role=status]");
const buttons = new Map(Array.from(bar.querySelectorAll("button"), (one) => [one.dataset.does, one]));
const cells = Array.from(document.querySelectorAll(".raile-cell"));

// A step is what one press of 'Next' adds: the slide that it is on, and its cells.
const steps = [];
let slides = 0;
for (const cell of cells) {
  const kind = cell.dataset.slide;
  if (kind === "skip" || kind === "notes") continue;
  if (kind === "slide" || kind === "subslide" || !steps.length) {
    slides += 1;
    steps.push({ slide: slides, cells: [] });
  } else if (kind === "fragment") {
    steps.push({ slide: slides, cells: [] });
  }
  steps[steps.length - 1].cells.push(cell);
}

// Notes belong to the slide before them.
const notes = new Map();
let current = 0;
for (const cell of cells) {
  if (cell.dataset.slide === "notes") notes.set(cell, current);
  else current = steps.find((step) => step.cells.includes(cell))?.slide ?? current;
}

let at = null;
let withNotes = false;

function draw() {
  const presenting = at !== null;
  document.body.classList.toggle("raile-presenting", presenting);
  for (const [does, button] of buttons) button.hidden = (does === "begin") === presenting;
  place.hidden = !presenting;
  buttons.get("notes").setAttribute("aria-pressed", String(withNotes));
  if (!presenting) {
    for (const cell of cells) cell.hidden = false;
    return;
  }
  const { slide } = steps[at];
  const shown = new Set(steps.filter((step, index) => step.slide === slide && index <= at).flatMap((step) => step.cells));
  for (const cell of cells) cell.hidden = !shown.has(cell) && !(withNotes && notes.get(cell) === slide);
  place.textContent = bar.dataset.place.replace("{n}", slide).replace("{total}", slides);
  buttons.get("back").disabled = at === 0;
  buttons.get("next").disabled = at === steps.length - 1;
}

function go(to) {
  if (to < 0 || to >= steps.length) return;
  const other = at === null || steps[to].slide !== steps[at].slide;
  at = to;
  history.replaceState(null, "", `#step-${at + 1}`);
  draw();
  if (other) scrollTo(0, 0);
}

function end() {
  const first = steps[at].cells[0];
  at = null;
  history.replaceState(null, "", location.pathname);
  draw();
  first.scrollIntoView();
  buttons.get("begin").focus();
}

const actions = {
  begin: () => { go(0); buttons.get("next").focus(); },
  back: () => go(at - 1),
  next: () => go(at + 1),
  notes: () => { withNotes = !withNotes; draw(); },
  end,
};
for (const [does, button] of buttons) button.addEventListener("click", actions[does]);

// The keys of a presenter's clicker. Whoever is answering a question keeps the arrows.
addEventListener("keydown", (event) => {
  if (at === null || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const does = { PageDown: "next", PageUp: "back", Escape: "end", ...(writing ? {} : { ArrowRight: "next", ArrowLeft: "back", n: "notes" }) }[event.key];
  if (!does) return;
  event.preventDefault();
  actions[does]();
});

const step = Number(/^#step-(\d+)$/.exec(location.hash)?.[1]);
if (step >= 1 && step <= steps.length) go(step - 1);
else draw();
