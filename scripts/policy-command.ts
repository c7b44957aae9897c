import { parseArgs } from 'node:util';
import { nearestWord } from '#catalogue/problem.ts';
import { countEffects, effectsOf, sameFileGroups } from '#domain/policy/effective.ts';
import { guardCounts } from '#domain/policy/guard/changes.ts';
import { guard } from '#domain/policy/guard/target.ts';
import { mergePolicies } from '#domain/policy/merge.ts';
import { configName } from '#domain/policy/naming.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { oneToolPolicy, serverPolicy } from '#domain/policy/policy-of-rules.ts';
import { PRESET_IDS, type Preset, presetIdSchema } from '#domain/policy/preset.ts';
import { recommend } from '#domain/policy/recommend.ts';
import { renderFiles } from '#domain/policy/render-files.ts';
import type { EnforcementTarget, Rendered, Substitution } from '#domain/policy/target.ts';
import { TARGETS, targetById } from '#domain/policy/targets/index.ts';
import { decisionRecord } from '#domain/policy-builder/decision-record.ts';
import { policyOf } from '#domain/policy-builder/policy-of.ts';
import { stateFromPreset } from '#domain/policy-builder/state.ts';
import { ALLOWLIST_FORMATS } from '#domain/server-allowlist/formats/index.ts';
import { choiceFromText } from '#domain/start/choice-from-text.ts';
import type { StartChoice } from '#domain/start/start.ts';
import { changedBy, chosenStarts, offeredBy } from '#domain/start/started-server.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { allPresets, presetById } from '#queries/presets.ts';
import { publishedServer } from '#queries/published-server.ts';
import { allServerSlugs, type CatalogueServer, serverBySlug } from '#queries/servers.ts';
import { ruled } from '#queries/tools.ts';
import { recordCsv, recordMarkdown } from '#wording/decision-record.ts';
import { effectCounts, sameFileSentence } from '#wording/effects.ts';
import { guardCountSentences } from '#wording/guard.ts';
import { startProblemSentence } from '#wording/start.ts';
import { groupSubstitutions, problemSentence } from '#wording/substitution.ts';
import { allowlistCommand } from './allowlist-command.ts';
import { type Printed, UsageError } from './printed.ts';

const USAGE = `npm run -s policy -- --server SLUG --target ID [options]

  --server SLUG   a server of the catalogue; several are merged into one file
  --target ID     the target of the file: see --list-targets; guard: toolward-policy.json of the guard
  --tool NAME     only this tool, by its exact name; may be given several times
  --preset NAME   ${PRESET_IDS.join(', ')}                     (careful)
  --as NAME       the server's name in your configuration; one per --server, in order
  --started-with START
                  how the server is started, if with fewer tools: read-only, toolsets=repos,issues;
                  for one of several servers SLUG:START; may be given several times
  --record FORM   print the decision record instead, as markdown or csv; not with --tool
  --list-targets  print one JSON line per target and stop

  --allowlist ID  print which servers may start instead, as a managed file of
                  ${ALLOWLIST_FORMATS.map(({ id }) => id).join(', ')}
  --config FILE   with --allowlist: the servers of this configuration of a client
  --start TEXT    with --allowlist: the command or address of a server; one per --server

The file goes to standard output. What it does, and notes on what the target cannot express, go to
standard error.
Exit code 2: the policy cannot be expressed, for the reason on standard error.
The catalogue is read from CATALOGUE_DB                            (.cache/catalogue.db)
`;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        server: { type: 'string', multiple: true, default: [] },
        target: { type: 'string' },
        tool: { type: 'string', multiple: true, default: [] },
        preset: { type: 'string', default: 'careful' },
        as: { type: 'string', multiple: true, default: [] },
        allowlist: { type: 'string' },
        config: { type: 'string' },
        start: { type: 'string', multiple: true, default: [] },
        'started-with': { type: 'string', multiple: true, default: [] },
        record: { type: 'string' },
        'list-targets': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

type Arguments = ReturnType<typeof readArguments>;

function listTargets(): string {
  return TARGETS.map(({ id, label, fileName, language, can }) =>
    JSON.stringify({ id, label, fileName, language, can }),
  ).join('\n');
}

