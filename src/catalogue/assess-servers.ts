import { assessFired } from '#domain/risk/assess.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import { type FamilyTool, familyTool } from '#domain/risk/families/family-tool.ts';
import { fireRules } from '#domain/risk/fired-rules.ts';
import { readSubject } from '#domain/risk/reading.ts';
import type { Server } from '#domain/server.ts';
import type { Start } from '#domain/start/start.ts';
import type { Tool } from '#domain/tool.ts';
import { startsOf } from './starts-of.ts';

export interface AssessedTool extends Tool {
  readonly assessment: Assessment;
  /** What its families compare; nothing where there is no verdict. */
  readonly family: FamilyTool | undefined;
}

export interface AssessedServer extends Omit<Server, 'tools' | 'starts'> {
  readonly tools: readonly AssessedTool[];
  readonly starts: readonly Start[];
}

/** Gives every tool its one assessment. */
export function assessServer(server: Server, rules: CompiledRules): AssessedServer {
  const { title, summary, description } = server;
  // One object for all tools: what its words give is looked up by it.
  const about = { title, summary, description };
  return {
    ...server,
    starts: startsOf(server, rules),
    tools: server.tools.map((tool) => {
      const subject = { server: about, tool };
      const fired = fireRules(readSubject(subject, rules), rules);
      // A name alone does not tell which tools do the same.
      const family = server.origin === 'outline' ? undefined : familyTool(fired, rules);
      return { ...tool, assessment: assessFired(fired, rules), family };
    }),
  };
}
