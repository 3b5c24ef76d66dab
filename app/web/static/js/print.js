// Prints the page by a button; without this module the browser's menu does.

const button = document.querySelector("[data-print]");
button.hidden = false;
document.querySelector("[data-print-words]").hidden = true;
button.addEventListener("click", () => window.print());
