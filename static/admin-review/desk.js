// The desk of a record: says that the page is open, and sends its small forms without losing what is typed
// elsewhere on the page. Everything works without this file too.

const BEAT_MS = 20_000;

const desk = () => document.getElementById("desk");

// Who else is here

function tell(others) {
  const line = document.getElementById("desk-others");
  const words = others.map(({ name, since, here }) => {
    const told = document.createElement("span");
    const who = document.createElement("b");
    who.textContent = name;
    const at = new Date(since).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    told.append(who, here ? " has this record open. " : ` opened this record at ${at}. `);
    return told;
  });
  // Read aloud only when somebody comes or goes, not at every beat.
  if (line.textContent.trim() !== words.map((told) => told.textContent).join("").trim()) line.replaceChildren(...words);
}

async function beat() {
  if (document.hidden) return;
  const token = desk().querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token) return;
  try {
    const answer = await fetch(desk().dataset.presence, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "error" });
    if (answer.ok) tell((await answer.json()).others);
  } catch {
    // The next beat tries again; nothing on the page depends on it.
  }
}

beat();
setInterval(beat, BEAT_MS);
document.addEventListener("visibilitychange", beat);

// The small forms

const FAILED = "That did not work: reload the page and try again.";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.closest("#desk")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const sent = new FormData(form, event.submitter);
  let told = FAILED;
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lines = [...page.querySelectorAll(".messagelist li")].map((line) => line.textContent.trim());
    if (answer.ok) told = lines.join(" ");
    const fresh = page.getElementById("desk");
    if (answer.ok && fresh && !page.querySelector(".messagelist .error")) replace(form, fresh);
  } catch {
    // What was typed stands as it was; the line below says so.
  }
  desk().querySelector(".desk-told").textContent = told;
}, true);

/** Puts the new desk in place of the old; what somebody began to ask meanwhile is kept. */
function replace(form, fresh) {
  const asking = document.getElementById("desk-ask");
  const kept = asking && !asking.contains(form);
  const typing = kept && asking.contains(document.activeElement) && document.activeElement;
  if (kept) fresh.querySelector("#desk-ask")?.replaceWith(asking);
  desk().replaceWith(fresh);
  (typing || fresh.querySelector("select, summary"))?.focus();
}

// Keys: w takes the record, q asks for a change

const KEYS = {
  w: () => document.getElementById("desk-take")?.click(),
  q: () => {
    const ask = document.getElementById("desk-ask");
    if (!ask) return;
    ask.open = true;
    ask.querySelector("textarea").focus();
  },
};

if (document.getElementById("review")) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const action = KEYS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
