// Sends what waits, in order, until the server has acknowledged it; tries again later and later while it cannot.
// Outcomes: "sent", "offline", "waiting" (the server cannot now), "signin", "other" (somebody else uses this browser),
// "over". What is heard is told to `on`: {saved(entry, answer), refused(entry, words), outcome(name, late)}.

import * as waiting from "./waiting.js";

const PATIENCE = 8000;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;
const WHO = "citewell.who";

export function outbox({ attempt, address, who, token, on }) {
  let sending = null;
  let next = null;
  let pause = FIRST_PAUSE;
  let timer = 0;
  let late = 0;

  takeOver(who);

  async function ask(url, options) {
    return fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  }

  // A fresh token and the news of a question, or the name of what hinders.
  async function look(number, client) {
    if (!isMine(who)) return { outcome: "other" };
    try {
      const response = await ask(`${address}/${number}?client=${client}`, { headers: { Accept: "application/json" } });
      if (response.status === 401 || response.status === 403) return { outcome: "signin" };
      if (!response.ok) return { outcome: "waiting" };
      const news = await response.json();
      token.set(news.token);
      return { outcome: news.over ? "over" : "sent", news };
    } catch {
      return { outcome: "offline" };
    }
  }

  async function post(entry) {
    const { client, sequence, body } = entry;
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token.get() };
    const sent = JSON.stringify({ ...body, client, sequence });
    const response = await ask(`${address}/${entry.number}`, { method: "POST", headers, body: sent, keepalive: true });
    return { response, said: await response.json().catch(() => ({})) };
  }

  async function deliver(entry) {
    if (!isMine(who)) return "other";
    try {
      let { response, said } = await post(entry);
      if (response.status === 400 && said.stale) {
        const { outcome } = await look(entry.number, entry.client);
        if (outcome !== "sent" && outcome !== "over") return outcome;
        ({ response, said } = await post(entry));
      }
      return judge(entry, response, said);
    } catch {
      return "offline";
    }
  }

  function judge(entry, response, said) {
    if (response.status === 401 || response.status === 403) return "signin";
    if (response.status >= 500 || response.status === 429 || said.stale) return "waiting";
    if (said.over) {
      late = waiting.answers(attempt);
      waiting.clear(attempt);
      return "over";
    }
    waiting.forget(entry);
    if (response.ok) on.saved(entry, said);
    else on.refused(entry, said.problem ?? "");
    return "sent";
  }

  async function run() {
    clearTimeout(timer);
    let outcome = "sent";
    for (let entry = first(); entry && outcome === "sent"; entry = first()) outcome = await deliver(entry);
    pause = outcome === "sent" ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
    if (outcome === "offline" || outcome === "waiting") timer = setTimeout(flush, pause / 2);
    on.outcome(outcome, late);
    return outcome;
  }

  const first = () => waiting.entries(attempt)[0];

  async function begin() {
    sending = run();
    try {
      return await sending;
    } finally {
      sending = null;
    }
  }

  // While one round is under way, one more waits behind it, whoever asks.
  function flush() {
    if (!sending) return begin();
    next ??= sending.then(() => {
      next = null;
      return begin();
    });
    return next;
  }

  return { flush, look, keep: (entry) => waiting.keep({ ...entry, attempt }), isEmpty: () => !first() };
}

// Pupils may share a browser: whoever opened an attempt last is who it sends for; a page of another one is silent, and
// pages that this tab kept of another one go.
function takeOver(who) {
  try {
    if (!isMine(who)) {
      const kept = Object.keys(sessionStorage).filter((key) => /^citewell\.(page|known)\//.test(key));
      kept.forEach((key) => sessionStorage.removeItem(key));
    }
    localStorage.setItem(WHO, who);
  } catch {
    // Without storage nothing is left behind for others either; the server refuses them in any case.
  }
}

function isMine(who) {
  try {
    // Somebody may be known by several names: an account, and a guest in each class.
    const now = (localStorage.getItem(WHO) ?? who).split(" ");
    return who.split(" ").some((name) => now.includes(name));
  } catch {
    return true;
  }
}
