import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { speakAcp } from '../../drive/acp.ts';
import { openaiChat } from '../../model/openai-chat.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

const OFFLINE = {
  OPENCODE_DISABLE_AUTOUPDATE: '1',
  OPENCODE_DISABLE_MODELS_FETCH: '1',
  OPENCODE_DISABLE_SHARE: '1',
  OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
  OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
};

function providerOf(modelUrl: string): object {
  const model = { name: 'm', tool_call: true, limit: { context: 1_000_000, output: 4000 } };
  return {
    npm: '@ai-sdk/openai-compatible',
    name: 'stub',
    options: { baseURL: `${modelUrl}/v1`, apiKey: 'not-a-key' },
    models: { m: model },
  };
}

/** opencode over ACP, as editors drive it; `opencode run` says what it would ask about and rejects it. */
export const opencode: Client = {
  target: 'opencode',
  label: 'opencode',
  package: 'opencode-ai',
  dialect: openaiChat,
  mode: 'protocol',
  traps,
  prepare(session) {
    const { home, work, modelUrl, servers, file, mode, permissionMode, flags } = session;
    const { prompts, person } = session;
    const mcp = servers.map(
      ({ as, command, args }) => [as, { type: 'local', command: [command, ...args] }] as const,
    );
    // The oldest of the names that it reads, so that opencode.json is left to the policy.
    writeFile(join(home, '.config/opencode/config.json'), {
      $schema: 'https://opencode.ai/config.json',
      share: 'disabled',
      autoupdate: false,
      provider: { stub: providerOf(modelUrl) },
      model: 'stub/m',
      small_model: 'stub/m',
      mcp: Object.fromEntries(mcp),
    });
    if (file !== null) writeFile(join(home, '.config/opencode/opencode.json'), file);
    return {
      command: 'opencode',
      args: mode === 'headless' ? ['run', ...flags, prompts[0]] : ['acp', ...flags],
      env: OFFLINE,
      ...(mode === 'protocol'
        ? { speak: speakAcp({ work, mode: permissionMode, prompts, person }) }
        : {}),
    };
  },
};
