import { expect, test } from 'vitest';
import { hugoPage } from './hugo-page.ts';

const HTML = `<!DOCTYPE html><html><head><title>get_note on Notes · Toolward</title>
<meta name="description" content="Reads a note."></head><body><header><a href="/servers/">Servers</a></header>
<nav><ol><li><a href="/servers/notes/">Notes</a></li></ol></nav>
<main><h1>get_note</h1><p class="lead">Reads <strong>one</strong> note_of *yours*, see <a href="/guides/">guides</a>.</p>
<h2 id="why">Why<a class="anchor" href="#why"><span>#</span></a></h2>
<ul><li>Its name says <code>get</code>.</li><li><p>It is</p><p>short.</p></li></ul>
<pre><code>{ <span class="k">"a"</span>: 1 }</code></pre>
<table><caption>Calls</caption><tr><th>Call</th><th>Outcome</th></tr><tr><th>any</th><td>a | b</td></tr></table>
<dl><div><dt>Worst</dt><dd>nothing</dd></div></dl></main><footer>Not this</footer></body></html>`;

test('a tool page becomes Markdown with the same words, without the frame', () => {
  expect(hugoPage(HTML)).toEqual({
    title: 'get_note on Notes · Toolward',
    description: 'Reads a note.',
    server: '/servers/notes/',
    serverTitle: 'Notes',
    markdown: `Reads **one** note\\_of \\*yours\\*, see [guides](</guides/>).

## Why {#why}

- Its name says \`\` get \`\`.
- It is short.

\`\`\`\`json
{ "a": 1 }
\`\`\`\`

Calls

| Call | Outcome |
| --- | --- |
| any | a \\| b |

- **Worst**: nothing
`,
  });
});

test('another page is refused', () => {
  expect(() => hugoPage('<p>Hello')).toThrow('no built page');
});
