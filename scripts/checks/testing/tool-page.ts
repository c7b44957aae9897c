import { policyFor } from '#domain/policy/policy-for.ts';
import { recommend } from '#domain/policy/recommend.ts';
import { intercept } from '#domain/policy/targets/intercept/target.ts';
import type { Catalogue } from '#queries/database.ts';
import { presetById } from '#queries/presets.ts';
import { toolBySlug, toolsOfServer } from '#queries/tools.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { limitList, ruleSentences } from '#wording/rule.ts';
import { reasonSentence } from '#wording/verdict.ts';
import { pageOf } from './page-of.ts';

const REPORTS = 'https://github.com/toolward/toolward/issues/new';

/** The parts of a tool page that checks read, in the form that the templates give them. */
export function toolPage(db: Catalogue, server: string, slug: string): string {
  const tool = toolBySlug(db, server, slug);
  if (!tool) throw new Error(`There is no tool ${server}/${slug}.`);
  const { assessment, name } = tool;
  const severity = SEVERITY_LABEL[assessment.severity];
  const category = CATEGORY_LABEL[assessment.category];
  const tone = `severity tone-${assessment.severity}`;
  const preset = presetById(db, 'careful');
  const rule = recommend(assessment, preset);
  const sentence = ruleSentences(rule).join(' ');
  const allows =
    rule.limits.length > 0 ? `It allows ${limitList(rule.limits)}.` : 'It sets no limit.';
  const rendered = intercept.render(policyFor({ slug: server }, [tool], preset));
  const file = rendered.ok ? rendered.text : '';
  const effect = rendered.ok
    ? ruleSentences(rendered.effective.servers[0]?.tools[name] ?? rule)
    : [];
  const kind = category === 'Unknown' ? 'a tool of unknown effect' : `a ${category} tool`;
  const does = `It is ${kind}: so it is.`;
  const verdict = `${name} on It: severity ${severity}, category ${category}.`;
  const rules = [...new Set(assessment.derivation.map((step) => step.rule))];
  const body = `Server: ${server}\nTool: ${name}\nVerdict: severity ${severity}, category ${category}\nRules: ${rules.join(', ')}\n`;
  const ld = [
    { '@context': 'https://schema.org', '@type': 'TechArticle', abstract: verdict },
    {
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      mainEntity: [does, 'So.', `${severity}: bad.`].map((text) => ({ acceptedAnswer: { text } })),
    },
  ].map((entry) => `<script type="application/ld+json">${JSON.stringify(entry)}</script>`);
  const main = `<article data-tool="${name}"><h1 id="tool-name" class="font-mono">${name}</h1>
<p class="verdict"><span class="${tone}"><span>${severity}</span></span><a class="chip" href="/tools/category/${assessment.category}/">${category}</a></p>
<p class="lead">${reasonSentence(assessment.reason)}</p>
<section><h2 id="policy">Rule</h2><p>${sentence}</p><section id="policy-intercept" data-panel="intercept">
<pre><code id="policy-intercept-file" data-target="intercept" data-language="yaml">${file}</code></pre>
<div class="effect"><p>${effect.join(' ')}</p></div></section></section>
<ol>${rules.map((one) => `<li><a href="/guides/risk-rules/#${one}">${one}</a></li>`).join('')}</ol>
<details id="question-what"><summary>What?</summary><p>${does}</p></details>
<details id="question-risk"><summary>Risk?</summary><p>${severity}: bad.</p></details>
<details id="question-limit"><summary>Limit?</summary><p>${allows}</p></details>
<a href="${REPORTS}?${new URLSearchParams({ title: 'Wrong', body })}" rel="noopener">Wrong</a></article>
<aside class="rail"><dl><div><dt>Severity</dt><dd><span class="${tone}">${severity}</span></dd></div><div><dt>Category</dt><dd>${category}</dd></div></dl></aside>`;
  return pageOf(main, { description: verdict, head: ld.join('') }).replaceAll('&', '&amp;');
}

/** The part of a server's data file that checks read. */
export function serverData(db: Catalogue, server: string) {
  const tools = toolsOfServer(db, server).map(
    ({ name, slug, assessment: { category, severity } }) => ({
      name,
      slug,
      assessment: { category, severity },
    }),
  );
  return { slug: server, toolCount: tools.length, tools };
}
