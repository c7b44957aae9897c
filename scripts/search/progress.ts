import type { IndexProgress } from './write-index.ts';

const INTERVAL = 2000;
/** Below this number the files are written at once. */
const MANY = 5000;

const number = (n: number): string => n.toLocaleString('en');

/** Says now and then how many of all records are read and how long reading the rest will take. */
export function recordProgress(all: number, say: (line: string) => void): IndexProgress {
  const started = performance.now();
  let done = 0;
  let said = started;
  return {
    added(count) {
      done += count;
      const now = performance.now();
      if (now - said < INTERVAL) return;
      said = now;
      const left = Math.ceil((((now - started) / done) * (all - done)) / 1000);
      say(`read ${number(done)} of ${number(all)} records, about ${left} s for the rest`);
    },
    writing() {
      if (all >= MANY) say(`writing the index of ${number(done)} records …`);
    },
  };
}
