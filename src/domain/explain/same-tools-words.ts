interface Same {
  readonly sameRepository: boolean;
  readonly sameDefinitions: boolean;
}

/** What an equal list of tools on another server suggests. It never says which of them came first. */
export function sameToolsWords({ sameRepository, sameDefinitions }: Same): string {
  if (sameRepository) return 'the same repository: probably the same server, listed twice';
  return sameDefinitions
    ? 'the same definitions, word for word: probably a fork or a copy'
    : 'the same names, other definitions: probably a fork, or another version';
}
