// While a language job is open, look every second how far it is; when it has ended, show the whole page.

const box = document.querySelector("[data-job]");

async function look() {
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-job]");
    if (fresh && fresh.dataset.job !== "waiting" && fresh.dataset.job !== "running") {
      window.location.reload();
      return;
    }
    // The status is a live region: only what changed is read out.
    if (fresh && fresh.innerHTML !== box.innerHTML) box.replaceChildren(...fresh.childNodes);
  } catch {
    // The server may be busy or gone for a moment; the next look tells.
  }
  window.setTimeout(look, 1000);
}

window.setTimeout(look, 1000);
