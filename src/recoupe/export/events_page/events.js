"use strict";
// Sorts and filters the table, and lights words in the reports. Words are found by tokens, never by offsets.
(() => {
  const form = document.querySelector(".filter");
  const table = document.querySelector(".events");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const marks = new Map([...document.querySelectorAll(".days .mark")].map((mark) => [mark.dataset.ev, mark]));
  const tokensOf = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

  // --- filter -------------------------------------------------------------------------------------

  const wanted = () => {
    const given = Object.fromEntries(new FormData(form));
    return { ...given, words: given.words.toLowerCase().split(/\s+/).filter(Boolean), least: Number(given.least) || 0 };
  };
  // Half-open days of an event against inclusive days of the form; what has no date is left out once a day is asked for.
  const isInTime = ({ start, stop }, { since, until }) => {
    if (!since && !until) return true;
    if (!start && !stop) return false;
    return (!since || !stop || stop > since) && (!until || !start || start <= until);
  };
  const fits = (row, want) => {
    const told = row.dataset;
    if (want.kind && told.kind !== want.kind) return false;
    if (want.digit && told.digit !== want.digit) return false;
    if (want.disputed && told.disputed === "0") return false;
    if (Number(told.least) < want.least || !isInTime(told, want)) return false;
    const text = `${told.words} ${row.textContent.toLowerCase()}`;
    return want.words.every((word) => text.includes(word));
  };
  const filter = () => {
    const want = wanted();
    let n = 0;
    for (const row of rows) {
      const isShown = fits(row, want);
      n += isShown;
      row.hidden = !isShown;
      document.getElementById(`ev-${row.dataset.ev}`).hidden = !isShown;
      const mark = marks.get(row.dataset.ev);
      if (mark) mark.parentElement.hidden = !isShown;
    }
    for (const day of document.querySelectorAll(".days > ol > li")) {
      day.hidden = !day.querySelector("ul > li:not([hidden])");
    }
    form.querySelector("output").textContent = n === rows.length ? `All ${n} events` : `${n} of ${rows.length} events`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();

  // --- sort ---------------------------------------------------------------------------------------

  const heads = [...table.tHead.rows[0].cells];
  const keyOf = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim().toLowerCase();
  const sort = (column) => {
    const head = heads[column];
    const isNumber = head.dataset.sort === "number";
    const before = head.getAttribute("aria-sort");
    const isUp = before ? before === "descending" : !isNumber;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const compare = isNumber
      ? (a, b) => Number(keyOf(a, column)) - Number(keyOf(b, column))
      : (a, b) => keyOf(a, column).localeCompare(keyOf(b, column));
    rows.sort((a, b) => (isUp ? compare(a, b) : compare(b, a)));
    body.append(...rows);
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });
  heads[0].setAttribute("aria-sort", "ascending");

  // --- words in the reports -----------------------------------------------------------------------

  const pieces = new Map();
  for (const piece of document.querySelectorAll(".text [data-i]")) {
    for (const token of tokensOf(piece, "i")) pieces.set(token, [...(pieces.get(token) || []), piece]);
  }
  let lit = [];
  const light = (link) => {
    for (const piece of lit) piece.classList.remove("on");
    lit = tokensOf(link, "w").flatMap((token) => pieces.get(token) || []);
    for (const piece of lit) piece.classList.add("on");
  };
  // What a link points at may be hidden by the filter, or lie in a closed part.
  const open = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    if (target.hidden) form.reset();
    target.hidden = false;
  };
  const cardsOf = new Map();
  for (const link of document.querySelectorAll(".card .at")) {
    const card = link.closest(".card");
    for (const token of tokensOf(link, "w")) if (!cardsOf.has(token)) cardsOf.set(token, card.id);
  }
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const piece = event.target.closest(".text mark[data-c]");
    if (link) {
      open(decodeURIComponent(link.hash.slice(1)));
      if (link.dataset.w) light(link);
    } else if (piece) {
      const token = tokensOf(piece, "i").find((one) => cardsOf.has(one));
      if (token) location.hash = cardsOf.get(token);
    }
  });
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tabIndex === -1) target.focus({ preventScroll: true });
  });
  for (const piece of document.querySelectorAll(".text mark[data-c]")) piece.tabIndex = 0;
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".text mark[data-c]")) event.target.click();
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });
})();
