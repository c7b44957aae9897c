/** What happens to a call. `hide` also takes the tool out of the list that the agent sees. */
export const DECISIONS = ['allow', 'ask', 'deny', 'hide'] as const;
export type Decision = (typeof DECISIONS)[number];

export const WINDOWS = ['minute', 'hour', 'day'] as const;
export type Window = (typeof WINDOWS)[number];

/** What the results of a tool bring into a session. */
export const MARKS = ['untrusted-content', 'private-data'] as const;
export type Mark = (typeof MARKS)[number];
