import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { ContentError, type Problem } from '#catalogue/problem.ts';
import { readContent } from '#catalogue/read/content.ts';
import { MISTAKES } from './fixtures/mistakes.ts';

const OUT = '.cache/test/content-test';
const BROKEN = 'tests/fixtures/broken';

/** A content folder with one case of `tests/fixtures/broken` and the vocabularies that all need. */
function broken(name: string): string {
  const folder = join(OUT, 'broken', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'attacks'), { recursive: true });
  for (const file of ['combinations.yaml', 'frameworks.yaml']) {
    copyFileSync(join('content/attacks', file), join(folder, 'attacks', file));
  }
  copyFileSync('content/severity.yaml', join(folder, 'severity.yaml'));
  cpSync('content/objects', join(folder, 'objects'), { recursive: true });
  cpSync(join(BROKEN, name), folder, { recursive: true });
  return folder;
}

function mistakesIn(folder: string): ContentError {
  try {
    readContent(folder);
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  throw new Error(`${folder} has no mistake.`);
}

const inFolder = (folder: string, { file, ...problem }: Problem) => ({
  ...problem,
  file: file.replaceAll('\\', '/').replace(`${folder.replaceAll('\\', '/')}/`, ''),
});

describe('mistakes in our own content', () => {
  it('has a case for every folder and a folder for every case', () => {
    expect(Object.keys(MISTAKES).sort()).toEqual(readdirSync(BROKEN).sort());
  });

  it.each(Object.entries(MISTAKES))('%s: says where, what and what is allowed', (name, wanted) => {
    const folder = broken(name);
    if (wanted.length === 0) {
      expect(readContent(folder).servers.map(({ id }) => id)).toEqual(['lamp']);
      return;
    }
    const error = mistakesIn(folder);
    const found = error.problems.map((problem) => inFolder(folder, problem));
    expect(found).toHaveLength(wanted.length);
    wanted.forEach(({ near, message, ...facts }, index) => {
      expect(found[index]).toMatchObject(facts);
      expect(found[index]?.message).toContain(message);
      if (facts.found !== undefined) expect(error.message).toContain(`found:   ${facts.found}`);
      if (near) expect(error.message).toContain(`did you mean “${near}”?`);
    });
    expect(error.message).toMatch(/^\d+ mistakes? in the content:/);
  });

  it('counts lines alike with carriage returns', () => {
    const folder = broken('carriage-returns');
    const file = join(folder, 'servers/lamp.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('tools-list', 'tool-list'));
    expect(mistakesIn(folder).problems).toMatchObject([{ line: 4, column: 1, path: 'quality' }]);
  });

  it('ends with exit code 1 and leaves the last good database as it was', () => {
    const database = join(OUT, 'kept.db');
    writeFileSync(database, 'the last good one');
    const result = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        'scripts/stages/catalogue.ts',
        ...['--content', broken('several'), '--database', database],
      ],
      { encoding: 'utf8' },
    );
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('5 mistakes in the content');
    for (const file of ['fan.yaml', 'heater.yaml', 'lamp.yaml']) {
      expect(result.stderr).toContain(file);
    }
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(database, 'utf8')).toBe('the last good one');
    expect(existsSync(`${database}.new`)).toBe(false);
  });

  it('says which source is missing', async () => {
    const input = { content: 'content', sources: ['no/such.jsonl'], database: join(OUT, 'no.db') };
    await expect(buildCatalogue(input)).rejects.toThrow('There is no such source: no/such.jsonl');
    expect(existsSync(input.database)).toBe(false);
  });
});
