import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

/** Files that start our commands on other machines: each command must take what they give it. */
const WORKFLOWS = '.github/workflows';
const KUBERNETES = 'deploy/kubernetes';
const IMAGE = 'deploy/Containerfile';
const GUIDE = 'docs/hosting.md';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: unknown;
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>
  >;
}

interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly template?: {
      readonly spec: {
        readonly containers: readonly {
          readonly args?: readonly string[];
          readonly image: string;
        }[];
      };
    };
    readonly [field: string]: unknown;
  };
}

const text = (path: string): string => readFileSync(path, 'utf8');
const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
const workflowFiles = filesIn(WORKFLOWS);
const manifestFiles = filesIn(KUBERNETES);
const workflow = (path: string) => parse(text(path)) as Workflow;
const manifests = (path: string) =>
  parseAllDocuments(text(path)).map((document) => document.toJS() as Manifest);
const steps = (path: string) => Object.values(workflow(path).jobs).flatMap((job) => job.steps);

/** What a shell makes of a line of ours, with values for its variables. */
function words(line: string): string[] {
  const filled = line
    .replaceAll(/\$\{?SHARDS\}?/g, '8')
    .replaceAll(/\$\{?SHARD\}?/g, '3')
    .replaceAll('shards/*', 'shards/1 shards/2');
  return [...filled.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([whole, double, single]) => double ?? single ?? whole,
  );
}

