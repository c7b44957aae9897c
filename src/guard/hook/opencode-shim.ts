/** Name of the plugin's file. opencode loads `.js` and `.ts` only. */
export const OPENCODE_PLUGIN = 'toolward-guard.js';

/**
 * The plugin that opencode loads in place of a hook: it hands each event to the guard and refuses a
 * call unless the guard says in time that it may run. It needs no package.
 *
 * What was seen in opencode 1.18.33, and shaped it: a subagent is a session of its own, whose prompt
 * the model writes; the text of a slash command comes from a file or from a server; a plugin that
 * throws while it starts is gone without a word; plugins of a project run later and could change the
 * arguments that were judged, so they are frozen.
 */
export function opencodeShim({ node, guard }: { node: string; guard: string }): string {
  return `// Written by toolward-guard. Without it, only opencode's own permissions hold.
import { spawn } from 'node:child_process';

const NODE = ${JSON.stringify(node)};
const GUARD = ${JSON.stringify(guard)};
const MILLISECONDS = 8000;

/** Tools of opencode that bring nothing into a session. */
const SILENT = ['edit', 'write', 'patch', 'apply_patch', 'todowrite', 'todoread', 'question', 'invalid', 'task', 'plan_enter', 'plan_exit'];

function tell(event) {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [GUARD, 'hook', 'opencode'], { windowsHide: true });
    let out = '';
    let err = '';
    const fail = (why) => {
      clearTimeout(timer);
      reject(new Error('toolward-guard failed, so the call was refused. ' + why));
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('It did not answer in time.');
    }, MILLISECONDS);
    child.on('error', (error) => fail(error.message));
    child.stdin.on('error', () => {});
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => {
      let answer;
      try {
        answer = JSON.parse(out);
      } catch {}
      if (code !== 0 || !['allow', 'deny'].includes(answer?.decision)) fail(err.trim().slice(0, 500));
      else {
        clearTimeout(timer);
        if (answer.decision === 'allow') resolve();
        else reject(new Error(answer.reason || 'toolward-guard refused the call.'));
      }
    });
    child.stdin.end(JSON.stringify(event));
  });
}

function freeze(value) {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

export const ToolwardGuard = async ({ client }) => {
  const parents = new Map();
  const parentOf = async (id) => {
    if (!parents.has(id)) {
      const { data } = await client.session.get({ path: { id } });
      if (data?.id !== id) throw new Error('toolward-guard does not know the session, so the call was refused.');
      parents.set(id, data.parentID);
    }
    return parents.get(id);
  };
  const rootOf = async (id) => {
    let root = id;
    for (let parent = await parentOf(root); parent; parent = await parentOf(root)) root = parent;
    return root;
  };
  /** Sessions of which a prompt was heard. One that is new here but has messages goes on from another. */
  const heard = new Set();
  const goesOn = async (id) => {
    if (heard.has(id)) return false;
    const { data } = await client.session.messages({ path: { id } });
    return !Array.isArray(data) || data.length > 0;
  };
  /** Texts of a slash command that come from its file, until they arrive as a message. */
  const commands = new Map();

  return {
    'command.execute.before': async ({ sessionID, arguments: words }, { parts }) => {
      const session = await rootOf(sessionID);
      await tell({ event: 'command', session });
      commands.set(sessionID, { words, texts: parts.map(({ text }) => text) });
    },
    'chat.message': async ({ sessionID }, { parts }) => {
      const session = await rootOf(sessionID);
      if (session !== sessionID) return;
      const { words = '', texts = [] } = commands.get(sessionID) ?? {};
      commands.delete(sessionID);
      const own = parts.filter(({ type, text, synthetic }) => type === 'text' && !synthetic && !texts.includes(text));
      const text = [words, ...own.map((part) => part.text)].filter(Boolean).join('\\n');
      const attached = parts.filter(({ type }) => type === 'file').map(({ source }) => source?.type ?? 'file');
      const continues = await goesOn(session);
      // Words that are not heard make the guard ask more; what was read must be heard.
      await tell({ event: 'prompt', session, text, attached, continues }).catch((error) => {
        if (continues || attached.length > 0) throw error;
      });
      heard.add(session);
    },
    'tool.execute.before': async ({ tool, sessionID }, { args }) => {
      if (SILENT.includes(tool)) return;
      await tell({ event: 'call', session: await rootOf(sessionID), tool, args: args ?? {} });
      freeze(args);
    },
    'tool.execute.after': async ({ tool, sessionID }, { content, output }) => {
      if (SILENT.includes(tool)) return;
      // What is not heard of a result makes the guard ask more, not less.
      await tell({ event: 'result', session: await rootOf(sessionID), value: content ?? output }).catch(() => {});
    },
  };
};
`;
}
