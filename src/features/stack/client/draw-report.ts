import type { StackReport } from '#domain/stack/report.ts';
import { element } from '#ui/client/element.ts';
import { part } from '#ui/client/part.ts';
import { fetchedFiles } from '#ui/client/site-file.ts';
import { stackHeadline } from '#wording/stack.ts';
import { collisionsView, flawsView, secretsView, warningsView } from './finding-views.ts';
import { type ServerActions, serversView } from './server-view.ts';
import { summaryView } from './summary-view.ts';
import { type Policies, togetherView } from './together-view.ts';
import { toolsView } from './tools-view.ts';
import { counted, link } from './words.ts';

/** Fills the parts of ../StackResult.astro; parts without anything are hidden. */
export function drawReport(
  host: HTMLElement,
  report: StackReport,
  policies: Policies,
  actions: ServerActions,
): void {
  const fill = (name: string, shown: boolean, view: () => Node[]) => {
    part(host, `${name}-box`).hidden = !shown;
    part(host, name).replaceChildren(...(shown ? view() : []));
  };
  part(host, 'headline').textContent = stackHeadline(report);
  part(host, 'summary').replaceChildren(...summaryView(host, report));
  fill('together', report.together.length > 0, () => togetherView(report, policies));
  fill('flaws', report.flaws.length > 0, () => flawsView(host, report));
  fill('secrets', report.secrets.length > 0, () => secretsView(report));
  fill('warnings', report.warnings.length > 0, () => warningsView(host, report));
  fill('collisions', report.collisions.length > 0, () => collisionsView(report));
  part(host, 'servers').replaceChildren(...serversView(report, actions));
  part(host, 'tools').replaceChildren(...toolsView(host, report));
  const files = fetchedFiles();
  part(host, 'fetched-count').textContent = counted(files.length, 'file');
  part(host, 'fetched').replaceChildren(
    ...files.map((file) => element('li', '', link(file, file))),
  );
}
