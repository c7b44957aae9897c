import { wrap } from '../wrap.ts';

process.exit(await wrap(process.argv.slice(2)));
