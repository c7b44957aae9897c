import type { ServerAllowlist } from '#domain/server-allowlist/allowlist.ts';
import { identityOfText } from '#domain/stack/server-identity.ts';

/** Two servers, one started by a command and one hosted, for the guide. */
export const EXAMPLE_ALLOWLIST: ServerAllowlist = {
  servers: [
    {
      name: 'github',
      identity: identityOfText('https://api.githubcopilot.com/mcp/'),
      variables: [],
    },
    {
      name: 'playwright',
      identity: identityOfText('npx -y @playwright/mcp@0.0.75'),
      variables: [],
    },
  ],
};
