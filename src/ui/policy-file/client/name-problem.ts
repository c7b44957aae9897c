/** Why no configuration calls a server so, in one sentence; null where one may. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Write the name that your configuration gives the server.';
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(name))
    return 'The name holds a character that nobody can see.';
  return name.isWellFormed() ? null : 'The name holds half a character.';
}
