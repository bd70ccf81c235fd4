"use strict";
// Ties cards and text by tokens: `data-i` on pieces of the text, `data-w` on values, `data-c` on triggers. Never offsets.
(() => {
  const tokensOf = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const index = (name) => {
    const found = new Map();
    for (const element of document.querySelectorAll(`[data-${name}]`)) {
      for (const token of tokensOf(element, name)) {
        if (!found.has(token)) found.set(token, []);
        found.get(token).push(element);
      }
    }
    return found;
  };
  const pieces = index("i");
  const values = index("w");
  const triggers = index("c");
  const cards = [...document.querySelectorAll(".card")];
  const note = document.querySelector(".note");
  const isWide = matchMedia("(min-width: 68.01rem)");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  let held = null; // the selected card
  let lit = [];

  // --- light --------------------------------------------------------------------------------------

  const light = (elements, name) => {
    for (const element of elements) {
      element.classList.add(name);
      lit.push([element, name]);
    }
  };
  const piecesOf = (tokens) => tokens.flatMap((token) => pieces.get(token) || []);
  const darken = () => {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
    note.hidden = true;
  };
  const tell = (words) => {
    note.textContent = words;
    note.hidden = !words;
  };
  const wordsOf = (tokens) => tokens.map((token) => piecesOf([token]).map((p) => p.textContent).join("")).join(" … ");

  // Lights the words of a card or, if `value` is given, of that value alone; returns the first piece to look at.
  const show = (card, value) => {
    darken();
    const all = [...card.querySelectorAll("[data-w]")].flatMap((element) => tokensOf(element, "w"));
    const trigger = tokensOf(card, "trigger");
    const words = piecesOf(value ? tokensOf(value, "w") : [...trigger, ...all]);
    const text = card.closest(".report").querySelector(".text");
    light([text], "lit");
    light(piecesOf(tokensOf(card, "evidence")), "near");
    light(words, "on");
    if (value) tell(`In the text: “${wordsOf(tokensOf(value, "w"))}”`);
    return (value ? words : piecesOf(trigger))[0];
  };
  const showValue = (value) => {
    const card = value.closest(".card");
    if (card) return show(card, value);
    darken();
    const words = piecesOf(tokensOf(value, "w"));
    light(words, "on");
    return words[0];
  };
  const rest = () => {
    if (held) show(held);
    else darken();
  };

  // --- scroll -------------------------------------------------------------------------------------

  const bar = document.querySelector(".bar");
  const isInView = (element, margin) => {
    const box = element.getBoundingClientRect();
    return box.top >= bar.offsetHeight + margin && box.bottom <= innerHeight - margin;
  };
  // Scrolls the page, but no further than where the cards beside the text fill the window.
  const scrollPage = (report, top, behavior) => {
    const box = report.querySelector(".spread").getBoundingClientRect();
    const first = scrollY + box.top - bar.offsetHeight;
    const last = Math.max(first, scrollY + box.bottom - innerHeight);
    scrollTo({ top: isWide.matches ? Math.min(last, Math.max(first, top)) : top, behavior });
  };
  const reveal = (element, behavior = "auto") => {
    if (!element || isInView(element, 24)) return;
    const { top } = element.getBoundingClientRect();
    scrollPage(element.closest(".report"), scrollY + top - innerHeight * 0.38, isCalm.matches ? "auto" : behavior);
  };
  const bring = (card) => {
    if (!isWide.matches) return card.scrollIntoView({ block: "nearest" });
    const pane = card.closest(".claims");
    const above = card.offsetTop - 16 - pane.scrollTop;
    const below = card.offsetTop + card.offsetHeight + 16 - pane.scrollTop - pane.clientHeight;
    if (above < 0 || card.offsetHeight > pane.clientHeight) pane.scrollTop += above;
    else if (below > 0) pane.scrollTop += Math.min(below, above);
    if (!isInView(card, 0)) scrollPage(card.closest(".report"), scrollY);
  };

  // --- choose -------------------------------------------------------------------------------------

  const rove = (group, element) => {
    for (const other of group.querySelectorAll(group.dataset.rove)) other.tabIndex = other === element ? 0 : -1;
  };
  const hold = (card) => {
    if (held !== card) {
      if (held) held.classList.remove("held");
      held = card;
      card.classList.add("held");
      const first = (triggers.get(card.id) || [])[0];
      if (first) rove(first.closest(".text"), first);
    }
    return show(card);
  };
  const clear = () => {
    if (held) held.classList.remove("held");
    held = null;
    darken();
  };
  const go = (card) => {
    card.focus({ preventScroll: true });
    bring(card);
  };
  const step = (list, from, by) => list[Math.max(0, Math.min(list.length - 1, from + by))];
  // A stretch that triggers several claims chooses the next of them at each turn.
  const cardOf = (piece) => {
    const ids = tokensOf(piece, "c");
    return document.getElementById(ids[(ids.indexOf(held && held.id) + 1) % ids.length]);
  };

  addEventListener("focusin", ({ target }) => {
    if (target.matches(".card")) {
      const first = hold(target);
      if (!isWide.matches) return;
      reveal(first);
      bring(target);
    } else if (target.matches(".value")) {
      const card = target.closest(".card");
      if (card) hold(card);
      const first = showValue(target);
      if (isWide.matches) reveal(first);
    } else if (target.matches("[data-c]")) {
      const card = tokensOf(target, "c").includes(held && held.id) ? held : cardOf(target);
      hold(card);
      if (isWide.matches) bring(card);
    }
  });

  addEventListener("click", (event) => {
    const back = event.target.closest(".back");
    const value = event.target.closest(".value");
    const trigger = event.target.closest(".text [data-c]");
    if (back) {
      event.preventDefault();
      reveal(hold(back.closest(".card")));
    } else if (value) reveal(showValue(value));
    else if (trigger) go(cardOf(trigger));
  });
  // A press on a trigger must not choose twice: once by focus, once by click.
  addEventListener("mousedown", (event) => {
    if (event.target.closest(".text [data-c]")) event.preventDefault();
  });

  // --- keys ---------------------------------------------------------------------------------------

  const stepCard = (by) => {
    const at = cards.indexOf(held);
    const card = at < 0 ? firstBelow() : step(cards, at, by);
    if (card) go(card);
  };
  const stepIn = (list, from, by) => {
    const next = step(list, list.indexOf(from), by);
    if (next) next.focus({ preventScroll: next.closest(".claims") === null });
    return next;
  };
  const stepValue = (by) => {
    const target = document.activeElement;
    const card = target.closest(".card");
    if (card) stepIn([card, ...card.querySelectorAll(".value")], target, by);
    return Boolean(card);
  };
  const stepRoving = (by) => {
    const target = document.activeElement;
    const group = target.closest("[data-rove]");
    if (!group || !target.matches(group.dataset.rove)) return false;
    const next = stepIn([...group.querySelectorAll(group.dataset.rove)], target, by);
    rove(group, next);
    reveal(next);
    return true;
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, summary")) return;
    const by = { j: 1, ArrowDown: 1, ArrowRight: 1, k: -1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") return clear();
    if (event.key === "Enter" || event.key === " ") {
      if (event.target.matches(".text [data-c]")) go(held || cardOf(event.target));
      else if (event.target.matches(".value")) reveal(showValue(event.target));
      else return;
    } else if (event.key === "j" || event.key === "k") stepCard(by);
    else if (!by) return;
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      if (!stepValue(by) && !stepRoving(by)) return;
    } else if (event.target.closest(".card")) stepCard(by);
    else if (!stepRoving(by)) return;
    event.preventDefault();
  });

  // --- pointer ------------------------------------------------------------------------------------

  // What moves under a resting pointer because the page scrolls is not pointed at.
  let place = "";
  let timer = 0;
  const hasMoved = (event) => {
    const before = place;
    place = `${event.screenX},${event.screenY}`;
    return event.pointerType === "mouse" && place !== before;
  };
  const later = (element) => {
    clearTimeout(timer);
    if (element && isWide.matches) timer = setTimeout(reveal, 180, element, "smooth");
  };
  const pointAt = (target) => {
    const value = target.closest(".value");
    const card = target.closest(".card");
    const piece = target.closest(".text [data-i]");
    if (value) later(showValue(value));
    else if (card) later(show(card));
    else if (piece) pointAtPiece(piece);
    else {
      later(null);
      rest();
    }
  };
  const readingOf = (value) => {
    const item = value.closest("li");
    const told = [...item.querySelectorAll(".value, .words, .detail")].map((part) => part.textContent.trim());
    return `${item.parentElement.dataset.kind}: ${told.join(" · ")}`;
  };
  const pointAtPiece = (piece) => {
    later(null);
    rest();
    const told = tokensOf(piece, "i").flatMap((token) => values.get(token) || []);
    light(told.filter((value) => value.closest(".card")), "on");
    const listed = told.filter((value) => value.closest(".mentions"));
    tell(listed.map(readingOf).join("\n"));
  };
  addEventListener("pointerover", (event) => hasMoved(event) && pointAt(event.target));
  document.documentElement.addEventListener("pointerleave", () => (later(null), rest()));

  // --- follow -------------------------------------------------------------------------------------

  // While the text is read, the cards beside it keep up with it.
  const firstBelow = (report = document) => {
    const marks = [...report.querySelectorAll(".text [data-c]")];
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle].getBoundingClientRect().bottom < 72) low = middle + 1;
      else high = middle;
    }
    const mark = marks[Math.min(low, marks.length - 1)];
    return mark && document.getElementById(tokensOf(mark, "c")[0]);
  };
  const follow = () => {
    if (!isWide.matches || held) return;
    for (const pane of document.querySelectorAll(".claims")) {
      const box = pane.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight || pane.matches(":hover") || pane.contains(document.activeElement)) continue;
      const card = firstBelow(pane.closest(".report"));
      if (card) pane.scrollTop = card === pane.querySelector(".card") ? 0 : card.offsetTop - 16;
    }
  };
  let isDue = false;
  addEventListener("scroll", () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      follow();
    });
  }, { passive: true });

  for (const group of document.querySelectorAll("[data-rove]")) rove(group, group.querySelector(group.dataset.rove));
})();
