import { gunzipFile } from './gzip-file.ts';

/** `node scripts/downloads/gunzip.ts FROM TO` unpacks one file, piece by piece. */
const [from = '', to = ''] = process.argv.slice(2);
await gunzipFile(from, to);
