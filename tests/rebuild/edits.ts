import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { isMap, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';

/** A generator of numbers from 0 to below 1 that gives the same ones for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Choose = <T>(list: readonly T[]) => T;

/** A random change of the content in `folder`; says what it did. */
type Edit = (folder: string, choose: Choose, number: number) => string;

const yamlFiles = (folder: string, part: string): string[] =>
  readdirSync(join(folder, part))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, part, name));

function changed(path: string, change: (document: ReturnType<typeof parseDocument>) => void): void {
  const document = parseDocument(readFileSync(path, 'utf8'));
  change(document);
  // These count or name the tools of a server.
  for (const key of ['known', 'controls', 'starts']) document.delete(key);
  writeFileSync(path, document.toString());
}

/** The tools of a server's file, as nodes. */
function toolsIn(document: ReturnType<typeof parseDocument>): YAMLMap[] {
  const tools = document.get('tools');
  return isSeq(tools) ? tools.items.filter(isMap) : [];
}

function changeTool(what: string, change: (tool: YAMLMap, number: number) => void): Edit {
  return (folder, choose, number) => {
    const path = choose(yamlFiles(folder, 'servers'));
    let name = '';
    changed(path, (document) => {
      const tool = choose(toolsIn(document));
      name = String(tool.get('name'));
      change(tool, number);
    });
    return `${what}: ${name} in ${path}`;
  };
}

const SAMPLE = 'usage/configurations.yaml';

/** Every kind of change that a contributor makes, but for code. */
export const EDITS: Readonly<Record<string, Edit>> = {
  outline: (folder, _choose, number) => {
    const path = join(folder, 'outlines/sample-index.jsonl');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/set_colour|delete_all_\d+/, `delete_all_${number}`));
    return `outline: another tool: ${path}`;
  },
  summary: changeTool('another summary', (tool, number) => {
    tool.set('summary', `Deletes ${number} stored reports that were shared with everyone.`);
  }),
  'renamed tool': changeTool('renamed', (tool, number) => {
    tool.set('name', `renamed_report_${number}`);
  }),
  'shared name': changeTool('a name that others have', (tool) => {
    tool.set('name', 'get_note');
  }),
  parameter: changeTool('other parameters', (tool, number) => {
    tool.set('parameters', [{ name: `path_${number}`, type: 'string', required: true }]);
  }),
  'added tool': (folder, choose, number) => {
    const path = choose(yamlFiles(folder, 'servers'));
    const name = `added_tool_${number}`;
    changed(path, (document) => {
      const tool = { name, summary: 'Sends a message to anybody, by e-mail.' };
      document.addIn(['tools'], document.createNode(tool));
    });
    return `added: ${name} in ${path}`;
  },
  'removed tool': (folder, choose) => {
    const path = choose(yamlFiles(folder, 'servers'));
    changed(path, (document) => {
      const tools = document.get('tools');
      if (isSeq(tools) && tools.items.length > 1) tools.items.pop();
    });
    return `removed: the last tool in ${path}`;
  },
  'server title': (folder, choose, number) => {
    const path = choose(yamlFiles(folder, 'servers'));
    changed(path, (document) => document.set('title', `Renamed server ${number}`));
    return `another title: ${path}`;
  },
  'removed server': (folder, choose) => {
    const files = yamlFiles(folder, 'servers');
    if (files.length < 4) return 'nothing: few servers are left';
    const path = choose(files);
    rmSync(path);
    if (existsSync(join(folder, SAMPLE)))
      changed(join(folder, SAMPLE), (sample) => sample.deleteIn(['servers', parse(path).name]));
    return `removed: ${path}`;
  },
  'added server': (folder, choose, number) => {
    const from = choose(yamlFiles(folder, 'servers'));
    const path = join(folder, 'servers', `added-${number}.yaml`);
    const document = parseDocument(readFileSync(from, 'utf8'));
    document.set('title', `Added server ${number}`);
    for (const key of ['packages', 'remotes', 'repository', 'starts']) document.delete(key);
    writeFileSync(path, document.toString());
    return `added: ${path}, from ${from}`;
  },
  preset: (folder, _choose, number) => {
    const [path = ''] = yamlFiles(folder, 'presets');
    changed(path, (document) => {
      document.set('summary', `Asks about less, try ${number}.`);
      document.setIn(['rows', 0, 'because'], `A call can do harm, try ${number}.`);
    });
    return `other words: ${path}`;
  },
  attack: (folder, choose, number) => {
    const patterns = join(folder, 'attacks/patterns');
    const path = join(patterns, choose(readdirSync(patterns).sort()));
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/^name: .*$/m, `name: An attack, try ${number}`));
    return `another name: ${path}`;
  },
  severity: (folder) => {
    const path = join(folder, 'severity.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/\bmedium\b(?=[^\n]*\n?$)/m, 'low'));
    return `another level: ${path}`;
  },
  use: (folder, choose, number) => {
    const slugs = yamlFiles(folder, 'servers').map((path) => parse(path).name);
    const servers = { [choose(slugs)]: 1 + (number % 9), [choose(slugs)]: 10 };
    const sample = 'Made-up configurations in made-up repositories that nobody has counted.';
    const facts = { sample, read: '2026-11-20', files: 90, repositories: 90, least: 1 };
    mkdirSync(join(folder, 'usage'), { recursive: true });
    writeFileSync(join(folder, SAMPLE), stringify({ ...facts, servers }));
    return `another use of ${Object.keys(servers).join(' and ')}`;
  },
};
