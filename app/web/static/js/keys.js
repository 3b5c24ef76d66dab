// Keys of the question page, and the sheet that lists them. They can be switched off, and never act while one types.

import { form } from "./answer.js";

const SWITCH = "citewell.keys";
let isOn = read() !== "off";
let sheet = null;

function read() {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}

function remember() {
  try {
    localStorage.setItem(SWITCH, isOn ? "on" : "off");
  } catch {
    // Then the choice holds for this page.
  }
}

const isTyping = (target) =>
  target.closest?.("textarea, select, [contenteditable]") ||
  (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type));
const isFree = (target) => !target.closest?.("a, button, input, summary, dialog");

// Each gives what the key presses, or nothing.
const next = () => form().querySelector("[data-next]");
const back = () => form().querySelector("[data-back]");
const keys = {
  f: () => form().querySelector("[data-flag]"),
  n: next,
  p: back,
  ArrowRight: (event) => isFree(event.target) && next(),
  ArrowLeft: (event) => isFree(event.target) && back(),
  // Enter in a field or on a button does what it does everywhere.
  Enter: (event) => isFree(event.target) && form().querySelector("[data-enter]"),
  "?": () => document.querySelector("[data-open-keys]"),
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented)
    return;
  const isLetter = event.key.length === 1;
  if ((isLetter && !isOn) || isTyping(event.target) || sheet?.open || !form()) return;
  const option = /^[1-9]$/.test(event.key) && form().querySelectorAll("[name=choice]")[event.key - 1];
  const found = option || keys[isLetter ? event.key.toLowerCase() : event.key]?.(event);
  if (!found) return;
  event.preventDefault();
  found.click();
  if (option) option.focus();
}

// The list stands folded in the page; with this module it opens in a dialog, by a button and by a key.
export function begin() {
  const folded = document.querySelector("[data-keys]");
  if (!folded) return;
  sheet = folded.querySelector("dialog");
  sheet.append(folded.querySelector("[data-keys-list]"));
  folded.querySelector("details").hidden = true;
  const open = folded.querySelector("[data-open-keys]");
  open.hidden = false;
  open.addEventListener("click", () => sheet.showModal());
  const box = sheet.querySelector("[data-keys-on]");
  box.checked = isOn;
  sheet.querySelector("[data-keys-switch]").hidden = false;
  box.addEventListener("change", () => {
    isOn = box.checked;
    remember();
  });
}

document.addEventListener("keydown", press);
