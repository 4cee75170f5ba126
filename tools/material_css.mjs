// Print the rules of a stylesheet that built pages and scripts use, one a line, as JSON.
// Arguments: folder of node_modules, stylesheet, built site, our own stylesheet (it reads variables as well).
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [modules, sheet, site] = process.argv.slice(2);
const load = createRequire(join(modules, "x.js"));
const { PurgeCSS } = load("purgecss");
const fromHtml = load("purgecss-from-html");
const postcss = load("postcss");

const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith("index.html") || name === "404.html");
const [{ css }] = await new PurgeCSS().purge({
  content: pages.map((name) => join(site, name)),
  css: [{ raw: readFileSync(sheet, "utf8") }],
  extractors: [{ extractor: fromHtml, extensions: ["html"] }],
  safelist: ["mark", "dialog", "textarea", "open", "hidden", "checked"],   // written by scripts and readers
  keyframes: true,
});
const root = postcss.parse(css);
// Other directions of writing, what only Material's own script writes, and what site.css does in its own way:
// folds, icons of notices, marks of nested lists, scroll bars.
const dead = /\[dir=rtl\]|\[data-md-|md-toggle|admonition-title:(before|after)|summary|details|\.admonition \.admonition|admonition-title (code)|admonition-title:last-child|\.(note|warning)>|:focus-within|\[type\]|(ol|ul) ol( ol)*$|scrollbar|:hover code|:focus code|tr:hover|tbody tr$|\.md-content|:target/;
root.walkComments((comment) => comment.remove());
root.walkAtRules(/^(charset|page|font-face)$/, (rule) => rule.remove());
root.walkRules((rule) => {
  if (/keyframes$/.test(rule.parent.name ?? "")) return;
  rule.selectors = rule.selectors.filter((selector) => !dead.test(selector));
  if (!rule.selector) rule.remove();
});
// Custom properties that site.css sets anew, or that nothing reads, until none is left; effects that this look leaves out.
const own = readFileSync(process.argv[5], "utf8");
const set = new Set(own.match(/^ *--md-[\w-]+(?=:)/gm)?.map((name) => name.trim()));
root.walkDecls(/^--md-/, (declaration) => { if (set.has(declaration.prop)) declaration.remove(); });
root.walkDecls(/^(transition|-webkit-tap-highlight-color|scrollbar-.*|touch-action|font-feature-settings|-moz-osx-font-smoothing|-webkit-font-smoothing)$/, (declaration) => declaration.remove());
for (let before = ""; before !== root.toString();) {
  before = root.toString();
  const used = new Set((before + own).match(/var\(\s*(--[\w-]+)/g)?.map((name) => name.replace(/var\(\s*/, "")));
  root.walkDecls(/^--/, (declaration) => { if (!used.has(declaration.prop)) declaration.remove(); });
  root.walkRules((rule) => { if (!rule.nodes.length) rule.remove(); });
  root.walkAtRules((rule) => { if (rule.nodes && !rule.nodes.length) rule.remove(); });
}
process.stdout.write(JSON.stringify({ rules: root.nodes.map(String) }));
