/** Names of kinds of keys that can be told by how they begin. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^gh[pousr]_[A-Za-z0-9]{16,}|^github_pat_\w{20,}/, 'GitHub token'],
  [/^glpat-[\w-]{16,}/, 'GitLab token'],
  [/^sk-ant-[\w-]{16,}/, 'Anthropic key'],
  [/^sk-[\w-]{16,}/, 'API key'],
  [/^[rsp]k_(live|test)_\w{10,}/, 'Stripe key'],
  [/^xox[abeoprs]-[\w-]{10,}|^xapp-[\w-]{10,}/, 'Slack token'],
  [/^(AKIA|ASIA)[A-Z0-9]{12,}/, 'AWS key'],
  [/^AIza[\w-]{30,}/, 'Google key'],
  [/^eyJ[\w-]{8,}\.[\w-]{8,}/, 'JSON web token'],
  [/^SG\.[\w-]{10,}/, 'SendGrid key'],
  [/^npm_\w{20,}/, 'npm token'],
  [/^pypi-\w{20,}/, 'PyPI token'],
  [/^hf_\w{20,}/, 'Hugging Face token'],
  [/^(ntn_|secret_)\w{20,}/, 'Notion token'],
  [/^lin_api_\w{20,}/, 'Linear key'],
  [/^figd_[\w-]{20,}/, 'Figma token'],
  [/^sntry[su]_[\w=+/-]{20,}/, 'Sentry token'],
  [/^(dop|doo|dor)_v1_[0-9a-f]{20,}/, 'DigitalOcean token'],
  [/^sbp_[0-9a-f]{20,}/, 'Supabase token'],
  [/^(tvly|fc|napi|BSA|key|pat|shp(at|ss|ca|pa))[-_]?[\w-]{20,}$/, 'API key'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'private key'],
];

/** What a text looks like, if it begins as keys of a known kind do. */
export const knownSecret = (text: string): string | undefined =>
  KNOWN.find(([form]) => form.test(text))?.[1];

/** Is this piece of a text so long and mixed that it is a key rather than a word? */
export function isSecretPart(part: string): boolean {
  if (knownSecret(part) !== undefined) return true;
  if (part.length < 16 || !/^[\w+/=.~%-]+$/.test(part)) return false;
  if (/^[0-9a-f-]{16,}$/i.test(part))
    return (
      /\d/.test(part) && /^[0-9a-f]{16,}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part)
    );
  const runs = part.split(/[-_.~%/]/).filter((run) => run.length >= 16);
  return runs.some(
    (run) => /\d/.test(run) && /[a-z]/i.test(run) && (run.match(/\d/g) ?? []).length >= 2,
  );
}
