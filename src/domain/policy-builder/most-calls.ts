/** The largest limit that the builder takes. A table of calls can play that many calls, but not any number. */
export const MOST_CALLS = 100_000;
