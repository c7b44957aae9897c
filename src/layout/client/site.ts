import { startSearch } from '#features/search/client/search.ts';
import { CopyButton } from '#ui/client/copy-button.ts';
import { DownloadButton } from '#ui/client/download-button.ts';
import { ListFilter } from '#ui/client/list-filter.ts';
import { ConfigName } from '#ui/policy-file/client/config-name.ts';
import { FormatTabs, followFormatLinks } from '#ui/policy-file/client/format-tabs.ts';
import { fillFromAddress } from './from-address.ts';
import { startMenu } from './menu.ts';
import { followLinksToDetails } from './open-details.ts';
import { startShortcuts } from './shortcuts.ts';
import { ThemeChoice } from './theme-choice.ts';

/** Everything that runs on every page. What is used now and then is loaded when it is used. */
customElements.define('config-name', ConfigName);
customElements.define('copy-button', CopyButton);
customElements.define('download-button', DownloadButton);
customElements.define('format-tabs', FormatTabs);
customElements.define('list-filter', ListFilter);
customElements.define('theme-choice', ThemeChoice);
followFormatLinks();
followLinksToDetails();
fillFromAddress();
startMenu();
startSearch();
startShortcuts();
