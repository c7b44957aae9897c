/** An address of a repository as one compares it: without case, `.git` and slashes at its end. */
export const repositoryKey = (url: string): string => url.toLowerCase().replace(/(\.git)?\/*$/, '');
