/** What a deployer changes: name, address and where reports go. */
export const site = {
  name: 'Toolward',
  tagline: 'Every tool an AI agent can call, what can go wrong, and the rule to put on it.',
  /** Origin of the deployed site, without a trailing slash. */
  origin: 'https://toolward.example',
  /** Address of the issue form that "This is wrong" and "Report an issue" open, or null for none. */
  issues: 'https://github.com/toolward/toolward/issues/new',
  repository: 'https://github.com/toolward/toolward',
  /** Address that a contact form posts to; null shows no form. */
  contactEndpoint: null as string | null,
} as const;
