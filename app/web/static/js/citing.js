// Marking the citing words in an article's text: by a selection (mouse, finger, caret), by a tap, or sentence by sentence
// and then word by word with the keyboard. Offsets count code points, as the server's do.

let box, quote, start, status, sentences, firsts, letters;
let here = -1;
let anchor = -1;
// From and to of the marked words; null where none are marked, or were changed by hand.
let marked = null;

// The page may exchange the form for a new one: then all is found again.
function begin() {
  const found = document.querySelector("[data-citable]");
  if (!found || found === box) return;
  box = found;
  quote = document.querySelector("[data-quote]");
  start = document.querySelector("[data-quote-start]");
  status = document.querySelector("[data-citable-status]");
  sentences = [...box.querySelectorAll("[data-start]")];
  firsts = sentences.map((one) => Number(one.dataset.start));
  // The whole text by code points; paragraphs are parted by one line feed, which no sentence holds.
  letters = [];
  sentences.forEach((one, place) => {
    while (letters.length < firsts[place]) letters.push("\n");
    letters.push(...one.textContent);
  });
  here = anchor = -1;
  marked = null;
  rove();
  listen();
  document.querySelectorAll("[data-with-script]").forEach((one) => (one.hidden = false));
  document.querySelectorAll("[data-without-script]").forEach((one) => (one.hidden = true));
  showAgain();
}

const isWord = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const isSpace = (letter) => letter === undefined || /\s/u.test(letter);
const endOf = (place) => firsts[place] + [...sentences[place].textContent].length;

function cite(from, to) {
  while (from < to && isSpace(letters[from])) from += 1;
  while (to > from && isSpace(letters[to - 1])) to -= 1;
  if (from >= to) return;
  while (isWord(letters[from - 1]) && isWord(letters[from])) from -= 1;
  while (isWord(letters[to - 1]) && isWord(letters[to])) to += 1;
  quote.value = letters.slice(from, to).join("");
  start.value = String(from);
  marked = [from, to];
  show(from, to);
  status.textContent = box.dataset.citedWord + shortened(quote.value);
  quote.dispatchEvent(new CustomEvent("cited", { bubbles: true }));
}

function shortened(words) {
  return words.length > 120 ? `“${words.slice(0, 70)} … ${words.slice(-40)}”` : `“${words}”`;
}

function show(from, to) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("cited");
  if (from === null) return;
  const ranges = sentences.flatMap((one, place) => {
    const left = Math.max(from, firsts[place]);
    const right = Math.min(to, endOf(place));
    if (left >= right) return [];
    const range = new Range();
    range.setStart(one.firstChild, units(one, left - firsts[place]));
    range.setEnd(one.firstChild, units(one, right - firsts[place]));
    return [range];
  });
  CSS.highlights.set("cited", new Highlight(...ranges));
}

// A DOM offset counts UTF-16 units.
function units(sentence, points) {
  return [...sentence.textContent].slice(0, points).join("").length;
}

function pointAt(node, offset) {
  const before = new Range();
  const sentence = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (sentence) {
    before.selectNodeContents(sentence);
    before.setEnd(node, offset);
    return Number(sentence.dataset.start) + [...before.toString()].length;
  }
  // An edge between sentences: the first sentence after it, or the end of the text.
  const edge = new Range();
  edge.setStart(node, offset);
  const next = sentences.findIndex((one) => edge.comparePoint(one, 0) >= 0);
  return next < 0 ? letters.length : firsts[next];
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const selection = document.getSelection();
    if (!box || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return;
    cite(pointAt(range.startContainer, range.startOffset), pointAt(range.endContainer, range.endOffset));
  }, 250);
});

// The keyboard: one sentence at a time takes focus, `here`; `anchor` is where a longer choice began.
function rove() {
  box.tabIndex = -1;
  sentences.forEach((one, place) => {
    one.tabIndex = place === Math.max(here, 0) ? 0 : -1;
    one.setAttribute("role", "button");
  });
}

