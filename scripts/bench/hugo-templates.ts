/** What Hugo is asked to do: the pages and nothing else, without highlighting, with every core. */
export const CONFIG = `${JSON.stringify(
  {
    baseURL: 'https://toolward.example/',
    languageCode: 'en',
    title: 'Toolward',
    disableKinds: [
      ...['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404'],
    ],
    markup: { highlight: { codeFences: false, noClasses: false } },
  },
  null,
  1,
)}\n`;

/** The frame of our pages in Hugo's words: head, JSON-LD, header, breadcrumbs, footer. */
const BASE = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<meta name="description" property="og:description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><meta property="og:title" content="{{ .Title }}">
<meta property="og:site_name" content="{{ .Site.Title }}"><meta property="og:image" content="{{ "card.png" | absURL }}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="alternate" type="application/atom+xml" title="Toolward: changes" href="/feed.xml">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "BreadcrumbList" "itemListElement" (slice (dict "@type" "ListItem" "position" 1 "name" "Servers" "item" ("servers/" | absURL)) (dict "@type" "ListItem" "position" 2 "name" .Params.serverTitle "item" (.Params.server | absURL))) | jsonify | safeJS }}</script>
<link rel="stylesheet" href="/assets/page.css"></head>
<body><a class="skip" href="#content">Skip to content</a>{{ partial "header.html" . }}
<div class="page"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/servers/">Servers</a></li><li><a href="{{ .Params.server }}">{{ .Params.serverTitle }}</a></li></ol></nav>
<main id="content" tabindex="-1">{{ block "main" . }}{{ end }}</main></div>{{ partial "footer.html" . }}
<script type="module" src="/assets/page.js"></script></body></html>
`;

const HEADER = `<header class="site-header"><div><a class="site-name" href="/">{{ .Site.Title }}</a>
<nav class="site-nav" aria-label="Main">{{ range (slice "tools" "servers" "attacks" "build" "stack" "guides") }}<a href="/{{ . }}/">{{ humanize . }}</a>{{ end }}</nav>
<a class="button" href="/search/">Search</a></div></header>
`;

const FOOTER = `<footer class="site-footer"><div><span>{{ .Site.Title }}: facts and verdicts about MCP tools.</span>
{{ range (slice "guides/verdicts" "data" "guides/glossary") }}<a href="/{{ . }}/">{{ path.Base . | humanize }}</a> {{ end }}</div></footer>
`;

const SINGLE = `{{ define "main" }}<article class="column"><h1 class="font-mono">{{ .Title }}</h1>{{ .Content }}</article>{{ end }}
`;

/** Adds a link to every heading, as our pages have. */
const HEADING = `<h{{ .Level }} id="{{ .Anchor | safeURL }}">{{ .Text | safeHTML }}<a class="anchor" href="#{{ .Anchor | safeURL }}"><span aria-hidden="true">#</span><span class="sr-only">Link to this section</span></a></h{{ .Level }}>
`;

/** Templates by their place in `layouts/`. */
export const LAYOUTS: Readonly<Record<string, string>> = {
  '_default/baseof.html': BASE,
  '_default/single.html': SINGLE,
  '_default/_markup/render-heading.html': HEADING,
  'partials/header.html': HEADER,
  'partials/footer.html': FOOTER,
};
