import { allowlistContract } from '../../testing/contract.ts';
import { claudeCode } from './format.ts';
import { read } from './reader.ts';

allowlistContract(claudeCode, read);
