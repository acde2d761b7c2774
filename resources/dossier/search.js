// The search box of a dossier: words in, the articles that have all of them stay in sight. Words without accents find
// all spellings, words with accents what they say; quotation marks keep words together. It loads nothing.
(function () {
  "use strict";

  // What stands between words: controls, signs and blanks, by their places, for old browsers know no names of them.
  const BETWEEN = /[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f]+/;

  // The words in lower case, each behind one blank, so that " word" begins a word.
  function words(text) {
    return text.normalize("NFC").toLowerCase().split(BETWEEN).filter(Boolean).map(function (word) {
      return " " + word;
    }).join("");
  }

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").normalize("NFC");
  }

  function terms(question) {
    const quoted = [];
    const rest = question.replace(/["“”]([^"“”]*)["“”]/g, function (_all, phrase) { quoted.push(phrase); return " "; });
    return quoted.concat(rest.split(/\s+/)).map(words).filter(Boolean);
  }

  // Whether an article, given as {exact, folded}, has all terms.
  function answers(article, wanted) {
    return wanted.every(function (term) {
      return fold(term) === term ? article.folded.includes(term) : article.exact.includes(term);
    });
  }

  function prepared(text) {
    const exact = words(text);
    return { exact: exact, folded: fold(exact) };
  }

  function start(page) {
    const box = page.getElementById("question");
    const count = page.getElementById("count");
    const entries = Array.from(page.querySelectorAll("ol.contents > li"));
    const articles = JSON.parse(page.getElementById("texts").textContent).map(prepared);

    function show() {
      const wanted = terms(box.value);
      let found = 0;
      entries.forEach(function (entry, number) {
        entry.hidden = !answers(articles[number], wanted);
        found += entry.hidden ? 0 : 1;
      });
      const sentence = wanted.length === 0 ? "all" : found === 0 ? "none" : "some";
      count.textContent = count.dataset[sentence].replace("%1", found).replace("%2", entries.length);
    }

    page.getElementById("search").hidden = false;
    page.getElementById("search").addEventListener("submit", function (event) { event.preventDefault(); });
    box.addEventListener("input", show);
    page.addEventListener("keydown", function (event) {
      if (event.key === "/" && page.activeElement !== box) { event.preventDefault(); box.focus(); }
      if (event.key === "Escape" && page.activeElement === box) { box.value = ""; show(); }
    });
    show();
  }

  if (typeof document === "object") { start(document); }
  return { terms: terms, prepared: prepared, answers: answers };
})();
