/** The stub server that stands in for a person: its one tool, `approve`, answers no. */
export const APPROVER = 'approver';
