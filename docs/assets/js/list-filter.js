/* A field that leaves only the entries of a long list that fit. Without script the list is whole. */
(() => {
  for (const place of document.querySelectorAll("[data-filter]")) {
    const entries = [...document.querySelectorAll(place.dataset.filter)];
    const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
    /* However a code is typed: 0x or not, the letter O for the zero, spaces, hyphens, Cyrillic letters. */
    const LATIN = { а: "a", в: "b", с: "c", е: "e", о: "0", х: "x", o: "0" };
    const bare = (text) => plain(text).replace(/[авсеохo]/g, (letter) => LATIN[letter]).replace(/[\s-]/g, "").replace(/^0x/, "");
    const texts = entries.map((entry) => [plain(entry.textContent), bare(entry.id)]);
    const label = document.createElement("label");
    const field = document.createElement("input");
    const told = document.createElement("p");
    field.type = "search";
    field.placeholder = "0xC004F211";
    field.autocomplete = "off";
    field.spellcheck = false;
    label.append("Code or word", field);
    told.setAttribute("role", "status");
    place.append(label, told);

    field.addEventListener("input", () => {
      const [asked, code] = [plain(field.value), bare(field.value)];
      let left = 0;
      entries.forEach((entry, index) => {
        const [text, id] = texts[index];
        entry.hidden = asked !== "" && !text.includes(asked) && !(code.length > 2 && id.includes(code));
        left += entry.hidden ? 0 : 1;
      });
      /* A heading without entries says nothing. */
      for (const list of new Set(entries.map((entry) => entry.parentElement))) {
        const empty = [...list.children].every((entry) => entry.hidden);
        list.hidden = empty;
        for (let before = list.previousElementSibling; before; before = before.previousElementSibling) {
          before.hidden = empty;
          if (/^H\d$/.test(before.tagName)) break;
        }
      }
      told.textContent = asked === "" ? "" : left === 1 ? "1 entry" : `${left} entries`;
    });
  }
})();
