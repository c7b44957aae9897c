import type { WarningId } from '#domain/stack/launch/program.ts';

/** What each weakness in how a server is started is called, what it means, and how to fix it. */
export const WARNING_WORDS: Record<
  WarningId,
  Readonly<Record<'label' | 'meaning' | 'fix', string>>
> = {
  'download-and-run': {
    label: 'Downloads a script and runs it',
    meaning: 'The owner of that address decides, at each start, what runs on this machine.',
    fix: 'Download the file once, read it, and start that copy.',
  },
  'contacts-address': {
    label: 'Contacts an address when the client starts',
    meaning: 'A command such as curl is no MCP server: it can send out what it finds here.',
    fix: 'Remove the command unless you know why it is there.',
  },
  'docker-socket': {
    label: 'Hands over the Docker socket',
    meaning: 'A container with that socket can start another one that owns the whole machine.',
    fix: 'Remove the mount of docker.sock.',
  },
  'whole-disk': {
    label: 'Mounts the whole disk',
    meaning: 'The container sees every file, including keys and browser profiles.',
    fix: 'Mount only the folder that it needs, read-only if that is enough.',
  },
  privileged: {
    label: 'Runs a privileged container',
    meaning: 'A privileged container is not isolated from the machine.',
    fix: 'Remove --privileged, and add single capabilities if something breaks.',
  },
  'plain-http': {
    label: 'Calls an address without encryption',
    meaning: 'Anyone on the network path can read the key and change what the tools return.',
    fix: 'Use https.',
  },
  'tls-off': {
    label: 'Turns off certificate checks',
    meaning: 'Anyone on the network path can pose as the server.',
    fix: 'Remove the setting, and add the missing certificate instead.',
  },
  root: {
    label: 'Runs as root',
    meaning: 'Whatever the tools do, they do with full rights on this machine.',
    fix: 'Run it as an ordinary user.',
  },
  shell: {
    label: 'Starts through a shell',
    meaning: 'A shell runs whatever the text says, so a small change can run anything.',
    fix: 'Give the program as the command, and its arguments one by one.',
  },
  'all-permissions': {
    label: 'Grants every permission of the runtime',
    meaning: 'Deno could restrict the server, but is told not to.',
    fix: 'Name the permissions that it needs.',
  },
  latest: {
    label: 'Takes the latest version at each start',
    meaning: 'If a release is compromised, it runs here the next time the client starts.',
    fix: 'Pin a version that you have checked.',
  },
  unpinned: {
    label: 'Version not pinned',
    meaning: 'The registry and the cache decide what runs, not this file.',
    fix: 'Add the version after the name.',
  },
  range: {
    label: 'Range of versions',
    meaning: 'Newer releases within the range run without anyone having checked them.',
    fix: 'Pin one version.',
  },
  'image-tag': {
    label: 'Image by tag, not by digest',
    meaning: 'A tag can be moved to another image.',
    fix: 'Add @sha256: and the digest.',
  },
  'unpinned-source': {
    label: 'Runs source code from an address without a commit',
    meaning: 'Whatever was pushed there last runs on this machine.',
    fix: 'Name the full commit.',
  },
  'host-network': {
    label: 'Shares the network of the machine',
    meaning: 'The container reaches services that listen on this machine only.',
    fix: 'Remove --network host, and publish single ports.',
  },
};
