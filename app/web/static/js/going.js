// Moving on. With a connection the form and the links do what they do without this module; it first makes sure that
// what was given is saved and that the server answers. Without one, pages that this tab keeps are shown instead, and
// where there is none the page stays: an answer that waits is never given up for a browser's error page.

import { form } from "./answer.js";
import * as client from "./client.js";
import { flush, isEmpty, look, outcome, save } from "./saving.js";
import { announce, words } from "./words.js";

const PAGES = "citewell.page/";
const SOON = 1000;
let isPassing = false;
let isBusy = false;

async function hindrance() {
  const name = isEmpty() ? (await look()).outcome : await flush();
  return name === "sent" ? "" : name;
}

// The result is on the server; without a connection there is nothing to lead to.
async function timeIsUp(event) {
  save();
  const why = await hindrance();
  if (why === "offline" || why === "waiting") say(words("timeUp"));
  else location.assign(event.detail);
}

async function submitted(event) {
  if (event.target !== form() || event.defaultPrevented) return;
  if (isPassing) return pass();
  event.preventDefault();
  const button = event.submitter;
  await leave(button?.dataset.leads, () => {
    isPassing = true;
    form().requestSubmit(button);
    isPassing = false;
  });
}

// The form is this client's newest word, so that no slower message of the page can overtake it.
function pass() {
  form().elements.client.value = client.name();
  form().elements.sequence.value = client.nextSequence();
}

async function clicked(event) {
  const link = event.target.closest?.("a[data-goes]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  await leave(link.pathname, () => location.assign(link.href));
}

async function leave(address, go) {
  if (isBusy) return;
  isBusy = true;
  form().setAttribute("aria-busy", "true");
  save();
  const why = await hindrance();
  isBusy = false;
  form().removeAttribute("aria-busy");
  if (!why) go();
  else if (why === "offline" || why === "waiting") stayOrShow(address);
  else outcome(why, 0);
}

function stayOrShow(address) {
  const page = kept(address);
  if (page) show(page, address, true);
  say(words("stays"));
}

function say(sentence) {
  const place = document.querySelector("[data-news]");
  place.textContent = sentence;
  place.hidden = false;
  announce(sentence);
}

function keepPage(address, html) {
  try {
    sessionStorage.setItem(PAGES + address, html);
  } catch {
    // Full: this page then is not there without a connection, and the one that is open stays.
  }
}

function kept(address) {
  try {
    return address ? sessionStorage.getItem(PAGES + address) : null;
  } catch {
    return null;
  }
}

function show(html, address, isNew) {
  const page = new DOMParser().parseFromString(html, "text/html");
  // The time goes on: what is left of it is what this page counts, not what was left when the other one was made.
  const timer = document.querySelector("[data-timer]");
  const token = form().elements.csrf_token.value;
  const [header, main] = [page.querySelector("header"), page.querySelector("main")];
  if (timer) header.querySelector("[data-timer]")?.replaceWith(timer);
  main.querySelector("form.question").dataset.again = "yes";
  main.querySelector("[name=csrf_token]").value = token;
  document.title = page.title;
  document.querySelector("header").replaceWith(header);
  document.querySelector("main").replaceWith(main);
  if (isNew) history.pushState({ citewell: true }, "", address);
  document.dispatchEvent(new Event("citewell:page"));
  const heading = document.querySelector("main h1");
  heading.tabIndex = -1;
  heading.focus();
}

async function returned() {
  const page = kept(location.pathname);
  if (page && !navigator.onLine) show(page, location.pathname, false);
  else location.reload();
}

async function keepNext() {
  const address = form()?.querySelector("[data-next]")?.dataset.leads;
  if (!address || kept(address) || !navigator.onLine) return;
  try {
    const response = await fetch(address, { headers: { Accept: "text/html", "X-Kept-Page": "1" }, redirect: "error" });
    if (response.ok) keepPage(address, await response.text());
  } catch {
    // It is only for later.
  }
}

export function begin() {
  setTimeout(keepNext, SOON);
}

keepPage(location.pathname, document.documentElement.outerHTML);
document.addEventListener("submit", submitted);
document.addEventListener("click", clicked);
window.addEventListener("popstate", returned);
document.addEventListener("citewell:time-up", timeIsUp);
