// Sends an answer of a live session as it is given; without this module the button does.

const TYPING_PAUSE = 600;
const RETRY = 2000;

const client = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
let sequence = 0;
let timer = 0;

const form = () => document.querySelector("[data-live-answer]");

function say(words) {
  const place = form()?.querySelector("[data-saved]");
  if (place) place.textContent = words;
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
}

async function send() {
  clearTimeout(timer);
  const asked = form();
  if (!asked) return;
  const body = new FormData(asked);
  if (!body.has("choice") && !(body.get("text") ?? "").trim()) return;
  sequence += 1;
  const mine = sequence;
  body.set("client", client);
  body.set("sequence", mine);
  try {
    const answer = await fetch(asked.action, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true });
    if (mine !== sequence) return; // a newer answer is under way and speaks for itself
    if (answer.ok) {
      const at = new Date((await answer.json()).saved_at);
      say(`${asked.dataset.savedWord} ${at.toLocaleTimeString(document.documentElement.lang, { hour12: false })}`);
    } else if (answer.status >= 500) again(asked);
    else await refused(answer);
  } catch {
    if (mine === sequence) again(asked);
  }
}

async function refused(answer) {
  const words = await answer.json().then((said) => said.problem, () => "");
  say(words);
  // A late answer: the page is behind, and the next one says why this answer does not count.
  if (answer.status !== 422) document.dispatchEvent(new CustomEvent("citewell:late", { detail: words }));
}

function again(asked) {
  if (!asked.isConnected) return;
  say(asked.dataset.waitingWord);
  later(RETRY);
}

const isTyping = (target) => target instanceof HTMLInputElement && target.type === "text";

document.addEventListener("change", (event) => form()?.contains(event.target) && send());
document.addEventListener("input", (event) => {
  if (!isTyping(event.target) || !form()?.contains(event.target)) return;
  say(""); // what was saved is no longer what stands there
  later(TYPING_PAUSE);
});
document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  send();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const option = /^[1-9]$/.test(event.key) && form()?.querySelectorAll("[name=choice]")[event.key - 1];
  if (!option) return;
  option.click();
  option.focus();
  event.preventDefault();
});
