// The page of a question: each module does one thing, and the page works without any of them.
// After another page was shown in place of this one, "citewell:page" tells every module to begin again.

import * as flag from "./flag.js";
import * as going from "./going.js";
import * as keys from "./keys.js";
import * as map from "./map.js";
import * as saving from "./saving.js";

void flag;

function begin() {
  saving.begin();
  going.begin();
  map.begin();
  keys.begin();
}

document.addEventListener("citewell:page", begin);
begin();
