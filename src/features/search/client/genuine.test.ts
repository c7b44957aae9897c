import { describe, expect, it } from 'vitest';
import { isGenuine } from './genuine.ts';
import { parseQuery } from './query.ts';

const says = (text: string, query: string): boolean => isGenuine(text, parseQuery(query));

describe('isGenuine', () => {
  it.each([
    ['create_api_key Creates a key', 'create api key'],
    ['createApiKey', 'api key'],
    ['create_api_key', 'createApiKey'],
    ['GitHub', 'git'],
    ['GitHub', 'github'],
    ['Deletes a file', 'deleting files'],
    ['query_database', 'queries'],
    ['an API', 'apis'],
    ['Création', 'creation'],
  ])('finds in “%s” what “%s” asks for', (text, query) => {
    expect(says(text, query)).toBe(true);
  });

  it.each([
    ['Q a word that begins like it', 'qwertzuiop'],
    ['GitHub', 'gihub'],
    ['create_issue', 'creat isue'],
    ['delete_file', 'delete bucket'],
    ['application', 'api'],
  ])('does not take “%s” for an answer to “%s”', (text, query) => {
    expect(says(text, query)).toBe(false);
  });
});
