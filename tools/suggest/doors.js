/* What the command asks the published scripts, as JSON. Texts come as values and never stand in code: an error tells its code. */
self.doors = (() => {
  const told = (run) => async (...given) => JSON.stringify(await run(...given));

  const suggest = told(async (text) => {
    const { tier, ticket, guides } = await self.guideTicket.answer(self.guideTicket.masked(text));
    return {
      tier, ...ticket,
      guides: guides.map(({ number: id, title, link, because }) => ({ id, title, short_url: `${id}/`, os: link.os, anchor: link.anchor || null, because })),
    };
  });

  const search = told(async (question, limit) => {
    const { guides, codes, right } = await self.guideSearch.search(self.guideMask(question.slice(0, 2000)), { limit });
    return {
      right: Math.round(right * 100) / 100, codes: codes.map(({ code }) => code),
      guides: guides.map(({ number: id, title, description, os }) => ({ id, title, short_url: `${id}/`, os, description })),
    };
  });

  /* { codes, mistyped: [{ said, codes }], masked } */
  const codes = told((text) => {
    const masked = self.guideMask(text.slice(0, 2000));
    const { codes: found, mistyped } = self.guideCodes.find(masked, self.guideSearchData.codes);
    return { codes: found, mistyped, masked };
  });

  return { suggest, search, codes };
})();
