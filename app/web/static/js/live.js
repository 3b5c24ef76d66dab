// Asks every two seconds what is new in a live session; a moved session's page is fetched and its part put in place.
// Without this module the Refresh link does the same.

const OFTEN = 2000;
const HIDDEN = 15000;
const SELDOM = 30000;

const box = document.querySelector("[data-live]");
const said = document.querySelector("[data-live-said]");
const lost = document.querySelector("[data-live-lost]");
let failures = 0;
let timer = 0;
let late = "";

// Jitter, so that a class does not ask in one beat; slower when nobody looks or nothing answers.
function later() {
  const wait = Math.min(SELDOM, (document.hidden ? HIDDEN : OFTEN) * 2 ** failures);
  clearTimeout(timer);
  timer = setTimeout(look, wait * (0.75 + Math.random() / 2));
}

async function look() {
  clearTimeout(timer);
  try {
    const answer = await fetch(`${box.dataset.news}?seen=${box.dataset.mark}`);
    if (answer.status === 200) await take(await answer.json());
    else if (answer.status !== 204) throw new Error(`${answer.status}`);
    failures = 0;
    lost.hidden = true;
    lost.textContent = "";
  } catch {
    failures += 1;
    lost.textContent = lost.dataset.words;
    lost.hidden = false;
  }
  later();
}

async function take(news) {
  const moved = String(news.revision) !== box.dataset.revision;
  if (moved || box.dataset.renew === "mark") await renew(moved);
  else {
    document.querySelector("[data-live-count]").textContent = news.count;
    box.dataset.mark = news.mark;
  }
}

async function renew(moved) {
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-live]");
  if (answer.redirected || !fresh) {
    window.location.assign(answer.url);
    return;
  }
  const held = box.contains(document.activeElement) ? document.activeElement : null;
  const opened = [...box.querySelectorAll("details[open]")].map((one) => one.id);
  document.querySelectorAll(".message:not([data-live-lost])").forEach((one) => one.remove());
  Object.assign(box.dataset, fresh.dataset);
  box.replaceChildren(...fresh.childNodes);
  opened.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  const count = page.querySelector("[data-live-count]");
  if (count) document.querySelector("[data-live-count]").textContent = count.textContent;
  document.title = page.title;
  if (moved) said.textContent = `${late} ${page.querySelector("[data-live-said]").textContent}`.trim();
  late = "";
  // Whoever was on something that is gone goes on at the heading; whoever was elsewhere is left there.
  if (held) (document.getElementById(held.id) ?? box.querySelector("[data-live-heading]"))?.focus();
}

document.addEventListener("visibilitychange", () => document.hidden || look());
document.addEventListener("citewell:late", (event) => {
  late = event.detail;
  look();
});
later();
