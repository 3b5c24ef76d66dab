// Keys for the review queue: each presses what the page has for it. Without this module the buttons do the same.

const heading = document.querySelector("[data-stem]");
const article = document.querySelector("[data-article]");
const said = document.querySelector("[data-said]");

function pressed(name) {
  return [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(name));
}

function isField(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

// A part that folds opens, and the first thing in it that can be filled in, or its title, takes the focus.
function unfold(part) {
  const closing = part.open && part.dataset.key === "?";
  part.open = !closing;
  const checked = part.querySelector("input:checked");
  (checked || part.querySelector("input:not([type=hidden]), textarea") || part.querySelector("summary")).focus();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.key === "Escape" && isField(event.target)) {
    heading.focus();
    return;
  }
  if (isField(event.target)) return;
  const found = pressed(event.key.toLowerCase());
  if (!found) return;
  event.preventDefault();
  if (found instanceof HTMLDetailsElement) unfold(found);
  else found.click();
}

// The cited words come into view in the article's own box, and the page itself stays where it is.
function showCited() {
  const cited = article?.querySelector("mark");
  if (!cited) return;
  const above = cited.getBoundingClientRect().top - article.getBoundingClientRect().top;
  article.scrollTop += above - article.clientHeight / 3;
}

function begin() {
  showCited();
  const wrong = document.querySelector(".error-summary a");
  if (wrong) wrong.focus();
  else if (!location.hash) heading.focus({ preventScroll: true });
  // A live region speaks of what comes into it after the page is there.
  const messages = [...document.querySelectorAll(".message")].map((one) => one.textContent.trim());
  setTimeout(() => (said.textContent = messages.join(" ")), 200);
}

document.addEventListener("keydown", press);
begin();
