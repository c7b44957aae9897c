/** The stub server that replaces a person: its one tool, `approve`, answers no. */
export const APPROVER = 'approver';
