import { configName } from '#domain/policy/naming.ts';
import { decodeState } from '#domain/policy-builder/address.ts';
import { type BuildState, stateFromPreset } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { FileMissing } from '#ui/client/site-file.ts';
import { loadPublishedServer } from '#ui/policy-file/client/published-server.ts';
import { linkProblemSentence } from '#wording/policy-builder.ts';
import type { Store } from './store.ts';

/** Picks a server of the catalogue; the chosen preset decides about its tools. */
export async function pickServer(store: Store, slug: string): Promise<void> {
  if (store.state.value.servers.some(({ server }) => server === slug)) {
    announce('This server is already picked');
    return;
  }
  if (!(await loadServers(store, [slug]))) return;
  const published = store.published.value.get(slug);
  if (!published) {
    fail(
      store,
      `The catalogue has no server “${plainForeignText(slug)}”. Look for it by name below.`,
    );
    return;
  }
  fail(store, '');
  const state = store.state.value;
  const preset = store.preset.value;
  const label = plainForeignText(published.label);
  const name = freeName(configName(slug), state);
  const fresh = stateFromPreset([{ server: published, configName: name }], preset);
  const unlisted = state.servers.length === 0 ? fresh.unlisted : state.unlisted;
  store.change({ unlisted, servers: [...state.servers, ...fresh.servers] }, `picking ${label}`);
  announce(
    `${label} picked: ${published.tools.length} tools, decided as ${preset.label} recommends`,
  );
}

/** Opens the state that a link holds, or says why it cannot be read. */
export async function openLink(store: Store, fragment: string): Promise<void> {
  const state = await decodeState(fragment);
  if ('problem' in state) {
    fail(store, linkProblemSentence(state));
    return;
  }
  fail(store, '');
  if (
    !(await loadServers(
      store,
      state.servers.map(({ server }) => server),
    ))
  )
    return;
  store.selected.value = null;
  if (store.state.value.servers.length > 0) store.change(state, 'opening a link');
  else store.begin(state);
  announce(`Opened from the link: ${state.servers.length} servers`);
}

/** Loads what is known of these servers; false where the connection failed. */
async function loadServers(store: Store, slugs: readonly string[]): Promise<boolean> {
  try {
    const loaded = await Promise.all([...new Set(slugs)].map(loadIfKnown));
    const fresh = loaded.filter((server) => server !== null);
    store.published.value = new Map([
      ...store.published.value,
      ...fresh.map((server) => [server.slug, server] as const),
    ]);
    return true;
  } catch {
    fail(store, 'The data of the servers did not load. Check the connection and try again.');
    return false;
  }
}

/** Null where the catalogue does not have the server. */
async function loadIfKnown(slug: string) {
  try {
    return await loadPublishedServer(slug);
  } catch (error) {
    if (error instanceof FileMissing && error.status === 404) return null;
    throw error;
  }
}

function fail(store: Store, problem: string): void {
  store.problem.value = problem;
  if (problem !== '') announce(problem);
}

function freeName(wanted: string, { servers }: BuildState): string {
  const taken = new Set(servers.map((server) => server.configName));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
  return name;
}
