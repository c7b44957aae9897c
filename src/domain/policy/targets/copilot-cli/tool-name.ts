import punycode from 'punycode/punycode.js';

const LONGEST_NAME = 64;

/**
 * The tool's name in a rule: Punycode for what is not ASCII, then `-` for all but `A-Za-z0-9_-`,
 * cut so that `server-tool` has at most 64 characters.
 */
export function copilotTool(configName: string, tool: string): string {
  return wholeName(tool).slice(0, LONGEST_NAME - configName.length - 1);
}

/** The same, not cut. */
export function wholeName(tool: string): string {
  const ascii = tool.split('.').map(punycodeLabel).join('.');
  return ascii.replace(/[^A-Za-z0-9_-]/g, '-');
}

function punycodeLabel(label: string): string {
  return /[^\0-\x7f]/.test(label) ? `xn--${punycode.encode(label)}` : label;
}
