import type { Severity } from '../../risk/severity.ts';
import type { WarningId } from './program.ts';

interface WarningText {
  readonly severity: Severity;
  readonly label: string;
  readonly sentence: string;
  readonly mend: string;
}

/** What each way of starting a server means, and what to write instead. */
export const WARNING_TEXT: Record<WarningId, WarningText> = {
  'download-and-run': {
    severity: 'critical',
    label: 'Downloads a script and runs it',
    sentence: 'Whoever controls that address decides, at each start, what runs on this machine.',
    mend: 'Download the file once, read it, and start that copy.',
  },
  'docker-socket': {
    severity: 'critical',
    label: 'Hands over the Docker socket',
    sentence: 'A container with that socket can start another one that owns the whole machine.',
    mend: 'Take the mount of docker.sock out.',
  },
  'whole-disk': {
    severity: 'critical',
    label: 'Mounts the whole disk',
    sentence: 'The container sees every file, keys and browser profiles among them.',
    mend: 'Mount the one folder that it needs, read-only where that is enough.',
  },
  privileged: {
    severity: 'critical',
    label: 'Runs a privileged container',
    sentence: 'A privileged container is not held back from the machine.',
    mend: 'Take --privileged out, and add single capabilities if something breaks.',
  },
  'plain-http': {
    severity: 'high',
    label: 'Calls an address without encryption',
    sentence: 'Everybody on the way can read the key and change what the tools say.',
    mend: 'Use https.',
  },
  'tls-off': {
    severity: 'high',
    label: 'Switches the check of certificates off',
    sentence: 'Anybody on the way can pose as the server.',
    mend: 'Take the setting out, and add the missing certificate instead.',
  },
  root: {
    severity: 'high',
    label: 'Runs as root',
    sentence: 'Whatever the tools do, they do with all rights on this machine.',
    mend: 'Run it as an ordinary user.',
  },
  shell: {
    severity: 'medium',
    label: 'Starts through a shell',
    sentence: 'A shell runs whatever the text says, so that a small change can run anything.',
    mend: 'Name the program as the command, and its arguments one by one.',
  },
  'all-permissions': {
    severity: 'medium',
    label: 'Grants every permission of the runtime',
    sentence: 'Deno could hold the server back, and is told not to.',
    mend: 'Name the permissions that it needs.',
  },
  latest: {
    severity: 'medium',
    label: 'Takes the latest version at each start',
    sentence: 'A release that was taken over runs here the next time the client starts.',
    mend: 'Pin the version that you have read about.',
  },
  unpinned: {
    severity: 'medium',
    label: 'Version not pinned',
    sentence: 'What runs is decided by the registry and the cache, not by this file.',
    mend: 'Write the version behind the name.',
  },
  range: {
    severity: 'low',
    label: 'Range of versions',
    sentence: 'Newer releases within the range run without anybody having looked at them.',
    mend: 'Pin one version.',
  },
  'image-tag': {
    severity: 'low',
    label: 'Image by tag, not by digest',
    sentence: 'A tag can be moved to another image.',
    mend: 'Add @sha256: and the digest.',
  },
  'unpinned-source': {
    severity: 'high',
    label: 'Runs source code from an address without a commit',
    sentence: 'What was pushed there last runs on this machine.',
    mend: 'Name the full commit.',
  },
  'host-network': {
    severity: 'medium',
    label: 'Shares the network of the machine',
    sentence: 'The container reaches services that listen on this machine only.',
    mend: 'Take --network host out, and publish single ports.',
  },
};