function presetOf(db: Catalogue, name: string): Preset {
  const id = presetIdSchema.safeParse(name);
  if (id.success) return presetById(db, id.data);
  throw new UsageError(`There is no preset “${name}”. There are: ${PRESET_IDS.join(', ')}.`);
}

function didYouMean(found: string, allowed: readonly string[]): string {
  const near = nearestWord(found, allowed);
  return near === null ? '' : ` Did you mean “${near}”?`;
}

function serverFrom(db: Catalogue, slug: string): CatalogueServer {
  const server = serverBySlug(db, slug);
  if (server) return server;
  const text = `The catalogue has no server “${slug}”.`;
  throw new UsageError(text + didYouMean(slug, allServerSlugs(db)));
}

function policyOfServer(
  db: Catalogue,
  slug: string,
  as: string,
  preset: Preset,
  only: string[],
  startTexts: readonly string[],
): Policy {
  const server = serverFrom(db, slug);
  const chosen = chosenStarts(server, choicesIn(server, startTexts));
  const isOffered = offeredBy(chosen);
  const changed = changedBy(chosen);
  const tools = server.tools
    .filter(({ name }) => isOffered(name))
    .map((tool) => {
      const then = changed.get(tool.name);
      if (!then) return ruled(db, tool, preset.id);
      const hints = then.marked ? { ...tool.hints, readOnlyHint: true } : tool.hints;
      return { ...tool, hints, rule: recommend(then, preset) };
    });
  if (tools.length === 0) throw new UsageError(`Started so, “${slug}” offers no tool.`);
  if (only.length === 0) return serverPolicy(server, tools, preset.unlisted, as);
  const neighbours = tools.map((tool) => tool.name);
  const policies = only.map((name) => {
    const tool = tools.find((known) => known.name === name);
    if (!tool) {
      const so = chosen.length > 0 ? ', as it is started' : '';
      const text = `The server “${slug}” has no tool “${name}”${so}.`;
      throw new UsageError(text + didYouMean(name, neighbours));
    }
    return oneToolPolicy(server, tool, preset.unlisted, { as, neighbours });
  });
  return mergePolicies(policies);
}

/** The starts that are meant for a server: `SLUG:START`, or all of them where it is the only one. */
function startsFor(slug: string, slugs: readonly string[], texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const [, of, start] = /^([^:=]+):(.*)$/s.exec(text) ?? [];
    if (of === undefined) {
      if (slugs.length === 1) return [text];
      throw new UsageError(
        `Say which server “${text}” is for: --started-with ${slugs[0]}:${text}.`,
      );
    }
    if (!slugs.includes(of))
      throw new UsageError(`“${text}” is for a server that is not named.${didYouMean(of, slugs)}`);
    return of === slug ? [start ?? ''] : [];
  });
}

function choicesIn(server: CatalogueServer, texts: readonly string[]): StartChoice[] {
  const names = server.tools.map(({ name }) => name);
  return texts.map((text) => {
    const read = choiceFromText(text, server.starts, names);
    if ('choice' in read) return read.choice;
    const { problem } = read;
    const near = didYouMean(problem.found, problem.allowed);
    throw new UsageError(`${startProblemSentence(problem, server.slug)}${near}`);
  });
}

/** Throws a UsageError where the arguments do not name servers and tools of the catalogue. */
function policyFrom(db: Catalogue, values: Arguments, preset: Preset): Policy {
  const { server: slugs, tool, as, 'started-with': starts } = values;
  if (slugs.length === 0) throw new UsageError(`Name a server.\n\n${USAGE}`);
  if (tool.length > 0 && slugs.length > 1) throw new UsageError('With --tool, name one server.');
  if (as.length > slugs.length) throw new UsageError('There are more --as than --server.');
  if (as.includes('')) throw new UsageError('A server needs a name: --as is empty.');
  return mergePolicies(
    slugs.map((slug, index) =>
      policyOfServer(
        db,
        slug,
        as[index] ?? configName(slug),
        preset,
        tool,
        startsFor(slug, slugs, starts),
      ),
    ),
  );
}

/** What the file does with the tools that it lists, in numbers. */
function countsLine(target: EnforcementTarget, policy: Policy, rendered: Rendered): string {
  const { servers } = effectsOf({ splits: false, files: [{ policy, rendered }] });
  const tools = servers.flatMap((server) => server.tools.filter(({ isListed }) => isListed));
  return `In ${target.label}: ${effectCounts(countEffects(tools))}.`;
}

