interface Same {
  readonly sameRepository: boolean;
  readonly otherFolder: boolean;
  readonly sameDefinitions: boolean;
}

/** What an equal list of tools on another server suggests. It never says which of them came first. */
export function sameToolsWords({ sameRepository, otherFolder, sameDefinitions }: Same): string {
  if (sameRepository && otherFolder)
    return 'another folder of the same repository: a sister of this server';
  if (sameRepository) return 'the same repository: probably the same server, listed twice';
  return sameDefinitions
    ? 'the same definitions, word for word: probably a fork or a copy'
    : 'the same names, other definitions: probably a fork, or another version';
}
