import type { PublishedServer } from '../published-server.ts';
import type { Start } from './start.ts';

const source = { title: 'Readme', url: 'https://example.com/readme', read: '2026-11-30' };

/** Read-only, groups with single tools on top, excluded tools, and a start that writes only when told. */
export const STARTS: readonly Start[] = [
  {
    id: 'read-only',
    label: 'Read-only',
    set: [
      { in: 'argument', name: '--read-only' },
      { in: 'variable', name: 'BOX_READ_ONLY', is: ['1', 'true'] },
      { in: 'header', name: 'X-Box-Readonly', is: ['true'] },
      { in: 'query', name: 'read_only', is: ['true'] },
      { in: 'path', name: '/readonly' },
    ],
    offers: ['list_boxes', 'run_sql'],
    changed: [
      {
        name: 'run_sql',
        summary: 'Runs one SQL statement that only reads.',
        enforcedBy: 'read-only-role',
        category: 'read',
        severity: 'medium',
        reversibility: 'nothing-changes',
        capabilities: ['reads-private-data'],
      },
    ],
    source,
  },
  {
    id: 'toolsets',
    label: 'Toolsets',
    set: [
      { in: 'argument', name: '--toolsets' },
      { in: 'variable', name: 'BOX_TOOLSETS' },
      { in: 'path', name: '/x' },
    ],
    list: 'only',
    groups: [
      { name: 'boxes', default: true, tools: ['list_boxes', 'rename_box', 'delete_box'] },
      { name: 'sql', tools: ['run_sql'] },
      { name: 'all' },
    ],
    source,
  },
  {
    id: 'tools',
    label: 'Single tools',
    set: [{ in: 'argument', name: '--tools' }],
    list: 'only',
    names: true,
    adds: 'toolsets',
    source,
  },
  {
    id: 'exclude',
    label: 'Excluded tools',
    set: [{ in: 'argument', name: '--exclude' }],
    list: 'except',
    names: true,
    source,
  },
];

const tool = (name: string, category: 'read' | 'write' | 'destructive' | 'execute') => ({
  ...{ name, slug: name, category, severity: 'high' as const, reversibility: 'partly' as const },
  ...{ capabilities: [], confidence: 'good' as const, fingerprint: 'a'.repeat(64), parameters: [] },
});

export const BOXES: PublishedServer = {
  slug: 'boxes',
  label: 'Boxes',
  tools: [
    tool('run_sql', 'execute'),
    tool('delete_box', 'destructive'),
    tool('rename_box', 'write'),
    tool('list_boxes', 'read'),
  ],
  starts: [...STARTS],
};
