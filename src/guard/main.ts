import { join } from 'node:path';
import type { Command, Program } from './command.ts';
import { fail } from './deadline.ts';
import { hook } from './hook/hook.ts';

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

async function main(): Promise<number> {
  const { policyFile = join(import.meta.dirname, 'toolward-policy.json'), name, args } = parsed();
  const program: Program = { file: import.meta.filename, policyFile };
  return (await commandOf(name, args))(args, program);
}

/** `--policy FILE` may stand anywhere before `--`; all else that follows the command is its own. */
function parsed(): { policyFile?: string; name: string | undefined; args: string[] } {
  const given = process.argv.slice(2);
  const end = given.indexOf('--');
  const at = given.indexOf('--policy');
  if (at < 0 || (end >= 0 && end < at)) return { name: given[0], args: given.slice(1) };
  const [, policyFile] = given.splice(at, 2);
  if (!policyFile || policyFile === '--') throw new Error('--policy takes a file');
  return { policyFile, name: given[0], args: given.slice(1) };
}

async function commandOf(name: string | undefined, [first]: string[]): Promise<Command> {
  if (name === 'hook' && first !== '--help' && first !== '-h') return hook;
  const { COMMANDS, unknownCommand } = await import('./commands.ts');
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) && COMMANDS[name];
  if (!command) throw new Error(unknownCommand(name));
  return command;
}

const code = await main();
process.stdout.write('', () => process.exit(code));
