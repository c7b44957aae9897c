import { join } from 'node:path';
import type { ConfiguredServer } from '../../src/domain/server-allowlist/reader.ts';
import type { Launch } from '../client.ts';
import { anthropicMessages } from '../model/anthropic-messages.ts';
import type { Dialect } from '../model/dialect.ts';
import { googleGenerate } from '../model/google-generate.ts';
import { openaiChat } from '../model/openai-chat.ts';
import { openaiResponses } from '../model/openai-responses.ts';
import { writeFile } from '../write-file.ts';

export interface Start {
  readonly home: string;
  readonly modelUrl: string;
  readonly servers: readonly ConfiguredServer[];
  readonly flags: readonly string[];
}

/** A product, with servers of a user in its configuration. */
export interface Product {
  /** Id of the format that it reads. */
  readonly format: string;
  readonly label: string;
  readonly package: string;
  readonly dialect: Dialect;
  /** Where the managed file goes. */
  readonly place: string;
  prepare(start: Start): Launch;
}

const entries = (
  servers: readonly ConfiguredServer[],
  entry: (runs: ConfiguredServer['runs']) => object,
) => Object.fromEntries(servers.map(({ name, runs }) => [name, entry(runs)]));

const commandOf = (command: readonly string[]) => ({ command: command[0], args: command.slice(1) });

const claudeCode: Product = {
  format: 'claude-code',
  label: 'Claude Code',
  package: '@anthropic-ai/claude-code',
  dialect: anthropicMessages,
  place: '/etc/claude-code/managed-settings.json',
  prepare({ home, modelUrl, servers, flags }) {
    writeFile(join(home, '.claude.json'), {
      mcpServers: entries(servers, (runs) =>
        runs.kind === 'command' ? commandOf(runs.command) : { type: 'http', url: runs.url },
      ),
    });
    return {
      command: 'claude',
      args: ['-p', 'Go.', ...flags],
      env: {
        ANTHROPIC_API_KEY: 'not-a-key',
        ANTHROPIC_BASE_URL: modelUrl,
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        DISABLE_AUTOUPDATER: '1',
      },
    };
  },
};

const copilot: Product = {
  format: 'copilot',
  label: 'GitHub Copilot CLI',
  package: '@github/copilot',
  dialect: openaiChat,
  place: '/etc/github-copilot/managed-settings.json',
  prepare({ home, modelUrl, servers, flags }) {
    writeFile(join(home, '.copilot/mcp-config.json'), {
      mcpServers: entries(servers, (runs) =>
        runs.kind === 'command'
          ? { type: 'local', ...commandOf(runs.command), tools: ['*'] }
          : { type: 'http', url: runs.url, tools: ['*'] },
      ),
    });
    return {
      command: 'copilot',
      args: ['--disable-builtin-mcps', '--no-color', '--allow-all-tools', '-p', 'Go.', ...flags],
      env: {
        COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`,
        COPILOT_PROVIDER_API_KEY: 'not-a-key',
        COPILOT_MODEL: 'gpt-4.1',
        COPILOT_AUTO_UPDATE: 'false',
        COPILOT_OFFLINE: 'true',
      },
    };
  },
};

const codex: Product = {
  format: 'codex',
  label: 'Codex CLI',
  package: '@openai/codex',
  dialect: openaiResponses,
  place: '/etc/codex/requirements.toml',
  prepare({ home, modelUrl, servers, flags }) {
    const tables = servers.map(({ name, runs }) => {
      const lines =
        runs.kind === 'command'
          ? `command = ${JSON.stringify(runs.command[0])}\nargs = ${JSON.stringify(runs.command.slice(1))}`
          : `url = ${JSON.stringify(runs.url)}`;
      return `[mcp_servers.${JSON.stringify(name)}]\n${lines}\n`;
    });
    const provider = `model = "gpt-5"
model_provider = "stub"

[model_providers.stub]
name = "stub"
base_url = "${modelUrl}/v1"
env_key = "STUB_KEY"
wire_api = "responses"
`;
    writeFile(join(home, '.codex/config.toml'), [provider, ...tables].join('\n'));
    return {
      command: 'codex',
      args: ['exec', '--skip-git-repo-check', '--json', ...flags, 'Go.'],
      env: { STUB_KEY: 'not-a-key' },
    };
  },
};

const gemini: Product = {
  format: 'gemini',
  label: 'Gemini CLI',
  package: '@google/gemini-cli',
  dialect: googleGenerate,
  place: '/etc/gemini-cli/settings.json',
  prepare({ home, modelUrl, servers, flags }) {
    writeFile(join(home, '.gemini/settings.json'), {
      mcpServers: entries(servers, (runs) =>
        runs.kind === 'command' ? commandOf(runs.command) : { url: runs.url, type: 'http' },
      ),
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      general: { disableAutoUpdate: true, disableUpdateNag: true },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
    });
    return {
      command: 'gemini',
      args: ['-m', 'gemini-2.5-flash', '-p', 'Go.', '--yolo', ...flags],
      env: {
        GEMINI_API_KEY: 'not-a-key',
        GOOGLE_GEMINI_BASE_URL: modelUrl,
        GEMINI_CLI_TRUST_WORKSPACE: 'true',
      },
    };
  },
};

/** The console of Gemini CLI cannot be had here, so its list is not tried. */
export const PRODUCTS: readonly Product[] = [claudeCode, copilot, codex, gemini];
