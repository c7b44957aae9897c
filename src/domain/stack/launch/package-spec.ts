import type { GivenVersion, PackageProgram } from './program.ts';

const NPM_NAME = /^(@[a-z0-9~_][\w.~-]*\/)?[a-z0-9~_][\w.~-]*$/i;
const NPM_EXACT = /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/;
const PYPI = /^([a-z0-9](?:[\w.-]*[a-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/i;
const LONGEST = 214;

/** `@scope/name@1.2.3`, `name@latest`, `name`; undefined for what is no name of an npm package. */
export function npmPackage(spec: string): PackageProgram | undefined {
  const text = spec.replace(/^npm:/, '');
  const at = text.indexOf('@', 1);
  const name = at === -1 ? text : text.slice(0, at);
  if (!NPM_NAME.test(name) || name.length > LONGEST) return undefined;
  const version = npmVersion(at === -1 ? '' : text.slice(at + 1));
  return { kind: 'package', registry: 'npm', name, version };
}

function npmVersion(text: string): GivenVersion {
  if (text === '') return { kind: 'none' };
  if (NPM_EXACT.test(text)) return { kind: 'exact', text: text.replace(/^v/, '') };
  if (/^[a-z][\w-]{0,20}$/i.test(text)) return { kind: 'tag', text };
  return /^[\d\s.xX*^~<>=|-]{1,40}$/.test(text) ? { kind: 'range', text } : { kind: 'range' };
}

/** `name[extra]==1.2.3`, `name@1.2.3`, `name>=1`, `name`; undefined for what is no name there. */
export function pypiPackage(spec: string): PackageProgram | undefined {
  const [, name, rest = ''] = PYPI.exec(spec.trim()) ?? [];
  if (!name || name.length > LONGEST) return undefined;
  const version = pypiVersion(rest.split(/[;,]/)[0]?.trim() ?? '', rest.includes(','));
  return version && { kind: 'package', registry: 'pypi', name, version };
}

function pypiVersion(text: string, several: boolean): GivenVersion | undefined {
  if (text === '') return { kind: 'none' };
  const [, sign = '', version = ''] = /^(===?|~=|[<>!]=?|@)\s*([\w.*+!-]{1,40})$/.exec(text) ?? [];
  if (sign === '') return undefined;
  if (sign === '@' && /^[a-z]+$/i.test(version)) return { kind: 'tag', text: version };
  const exact = /^(===?|@)$/.test(sign) && !version.includes('*') && !several;
  return exact ? { kind: 'exact', text: version } : { kind: 'range', text: `${sign}${version}` };
}

const IMAGE =
  /^(?:docker:\/\/)?([\w.-]+(?::\d+)?(?:\/[\w.-]+)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/i;

/** `host/name:tag@sha256:…`; undefined for what is no name of an image. */
export function imagePackage(spec: string): PackageProgram | undefined {
  const [, name, tag, digest] = IMAGE.exec(spec) ?? [];
  if (!name || name.length > LONGEST || /^[.-]/.test(name)) return undefined;
  return { kind: 'package', registry: 'oci', name, version: imageVersion(tag, digest) };
}

function imageVersion(tag: string | undefined, digest: string | undefined): GivenVersion {
  if (digest) return { kind: 'digest', ...(tag ? { text: tag } : {}) };
  if (!tag) return { kind: 'none' };
  return /^v?\d+\.\d+(\.\d+)*([-+].*)?$/.test(tag)
    ? { kind: 'exact', text: tag }
    : { kind: 'tag', text: tag };
}
