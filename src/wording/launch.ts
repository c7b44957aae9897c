import type { ChosenStart } from '#domain/start/started-server.ts';
import { settingText } from './start.ts';

/**
 * A command line or address with the settings of the chosen starts, as one would type it. What only a
 * variable or a header can choose is left out: an allowlist does not compare these.
 */
export function launchText(launch: string, chosen: readonly ChosenStart[]): string {
  if (launch === '') return launch;
  const isAddress = /^https?:/i.test(launch);
  return chosen.reduce((text, { start, values }) => {
    if (start.when === 'unset') return text;
    const places = isAddress ? ['path', 'query'] : ['argument'];
    const setting = start.set.find((known) => places.includes(known.in));
    if (!setting) return text;
    if (!isAddress) return `${text} ${settingText(setting, values)}`;
    const [base = '', query] = text.split('?');
    if (setting.in === 'path')
      return `${base.replace(/\/$/, '')}${settingText(setting, values)}${query === undefined ? '' : `?${query}`}`;
    return query === undefined
      ? `${text}${settingText(setting, values)}`
      : `${text}&${settingText(setting, values).slice(1)}`;
  }, launch);
}
