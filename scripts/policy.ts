import { catalogueFile } from './catalogue-file.ts';
import { policyCommand } from './policy-command.ts';

const { code, stdout, stderr } = await policyCommand(process.argv.slice(2), catalogueFile);
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = code;
