/** `C:\Program Files\nodejs\npx.cmd` and `/usr/bin/npx` are both `npx`. */
export const programName = (path: string): string =>
  (path.split(/[\\/]/).at(-1) ?? '').replace(/\.(exe|cmd|bat|ps1|com)$/i, '').toLowerCase();
