// What a question takes: choices, text, a number, a day, or a small table.

const LONGEST = 100000; // characters, as Python takes them
const LONGEST_CELL = 20000;
const MOST_ROWS = 100;
const MOST_SHOWN = 12; // answers to choose from; a longer list is folded

// Read a number as people write it: '1,234.5' and '1 234,5' too. In English a comma
// before three digits parts thousands; elsewhere a full stop does.
function numberOf(text, language) {
  const plain = text.trim().replace(/[\s'’]/g, "").replace(/[−–]/g, "-");
  const [mark, gap] = language === "en" ? [".", ","] : [",", "."];
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${gap}\\d{3})+(\\${mark}\\d+)?$`);
  const bare = grouped.test(plain) ? plain.replaceAll(gap, "") : plain;
  const number = bare.replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : NaN;
}

function writtenNumber(number, language) {
  return number === null || number === undefined ? ""
    : new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 }).format(number);
}

// What is wrong with a number, in words; nothing where it is fine or missing.
function numberProblem(text, limits, { t, words, language }) {
  if (!text.trim()) return "";
  const number = numberOf(text, language);
  const { least, most, whole } = limits;
  if (Number.isNaN(number)) return t(words.problem.number);
  if (whole && !Number.isInteger(number)) return t(words.problem.whole);
  if (least !== null && most !== null && (number < least || number > most)) return t(words.problem.between, { least, most });
  if (least !== null && number < least) return t(words.problem.least, { least });
  if (most !== null && number > most) return t(words.problem.most, { most });
  return "";
}

const tooLong = (text, longest, { t, words }) => (text.length > longest ? t(words.problem.long, { n: longest }) : "");

function numberField(question, { legend, ctx, changed }) {
  const field = h("input", { type: "text", inputmode: "decimal", size: 12, autocomplete: "off", "aria-labelledby": legend, "data-focus": "number" });
  typing(field, changed);
  return {
    element: h("div", { class: "raile-row" }, field, question.unit && h("span", {}, question.unit)),
    problem() {
      const wrong = numberProblem(field.value, question, ctx);
      field.setAttribute("aria-invalid", String(Boolean(wrong)));
      return wrong;
    },
    read: () => ({ number: field.value.trim() ? numberOf(field.value, ctx.language) : null }),
    write(reply) {
      if (field !== document.activeElement) field.value = writtenNumber(reply.number, ctx.language);
    },
    clear() { field.value = ""; },
  };
}

function dateField(question, { legend, changed }) {
  const field = h("input", { type: "date", "aria-labelledby": legend, "data-focus": "date", change: changed });
  return {
    element: h("div", { class: "raile-row" }, field),
    problem: () => "",
    read: () => ({ date: field.value || null }),
    write(reply) {
      if (field !== document.activeElement) field.value = reply.date ?? "";
    },
    clear() { field.value = ""; },
  };
}

function textArea(question, { legend, ctx, changed }) {
  const field = h("textarea", { "aria-labelledby": legend, "data-focus": "text", dir: "auto" });
  typing(field, changed);
  return {
    element: field,
    problem: () => tooLong(field.value, LONGEST, ctx),
    read: () => ({ text: field.value }),
    write(reply) {
      if (field !== document.activeElement) field.value = reply.text;
    },
    clear() { field.value = ""; },
  };
}

// One cell of a table: its label, its field, and what is wrong with it.
function cellField(column, value, { ctx, changed }) {
  const id = unique("cell");
  const note = unique("cell-help");
  const { t, words, language } = ctx;
  const shared = { id, "data-focus": column.id, "aria-describedby": column.help ? note : null };
  const field = column.kind === "choice"
    ? h("select", { ...shared, change: changed }, h("option", { value: "" }, t(words.rows.choose)),
      column.options.map((one) => h("option", { value: one.id }, one.text)))
    : column.kind === "date" ? h("input", { ...shared, type: "date", change: changed })
      : column.kind === "number" ? h("input", { ...shared, type: "text", inputmode: "decimal", autocomplete: "off" })
        : h("input", { ...shared, type: "text", autocomplete: "off", dir: "auto" });
  field.value = column.kind === "number" ? writtenNumber(value, language) : value ?? "";
  if (field.type === "text") typing(field, changed);
  const label = column.unit ? t(words.rows.unit, { title: column.title, unit: column.unit }) : column.title;
  return {
    element: h("div", { class: `raile-field raile-cell-${column.kind}` }, h("label", { for: id }, label),
      column.help && h("small", { id: note, class: "raile-muted" }, column.help), field),
    problem() {
      const wrong = column.kind === "number" ? numberProblem(field.value, column, ctx) : tooLong(field.value, LONGEST_CELL, ctx);
      field.setAttribute("aria-invalid", String(Boolean(wrong)));
      return wrong && t(words.rows.problem, { title: column.title, problem: wrong });
    },
    read() {
      if (!field.value.trim()) return null;
      return column.kind === "number" ? numberOf(field.value, language) : field.value;
    },
  };
}

// A table that is filled row by row; each row is a group of labelled fields, so that
// it fits a phone and says what is what.
function rowsField(question, { legend, ctx, changed }) {
  const { t, words } = ctx;
  const list = h("div", { class: "raile-rows" });
  const full = h("p", { class: "raile-muted" });
  const add = h("button", { type: "button", class: "raile-button raile-quiet", "data-focus": "add", click: () => {
    rows.push(row({}));
    list.append(rows.at(-1).element);
    number();
    rows.at(-1).element.querySelector("input, select")?.focus();
  } }, t(words.rows.add));
  let rows = [];

  function row(values) {
    const title = h("legend");
    const cells = question.columns.map((column) => [column.id, cellField(column, values[column.id], { ctx, changed })]);
    const remove = h("button", { type: "button", class: "raile-button raile-quiet raile-arrow", "data-focus": "remove", click: () => {
      const at = rows.indexOf(one);
      rows = rows.filter((other) => other !== one);
      one.element.remove();
      number();
      (rows[Math.min(at, rows.length - 1)]?.element.querySelector("input, select") ?? add).focus();
      changed();
    } });
    const one = {
      element: h("fieldset", { class: "raile-entry" }, title, h("div", { class: "raile-cells" }, cells.map(([, cell]) => cell.element)), remove),
      problem: () => cells.map(([, cell]) => cell.problem()).filter(Boolean)[0] ?? "",
      read: () => Object.fromEntries(cells.map(([id, cell]) => [id, cell.read()]).filter(([, value]) => value !== null)),
      name(n) {
        title.textContent = t(words.rows.row, { n });
        remove.textContent = t(words.rows.remove, { n });
      },
    };
    return one;
  }

  function number() {
    rows.forEach((one, at) => one.name(at + 1));
    add.hidden = rows.length >= MOST_ROWS;
    full.textContent = add.hidden ? t(words.rows.full, { n: MOST_ROWS }) : "";
  }

  const read = () => rows.map((one) => one.read()).filter((one) => Object.keys(one).length);
  const draw = (values) => {
    rows = (values.length ? values : [{}]).map(row);
    list.replaceChildren(...rows.map((one) => one.element));
    number();
  };
  draw([]);
  return {
    element: h("div", { role: "group", "aria-labelledby": legend }, list, full, add),
    problem: () => rows.map((one) => one.problem()).filter(Boolean)[0] ?? "",
    read: () => ({ rows: read() }),
    write(reply) {
      // What stands there may have rows with nothing in them yet: leave those alone.
      if (JSON.stringify(read()) !== JSON.stringify(reply.rows) && !list.contains(document.activeElement)) draw(reply.rows);
    },
    clear() { draw([]); },
  };
}

// A long list of short answers, of which one is chosen.
function pickField(question, levels, { legend, ctx, changed }) {
  const { t, words } = ctx;
  const plain = (html) => Object.assign(document.createElement("span"), { innerHTML: html }).textContent;
  const field = h("select", { "aria-labelledby": legend, "data-focus": "pick", change: changed },
    h("option", { value: "" }, t(words.rows.choose)),
    levels.map((level) => h("option", { value: level.id }, plain(level.text))),
    question.dont_know && h("option", { value: "?" }, t(words.dont_know)));
  return {
    element: field,
    problem: () => "",
    read: () => ({ chosen: ["", "?"].includes(field.value) ? [] : [field.value], dont_know: field.value === "?" }),
    write(reply) { field.value = reply.chosen[0] ?? (reply.dont_know ? "?" : ""); },
  };
}

const writtenFields = { text: textArea, number: numberField, date: dateField, rows: rowsField };

// The inputs of one question, and the reply that they make up.
function replyFields(question, levels, legend, { ctx, changed }) {
  const { t, words } = ctx;
  if (question.kind === "choice" && levels.length > MOST_SHOWN) return pickField(question, levels, { legend, ctx, changed });
  const name = unique("level");
  const type = question.kind === "several" ? "checkbox" : "radio";
  const option = (id, text, help, kind = type) => {
    const box = h("input", { type: kind, name: kind === "radio" ? name : null, value: id, "data-focus": id });
    return { box, label: h("label", { class: "raile-choice" }, box,
      h("span", {}, h("span", { class: "raile-level", html: text }), help && h("small", { html: help }))) };
  };
  const options = levels.map((level) => option(level.id, level.text, level.help));
  const boxes = options.map((one) => one.box);
  const unknown = question.dont_know
    ? option("", "", null, question.kind === "choice" ? "radio" : "checkbox") : null;
  if (unknown) {
    unknown.label.classList.add("raile-dont-know");
    unknown.box.dataset.focus = "dont-know";
    unknown.label.lastChild.replaceChildren(
      h("span", { class: "raile-level" }, t(words.dont_know)), h("small", {}, t(words.dont_know_help)));
  }
  const field = writtenFields[question.kind]?.(question, { legend, ctx, changed: () => {
    if (unknown && filled()) unknown.box.checked = false;
    changed();
  } });
  const filled = () => Object.values(field.read()).some((value) => (Array.isArray(value) ? value.length : typeof value === "string" ? value.trim() : value !== null));
  // 'Don't know' and an answer exclude each other; radios see to it themselves.
  for (const box of boxes) box.addEventListener("change", () => { if (unknown) unknown.box.checked = false; changed(); });
  unknown?.box.addEventListener("change", () => {
    if (unknown.box.checked) {
      for (const box of boxes) box.checked = false;
      field?.clear();
    }
    changed();
  });
  return {
    element: h("div", {}, field?.element,
      h("div", { class: `raile-choices${question.kind === "choice" && levels.length > 3 && levels.length < 7 ? " raile-levels" : ""}` },
        options.map((one) => one.label), unknown?.label)),
    problem: () => field?.problem() ?? "",
    read: () => ({ chosen: boxes.filter((box) => box.checked).map((box) => box.value),
      dont_know: Boolean(unknown?.box.checked), ...field?.read() }),
    write(reply) {
      for (const box of boxes) box.checked = reply.chosen.includes(box.value);
      if (unknown) unknown.box.checked = reply.dont_know;
      field?.write(reply);
    },
  };
}

// Where the proof is kept.
function evidence(question, { ctx, changed }) {
  const { t, words } = ctx;
  const id = unique("evidence");
  const field = h("textarea", { id, class: "raile-evidence", "data-focus": "evidence", dir: "auto" });
  const kept = h("span", { class: "raile-muted" });
  const mark = () => { kept.textContent = field.value.trim() ? ` · ${t(words.evidence_kept)}` : ""; };
  field.addEventListener("input", mark);
  typing(field, changed);
  return {
    element: h("details", {}, h("summary", {}, t(words.evidence), kept), h("label", { for: id }, t(words.evidence_label)), field),
    problem: () => tooLong(field.value, LONGEST, ctx),
    read: () => field.value,
    write(text) {
      if (field !== document.activeElement) field.value = text;
      mark();
    },
  };
}
