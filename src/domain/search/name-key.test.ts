import { describe, expect, it } from 'vitest';
import { nameKey, nameToken } from './name-key.ts';

describe('nameKey', () => {
  it.each(['create_api_key', 'createApiKey', 'Create API key', 'create-api-key', 'CREATE.API/KEY'])(
    'is the same for %s',
    (name) => {
      expect(nameKey(name)).toBe('createapikey');
    },
  );

  it('ignores accents and keeps letters of every script', () => {
    expect(nameKey('Créer clé')).toBe('creercle');
    expect(nameKey('创建_密钥')).toBe('创建密钥');
  });

  it('is empty for signs alone', () => {
    expect(nameKey('… {} 🔑')).toBe('');
  });

  it('tells different names apart', () => {
    expect(nameToken('list_issue')).not.toBe(nameToken('list_issues'));
  });
});
