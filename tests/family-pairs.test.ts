import { describe, expect, test } from 'vitest';
import { assessServer } from '#catalogue/assess-servers.ts';
import { serverFromContent } from '#catalogue/build.ts';
import { readContent } from '#catalogue/read/content.ts';
import { compileRules } from '#domain/risk/compile.ts';
import type { FamilyTool } from '#domain/risk/families/family-tool.ts';
import { reasonsFor } from '#domain/risk/families/reasons.ts';
import type { Severity } from '#domain/risk/severity.ts';

/** Tools that do much the same, with the severity that the guidelines for labels give them. */
const ALIKE: readonly { what: string; severity: Severity; tools: readonly string[] }[] = [
  {
    what: 'the loss of a whole project or repository for good',
    severity: 'critical',
    tools: [
      'railway#project_delete',
      'fly-io#delete_app',
      'coroot#delete_project',
      'github#delete_repository',
    ],
  },
  {
    what: 'the loss of a disk or a machine',
    severity: 'critical',
    tools: ['docker#remove_volume', 'azure#compute_disk_delete', 'digitalocean#droplet-delete'],
  },
  {
    what: 'the loss of much stored data for good',
    severity: 'critical',
    tools: [
      'gmail-klavis#gmail_batch_delete_emails',
      'mongodb#delete-many',
      'kubernetes-flux159#kubectl_delete',
    ],
  },
  {
    what: 'the loss of an issue',
    severity: 'high',
    tools: ['atlassian-sooperset#jira_delete_issue', 'gitlab-zereight#delete_issue'],
  },
  {
    what: 'the loss of a comment',
    severity: 'medium',
    tools: [
      'gitlab-zereight#delete_merge_request_note',
      'gitlab-zereight#delete_merge_request_discussion_note',
      'postman#deleteCollectionComment',
    ],
  },
  {
    what: 'the loss of a page',
    severity: 'high',
    tools: ['ms-365#delete-onenote-page', 'ms-365#delete-sharepoint-site-onenote-page'],
  },
  {
    what: 'the loss of a mock server or of what it answers',
    severity: 'high',
    tools: ['postman#deleteMock', 'postman#deleteMockServerResponse'],
  },
  {
    what: 'a variable that runs of a pipeline use',
    severity: 'high',
    tools: ['terraform#create_workspace_variable', 'terraform#update_workspace_variable'],
  },
  {
    what: 'reading variables that may hold secrets',
    severity: 'medium',
    tools: [
      'azure#appservice_webapp_settings_get-appsettings',
      'postman#getEnvironment',
      'railway#list_service_variables',
      'azure#appconfig_kv_get',
      'terraform#list_workspace_variables',
    ],
  },
  {
    what: 'reading which secrets there are',
    severity: 'medium',
    tools: [
      'onepassword-pulsemcp#onepassword_list_vaults',
      'cloudflare#secret_list',
      'coroot#list_api_keys',
    ],
  },
  {
    what: 'a machine or an app in the cloud, which costs money and is reachable',
    severity: 'high',
    tools: [
      'digitalocean#droplet-create',
      'aws-cloud-control#create_resource',
      'digitalocean#apps-create-app-from-spec',
    ],
  },
  {
    what: 'switching a device or its hub',
    severity: 'medium',
    tools: ['home-assistant#entity_action', 'home-assistant#restart_ha'],
  },
  {
    what: 'mail to people outside',
    severity: 'high',
    tools: ['gmail-klavis#gmail_send_email', 'freshdesk#create_ticket_reply'],
  },
  {
    what: 'reading files of the host',
    severity: 'medium',
    tools: ['desktop-commander#read_file', 'desktop-commander#read_multiple_files'],
  },
  {
    what: 'releasing what waits for a person',
    severity: 'high',
    tools: ['buildkite#unblock_job', 'gitlab-zereight#approve_deployment'],
  },
];

/** Tools whose names are alike and whose severity differs, with the kind of fact that makes it so. */
const DIFFERENT = [
  { milder: 'tempo#schedule_payment', graver: 'tempo#send_payment', by: 'object' },
] as const;

const content = readContent('content');
const rules = compileRules(content.risk);
const wanted = new Set([
  ...ALIKE.flatMap(({ tools }) => tools),
  ...DIFFERENT.flatMap(({ milder, graver }) => [milder, graver]),
]);
const verdicts = new Map<string, FamilyTool | undefined>(
  content.servers
    .filter(({ id }) => [...wanted].some((each) => each.startsWith(`${id}#`)))
    .map(({ id, value }) => assessServer(serverFromContent(id, value), rules))
    .flatMap(({ slug, tools }) => tools.map(({ name, family }) => [`${slug}#${name}`, family])),
);

describe.each(ALIKE)('$what: $severity', ({ severity, tools }) => {
  test.each(tools)('%s', (tool) => {
    expect(verdicts.get(tool)?.level).toBe(severity);
  });
});

describe('tools whose names are alike and whose severity differs', () => {
  test.each(DIFFERENT)('$milder is milder than $graver by its $by', ({ milder, graver, by }) => {
    const [tool, usual] = [verdicts.get(milder), verdicts.get(graver)];
    if (!tool || !usual) throw new Error('There is no such tool.');
    expect(tool.level).not.toBe(usual.level);
    const reasons = reasonsFor(tool, usual, rules).map(({ of }) => of);
    expect(reasons).toContain(by);
  });
});
