// An assistant's tools over standard input and output, for a client that starts its servers itself. It keeps nothing: it asks the HTTP
// API, wherever that is. Standard output belongs to the protocol; whatever else there is to say goes to standard error.

import process from 'node:process';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createAssistantServer } from './assistantServer.ts';
import { createCartApi } from './cartApi.ts';
import { helpText, parseAssistant } from './parseAssistant.ts';

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) console.error(helpText);
else await run();

async function run(): Promise<void> {
  const parsed = parseAssistant(args, process.env);
  if (parsed.kind === 'invalid') {
    console.error(`${parsed.problem} See --help.`);
    process.exit(1);
  }
  const { access } = parsed;
  await createAssistantServer(createCartApi(access, fetch), access.as).connect(new StdioServerTransport());
}
