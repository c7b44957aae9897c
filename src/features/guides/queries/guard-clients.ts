import { GUARDED_CLIENTS, type GuardedClient } from '#domain/policy/guard/clients.ts';
import type { GuardProofStatus } from '#domain/policy/guard/proof.ts';
import type { Catalogue } from '#queries/database.ts';
import { guardProofs } from '#queries/proofs.ts';
import {
  type InstallClient,
  type Machine,
  SCOPES,
  type Scope,
} from '../../../guard/install/client.ts';
import { INSTALL_CLIENTS } from '../../../guard/install/clients/index.ts';

/** One client in the guide to the guard. */
export interface GuardClientView extends GuardedClient {
  /** Where the hook is, by scope; a scope that the client does not have is left out. */
  readonly places: readonly { readonly scope: Scope; readonly path: string }[];
  /** Where the client's own rules are. */
  readonly floor: string;
  /** What is left to do after installing for the user. */
  readonly next: readonly string[];
  /** What switches off a hook of the user's. */
  readonly switchedOffBy: readonly string[];
  readonly proof: GuardProofStatus | undefined;
}

/** Places as one writes them for any user on Linux. */
const ANY: Machine = { platform: 'linux', home: '~', cwd: '', env: {}, root: '' };

/** Every client in which the guard can be installed as a hook. */
export function guardClients(db: Catalogue): GuardClientView[] {
  const proofs = guardProofs(db);
  return GUARDED_CLIENTS.flatMap((client) => {
    const installed = INSTALL_CLIENTS.find(({ id }) => id === client.id);
    return installed
      ? [{ ...client, ...installation(installed), proof: proofs.get(client.id) }]
      : [];
  });
}

const installation = (client: InstallClient) => ({
  places: SCOPES.flatMap((scope) => {
    const [usual] = client.files(scope, ANY);
    return usual ? [{ scope, path: usual.path }] : [];
  }),
  floor: client.floor,
  next: client.next('user'),
  switchedOffBy: client.switchedOffBy('user'),
});
