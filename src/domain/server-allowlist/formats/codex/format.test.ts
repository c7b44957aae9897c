import { allowlistContract } from '../../testing/contract.ts';
import { codex } from './format.ts';
import { read } from './reader.ts';

allowlistContract(codex, read);
