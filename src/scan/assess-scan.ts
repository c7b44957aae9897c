import { toolFromRecord } from '#catalogue/sources/record.ts';
import { assess } from '#domain/risk/assess.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import type { Tool } from '#domain/tool.ts';
import type { Scan } from './scan-server.ts';

export interface ScannedTool {
  readonly tool: Tool;
  readonly assessment: Assessment;
}

export interface AssessedScan {
  readonly scan: Scan;
  readonly tools: readonly ScannedTool[];
  /** Entries of the list that are no tools or repeat a name, in sentences. */
  readonly remarks: readonly string[];
}

interface ServerInfo {
  readonly name?: unknown;
  readonly title?: unknown;
}

/** The server's own title or name, else the name of the scan. */
export function titleOf({ serverInfo, target }: Scan): string {
  const { title, name } = (serverInfo ?? {}) as ServerInfo;
  return (
    [title, name].find((text) => typeof text === 'string' && text !== '')?.toString() ?? target.name
  );
}

/** The tools that can be read, each once. */
export function toolsOf(scan: Scan): { tools: readonly Tool[]; remarks: readonly string[] } {
  const tools = new Map<string, Tool>();
  const remarks: string[] = [];
  scan.tools.forEach((raw, index) => {
    const tool = toolFromRecord(raw);
    if (typeof tool === 'string')
      remarks.push(`Entry ${index + 1} of the list is no tool: ${tool}`);
    else if (tools.has(tool.name)) {
      remarks.push(
        `The name ${tool.name} occurs twice; which tool a call reaches is up to the client.`,
      );
    } else tools.set(tool.name, tool);
  });
  return { tools: [...tools.values()], remarks };
}

/** Gives every tool of a scan the verdict that the catalogue would give it. */
export function assessScan(scan: Scan, rules: CompiledRules): AssessedScan {
  const server = { title: titleOf(scan), summary: undefined, description: undefined };
  const { tools, remarks } = toolsOf(scan);
  return {
    scan,
    tools: tools.map((tool) => ({ tool, assessment: assess({ server, tool }, rules) })),
    remarks,
  };
}
