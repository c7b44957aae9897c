import { SearchPage } from './search-page.ts';
import { SiteSearch } from './site-search.ts';

/** Loaded when search is first used. */
if (!customElements.get('site-search')) {
  customElements.define('site-search', SiteSearch);
  customElements.define('search-page', SearchPage);
}
