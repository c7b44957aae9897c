import type { Match } from '#domain/stack/match.ts';
import { missingServerUrl } from '#domain/stack/missing-server.ts';
import { site } from '#site';

/** Where a missing server is reported; the site's repository, if it has no form. */
export const missingUrl = ({ entry }: Match): string =>
  missingServerUrl(site.issues ?? site.repository, entry.launch.program);
