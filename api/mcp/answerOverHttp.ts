// One request of an assistant over HTTP, answered by a server that lives as long as it does.

import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { createAssistantServer } from './assistantServer.ts';
import { type CartAccess, createCartApi, type Fetch } from './cartApi.ts';

export async function answerOverHttp(request: Request, access: CartAccess, fetch: Fetch): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = createAssistantServer(createCartApi(access, fetch), access.as);
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
