/* How Firefox opens the panel. */
const openPanel = () => browser.sidebarAction.open();
