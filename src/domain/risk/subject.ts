import type { Tool } from '../tool.ts';

/** What an assessment looks at: one tool, and the words about the server that offers it. */
export interface AssessmentSubject {
  readonly server: {
    readonly title: string;
    readonly summary?: string | undefined;
    readonly description?: string | undefined;
  };
  readonly tool: Tool;
}
