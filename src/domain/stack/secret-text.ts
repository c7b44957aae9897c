const SECRET_NAMES =
  /(^|_)(tokens?|secrets?|passwords?|passwd|pwd|pass|passphrase|api_?keys?|apikeys?|keys?|credentials?|auth|authorization|dsn|pat|bearer|cookies?|session|connection_string|conn_str|database_url|db_url|redis_url|mongo(db)?_ur[il]|webhook(_url)?|jwt|private)($|_)/;
const OTHER_NAMES =
  /(_file|_path|_dir|_env_var|_env|_name|_id|_type|_url_base|_expiry|_ttl|_length|_count|_limit|max_tokens|_driver|_mode|_store|_storage|_backend|_provider|_method|_algorithm|_header|_format|_enabled|_required|_timeout|_lifetime|_region|_version|_scopes?|_sha256|_hash(es)?|_digests?|_checksums?|_fingerprints?)$|^public_|_public_key$|^(keyboard|keyword|max_tokens|token_limit)/;

/** Is this what a key, a variable or an option is called that holds a secret? */
export function isSecretKey(key: string): boolean {
  const words = key
    .replace(/^-+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return SECRET_NAMES.test(words) && !OTHER_NAMES.test(words);
}

/** What a secret looks like: a known kind by its name, or what gave it away. */
export type SecretLook = KnownSecret | 'password' | 'named' | 'random';
export type KnownSecret = (typeof KNOWN_FORMS)[number][1];

/** Kinds of secrets that can be told by how they begin. */
const KNOWN_FORMS = [
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
] as const;

/** What a text looks like, if it begins as keys of a known kind do. */
const knownSecret = (text: string): KnownSecret | undefined =>
  KNOWN_FORMS.find(([form]) => form.test(text))?.[1];

/** Words and a random end, as in addresses that open what they name: `tinkling-faint-car-f6g1zk`. */
const CAPABILITY =
  /^[a-z]+(-[a-z]+){1,5}-(?!v\d)(?=[a-z]*\d[a-z]*\d)(?=[a-z0-9]*\d[a-z])[a-z0-9]{6,12}$/;
/** Hosts whose addresses open what they name, without a key. */
const CAPABILITY_HOST = /(^|\.)(composio\.dev|pipedream\.net|zapier\.com)$/i;

/** A random number that is too short to be one anywhere else: `0e69b7660c5449`. */
const SHORT_NUMBER = /^(?=(?:\D*\d){3})(?=(?:[^a-f]*[a-f]){2})[0-9a-f]{12,15}$/i;

/** Is a part of the path of an address a secret? */
export const isSecretInPath = (host: string, part: string): boolean =>
  isSecretPart(part) ||
  SHORT_NUMBER.test(part) ||
  (CAPABILITY_HOST.test(host) && /^[a-z]+(-[a-z0-9]+){2,}$/i.test(part));

/** Is this piece of a text so long and mixed that it is a key rather than a word? */
export function isSecretPart(part: string): boolean {
  if (knownSecret(part) !== undefined) return true;
  if (CAPABILITY.test(part)) return true;
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

const REFERENCE =
  /^(?:\w+\s+)?(?:\$\{[^}]*\}|\$\w+|\$\([^)]*\)|%\w+%|\{(?:env|file|input):[^}]*\}|\{\{[^}]*\}\}|env:\w+|op:\/\/\S+|keychain:\S+|!\S+)$/;
