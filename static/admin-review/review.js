// The review page by keyboard and mouse. Everything works without this file too; it only saves steps.

const page = document.getElementById("review");
const form = document.getElementById("review-form");
const keys = document.getElementById("keys");
let sent = false;
let touched = false;
const SUGGEST_AFTER_MS = 180;
const LEAST_LETTERS = 2;

/** Lights up a quote in the text and brings it into view. */
function light(quote) {
  page.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
  page.querySelectorAll(".quote.current").forEach((row) => row.classList.remove("current"));
  const marks = [...page.querySelectorAll("mark[data-quotes]")].filter((mark) =>
    mark.dataset.quotes.split(" ").includes(quote),
  );
  marks.forEach((mark) => mark.classList.add("lit"));
  marks[0]?.scrollIntoView({ block: "center" });
  page.querySelector(`.to-quote[data-quote="${quote}"]`)?.closest(".quote").classList.add("current");
}

// The passage comes into view in its own column; the page itself stays where it is.
const passage = document.getElementById("passage");
if (passage && !location.hash) passage.closest(".source, .text").scrollTop += passage.getBoundingClientRect().top - innerHeight / 4;

page.addEventListener("click", (event) => {
  const link = event.target.closest(".to-quote");
  if (link) {
    event.preventDefault();
    light(link.dataset.quote);
    return;
  }
  const mark = event.target.closest("mark[data-quotes]");
  if (mark && document.getSelection().isCollapsed) {
    const quote = mark.dataset.quotes.split(" ")[0];
    light(quote);
    page.querySelector(`.to-quote[data-quote="${quote}"]`)?.scrollIntoView({ block: "center" });
  }
  const opener = event.target.closest('a[href="#merge"], a[href="#reject"]');
  if (opener) {
    event.preventDefault();
    open(opener.hash.slice(1));
  }
});

page.addEventListener("focusin", (event) => {
  const field = event.target.closest(".field, .measure");
  const first = field && !event.target.closest(".judge, .to-quote") && field.querySelector(".to-quote");
  if (first) light(first.dataset.quote);
});

/** Opens the box for merging or rejecting and goes to its first field. */
function open(id) {
  for (const box of form.querySelectorAll(".decide details")) box.open = box.id === id;
  form.querySelector(`#${id} :is(input, select)`)?.focus();
}

// Keys

function rows() {
  return [...page.querySelectorAll(".quote")];
}

function currentRow() {
  return page.querySelector(".quote.current");
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const place = all.indexOf(currentRow());
  const next = all[(place + by + all.length) % all.length] ?? all[0];
  light(next.querySelector(".to-quote").dataset.quote);
  next.scrollIntoView({ block: "nearest" });
}

function judge(answer) {
  const choice = currentRow()?.querySelector(`input[value="${answer}"]`);
  if (choice) {
    choice.checked = true;
    step(1);
  }
}

function press(name) {
  form.querySelector(`button[name="${name}"]:not([tabindex="-1"])`)?.click();
}

const ACTIONS = {
  j: () => document.getElementById("next")?.click(),
  k: () => document.getElementById("previous")?.click(),
  a: () => press("_accept"),
  p: () => press("_accept_publish"),
  s: () => press("_save"),
  m: () => open("merge"),
  r: () => open("reject"),
  e: () => form.querySelector("textarea, input[type=text]")?.focus(),
  n: () => step(1),
  b: () => step(-1),
  y: () => judge("accepted"),
  x: () => judge("rejected"),
  "?": () => keys.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.activeElement?.blur();
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const action = ACTIONS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

// Words chosen in the text become a value and its quote

const pick = document.getElementById("pick");
const INPUTS = { title: "id_title", region: "id_region", date: "id_date", issuing_body: "id_bodies", number: "id_number", document_type: "id_document_type", lifecycle: "id_lifecycle" };

/** Counts the code points of the whole text that stand before a point of the page. */
function place(node, offset) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".line");
  if (!line) return null;
  const range = document.createRange();
  range.setStart(line.querySelector(".words"), 0);
  range.setEnd(node, offset);
  return Number(line.dataset.start) + [...range.toString()].length;
}

function chosen() {
  const selection = document.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = page.querySelector(".text");
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  const words = selection.toString().trim().replace(/\s+/g, " ");
  return start === null || end === null || end <= start || !words ? null : { start, end, words, box: range.getBoundingClientRect() };
}

function offer() {
  const found = chosen();
  pick.hidden = !found;
  if (!found) return;
  const width = document.documentElement.clientWidth;
  pick.style.left = `${Math.max(8, Math.min(found.box.left, width - pick.offsetWidth - 8)) + scrollX}px`;
  pick.style.top = `${found.box.bottom + scrollY + 6}px`;
}

function use(field, { start, end, words }) {
  const note = document.createElement("input");
  note.type = "hidden";
  note.name = "quote";
  note.value = `${field}:${start}:${end}`;
  form.append(note);
  touched = true;
  const input = field === "measure" ? [...form.querySelectorAll(".measure textarea")].at(-1) : document.getElementById(INPUTS[field]);
  if (field === "issuing_body") input.value = [input.value.trim(), words].filter(Boolean).join("\n");
  else if (["title", "region", "number", "measure"].includes(field)) input.value = words;
  input.focus();
  const told = document.createElement("p");
  told.className = "picked";
  told.textContent = `Quote: “${words}”`;
  input.closest(".field, .measure").append(told);
}

if (pick) {
  document.addEventListener("selectionchange", offer);
  pick.addEventListener("mousedown", (event) => event.preventDefault());
  pick.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const found = chosen();
    if (!button || !found) return;
    document.getSelection().removeAllRanges();
    use(button.dataset.field, found);
  });
}

// Leaving with unsaved words

form.addEventListener("input", () => { touched = true; });
form.addEventListener("submit", () => { sent = true; });
window.addEventListener("beforeunload", (event) => {
  if (touched && !sent) event.preventDefault();
});

// Suggestions for places and policies, from the admin's own lists

function suggest(input, address, write) {
  const list = document.createElement("datalist");
  list.id = `${input.id}_list`;
  input.after(list);
  input.setAttribute("list", list.id);
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const term = input.value.trim();
      if (term.length < LEAST_LETTERS) return;
      const answer = await fetch(`${address}&term=${encodeURIComponent(term)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { results } = await answer.json();
      list.replaceChildren(...results.map((row) => new Option("", write(row))));
    }, SUGGEST_AFTER_MS);
  });
}

const region = form.querySelector("#id_region");
if (region && !region.matches(":disabled")) suggest(region, page.dataset.regions, (row) => row.text);
const policy = form.querySelector("#id_merge_into");
if (policy) suggest(policy, page.dataset.policies, (row) => `${row.text} #${row.id}`);
