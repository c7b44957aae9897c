import { type Fields, isObject, own, stringsOf } from '../../own-value.ts';
import type { Unlisted } from '../../policy/policy.ts';
import { type ImportedFile, plainRule } from './imported.ts';

/**
 * The server tables of a Codex configuration: a disabled tool goes first, then the list of enabled
 * ones, then the tool's own approval mode, then that of the server.
 */
export function readCodex(config: Fields): ImportedFile {
  const servers = own(config, 'mcp_servers');
  const table = (as: string) => own(servers, as);
  const fallbackOf = (as: string) => approval(own(table(as), 'default_tools_approval_mode'));
  return {
    format: 'codex',
    servers: isObject(servers) ? Object.keys(servers) : [],
    notes: [],
    missed: (as) => (own(table(as), 'enabled_tools') ? 'deny' : fallbackOf(as)),
    rule(as, tool) {
      const enabled = own(table(as), 'enabled_tools');
      const isEnabled = stringsOf(enabled).includes(tool);
      if (stringsOf(own(table(as), 'disabled_tools')).includes(tool)) return plainRule('hide');
      if (enabled !== undefined && !isEnabled) return null;
      const mode = own(own(own(table(as), 'tools'), tool), 'approval_mode');
      if (mode !== undefined) return plainRule(approval(mode));
      return isEnabled ? plainRule(fallbackOf(as)) : null;
    },
  };
}

/** `auto` and `writes` ask about some calls, so they count as asking. */
function approval(mode: unknown): Exclude<Unlisted, 'deny'> {
  return mode === 'approve' ? 'allow' : 'ask';
}
