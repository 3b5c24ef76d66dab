// Flags a question without leaving it, also while there is no connection, and keeps the map in step with the page.

import { form, number } from "./answer.js";
import { keep } from "./saving.js";
import { announce, words } from "./words.js";

function pressed(event) {
  const button = event.target.closest?.("[data-flag]");
  if (!button || button.form !== form()) return;
  event.preventDefault();
  const isOn = button.value === "flag";
  keep("flag", { kind: "flag", on: isOn });
  show(button, isOn);
  announce(words(isOn ? "flagged" : "unflagged"));
}

function show(button, isOn) {
  button.value = isOn ? "unflag" : "flag";
  button.classList.toggle("flag-on", isOn);
  button.querySelector("[data-flag-on]").hidden = !isOn;
  button.querySelector("[data-flag-off]").hidden = isOn;
  mark("flagged", isOn);
}

function mark(name, isSet) {
  const place = document.querySelector(`[data-map="${number()}"]`);
  place?.classList.toggle(`is-${name}`, isSet);
  for (const part of place?.querySelectorAll(`[data-is="${name}"]`) ?? []) part.hidden = !isSet;
  for (const part of place?.querySelectorAll(`[data-is-not="${name}"]`) ?? []) part.hidden = isSet;
}

document.addEventListener("click", pressed);
document.addEventListener("citewell:answered", (event) => mark("answered", event.detail));
