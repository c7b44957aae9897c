import { valuesOf } from './options.ts';
import { imagePackage } from './package-spec.ts';
import { type Found, type LaunchDraft, type UnclearReason, unclear } from './program.ts';

const FLAGS = new Set([
  '--rm',
  '-i',
  '-t',
  '-it',
  '-ti',
  '-d',
  '--interactive',
  '--tty',
  '--detach',
  '--init',
  '--privileged',
  '--read-only',
  '--no-healthcheck',
  '-P',
  '--publish-all',
  '--sig-proxy',
  '--quiet',
  '-q',
  '--oom-kill-disable',
  '--help',
]);

/** The image of `docker run`, and what its options hand over. */
export function container(
  name: string,
  args: readonly string[],
  draft: LaunchDraft,
): Found | undefined {
  if (!/^(docker|podman|nerdctl|container)$/.test(name)) return undefined;
  const from = args[0] === 'container' ? 1 : 0;
  if (args[from] !== 'run') return unclear(why(args));
  const rest = args.slice(from + 1);
  const at = imageAt(rest);
  const options = at === -1 ? rest : rest.slice(0, at);
  warn(options, draft);
  const image = at === -1 ? undefined : imagePackage(rest[at] ?? '');
  return image ? { program: image, rest: rest.slice(at + 1) } : unclear('image-name');
}

const why = (args: readonly string[]): UnclearReason =>
  args[0] === 'exec' ? 'running-container' : 'container-not-started';

/** Every option of `docker run` takes a value unless it is a known flag or has one attached. */
function imageAt(args: readonly string[]): number {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('-')) return at;
    if (
      !FLAGS.has(word) &&
      !/^-[itdPq]+$/.test(word) &&
      !word.includes('=') &&
      !/^-[evpuwlmh].+/.test(word)
    )
      at += 1;
  }
  return -1;
}

function warn(options: readonly string[], draft: LaunchDraft): void {
  if (options.some((word) => /^--privileged(=true)?$/.test(word)))
    draft.warn('privileged', '--privileged');
  if (valuesOf(options, '--network', '--net').includes('host'))
    draft.warn('host-network', '--network host');
  const attached = options.filter((word) => /^-v./.test(word)).map((word) => word.slice(2));
  const mounts = [...valuesOf(options, '-v', '--volume'), ...attached].map(
    (mount) => mount.split(':')[0] ?? '',
  );
  const long = valuesOf(options, '--mount').map(
    (mount) => /(?:^|,)(?:src|source)=([^,]*)/.exec(mount)?.[1] ?? '',
  );
  for (const path of [...mounts, ...long]) {
    if (/docker\.sock$/.test(path)) draft.warn('docker-socket', 'docker.sock');
    if (
      path === '/' ||
      /^[A-Za-z]:?[\\/]?$/.test(path) ||
      /^\/(host_mnt|mnt\/[a-z]|etc|root|home|Users)\/?$/.test(path)
    )
      draft.warn('whole-disk', path.slice(0, 12));
  }
}