/** That other presets give the same file; none where no other does. */
function sameFileNotes(db: Catalogue, values: Arguments, target: EnforcementTarget): string[] {
  const presets = allPresets(db);
  const files = presets.map((preset) => renderFiles(target, policyFrom(db, values, preset)));
  return sameFileGroups(files).flatMap((places) => {
    const some = places.flatMap((place) => presets[place] ?? []);
    if (!some.some(({ id }) => id === values.preset)) return [];
    const labels = some.map(({ label }) => label);
    return [`note: ${sameFileSentence(target.label, labels)}`];
  });
}

const RECORDS = { markdown: recordMarkdown, csv: recordCsv } as const;

/** The decision record of whole servers, as the builder saves it. */
function record(db: Catalogue, values: Arguments, target: EnforcementTarget): string {
  const { server: slugs, as, tool, record: form = '' } = values;
  const print = Object.hasOwn(RECORDS, form) ? RECORDS[form as keyof typeof RECORDS] : undefined;
  if (!print) throw new UsageError(`A record is markdown or csv, not “${form}”.`);
  if (tool.length > 0) throw new UsageError('A record is of whole servers: leave out --tool.');
  const preset = presetOf(db, values.preset);
  policyFrom(db, values, preset);
  const picked = slugs.map((slug, index) => {
    const texts = startsFor(slug, slugs, values['started-with']);
    const starts = choicesIn(serverFrom(db, slug), texts);
    return { server: publishedServer(db, slug), configName: as[index], starts };
  });
  const state = stateFromPreset(picked, preset);
  const published = new Map(picked.map(({ server }) => [server.slug, server]));
  const presets = allPresets(db);
  const rendered = renderFiles(target, policyOf(state, published, presets));
  const date = new Date().toISOString().slice(0, 10);
  return print(decisionRecord(state, published, { presets, target, rendered, date }));
}

/** One line per sentence, with the tools that it concerns. */
function notes(substitutions: readonly Substitution[], target: EnforcementTarget): string[] {
  return groupSubstitutions(substitutions, target).map(({ sentence, tools }) =>
    tools.length === 0 ? `note: ${sentence}` : `note: ${sentence} (${shortList(tools)})`,
  );
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => JSON.stringify(name));
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ');
}

const success = (stdout: string, stderr = ''): Printed => ({ code: 0, stdout, stderr });

async function answer(args: readonly string[], database: () => Promise<string>): Promise<Printed> {
  const values = readArguments(args);
  if (values.help) return success(USAGE);
  if (values['list-targets']) return success(`${listTargets()}\n`);
  if (values.allowlist !== undefined) {
    const { allowlist: format, config, server: servers, as, start: starts } = values;
    const open = async () => openCatalogue(await database());
    return allowlistCommand({ format, config, servers, as, starts }, open);
  }
  if (values.config !== undefined || values.start.length > 0)
    throw new UsageError('--config and --start need --allowlist.');
  const ids = TARGETS.map(({ id }) => id).join(', ');
  if (values.target === undefined) throw new UsageError(`Name a target: ${ids}.`);
  const target = values.target === guard.id ? guard : targetById(values.target);
  if (!target) {
    throw new UsageError(`There is no target “${values.target}”. There are: ${ids}, ${guard.id}.`);
  }
  const db = openCatalogue(await database());
  if (values.record !== undefined) return success(record(db, values, target));
  const policy = policyFrom(db, values, presetOf(db, values.preset));
  const rendered = target.render(policy);
  if (!rendered.ok) {
    return { code: 2, stdout: '', stderr: `${problemSentence(rendered.problem, target)}\n` };
  }
  const lines = [
    countsLine(target, policy, rendered),
    ...(target === guard ? guardCountSentences(guardCounts(policy)) : []),
    ...sameFileNotes(db, values, target),
    ...notes(rendered.substitutions, target),
  ];
  return success(rendered.text, lines.map((line) => `${line}\n`).join(''));
}

/** Runs `npm run policy` with these arguments; `database` gives the catalogue once it is needed. */
export async function policyCommand(
  args: readonly string[],
  database: () => Promise<string>,
): Promise<Printed> {
  try {
    return await answer(args, database);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 1, stdout: '', stderr: `${error.message}\n` };
  }
}
