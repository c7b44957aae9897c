import { isPortable, patternOf } from '../../condition.ts';
import type { Condition } from '../../policy.ts';
import { quoteLong } from '../../print/quote.ts';

/** Bound of the published schema. */
const LONGEST = 4096;

/**
 * A CEL expression that holds exactly where all conditions hold, or null where none can say that.
 * Without parameters the gateway asks only which tools to list (`mergeToolsList` in its source); a
 * call always has some, so that the first part lets the tool be seen and nothing else.
 */
export function celExpression(conditions: readonly Condition[]): string | null {
  const tests = conditions.map(testOf).filter((part) => part !== null);
  if (tests.length < conditions.length) return null;
  const expression = `request.mcp.params == null || (${tests.join(' && ')})`;
  return expression.length <= LONGEST ? expression : null;
}

const ARGUMENTS = 'request.mcp.params.arguments';

function testOf(condition: Condition): string | null {
  const name = quoteLong(condition.argument);
  const test = valueTest(condition, `${ARGUMENTS}[${name}]`);
  return test && `${name} in ${ARGUMENTS} && ${test}`;
}

function valueTest(condition: Condition, value: string): string | null {
  switch (condition.is) {
    case 'equals': {
      const wanted = literal(condition.value);
      return wanted && `${value} == ${wanted}`;
    }
    case 'one-of': {
      const wanted = condition.value.map(literal).filter((part) => part !== null);
      if (wanted.length === 0 || wanted.length < condition.value.length) return null;
      return `(${wanted.map((literal) => `${value} == ${literal}`).join(' || ')})`;
    }
    case 'at-most': {
      const bound = literal(condition.value);
      return bound && `${value} <= ${bound}`;
    }
    default: {
      if (condition.is === 'matches' && !isPortable(condition.value)) return null;
      return `${value}.matches(${quoteLong(patternOf(condition))})`;
    }
  }
}

/** Numbers of a call are doubles. */
function literal(value: unknown): string | null {
  if (typeof value === 'string') return quoteLong(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const digits = String(value);
  return /^-?\d+$/.test(digits) ? `${digits}.0` : digits;
}
