import { createInterface } from 'node:readline';
import { assess } from '#domain/risk/assess.ts';
import { readInputLine } from '#domain/risk/input-line.ts';
import { signalLabel } from '#wording/signals.ts';
import { readRiskRules } from './read-content.ts';

const USAGE = `Usage: npm run -s assess < tools.jsonl

Reads one tool per line:
  {"server", "name", "description"?, "inputSchema"? | "parameters"?, "annotations"?}
Writes one verdict per line:
  {"server", "name", "category", "severity", "facts", "reversible", "capabilities", "signals",
   "confidence", "suspicious", "suspicions"}
A line that cannot be read gives {"error"}; the command then ends with exit code 1.`;

if (process.argv.includes('--help')) {
  console.log(USAGE);
  process.exit(0);
}

const rules = readRiskRules('content');
const CHUNK = 500;
let out: string[] = [];
let number = 0;

function verdict(line: string): string {
  const input = readInputLine(line);
  if (!input.ok) {
    process.exitCode = 1;
    return JSON.stringify({ line: number, error: input.error });
  }
  const { subject } = input;
  const found = assess(subject, rules);
  return JSON.stringify({
    server: subject.server.title,
    name: subject.tool.name,
    category: found.category,
    severity: found.severity,
    facts: found.facts.map(({ kind, value, evidence }) => ({ kind, value, evidence })),
    reversible: found.reversibility,
    capabilities: found.capabilities,
    signals: found.signals.map(signalLabel),
    confidence: found.confidence,
    suspicious: found.suspicions.length > 0,
    suspicions: found.suspicions.map(({ label, words }) => ({ label, words })),
  });
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
for await (const line of createInterface({
  input: process.stdin,
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  number += 1;
  if (line.trim() === '') continue;
  out.push(verdict(line));
  if (out.length < CHUNK) continue;
  process.stdout.write(`${out.join('\n')}\n`);
  out = [];
}
if (out.length > 0) process.stdout.write(`${out.join('\n')}\n`);
