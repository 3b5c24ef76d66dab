// Handing in waits for answers that are not saved yet; on the result, those that came too late are told and leave.

import { outbox } from "./outbox.js";
import * as waiting from "./waiting.js";
import { announce, counted, words } from "./words.js";

const page = document.querySelector("[data-attempt]");
const { attempt, api, who } = page.dataset;
const inputs = () => document.querySelectorAll("[name=csrf_token]");
let held = inputs()[0]?.value ?? "";
const token = {
  get: () => held,
  set: (value) => {
    held = value;
    inputs().forEach((input) => (input.value = value));
  },
};
const on = { saved: () => {}, refused: (_, sentence) => say(sentence), outcome };
const box = outbox({ attempt, address: api, who, token, on });
let isPassing = false;

function say(sentence) {
  const place = document.querySelector("[data-saved]");
  place.textContent = sentence;
  place.hidden = !sentence;
  announce(sentence);
}

function outcome(name, late) {
  if (name === "over" && late) say(counted("late", late));
  else if (name === "offline" && !box.isEmpty()) say(counted("offline", waiting.answers(attempt)));
  else if (name === "signin" || name === "other" || name === "waiting") say(words(name));
  else if (name === "sent") say("");
}

async function handIn(event) {
  if (isPassing || !event.target.matches("[data-hand-in]")) return;
  event.preventDefault();
  const outcome = box.isEmpty() ? (await box.look(1, "")).outcome : await box.flush();
  if (outcome === "offline" || outcome === "waiting") return say(words("stays"));
  if (outcome === "signin" || outcome === "other") return say(words(outcome));
  isPassing = true;
  event.target.requestSubmit();
}

async function begin() {
  if (box.isEmpty()) return;
  const had = waiting.answers(attempt);
  const outcome = await box.flush();
  // The list was made before these answers came; the server makes it anew.
  if (outcome === "sent" && had && page.hasAttribute("data-hand-in")) location.reload();
}

document.addEventListener("submit", handIn);
window.addEventListener("online", begin);
begin();
