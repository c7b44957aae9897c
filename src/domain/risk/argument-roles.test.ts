import { expect, test } from 'vitest';
import { argumentRoles } from './argument-roles.ts';

const roles = (...names: string[]) => argumentRoles(names.map((name) => ({ name })));

test.each(
  `to cc bcc recipient recipients recipient_email toAddress to_emails sendTo replyTo emailTo user_id userIDs
  username channelId channel_name channelIdOrName chatid CHANNEL_ID roomId group_ids email2 emailAddress
  phone_number phoneNumber account_number IBANNumber iban payeeId wallet_address spender
  url imageUrl avatarURL webhook_url callbackUrl redirect_uri endpoint host_name hostname fqdn domain_uuid proxy
  path file_path filepath targetFolder destination output_dir bucket_name driveId
  owner repo repository_id targetBranch project-key workspaceSlug team_ids
  assignees reviewers member_id collaborators followers contactId customer_id
  page_id pageId documentId sheet_name parentId database_id tableName namespace topic_arn`.split(
    /\s+/,
  ),
)('%s is a destination', (name) => {
  expect(roles(name).destinations).toEqual([name]);
});

test.each(
  `body message subject title content text name id description labels priority limit offset cursor
  page per_page perPage page_number pageSize document from_email fromBranch sender_address isGroup has_email
  include_files with_public_page in_reply_to max_users dryRun files query amount port email_body channel_topic
  token format location`.split(/\s+/),
)('%s is no destination', (name) => {
  expect(roles(name).destinations).toEqual([]);
});

test('a file that is told by its id is what is sent, where there is a recipient', () => {
  expect(roles('file_id', 'email', 'permission').destinations).toEqual(['email']);
  expect(roles('documentId', 'user_ids').destinations).toEqual(['user_ids']);
  expect(roles('sheet_id', 'channel').destinations).toEqual(['channel']);
});

test.each([
  ['file_id', 'target_folder'],
  ['file_path', 'email'],
  ['filename', 'channel'],
  ['folder_id', 'email'],
  ['file_id', 'email_id'],
  ['file_id', 'from_email'],
  ['repo_id', 'user'],
])('%s stays a destination beside %s', (name, other) => {
  expect(roles(name, other).destinations).toContain(name);
});

test('a path in a repository is no destination', () => {
  expect(roles('owner', 'path', 'repo').destinations).toEqual(['owner', 'repo']);
  expect(roles('project_id', 'file_path', 'branch').destinations).toEqual(['project_id', 'branch']);
  expect(roles('repo_path', 'files').destinations).toEqual(['repo_path']);
  expect(roles('repo_path', 'file_path').destinations).toEqual(['repo_path', 'file_path']);
  expect(roles('repository_id', 'file_path').destinations).toEqual(['repository_id', 'file_path']);
  expect(roles('project_id', 'file_path').destinations).toEqual(['project_id', 'file_path']);
});

test('who is sent a file by its id is not only a guest', () => {
  expect(roles('file_id', 'guests').onlyPeople).toBe(false);
});

test('only lists of people are people', () => {
  expect(roles('title', 'attendees', 'cc').onlyPeople).toBe(true);
  expect(roles('attendees', 'channel').onlyPeople).toBe(false);
  expect(roles('attendees', 'to').onlyPeople).toBe(false);
  expect(roles('attendees', 'members').onlyPeople).toBe(false);
  expect(roles('has_guests').onlyPeople).toBe(false);
  expect(roles('title').onlyPeople).toBe(false);
  expect(roles().onlyPeople).toBe(false);
});

test.each([
  'amount',
  'totalPrice',
  'quantity',
  'amount_usd',
  'amountInBaseUnits',
  'value',
  'bid_amount',
])('%s is an amount', (name) => {
  expect(roles(name).amounts).toEqual([name]);
});

test.each(['priceId', 'customValueId', 'hasUniqueValue', 'amount_currency', 'totals_row'])(
  '%s is no amount',
  (name) => {
    expect(roles(name).amounts).toEqual([]);
  },
);

test('the one argument that may hold SQL is the statement', () => {
  expect(roles('database', 'sql').statement).toBe('sql');
  expect(roles('sqlQuery').statement).toBe('sqlQuery');
  expect(roles('statement').statement).toBe('statement');
  expect(roles('query_id').statement).toBeUndefined();
  expect(roles('table').statement).toBeUndefined();
});

test('where several arguments may hold SQL, none is the statement', () => {
  expect(roles('query', 'sql').statement).toBeUndefined();
});

test('an argument called sql or statement holds SQL, and query may', () => {
  expect(roles('sql').isSql).toBe(true);
  expect(roles('sqlQuery').isSql).toBe(true);
  expect(roles('sql_statement').isSql).toBe(true);
  expect(roles('query').isSql).toBeUndefined();
  expect(roles('sql', 'query').isSql).toBeUndefined();
});

test('what is connected to', () => {
  expect(roles('url', 'path').addresses).toEqual(['url']);
  expect(roles('target_urls', 'dbHost', 'db_endpoint', 'connectionString').addresses).toEqual([
    'target_urls',
    'dbHost',
    'db_endpoint',
    'connectionString',
  ]);
  expect(roles('connection_string').destinations).toEqual(['connection_string']);
  expect(roles('address', 'target', 'element', 'database').addresses).toBeUndefined();
});

test('a calendar is the user’s own where none is given', () => {
  expect(roles('calendar_id', 'attendees')).toMatchObject({
    destinations: ['calendar_id', 'attendees'],
    onlyPeople: true,
  });
  expect(roles('calendarId', 'channel').onlyPeople).toBe(false);
});

test('what is true or false is no destination', () => {
  const typed = argumentRoles([
    { name: 'email', type: 'string' },
    { name: 'send_notification_email', type: 'boolean' },
  ]);
  expect(typed.destinations).toEqual(['email']);
});

test('a switch that shows something to everybody is a destination', () => {
  const typed = (name: string) =>
    argumentRoles([
      { name: 'filename', type: 'string' },
      { name, type: 'boolean' },
    ]).destinations;
  expect(typed('public')).toEqual(['filename', 'public']);
  expect(typed('isPublic')).toEqual(['filename', 'isPublic']);
  expect(typed('include_public')).toEqual(['filename']);
  expect(typed('private')).toEqual(['filename']);
});

test('beside an amount, the currency has to be right too', () => {
  expect(roles('amount', 'currency', 'recipient').amounts).toEqual(['amount', 'currency']);
  expect(roles('amount', 'token_symbol', 'note').amounts).toEqual(['amount']);
  expect(roles('value', 'token').amounts).toEqual(['value', 'token']);
  expect(roles('token', 'url').amounts).toEqual([]);
});

test('a whole request as one object may hold whom it reaches', () => {
  const typed = (type: string) =>
    argumentRoles([
      { name: 'groupId', type: 'string' },
      { name: 'body', type },
    ]);
  expect(typed('object').destinations).toEqual(['groupId', 'body']);
  expect(typed('string').destinations).toEqual(['groupId']);
});

test('odd names have no role, and nothing known has none', () => {
  expect(roles('', '_', '42', '__proto__', 'constructor', '通道')).toEqual({
    destinations: [],
    onlyPeople: false,
    amounts: [],
  });
  expect(argumentRoles(null).destinations).toEqual([]);
});
