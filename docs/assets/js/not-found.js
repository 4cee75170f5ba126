/* The page for addresses that do not exist: what mail programs do to an address is undone, as deploy/nginx.conf does. */
(() => {
  const told = document.querySelector("[data-guides]");
  if (!told) return;
  const home = new URL(told.dataset.home, location.href).href;
  const sent = location.href.slice(home.length);
  let text = sent;
  try { text = decodeURIComponent(sent.replaceAll("%25", "%")); } catch { /* read as it is */ }

  // Behind the path a # or ?, or brackets and commas that were no part of it. Our addresses have no capitals.
  const path = /^\W*([\w./-]*\w)?/.exec(text)[1]?.toLowerCase() ?? "";
  const os = /[?&]os=(windows-1[01]|both)/i.exec(text)?.[0].toLowerCase().replace("&", "?") ?? "";
  const anchor = /[#*]([a-z0-9-]+)/i.exec(text)?.[0].toLowerCase().replace("*", "#") ?? "";
  const code = /(?:^|[^a-z0-9])(?:0x)?([0-9a-f]{4})[- ]?([0-9a-f]{4})(?![a-z0-9])/i.exec(text);
  const number = told.dataset.guides.split(" ").find((known) => known && path.split(/\D+/).includes(known));
  const places = [code && `0x${code[1]}${code[2]}/`.toLowerCase(), path && `${path}${path.includes(".") ? "" : "/"}`, number && `${number}/`];
  // The next one that was not tried, so that it ends.
  const next = places.slice(places.lastIndexOf(sent.split(/[?#]/)[0]) + 1).find(Boolean);
  if (next) location.replace(`${home}${next}${os}${anchor}`);
  else if (code) document.querySelector("article input[name=q]").value = code[0].replace(/^[^a-z0-9]/i, "");
})();
