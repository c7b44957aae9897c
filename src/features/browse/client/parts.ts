/** What the script changes of ../BrowsePage.astro. */
export interface Parts {
  readonly host: HTMLElement;
  readonly heading: HTMLElement;
  readonly meaning: HTMLElement;
  readonly bar: HTMLElement;
  readonly count: HTMLElement;
  readonly chips: HTMLElement;
  readonly sort: HTMLSelectElement;
  readonly problem: HTMLElement;
  readonly retry: HTMLElement;
  readonly list: HTMLElement;
  readonly shown: HTMLElement;
}

export function partsOf(host: HTMLElement): Parts {
  const part = <T extends HTMLElement>(name: string): T => {
    const found = host.querySelector<T>(`[data-${name}]`);
    if (!found) throw new Error(`There is no ${name} in the list of tools.`);
    return found;
  };
  return {
    host,
    heading: part('heading'),
    meaning: part('meaning'),
    bar: part('bar'),
    count: part('count'),
    chips: part('chips'),
    sort: part('sort'),
    problem: part('problem'),
    retry: part('retry'),
    list: part('list'),
    shown: part('shown'),
  };
}
