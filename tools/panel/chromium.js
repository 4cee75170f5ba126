/* How Chromium opens the panel: from the menu, and from the button beside the address. */
const openPanel = (tab) => chrome.sidePanel.open({ windowId: tab.windowId });
chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
