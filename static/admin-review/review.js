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
    // Where marks overlap, each click goes on to the next of them.
    const quotes = mark.dataset.quotes.split(" ");
    const lit = currentRow()?.querySelector(".to-quote").dataset.quote;
    const quote = quotes[(quotes.indexOf(lit) + 1) % quotes.length];
    light(quote);
    page.querySelector(`.to-quote[data-quote="${quote}"]`)?.scrollIntoView({ block: "center" });
  }
  const opener = event.target.closest('a[href="#merge"], a[href="#reject"], a[href="#split"]');
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

/** Opens the box for merging, splitting or rejecting and goes to its first field. */
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
  form.querySelector(`button[name="${name}"]:not([tabindex="-1"], [value="typed"])`)?.click();
}

const ACTIONS = {
  j: () => document.getElementById("next")?.click(),
  k: () => document.getElementById("previous")?.click(),
  a: () => press("_accept"),
  p: () => press("_accept_publish"),
  s: () => press("_save"),
  c: () => press("_compare"),
  m: () => open("merge"),
  d: () => open("split"),
  u: () => (form.querySelector('button[name="_undo"]') ?? document.querySelector('#undo-form button'))?.click(),
  o: () => document.getElementById("beside")?.click(),
  r: () => open("reject"),
  e: () => form.querySelector("textarea, input[type=text]")?.focus(),
  n: () => step(1),
  b: () => step(-1),
  y: () => judge("accepted"),
  x: () => judge("rejected"),
  "?": () => keys.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented) return;
  if (event.key === "Escape") document.activeElement?.blur();
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const action = ACTIONS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

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