function go(to, isLonger) {
  here = Math.max(0, Math.min(sentences.length - 1, to));
  if (!isLonger || anchor < 0) anchor = here;
  const [first, last] = [Math.min(here, anchor), Math.max(here, anchor)];
  sentences.forEach((one, place) => {
    const isTaken = place >= first && place <= last;
    one.tabIndex = place === here ? 0 : -1;
    one.classList.toggle("is-here", place === here);
    one.classList.toggle("is-taken", isTaken);
    one.setAttribute("aria-pressed", String(isTaken));
  });
  sentences[here].focus({ preventScroll: true });
  sentences[here].scrollIntoView({ block: "nearest" });
  const count = last - first + 1;
  status.textContent = count > 1 ? `${count} ${box.dataset.sentencesWord}` : sentences[here].textContent.trim();
}

// The next place from `from` on, step by step, where a word begins or ends: a blank on one side of it only.
function boundary(from, step) {
  let place = from + step;
  while (place > 0 && place < letters.length && isSpace(letters[place - 1]) === isSpace(letters[place])) place += step;
  return Math.max(0, Math.min(letters.length, place));
}

// Over the blank to the edge of the next word.
function nextWord(from, step) {
  const place = boundary(from, step);
  return isSpace(letters[step > 0 ? place - 1 : place]) ? boundary(place, step) : place;
}

// One word more or less: at the end with Shift, else at the beginning. One word stays.
function byWord(step, isEnd) {
  let [from, to] = marked;
  if (isEnd) to = step > 0 ? nextWord(to, 1) : boundary(boundary(to, -1), -1);
  else from = step < 0 ? nextWord(from, -1) : boundary(boundary(from, 1), 1);
  if (from < to) cite(from, to);
}

function onKey(event) {
  if (event.ctrlKey && marked && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    byWord(event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = sentences.indexOf(event.target);
  if (focused >= 0 && here !== focused) here = anchor = focused;
  if (event.key === "ArrowDown" || event.key === "ArrowRight") go(here + 1, event.shiftKey);
  else if (event.key === "ArrowUp" || event.key === "ArrowLeft") go(here - 1, event.shiftKey);
  else if (event.key === "Home") go(0, event.shiftKey);
  else if (event.key === "End") go(sentences.length - 1, event.shiftKey);
  else if ((event.key === "Enter" || event.key === " ") && here >= 0) {
    cite(firsts[Math.min(here, anchor)], endOf(Math.max(here, anchor)));
  } else return;
  event.preventDefault();
}

// A finger's tap marks its sentence, and so does a screen reader's press. A mouse draws over the words; a tap that only
// lets go of a selection marks nothing.
let wasSelected = false;

function onPress() {
  wasSelected = !document.getSelection().isCollapsed;
}

function onTap(event) {
  const place = sentences.indexOf(event.target.closest("[data-start]"));
  if (place < 0 || event.pointerType === "mouse" || wasSelected || !document.getSelection().isCollapsed) return;
  here = anchor = place;
  cite(firsts[place], endOf(place));
}

function listen() {
  box.addEventListener("keydown", onKey);
  box.addEventListener("pointerdown", onPress);
  box.addEventListener("click", onTap);
  box.addEventListener("focusout", (event) => {
    if (box.contains(event.relatedTarget)) return;
    sentences.forEach((one) => {
      one.classList.remove("is-here", "is-taken");
      one.removeAttribute("aria-pressed");
    });
    anchor = here;
  });
  // Words that were changed by hand stand where the server finds them.
  quote.addEventListener("input", () => {
    start.value = "";
    marked = null;
    show(null);
  });
}

function showAgain() {
  show(null);
  if (start.value === "" || !quote.value) return;
  const from = Number(start.value);
  const words = [...quote.value.replaceAll("\r\n", "\n")];
  if (letters.slice(from, from + words.length).join("") !== words.join("")) return;
  marked = [from, from + words.length];
  show(...marked);
}

begin();
document.addEventListener("htmx:afterSettle", begin);
