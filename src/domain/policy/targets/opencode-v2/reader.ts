import { accept, type Reader } from '../../target-reader.ts';

interface PermissionRule {
  action: string;
  resource: string;
  effect: 'allow' | 'ask' | 'deny';
}

/**
 * Version 2 as its documentation describes it: the last rule that matches decides, a star stands for
 * any characters, and without a match it asks. Names that it does not document are read in two ways,
 * and must then end in one.
 */
export const read: Reader = (text) => {
  const { permissions } = JSON.parse(text) as { permissions: PermissionRule[] };
  for (const { action, resource, effect } of permissions) {
    accept(action !== '' && resource === '*', `a rule for ${action} and ${resource}`);
    accept(['allow', 'ask', 'deny'].includes(effect), effect);
  }
  return ({ server, tool }) => {
    const units = tool.replace(/[^A-Za-z0-9_-]/g, '_');
    const points = tool.replace(/[^A-Za-z0-9_-]/gu, '_');
    const [first, second] = [units, points].map((name) => {
      const last = permissions.findLast(({ action }) => matches(action, `${server}_${name}`));
      if (last?.effect === 'deny') return 'hidden';
      return last?.effect === 'allow' ? 'allowed' : 'asked';
    });
    accept(first === second, `a name that it writes in a way that is not documented: ${tool}`);
    return first ?? 'asked';
  };
};

/** Only a star at the end is needed here. */
function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
