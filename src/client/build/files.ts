import type { ZodType } from 'zod';
import './without-eval.ts';
import { type ServerIndex, serverIndexSchema } from '#domain/build/server-index.ts';
import { type ServerShard, serverShardSchema } from '#domain/build/shard.ts';
import { PRESET_IDS, type Preset, presetSchema } from '#domain/policy/preset.ts';
import { routes } from '#routes';

const files = new Map<string, Promise<unknown>>();

/** A file is fetched once; one that did not arrive is fetched again when next it is asked for. */
function load<T>(address: string, schema: ZodType<T>): Promise<T> {
  const known = files.get(address);
  if (known) return known as Promise<T>;
  const loading = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new FileMissing(address, answer.status);
    return schema.parse(await answer.json());
  });
  files.set(address, loading);
  loading.catch(() => files.delete(address));
  return loading;
}

/** The site answered, and has no such file. */
export class FileMissing extends Error {
  readonly status: number;

  constructor(address: string, status: number) {
    super(`${address}: ${status}`);
    this.status = status;
  }
}

/** What is known of one server. Rejects with `FileMissing` where the catalogue does not have it. */
export const loadShard = (server: string): Promise<ServerShard> =>
  load(routes.serverShard(encodeURIComponent(server)), serverShardSchema);

export const loadServerIndex = (): Promise<ServerIndex> =>
  load(routes.serverIndex(), serverIndexSchema);

/** The presets that stand in the page (src/components/build/PresetData.astro), strictest first. */
export function presetsOfPage(): readonly Preset[] {
  const text = document.getElementById('preset-data')?.dataset['presets'] ?? '{}';
  const bodies = JSON.parse(text) as Record<string, unknown>;
  return PRESET_IDS.map((id) => ({ ...presetSchema.parse(bodies[id]), id }));
}
