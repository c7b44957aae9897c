/** What a deployer changes: name, address and where reports go. */
export const site = {
  name: 'Toolward',
  tagline: 'Every tool an AI agent can call, what it can do to you, and the rule to put on it.',
  /** Origin of the deployed site, without a trailing slash. */
  origin: 'https://toolward.example',
  /** Address of the issue form that "this is wrong" and "get in touch" open, or null for none. */
  issues: 'https://github.com/toolward/toolward/issues/new',
  repository: 'https://github.com/toolward/toolward',
  /** Address a contact form posts to; null shows no form. */
  contactEndpoint: null as string | null,
} as const;
