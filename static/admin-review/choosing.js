// Words chosen in the text, with the mouse or the keyboard, become a value and its quote, a measure, or the place
// at which a record is split. Runs beside review.js, before which it hears the keys.

const page = document.getElementById("review");
const form = document.getElementById("review-form");
const pick = document.getElementById("pick");
const text = page.querySelector(".text");
const INPUTS = { title: "id_title", region: "id_region", date: "id_date", issuing_body: "id_bodies", number: "id_number", document_type: "id_document_type", lifecycle: "id_lifecycle" };
/** Fields whose value is the words themselves. */
const VERBATIM = ["title", "region", "number"];
/** The words chosen, kept while the keyboard is on the fields. */
let held = null;
/** The place of a quote for the sector that is ticked next. */
let forSector = null;

/** Counts the code points of the whole text that stand before a point of the page. */
function place(node, offset) {
  const words = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".words");
  const line = words?.closest(".line");
  if (!line) return null;
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  return Number(line.dataset.start) + [...range.toString()].length;
}

function chosen() {
  const selection = document.getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const raw = range.toString();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  let start = place(range.startContainer, range.startOffset);
  let end = place(range.endContainer, range.endOffset);
  if (start === null || end === null || !words) return null;
  // Spaces at the ends are no words.
  start += [...raw].length - [...raw.trimStart()].length;
  end -= [...raw].length - [...raw.trimEnd()].length;
  return end <= start ? null : { start, end, words, box: range.getBoundingClientRect() };
}

function offer() {
  const found = chosen();
  if (!found && pick.contains(document.activeElement)) return;
  held = found;
  pick.hidden = !found;
  if (!found) return;
  const width = document.documentElement.clientWidth;
  pick.style.left = `${Math.max(8, Math.min(found.box.left, width - pick.offsetWidth - 8)) + scrollX}px`;
  const below = found.box.bottom + 6;
  const fits = below + pick.offsetHeight < innerHeight;
  pick.style.top = `${(fits ? below : Math.max(8, found.box.top - pick.offsetHeight - 6)) + scrollY}px`;
}

function note(name, value) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  input.value = value;
  form.append(input);
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return input;
}

function tell(box, words, more = "") {
  const told = document.createElement("p");
  told.className = "picked";
  told.textContent = `Quote: “${words}”${more}`;
  box.append(told);
}

/** Returns the words of an empty measure, a new one where none is left. */
function emptyMeasure() {
  const last = [...form.querySelectorAll(".measure textarea")].at(-1);
  if (last && !last.value.trim()) return last;
  const total = form.querySelector("#id_measure-TOTAL_FORMS");
  const blank = document.getElementById("blank-measure");
  const holder = document.createElement("div");
  holder.innerHTML = blank.innerHTML.replaceAll("__prefix__", total.value);
  total.value = Number(total.value) + 1;
  const made = holder.firstElementChild;
  blank.before(made);
  return made.querySelector("textarea");
}

function use(field, { start, end, words }) {
  if (field === "sector") return openSectors({ start, end, words });
  note("quote", `${field}:${start}:${end}`);
  const input = field === "measure" ? emptyMeasure() : document.getElementById(INPUTS[field]);
  if (field === "issuing_body") input.value = [input.value.trim(), words].filter(Boolean).join("\n");
  else if (field === "measure" || VERBATIM.includes(field)) input.value = words;
  const box = input.closest(".field, .measure");
  tell(box, words);
  // The words of a measure are there; its kind is what is asked for next.
  (field === "measure" ? box.querySelector("select") : input).focus();
}

/** Lets the next sector that is ticked rest on the words. */
function openSectors(words) {
  const box = form.querySelector(".sectors details");
  box.open = true;
  forSector = words;
  box.querySelector("input:checked, input").focus();
  tell(box, words.words, ": tick the sector that it speaks for");
}

form.addEventListener("change", (event) => {
  const sector = event.target.closest(".sectors input[type=checkbox]");
  if (!sector?.checked || !forSector) return;
  note("quote", `sector:${forSector.start}:${forSector.end}:${sector.value}`);
  forSector = null;
});

function split({ start }) {
  note("split_place", start);
  form.querySelector('button[name="_split"]').click();
}

// Choosing words by keyboard

function take(way, how, by) {
  document.getSelection().modify(how, way, by);
}

/** Puts the choice on the first word of the passage, or of the quote that is lit. */
function begin() {
  const from = text.querySelector("mark.lit") ?? text.querySelector(".line.inside .words") ?? text.querySelector(".words");
  const selection = document.getSelection();
  selection.collapse(from, 0);
  take("forward", "extend", "word");
  from.scrollIntoView({ block: "nearest" });
  offer();
}

const WAYS = { ArrowRight: "forward", ArrowLeft: "backward", ArrowDown: "forward", ArrowUp: "backward" };

function move(event) {
  const way = WAYS[event.key];
  const by = event.key === "ArrowUp" || event.key === "ArrowDown" ? "line" : event.ctrlKey ? "character" : "word";
  if (event.shiftKey) {
    take(way, "extend", by);
  } else {
    const selection = document.getSelection();
    if (way === "forward" && by !== "line") selection.collapseToEnd();
    else selection.collapseToStart();
    take(way, "move", by);
    if (by === "word" && way === "forward") take("backward", "move", "word");
    take("forward", "extend", by === "character" ? "character" : "word");
  }
  const node = document.getSelection().focusNode;
  (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.scrollIntoView({ block: "nearest" });
  offer();
}

/** Takes a key; what was chosen is read at once, for the browser tells of it only later and the next key may come before. */
function onKey(event) {
  if (event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select") || document.querySelector("dialog[open]")) return;
  if (pick.contains(event.target)) return onPickKey(event);
  if (event.key === "t" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    begin();
  } else if (!held) {
    return;
  } else if (WAYS[event.key]) {
    move(event);
  } else if (event.key === "Enter") {
    pick.querySelector("button").focus();
  } else if (event.key === "d") {
    split(held);
  } else if (event.key === "Escape") {
    document.getSelection().removeAllRanges();
    offer();
  } else {
    return;
  }
  event.preventDefault();
}

function onPickKey(event) {
  const buttons = [...pick.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "ArrowRight" || event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
  else if (event.key === "ArrowLeft" || event.key === "ArrowUp") buttons.at(at - 1).focus();
  else if (event.key === "Escape") {
    document.activeElement.blur();
    document.getSelection().removeAllRanges();
    pick.hidden = true;
  } else return;
  event.preventDefault();
}

if (pick) {
  document.addEventListener("selectionchange", offer);
  document.addEventListener("keydown", onKey, { capture: true });
  pick.addEventListener("mousedown", (event) => event.preventDefault());
  pick.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const found = held;
    if (!button || !found) return;
    button.blur();
    document.getSelection().removeAllRanges();
    held = null;
    pick.hidden = true;
    if (button.dataset.split) split(found);
    else use(button.dataset.field, found);
  });
}
