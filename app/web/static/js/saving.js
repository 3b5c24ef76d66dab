// Saves an answer as it is given, and shows how that stands. Without this module the page's buttons save.

import { fill, form, given, line, number, original, phase, spoken } from "./answer.js";
import * as client from "./client.js";
import { outbox } from "./outbox.js";
import * as waiting from "./waiting.js";
import { announce, counted, timeOfDay, words } from "./words.js";

const TYPING_PAUSE = 500;
const LOOK_EVERY = 45000;

const attempt = form().dataset.attempt;
const known = `citewell.known/${attempt}/`;
let kept = "";
let seen = 0;
let timer = 0;
let state = "";

const token = {
  get: () => form().elements.csrf_token.value,
  set: (value) => document.querySelectorAll("[name=csrf_token]").forEach((input) => (input.value = value)),
};
const box = outbox({
  attempt,
  address: form().dataset.api,
  who: form().dataset.who,
  token,
  on: { saved, refused, outcome },
});

export const look = () => box.look(number(), client.name());
export const isEmpty = () => box.isEmpty();
export const flush = () => box.flush();

function show(name, sentence, alert = "") {
  const place = document.querySelector("[data-saved]");
  place.textContent = [sentence, waiting.isBlocked() ? words("blocked") : ""].filter(Boolean).join(" ");
  place.dataset.state = name;
  // What is saved again and again is shown each time and read out once.
  if (name !== state) announce(alert || place.textContent);
  state = name;
}

function saved(entry, said) {
  if (entry.kind === "answer") remember(entry.body.phase ?? "first", entry.number, entry.body);
  if (isHere(entry)) showsNow(entry.body);
  show("saved", `${words("saved")} ${timeOfDay(said.saved_at)}`, words("saved"));
  if (isHere(entry)) hear(said);
}

const isHere = (entry) =>
  entry.kind === "answer" && entry.number === number() && (entry.body.phase ?? "first") === phase();

// The form sends back what the page showed, so that an answer left as it was overrides nobody's newer one.
function showsNow(answer) {
  form().elements.shown.value = phase() === "first" ? line(answer) : "";
}

function refused(entry, sentence) {
  show("refused", sentence);
}

export function outcome(name, late) {
  document.querySelector("[data-over]").hidden = name !== "over";
  if (name === "offline") show(`offline ${waiting.answers(attempt)}`, counted("offline", waiting.answers(attempt)));
  else if (name === "waiting") show("waiting", words("waiting"));
  else if (name === "signin") show("signin", words("signin"));
  else if (name === "other") show("other", words("other"));
  else if (name === "over") show("over", late ? counted("late", late) : words("over"));
}

// What the server has told of an answer, for a page that is shown again without it.
function remember(step, place, answer) {
  try {
    sessionStorage.setItem(`${known}${place}/${step}`, JSON.stringify(answer));
  } catch {
    // Only pages that are shown again while there is no connection need it.
  }
}

function remembered(place) {
  try {
    return JSON.parse(sessionStorage.getItem(`${known}${place}/${phase()}`));
  } catch {
    return null;
  }
}

export const isAnswered = (answer) => answer && (answer.chosen.length > 0 || answer.text.trim() !== "");

export function later() {
  clearTimeout(timer);
  timer = setTimeout(save, TYPING_PAUSE);
}

// Puts the answer into the outbox, where it is safe, and sends it; without a change nothing is sent.
export function save() {
  clearTimeout(timer);
  const answer = given();
  if (line(answer) === kept) return;
  kept = line(answer);
  keep("answer", { ...answer, phase: phase() });
  document.dispatchEvent(new CustomEvent("citewell:answered", { detail: isAnswered(answer) }));
}

export function keep(kind, body) {
  box.keep({ kind, number: number(), client: client.name(), sequence: client.nextSequence(), body });
  box.flush();
}

// Other windows: the later answer by the server's order counts, and both windows say so.
function hear({ counted: one, other }) {
  if (phase() !== "first") return;
  const isNew = (heard) => heard && heard.order > seen;
  const isChanging = line(given()) !== kept || waiting.entries(attempt).some(isHere);
  if (isNew(one) && !one.mine && !isChanging) {
    fill(one);
    kept = line(one);
    showsNow(one);
    remember(phase(), number(), { chosen: one.chosen, text: one.text });
    tell("changed", one);
    document.dispatchEvent(new CustomEvent("citewell:answered", { detail: isAnswered(one) }));
  } else if (one?.mine && isNew(other)) {
    tell("before", other);
  } else if (isChanging) return;
  seen = Math.max(seen, one?.order ?? 0, other?.order ?? 0);
}

function tell(name, answer) {
  const sentence = words(name, { time: timeOfDay(answer.at), answer: spoken(answer) || words("nothing") });
  const place = document.querySelector("[data-news]");
  place.textContent = sentence;
  place.hidden = false;
  announce(sentence);
}

async function lookAround() {
  if (document.hidden || !form()) return;
  if (!box.isEmpty()) return void box.flush();
  const { outcome: name, news } = await look();
  if (news) hear(news);
  if (name === "over" || name === "signin") outcome(name, 0);
}

// What waits for this question is newer than what the server had when it made the page, and what somebody gave while
// this module was still on its way is newer than both.
export function begin() {
  seen = Number(form().dataset.seen);
  state = "";
  kept = line(original());
  if (line(given()) !== kept) save();
  else restore();
  remember(phase(), number(), given());
  if (waiting.isBlocked()) show("blocked", "");
  if (!box.isEmpty()) box.flush();
}

function restore() {
  const newest = waiting.entries(attempt).filter(isHere).at(-1);
  const answer = newest?.body ?? (form().dataset.again ? remembered(number()) : null);
  if (!answer) return;
  fill(answer);
  kept = line(answer);
  document.dispatchEvent(new CustomEvent("citewell:answered", { detail: isAnswered(answer) }));
}

document.addEventListener("change", (event) => event.target.form === form() && save());
document.addEventListener("input", (event) => event.target.name === "text" && event.target.form === form() && later());
document.addEventListener("visibilitychange", () => (document.hidden ? save() : lookAround()));
document.addEventListener("citewell:last-call", save);
window.addEventListener("pagehide", save);
window.addEventListener("online", () => box.flush().then(lookAround));
window.addEventListener("offline", () => waiting.answers(attempt) && outcome("offline"));
window.addEventListener("focus", lookAround);
window.addEventListener("storage", (event) => waiting.isOf(attempt, event.key) && !event.newValue && lookAround());
setInterval(lookAround, LOOK_EVERY);
