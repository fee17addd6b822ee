// Shows only those entries of a page that contain what is typed; without this
// script all of them are shown.
const box = document.getElementById("filter");
const field = document.getElementById("filter-text");
const shown = box.querySelector("[data-shown]");
const none = box.querySelector("[data-none]");
const groups = [...document.querySelectorAll("[data-group]")].map((group) => ({
  group,
  link: document.querySelector(`nav a[href="#${group.getAttribute("aria-labelledby")}"]`).parentElement,
  entries: [...group.querySelectorAll("[data-entry]")].map((entry) => ({ entry, text: plain(entry.textContent) })),
}));

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[\s-]+/g, " ").trim().toLowerCase();
}

function filter() {
  const wanted = plain(field.value);
  let count = 0;
  for (const { group, link, entries } of groups) {
    let found = 0;
    for (const { entry, text } of entries) {
      entry.hidden = !text.includes(wanted);
      found += !entry.hidden;
    }
    group.hidden = link.hidden = !found;
    count += found;
  }
  shown.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count);
  none.hidden = count > 0;
  shown.parentElement.hidden = !count;
}

// A link may lead to what is hidden at the moment.
function everything() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  field.value = "";
  filter();
  target.scrollIntoView();
}

box.hidden = false;
filter();
field.addEventListener("input", filter);
addEventListener("hashchange", everything);
