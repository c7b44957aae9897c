import { hydrate } from 'preact';
import { presetsOfPage } from '#ui/policy-file/client/published-server.ts';
import type { CheckedSentences } from '#ui/policy-file/FormatChoice.tsx';
import { StackApp } from '../StackApp.tsx';

const host = document.getElementById('stack-app');
if (host) {
  const checked = JSON.parse(host.dataset['checked'] ?? '{}') as CheckedSentences;
  hydrate(<StackApp presets={presetsOfPage()} checked={checked} />, host);
  host.dataset['ready'] = '';
}
