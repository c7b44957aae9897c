import { allowlistContract } from '../../testing/contract.ts';
import { copilot } from './format.ts';
import { read } from './reader.ts';

allowlistContract(copilot, read);
