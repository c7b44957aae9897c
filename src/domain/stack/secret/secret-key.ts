const NAMES =
  /(^|_)(tokens?|secrets?|passwords?|passwd|pwd|pass|passphrase|api_?keys?|apikeys?|keys?|credentials?|auth|authorization|dsn|pat|bearer|cookies?|session|connection_string|conn_str|database_url|db_url|redis_url|mongo(db)?_ur[il]|webhook(_url)?|jwt|private)($|_)/;
const NOT =
  /(_file|_path|_dir|_env_var|_env|_name|_id|_type|_url_base|_expiry|_ttl|_length|_count|_limit|max_tokens)$|^public_|_public_key$|^(keyboard|keyword|max_tokens|token_limit)/;

/** Is this what a key, a variable or an option is called that holds a secret? */
export function isSecretKey(key: string): boolean {
  const words = key
    .replace(/^-+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return NAMES.test(words) && !NOT.test(words);
}
