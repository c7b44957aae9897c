/** What a deployer changes: name, address and where reports go. */
export const site = {
  name: 'Toolward',
  tagline: 'Every tool an AI agent can call, what can go wrong, and the rule to put on it.',
  /** Origin of the deployed site, without a trailing slash. */
  origin: 'https://toolward.example',
  repository: 'https://github.com/toolward/toolward',
  /** The branch that links to files of the repository name. */
  branch: 'main',
  /**
   * Where a new issue is opened on GitHub, or null. Links add the name of a form in
   * `.github/ISSUE_TEMPLATE/` and values of its fields.
   */
  issues: 'https://github.com/toolward/toolward/issues/new' as string | null,
  /** Address for mail, or null: a report can then be sent without an account. */
  mail: 'reports@toolward.example' as string | null,
  /**
   * A web page with a form that needs no account, or null. Links add `report`, the name of a form in
   * `.github/ISSUE_TEMPLATE/`, and values of its fields as query parameters.
   */
  form: null as string | null,
} as const;
