// For `--import`: kills its process group right after one file or folder was renamed to DIE_AFTER_RENAME_TO.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';

const place = process.env.DIE_AFTER_RENAME_TO;
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  renameSync(from, to);
  if (resolve(String(to)) === place) process.kill(0, 'SIGKILL');
};
syncBuiltinESMExports();
