import { describe, expect, test } from 'vitest';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { snippets } from './snippets.ts';
import { failures } from './testing/try-check.ts';

const file = (target: string, language: string, text: string): string =>
  `<pre><code id="f" data-target="${target}" data-language="${language}">${text}</code></pre>`;

const GATEWAY = '{ "version": "1", "default": "deny" }\n';

describe('snippets', () => {
  test.each([
    ['policylayer', 'json', GATEWAY],
    ['intercept', 'yaml', 'version: "1"\ndefault: deny\n'],
    ['codex', 'toml', '[a]\nb = ["c"]\n'],
    ['copilot-cli', 'shell', '#!/bin/sh\nexec copilot \\\n  --deny-tool=\'a(b)\' \\\n  "$@"\n'],
    ['agentcore', 'cedar', 'permit (principal, action in [A::"b"], resource == C::"d");\n'],
    ['vscode', 'markdown', '---\ntools: []\n---\n\nUse them.\n'],
    ['openai', 'typescript', 'export const a: number = 1;\n'],
  ])('accepts a valid file for %s', (target, language, text) => {
    expect(failures(snippets, { '/': file(target, language, text) })).toEqual([]);
  });

  test.each([
    ['policylayer', 'json', '{ "version": "1", }\n', /^f \(policylayer\): /],
    ['policylayer', 'json', '{ "version": "2", "default": "deny" }\n', /\/version must be/],
    ['policylayer', 'json', '{ "version": "1" }\n', /must have required property 'default'/],
    ['intercept', 'yaml', 'version: "1"\nversion: "1"\n', /Map keys must be unique/],
    ['intercept', 'yaml', 'version: "1"\ntools: 3\n', /\/tools must be object/],
    ['codex', 'toml', 'a = \n', /toml/i],
    ['copilot-cli', 'shell', '#!/bin/sh\nrm -rf / ; x\n', /outside quotation marks/],
    ['agentcore', 'cedar', 'permit (principal);\n', /is needed/],
    ['vscode', 'markdown', 'No settings.\n', /between lines of dashes/],
    ['openai', 'typescript', 'export const = 1;\n', /./],
    ['new', 'cobol', 'x\n', /nothing here reads the language “cobol”/],
    ['policylayer', 'json', GATEWAY.trim(), /ends otherwise/],
  ])('refuses a broken file for %s, %s', (target, language, text, wrong) => {
    const found = failures(snippets, { '/': file(target, language, text) });
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(3)).toMatch(wrong);
  });

  test('reads the text that is copied, not the markup that colours it', () => {
    const text =
      '<span class="token property">"version"</span>: <span>"1"</span>, "default": "deny"';
    expect(failures(snippets, { '/': file('policylayer', 'json', `{${text}}\n`) })).toEqual([]);
  });

  test('code in prose is held to the language that it names', () => {
    const html = '<pre class="language-json"><code class="language-json">{ no }</code></pre>';
    expect(failures(snippets, { '/': html })).toHaveLength(1);
  });

  test('every target has a file or a reason in a group of tabs', () => {
    const panel = ({ id }: { id: string }) =>
      `<section data-panel="${id}"><p class="note">None, because …</p></section>`;
    const [first, ...rest] = TARGETS;
    const all = (panels: string) => ({ '/': `<format-tabs>${panels}</format-tabs>` });
    expect(failures(snippets, all(TARGETS.map(panel).join('')))).toEqual([]);
    const found = failures(snippets, all(rest.map(panel).join('')));
    expect(found).toEqual([`/: nothing for ${first?.label}`]);
  });

  test('a panel may refer to the file above, if that refuses every call', () => {
    const site = (effect: string) => {
      const panels = (name: string, text: string) =>
        TARGETS.map(({ id }) => `<section id="${name}-${id}" data-panel="${id}">${text}</section>`);
      const above = panels('policy', `<p class="note">x</p><div class="effect">${effect}</div>`);
      const below = panels('block', '<p>The file above refuses every call already.</p>');
      return {
        '/': [above, below].map((all) => `<format-tabs>${all.join('')}</format-tabs>`).join(''),
      };
    };
    expect(failures(snippets, site('Every call of this tool is refused.'))).toEqual([]);
    expect(failures(snippets, site('This tool runs without asking.'))).toHaveLength(TARGETS.length);
  });
});
