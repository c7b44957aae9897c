interface Parts {
  readonly title?: string;
  readonly description?: string;
  readonly head?: string;
}

/** A whole page around a main part. */
export function pageOf(main: string, parts: Parts = {}): string {
  const { title = 'A page · Toolward', description = 'What the page says.', head = '' } = parts;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${title}</title><meta name="description" content="${description}">
<meta property="og:title" content="${title}"><meta property="og:description" content="${description}">${head}</head>
<body><a class="skip" href="#content">Skip to content</a>
<header><nav aria-label="Main"><a href="/">Toolward</a></nav></header>
<main id="content">${main}</main><footer><p>About.</p></footer></body></html>`;
}
