import { allowlistContract } from '../../testing/contract.ts';
import { geminiAdmin } from './format.ts';
import { read } from './reader.ts';

allowlistContract(geminiAdmin, read);
