import type { Launch, LaunchWarning, PackageProgram, Program, WarningId } from './program.ts';

/** Collects what is found on the way from the command line to the program. */
export class LaunchDraft {
  readonly #through: PackageProgram[] = [];
  readonly #warnings: LaunchWarning[] = [];
  /** How many launchers were taken off; a line that never ends is given up. */
  depth = 0;

  warn(id: WarningId, about: string): void {
    const known = this.#warnings.some((one) => one.id === id && one.about === about);
    if (!known) this.#warnings.push({ id, about });
  }

  pass(program: PackageProgram): void {
    this.#through.push(program);
  }

  /** Warns of a version that is not pinned, and ends with the program. */
  package(program: PackageProgram): PackageProgram {
    const { registry, name, version } = program;
    const shown = `${name}${version.text ? `${registry === 'oci' ? ':' : '@'}${version.text}` : ''}`;
    if (version.kind === 'none') this.warn('unpinned', shown);
    if (version.kind === 'range') this.warn('range', shown);
    if (version.kind === 'tag') this.warn('latest', shown);
    if (registry === 'oci' && version.kind === 'exact') this.warn('image-tag', shown);
    return program;
  }

  done(program: Program): Launch {
    return { program, through: this.#through, warnings: this.#warnings };
  }
}
