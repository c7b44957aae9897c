import './attack-browser.ts';
import { ConfigName } from './config-name.ts';
import { CopyButton } from './copy-button.ts';
import { DownloadButton } from './download-button.ts';
import { FormatTabs, followFormatLinks } from './format-tabs.ts';
import { fillFromAddress } from './from-address.ts';
import { ListFilter } from './list-filter.ts';
import { startMenu } from './menu.ts';
import { followLinksToDetails } from './open-details.ts';
import { startSearch } from './search.ts';
import { startShortcuts } from './shortcuts.ts';
import { ThemeChoice } from './theme-choice.ts';
import './tool-browser.ts';

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