/** Each `npm run NAME -- ARGUMENTS` in a text, without the comment behind it. */
function commands(shell: string): { name: string; args: string[] }[] {
  return [...shell.matchAll(/npm run ([\w:-]+)(?: -- ([^\n&|;#]*))?/g)].map(
    ([, name = '', args = '']) => ({ name, args: words(args) }),
  );
}

const blocks = (markdown: string): string =>
  [...markdown.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block]) => block).join('\n');

const SHELL: readonly (readonly [string, string])[] = [
  ...workflowFiles.map(
    (path) =>
      [
        path,
        steps(path)
          .map(({ run }) => run ?? '')
          .join('\n'),
      ] as const,
  ),
  ...manifestFiles.map(
    (path) =>
      [
        path,
        manifests(path)
          .flatMap(({ spec }) => spec.template?.spec.containers ?? [])
          .flatMap(({ args }) => args ?? [])
          .join('\n'),
      ] as const,
  ),
  [IMAGE, text(IMAGE)],
  [GUIDE, blocks(text(GUIDE))],
];
/** Whether parts of a site can be rendered and joined. */
const HAS_SHARDS = existsSync('scripts/assemble.ts');
const CALLS = SHELL.flatMap(([path, shell]) =>
  commands(shell).map(({ name, args }) => ({ path, name, line: args.join(' '), args })),
).filter(({ name, args }) => {
  const isAboutShards = name === 'catalogue' || name === 'assemble' || args.includes('--shard');
  return HAS_SHARDS || !isAboutShards;
});

test('lines of a shell are read as the shell reads them', () => {
  expect(commands('cd x && npm run a -- --b "$SHARD/$SHARDS" shards/*  # c\nnpm run d')).toEqual([
    { name: 'a', args: ['--b', '3/8', 'shards/1', 'shards/2'] },
    { name: 'd', args: [] },
  ]);
});

test.each(CALLS)('$path: npm run $name takes $line', ({ name, args }) => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const script = /with-dependencies\.mjs (scripts\/\S+)$/.exec(scripts[name] ?? '')?.[1];
  expect(script, `npm run ${name}`).toBeDefined();
  // With --help nothing runs, but an option that does not exist is refused.
  const { status, stderr } = spawnSync(process.execPath, [script ?? '', ...args, '--help'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});

test('an option that a command does not know would be seen', () => {
  const { status } = spawnSync(process.execPath, ['scripts/hosts.ts', '--hosts', 'a', '--help']);
  expect(status).not.toBe(0);
});

const REFRESH = join(WORKFLOWS, 'refresh.yml');

test.each(workflowFiles)(
  '%s runs only when a person starts it, or weekly, and may only read',
  (path) => {
    const { on, permissions } = workflow(path);
    const events = typeof on === 'string' ? [on] : Object.keys(on as object);
    expect(events.filter((event) => event !== 'workflow_dispatch')).toEqual(
      path === REFRESH ? ['schedule'] : [],
    );
    expect(permissions).toEqual({ contents: 'read' });
  },
);

test('what starts programs of others may not write, and what writes starts none', () => {
  const { jobs } = workflow(REFRESH);
  const { read, propose } = jobs;
  expect(read?.permissions).toBeUndefined();
  expect(read?.steps[0]?.with).toEqual({ 'persist-credentials': false });
  expect(propose?.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
  const lines = propose?.steps.flatMap(({ run }) => run ?? []);
  expect(lines).toEqual(['sh .github/propose-refresh.sh .refresh/changes.patch .refresh/body.md']);
  const secrets = [...text(REFRESH).matchAll(/\$\{\{\s*([^}]*?)\s*\}\}/g)].map(([, name]) => name);
  expect(secrets).toEqual(['github.token']);
});

test.each(workflowFiles)('%s names each action by a commit', (path) => {
  for (const { uses } of steps(path)) {
    if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  }
});

test('the Indexed Job starts each shard of the number in its command once', () => {
  const [job] = manifests(join(KUBERNETES, 'shards.yaml'));
  const [container] = job?.spec.template?.spec.containers ?? [];
  const of = Number(/--shard "\$SHARD\/(\d+)"/.exec(container?.args?.[0] ?? '')?.[1]);
  expect(job?.spec).toMatchObject({
    completionMode: 'Indexed',
    completions: of,
    parallelism: of,
    backoffLimitPerIndex: 3,
    template: { spec: { restartPolicy: 'Never' } },
  });
  // Kubernetes counts from 0, shards from 1.
  const { stdout } = spawnSync('sh', ['-c', 'echo $((JOB_COMPLETION_INDEX + 1))'], {
    encoding: 'utf8',
    env: { JOB_COMPLETION_INDEX: String(of - 1) },
  });
  expect(container?.args?.[0]).toMatch(/^SHARD=\$\(\(JOB_COMPLETION_INDEX \+ 1\)\) && /);
  expect(Number(stdout)).toBe(of);
});

test('no pod of Kubernetes is root or may become it, and all use one volume', () => {
  const pods = manifestFiles.flatMap(manifests).flatMap(({ spec }) => spec.template?.spec ?? []);
  expect(pods).toHaveLength(4);
  for (const pod of pods) {
    expect(pod).toMatchObject({
      securityContext: { runAsNonRoot: true },
      containers: [{ securityContext: { allowPrivilegeEscalation: false } }],
      volumes: expect.arrayContaining([
        { name: 'work', persistentVolumeClaim: expect.objectContaining({ claimName: 'toolward' }) },
      ]),
    });
  }
});

test('the image copies and edits what is there', () => {
  const image = text(IMAGE);
  for (const [, line = ''] of image.matchAll(/^COPY (?!--from)(.+)$/gm)) {
    const sources = line
      .split(' ')
      .filter((word) => !word.startsWith('--'))
      .slice(0, -1);
    for (const source of sources) expect(existsSync(source), source).toBe(true);
  }
  const recipe = text('deploy/nginx/toolward.conf');
  for (const [, from = ''] of image.matchAll(/-e 's\/([^/]+)\//g)) {
    expect(recipe.split(from), from).toHaveLength(2);
  }
});

test('the image is made without what git ignores, but with imports and scans', () => {
  const ignored = text('.gitignore').trim().split('\n');
  const left = text('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(left.sort()).toEqual(
    ['.git/', ...ignored.filter((line) => line !== 'content/snapshots/')].sort(),
  );
});