const PLACEHOLDER =
  /^<.*>$|^\[.*\]$|^\{[^"':]*\}$|your[-_ ]|[-_ ]here$|^(x+|\*+|\.+|…|•+)$|x{4,}|\.\.\.|^(changeme|change-me|replace|placeholder|example|dummy|test|todo|none|null|token|secret|password|api[-_]?key|key)\b|^(placeholder|redacted|removed|masked|omitted)(?![a-z0-9])|^(MY|INSERT|ENTER|ADD|PUT|PASTE|REPLACE|REMPLACEZ|REEMPLAZA|SUBSTITUA|TU|SU|DEIN|DEINE|IHR|VOTRE|TON|SEU|SUA|JOUW|TWOJ)[-_ ]/i;
/** `ACTUAL_API_KEY`, `COLE_SEU_TOKEN_AQUI`: capital words, one of which names the secret to fill in. */
const NAMED_BY_WORDS =
  /^(?=(?:[A-Z]+_)*(?:KEY|TOKEN|SECRET|PASSWORD|PAT|ID|CLE|CLAVE|CHAVE|SENHA)(?:_|$))[A-Z]+(?:_[A-Z]+)+$/;
/** Words in another script, as in `你的密钥`, and no longer run that could be a key. */
const OTHER_SCRIPT = /^(?!.*[A-Za-z0-9]{10}|.*\d{4})(?=.*(?!\p{Script=Latin})\p{L}{2})/u;
/** Addresses without a user, and files on this machine, also behind a variable. */
const PATH =
  /^([a-z][\w+.-]*:\/\/[^?#@]*|(\$\{\w+\}|\$\w+|%\w+%|~|\.{1,2})?\/[\w./ -]*|[A-Za-z]:[\\/].*|%\w+%\\.*)$/;
/** Hashes of files, which are no secret. */
const HASHES = /^(sha(256|512)[:-])?[0-9a-f]{64}([\s,;]+(sha(256|512)[:-])?[0-9a-f]{64})+$/i;
/** What a setting whose name looks like that of a secret is often set to. */
const WORDS =
  /^(true|false|yes|no|on|off|none|null|auto|\d{1,5}|file|redis|memory|cookie|database|basic|bearer|oauth2?|oidc|jwt|header|local|default|disabled|enabled|required|optional)$/i;

/** Is a value the hash of something, by its name as well as by its form? */
export const isHash = (key: string, value: string): boolean =>
  /(sha_?\d+|hash|digest|checksum|fingerprint)(e?s)?$/i.test(key) &&
  /^[0-9a-f]{32,128}$/i.test(value);

/** Is the secret kept elsewhere, or not filled in yet? */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  const token = text.replace(/^(Bearer|Basic|Token|ApiKey)\s+/i, '');
  return (
    token === '' ||
    REFERENCE.test(text) ||
    [REFERENCE, PLACEHOLDER, NAMED_BY_WORDS, OTHER_SCRIPT].some((form) => form.test(token))
  );
}

/**
 * What a value looks like if it is a secret in plain text; undefined if it does not look like one.
 * What it says is never part of the answer.
 */
export function secretLooks(value: string, named: boolean): SecretLook | undefined {
  if (JSON_TEXT.test(value)) return looksInJson(value);
  if (isPlaceholder(value) || HASHES.test(value.trim())) return undefined;
  const text = value.trim();
  const token = text.replace(/^(Bearer|Basic|Token|ApiKey)\s+/i, '');
  const known = knownSecret(token);
  if (known) return known;
  if (/^[a-z][\w+.-]*:\/\/[^/\s:@]*:[^@/\s]+@/i.test(text)) return passwordIn(text);
  if (named && token.length >= 4 && !WORDS.test(token))
    return PATH.test(token) && !isLongPart(token) ? undefined : 'named';
  return !/[\s\\/:]/.test(token) && token.length >= 24 && isSecretPart(token)
    ? 'random'
    : undefined;
}

/** An object as text, as `--config` and `OPENAPI_MCP_HEADERS` take it; also within quotes. */
const JSON_TEXT = /^["'\\\s[]*\{["'\\\s]*[\w.-]+["'\\]+\s*:/;
/** Its names with their texts, however often they are escaped, and even where it is cut off. */
const JSON_PAIRS = /(?<![\w.-])([\w.-]{1,80})["'\\]*\s*:\s*["'\\]+([^"'\\]+)/g;
const LONGEST_JSON = 50_000;

/** What the first secret in an object looks like that is given as text. */
function looksInJson(text: string): SecretLook | undefined {
  for (const [, key = '', value = ''] of text.slice(0, LONGEST_JSON).matchAll(JSON_PAIRS)) {
    const looks = secretLooks(value, isSecretKey(key));
    if (looks) return looks;
  }
  return undefined;
}

/** A password in an address, unless it is a variable. */
function passwordIn(text: string): SecretLook | undefined {
  const password = /^[^:]*:\/\/[^/\s:@]*:([^@/\s]+)@/.exec(text)?.[1] ?? '';
  return isPlaceholder(password) ? undefined : 'password';
}

const isLongPart = (text: string): boolean => text.split(/[\\/?&=]/).some(isSecretPart);
