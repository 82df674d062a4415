"use strict";
const box = document.getElementById("search");
const findings = [...document.querySelectorAll("#findings article")];
const files = [...document.querySelectorAll("#findings section")];
function show() {
  const words = box.querySelector("input").value.toLowerCase().split(/\s+/);
  let count = 0;
  for (const finding of findings) {
    const text = finding.parentElement.dataset.file + " " + finding.textContent.toLowerCase();
    finding.hidden = !words.every((word) => text.includes(word));
    count += finding.hidden ? 0 : 1;
  }
  for (const file of files) {
    file.hidden = !file.querySelector("article:not([hidden])");
  }
  box.querySelector("output").textContent = count + " of " + findings.length;
}
box.hidden = false;
box.addEventListener("input", show);
show();
