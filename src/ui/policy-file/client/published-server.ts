import { config } from 'zod';
import { PRESET_IDS, type Preset, presetSchema } from '#domain/policy/preset.ts';
import { type PublishedServer, publishedServerSchema } from '#domain/published-server.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';

// Zod would try to compile its schemas, which the security policy of the pages refuses.
config({ jitless: true });

/** What is known of one server. Rejects with `FileMissing` where the catalogue does not have it. */
export const loadPublishedServer = (server: string): Promise<PublishedServer> =>
  loadFile(routes.publishedServer(encodeURIComponent(server)), (value) =>
    publishedServerSchema.parse(value),
  );

/** The presets that are in the page as data (`PresetData.astro`), strictest first. */
export function presetsOfPage(): readonly Preset[] {
  const text = document.getElementById('preset-data')?.dataset['presets'] ?? '{}';
  const bodies = JSON.parse(text) as Record<string, unknown>;
  return PRESET_IDS.map((id) => ({ ...presetSchema.parse(bodies[id]), id }));
}
