/* Names what scripts and styles use that some browser of a day did not know, by MDN's compatibility data.
   Called as `node browser_support.mjs MODULES DAY FILE…`; prints [{ file, line, feature }, …] as JSON. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, day, ...files] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { browsers, css, api, javascript } = require("@mdn/browser-compat-data");
const [postcss, espree] = [require("postcss"), require("espree")];
const [selectors, values] = [require("postcss-selector-parser"), require("postcss-value-parser")];

/* ---- What each browser knew that day ---- */

const number = (version) => Number.parseFloat(String(version).replace("≤", ""));
const NEWEST = Object.fromEntries(["chrome", "chrome_android", "edge", "firefox", "firefox_android", "safari", "safari_ios"].map((name) => [
  name, Math.max(...Object.entries(browsers[name].releases).filter(([, { release_date: date }]) => date && date <= day).map(([version]) => number(version))),
]));
const IDLE = /any effect/;   /* of a partial implementation that takes a value and does nothing with it */
/* Each browser knew a feature, by its own name or by a prefix that is written beside it. */
const known = (compat, prefixes = []) => Object.entries(NEWEST).every(([browser, newest]) => [compat.support[browser] ?? []].flat().some((one) => (!one.prefix || prefixes.includes(one.prefix))
  && !one.flags && !one.alternative_name && !(one.partial_implementation && IDLE.test(one.notes)) && number(one.version_added) <= newest && !(number(one.version_removed) <= newest)));

const found = [];
const note = (file, line, feature, compat, prefixes) => { if (compat && !known(compat, prefixes)) found.push({ file, line, feature }); };

/* ---- Styles ---- */

/* Functions of values by name, wherever the data keeps them. */
const functions = new Map();
const collect = (branch) => Object.entries(branch).forEach(([name, child]) => {
  if (name === "__compat") return;
  if (child.__compat && !functions.has(name)) functions.set(name, child.__compat);
  collect(child);
});
collect(css.types);

const asked = (node) => { for (let up = node.parent; up; up = up.parent) if (up.name === "supports" && !up.params.startsWith("not")) return true; return false; };

const declaration = (file, node) => {
  const [prop, line] = [node.prop, node.source.start.line];
  if (asked(node)) return;
  const own = css.properties[prop];
  const prefixes = ["-webkit-", "-moz-"].filter((prefix) => node.parent.some((other) => other.prop === prefix + prop));
  note(file, line, prop, own?.__compat, prefixes);
  values(node.value).walk((value) => {
    if (value.type === "word" && own?.[value.value]) note(file, line, `${prop}: ${value.value}`, own[value.value].__compat, prefixes);
    if (value.type === "function" && value.value) note(file, line, `${value.value}()`, functions.get(value.value));
  });
};

/* One unknown selector voids the whole list that it stands in, also what has nothing to do with it. */
const selector = (file, node) => {
  if (asked(node) || node.parent.name === "keyframes") return;
  selectors((root) => root.walkPseudos((pseudo) => {
    const name = pseudo.value.replace(/^:+/, "");
    const voids = root.nodes.some((other) => !String(other).includes(pseudo.value));
    note(file, node.source.start.line, voids ? `${pseudo.value} in a list` : pseudo.value, css.selectors[name]?.__compat);
  })).processSync(node.selector);
};

const rule = (file, node) => {
  note(file, node.source.start.line, `@${node.name}`, css["at-rules"][node.name]?.__compat);
  if (node.name !== "media") return;
  for (const [, feature] of node.params.matchAll(/\(([a-z-]+)/g)) note(file, node.source.start.line, `@media (${feature})`, css["at-rules"].media[feature]?.__compat);
};

const styles = (file, text) => postcss.parse(text).walk((node) => ({ decl: declaration, rule: selector, atrule: rule })[node.type]?.(file, node));

/* ---- Scripts ---- */

/* A member is known when something of that name was: the data cannot tell of which object it is asked. */
const members = new Map();
for (const branch of [api, javascript.builtins]) {
  for (const [name, thing] of Object.entries(branch)) {
    for (const [member, { __compat: compat }] of Object.entries(thing)) {
      if (compat) members.set(member.replace(/_static$/, ""), [...(members.get(member.replace(/_static$/, "")) ?? []), compat]);
    }
    if (thing.__compat) members.set(name, [...(members.get(name) ?? []), thing.__compat]);
  }
}

/* Names that our scripts give to what they make are not the browser's. */
const given = new Set();
const children = (node) => Object.values(node).flat().filter((one) => typeof one?.type === "string");
const name = (node) => {
  if (node.type === "Property" && !node.computed) given.add(node.key.name);
  if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") given.add(node.left.property.name);
  children(node).forEach(name);
};

const parse = (file) => {
  try { return espree.parse(readFileSync(file, "utf8"), { ecmaVersion: 2021, loc: true }); }
  catch (error) { found.push({ file, line: error.lineNumber, feature: `no ES2021: ${error.message}` }); return null; }
};

const scripts = (file, tree) => {
  const use = (member, node) => { if (members.has(member) && !given.has(member) && !members.get(member).some((compat) => known(compat))) found.push({ file, line: node.loc.start.line, feature: member }); };
  const walk = (node, parent) => {
    /* `a.young?.b` and `a.young?.()` ask first. */
    const asks = parent?.optional && [parent.object, parent.callee].includes(node);
    if (node.type === "MemberExpression" && !node.computed && !asks) use(node.property.name, node);
    if (node.type === "NewExpression" && node.callee.type === "Identifier") use(node.callee.name, node);
    children(node).forEach((one) => walk(one, node));
  };
  walk(tree);
};

for (const file of files.filter((name) => name.endsWith(".css"))) styles(file, readFileSync(file, "utf8"));
const trees = files.filter((name) => name.endsWith(".js")).map((file) => [file, parse(file)]).filter(([, tree]) => tree);
for (const [, tree] of trees) name(tree);
for (const [file, tree] of trees) scripts(file, tree);
console.log(JSON.stringify(found));
