import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './address.ts';

describe('address', () => {
  it('gives back what was asked', () => {
    const asked = { text: 'a & b=c “x”', choice: { kind: ['tool'], severity: ['high', 'low'] } };
    expect(fromAddress(toAddress(asked))).toEqual(asked);
  });

  it('is empty where nothing is asked', () => {
    expect(toAddress({ text: '', choice: {} })).toBe('');
    expect(fromAddress('')).toEqual({ text: '', choice: {} });
  });

  it('ignores what it does not know', () => {
    expect(fromAddress('?q=x&utm_source=y&page=2')).toEqual({ text: 'x', choice: {} });
  });
});
