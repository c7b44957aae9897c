import { startSearch } from '#features/search/client/search.ts';
import { startAnnouncements } from '#ui/client/announce.ts';
import { ListFilter } from '#ui/client/list-filter.ts';
import { CopyButton, DownloadButton } from '#ui/client/text-buttons.ts';
import { BlockFile } from '#ui/policy-file/client/block-file.ts';
import { ConfigName } from '#ui/policy-file/client/config-name.ts';
import { FormatTabs, followFormatLinks } from '#ui/policy-file/client/format-tabs.ts';
import { startMenu, ThemeChoice } from './header.ts';
import { prefillSearch } from './prefill-search.ts';
import { startShortcuts } from './shortcuts.ts';

/** Everything that runs on every page. What is used now and then is loaded when it is used. */
customElements.define('config-name', ConfigName);
customElements.define('copy-button', CopyButton);
customElements.define('download-button', DownloadButton);
customElements.define('format-tabs', FormatTabs);
customElements.define('block-file', BlockFile);
customElements.define('list-filter', ListFilter);
customElements.define('theme-choice', ThemeChoice);
startAnnouncements();
followFormatLinks();
openLinkedDetails();
addEventListener('hashchange', openLinkedDetails);
prefillSearch();
startMenu();
startSearch();
startShortcuts();

function linkTarget(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** Opens the details in which the target of the address is folded away, and scrolls to it. */
function openLinkedDetails(): void {
  const target = linkTarget();
  let isChanged = false;
  let details = target?.closest('details');
  while (details) {
    isChanged ||= !details.open;
    details.open = true;
    details = details.parentElement?.closest('details');
  }
  if (isChanged) target?.scrollIntoView();
}
