// Asks every few seconds whether a class answered, and then puts the newest map in place of the old one.
// Without this module the Refresh link does the same.

const OFTEN = 4000;
const HIDDEN = 20000;
const SELDOM = 60000;

const box = document.querySelector("[data-report-live]");
const lost = document.querySelector("[data-report-lost]");
let failures = 0;
let timer = 0;

// Jitter, so that a staff room does not ask in one beat; slower when nobody looks or nothing answers.
function later() {
  const wait = Math.min(SELDOM, (document.hidden ? HIDDEN : OFTEN) * 2 ** failures);
  clearTimeout(timer);
  timer = setTimeout(look, wait * (0.75 + Math.random() / 2));
}

async function look() {
  clearTimeout(timer);
  try {
    const answer = await fetch(`${box.dataset.news}&seen=${box.dataset.mark}`);
    if (answer.status === 200) await renew();
    else if (answer.status !== 204) throw new Error(`${answer.status}`);
    failures = 0;
    lost.hidden = true;
  } catch {
    failures += 1;
    lost.hidden = false;
  }
  later();
}

async function renew() {
  const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-report-live]");
  if (answer.redirected || !fresh) {
    window.location.assign(answer.url);
    return;
  }
  // Whoever is in the middle of it is not pulled out: the next look finds it new again.
  const held = document.activeElement?.closest("[data-report-live] a, [data-report-live] summary");
  if (held) return;
  const places = [...box.querySelectorAll(".table-scroll")].map((one) => [one.scrollLeft, one.scrollTop]);
  const opened = [...box.querySelectorAll("details")].map((one) => [one.id, one.open]);
  box.dataset.mark = fresh.dataset.mark;
  box.replaceChildren(...fresh.childNodes);
  opened.forEach(([id, open]) => document.getElementById(id)?.toggleAttribute("open", open));
  box.querySelectorAll(".table-scroll").forEach((one, place) => one.scrollTo(...(places[place] ?? [0, 0])));
}

document.addEventListener("visibilitychange", () => document.hidden || look());
later();
