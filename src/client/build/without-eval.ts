import { config } from 'zod';

/** Zod would try to compile its schemas, which the security policy of the pages refuses. */
config({ jitless: true });
