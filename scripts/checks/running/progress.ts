/** Shows the progress of a long run and the time left: on one line of a terminal, or a line every few seconds. */
export function showProgress(what: string, every = 5000): (done: number, all: number) => void {
  const started = performance.now();
  const terminal = process.stderr.isTTY === true;
  let last = started;
  return (done, all) => {
    const now = performance.now();
    if (done < all && now - last < (terminal ? 200 : every)) return;
    last = now;
    const left = Math.ceil((((now - started) / done) * (all - done)) / 1000);
    const rest = done < all ? `, about ${left} s left` : '';
    const line = `  ${done.toLocaleString('en')} of ${all.toLocaleString('en')} ${what}${rest}`;
    process.stderr.write(terminal ? `\r\u001b[K${line}${done < all ? '' : '\n'}` : `${line}\n`);
  };
}
