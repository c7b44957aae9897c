import type { ComponentProps } from 'preact';
import { hydrate } from 'preact';
import { StackApp } from '../StackApp.tsx';

const host = document.getElementById('stack-app');
if (host) {
  const known = JSON.parse(host.dataset['known'] ?? '') as ComponentProps<typeof StackApp>;
  hydrate(<StackApp {...known} />, host);
  host.dataset['ready'] = '';
}
