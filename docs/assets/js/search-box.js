/* The search box: offers guides while one types, and masks what is sent. */

(() => {
  const { make, systems, marked } = self.guideDom;
  const search = (question) => self.guideSearch.search(question, { limit: 6, typing: true });

  const combine = (field, number) => {
    const form = field.form;
    const list = make("div", { role: "listbox", id: `offers-${number}`, "aria-label": "Guides", class: "offers" });
    const told = make("span", { role: "status", class: "visually-hidden" });
    let [active, asked] = [-1, 0];
    list.hidden = true;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) field.setAttribute(name, value);
    form.append(list, told);

    const options = () => [...list.children];
    const choose = (index) => {
      active = index;
      options().forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
      if (index < 0) field.removeAttribute("aria-activedescendant");
      else { field.setAttribute("aria-activedescendant", options()[index].id); options()[index].scrollIntoView({ block: "nearest" }); }
    };
    const open = (wanted) => {
      list.hidden = !wanted || !list.children.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
      if (list.hidden) choose(-1);
    };

    const offer = ({ guides, codes }) => {
      const unknown = codes.find((code) => !code.href);
      list.replaceChildren(...guides.map((guide, index) => {
        const code = codes.find(({ href }) => href)?.code;
        const line = guide.sections[0] && !code ? [" › ", ...marked(guide.sections[0].heading, guide.words)] : [];
        return make("a", { role: "option", id: `offer-${number}-${index}`, href: guide.href, tabIndex: -1, "aria-selected": "false" },
          make("b", {}, ...marked(guide.title, guide.words)), make("small", {}, systems(guide.os), ...line));
      }));
      choose(-1);
      told.textContent = unknown && !guides.length ? `${unknown.code} is in no guide` : `${guides.length || "No"} ${guides.length === 1 ? "guide" : "guides"}`;
      open(document.activeElement === field);
    };

    field.addEventListener("input", async () => {
      const turn = asked += 1;
      choose(-1);   /* what was chosen among older offers is not what Enter means */
      const question = field.value.slice(0, 300).trim();
      if (question.length < 2) { list.replaceChildren(); told.textContent = ""; open(false); return; }
      try {
        const found = await search(question);
        if (turn === asked) offer(found);
      } catch { open(false); }   /* Enter still opens the search page, which says what is wrong */
    });
    field.addEventListener("keydown", (event) => {
      const count = options().length;
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); open(false); }
      else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (list.hidden) { open(true); choose(step > 0 ? 0 : count - 1); }
        else choose(active + step >= count ? -1 : active + step < -1 ? count - 1 : active + step);
      } else if (event.key === "Enter" && active >= 0) { event.preventDefault(); options()[active].click(); }
    });
    field.addEventListener("focus", () => open(true));
    field.addEventListener("blur", () => open(false));
    list.addEventListener("pointerdown", (event) => event.preventDefault());   /* the field keeps the focus */
    addEventListener("pageshow", () => { list.replaceChildren(); open(false); });   /* who comes back has chosen */
    form.addEventListener("submit", () => { field.value = self.guideMask(field.value); });
  };

  const fields = [...document.querySelectorAll('form[role="search"] input[name="q"]')];
  fields.forEach(combine);
  self.guideSearchBox = true;
  /* What was typed while this was on its way. */
  for (const field of fields) if (field === document.activeElement && field.value) field.dispatchEvent(new Event("input"));
})();
