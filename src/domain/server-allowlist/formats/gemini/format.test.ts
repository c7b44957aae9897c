import { allowlistContract } from '../../testing/contract.ts';
import { gemini } from './format.ts';
import { read } from './reader.ts';

allowlistContract(gemini, read);
