/* The menu item beside selected text. The text is handed to the panel by message and then forgotten here. */
const waiting = new Map();   /* id of a window: a promise of the text that its panel has not got yet */

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "guide", title: "Guide for this ticket", contexts: ["selection"] });
});

/* The page's own text keeps its line breaks; a frame of another origin lets nobody read it but the browser. */
const selected = async ({ frameId = 0, selectionText = "" }, tab) => {
  try {
    const target = { tabId: tab.id, frameIds: [frameId] };
    const [{ result }] = await chrome.scripting.executeScript({ target, func: () => String(getSelection()) });
    return result.trim() ? result : selectionText;
  } catch {
    return selectionText;
  }
};

chrome.contextMenus.onClicked.addListener((info, tab) => {
  openPanel(tab);   /* before anything is waited for: the browser opens it for the click alone */
  const { windowId } = tab;
  const text = selected(info, tab);
  waiting.set(windowId, text);
  text.then((ticket) => chrome.runtime.sendMessage({ windowId, ticket }))
    .then((taken) => { if (taken && waiting.get(windowId) === text) waiting.delete(windowId); })
    .catch(() => { /* no panel listens yet: it will ask */ });
});

/* A panel that has just been opened asks for the text of its window. */
chrome.runtime.onMessage.addListener(({ asks }, sender, answer) => {
  if (!asks) return false;
  Promise.resolve(waiting.get(asks)).then((ticket) => answer(ticket ?? ""));
  waiting.delete(asks);
  return true;
});
