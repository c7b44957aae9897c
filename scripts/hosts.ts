import { parseArgs } from 'node:util';
import { amountText, HOSTS_FILE, type Host, LIMITS, readHosts } from './hosting/hosts.ts';
import { judge, type SiteFigures, siteFigures } from './hosting/site-figures.ts';

const USAGE = `npm run hosts -- [options]

Says whether a built site keeps the limits of hosts (${HOSTS_FILE}).

  --site DIR     the built site                                  (dist)
  --host NAME    this host only, with exit code 1 where the site is too large for it;
                 may be given several times
  --list         print the names of hosts and stop
`;

const { values } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist' },
    host: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function stop(text: string, code: number): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

/** Prints what the host allows and the site has. Returns whether it keeps all of it. */
function report(figures: SiteFigures, host: Host): boolean {
  const judged = judge(figures, host);
  console.log(`\n${host.title} (${host.id})`);
  for (const { limit, most, has, kept } of judged) {
    const which = limit === 'largestFile' ? `, ${figures.largestPath}` : '';
    const amounts = `${amountText(limit, has)} of ${amountText(limit, most)}`;
    console.log(`  ${kept ? 'kept    ' : 'exceeded'}  ${LIMITS[limit]}: ${amounts}${which}`);
  }
  if (host.others) console.log(`  not checked: ${host.others}`);
  return judged.every(({ kept }) => kept);
}

if (values.help) stop(USAGE, 0);
const hosts = readHosts();
const names = hosts.map(({ id }) => id);
if (values.list) stop(names.join('\n'), 0);
for (const name of values.host) {
  if (!names.includes(name)) stop(`There is no host “${name}”. There are: ${names.join(', ')}.`, 1);
}

try {
  const figures = siteFigures(values.site);
  const { files, bytes, largestFile } = figures;
  console.log(
    `${values.site}: ${files.toLocaleString('en')} files, ${amountText('bytes', bytes)}, ` +
      `the largest with ${amountText('largestFile', largestFile)}`,
  );
  const asked = hosts.filter(({ id }) => values.host.length === 0 || values.host.includes(id));
  const exceeded = asked.filter((host) => !report(figures, host));
  if (values.host.length > 0 && exceeded.length > 0) process.exitCode = 1;
} catch (error) {
  stop((error as Error).message, 1);
}
