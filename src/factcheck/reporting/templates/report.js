"use strict";
(() => {
  const form = document.querySelector(".filters");
  const get = (id) => document.getElementById(id);
  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group")];
  const controls = ["by-rule", "by-outlet", "by-confidence", "by-text"].map(get);
  const [rule, outlet, confidence, text] = controls;

  function filter() {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number(confidence.value);
    let shown = 0;
    for (const item of findings) {
      const data = item.dataset;
      const fits = (!rule.value || data.code === rule.value)
        && (!outlet.value || data.outlets.split("|").includes(outlet.value))
        && Number(data.confidence) >= least
        && words.every((word) => data.text.includes(word));
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    }
    get("least").textContent = `${least} %`;
    get("shown").textContent = `${shown} of ${findings.length} shown`;
  }

  function reveal() {
    const target = get(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".finding[hidden]")) {
      form.reset();
      filter();
    }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) {
      box.open = true;
    }
    target.scrollIntoView();
  }

  let waiting = 0;
  for (const control of controls) {
    control.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 60);
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter, 0));
  addEventListener("hashchange", reveal);
  if (findings.length) {
    form.hidden = false;
    filter();
  }
  if (location.hash) reveal();
})();
