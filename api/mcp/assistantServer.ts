// The tools as the Model Context Protocol has them, whatever carries it. The SDK's plain Server: its McpServer wants schemas of zod,
// and what parses here is valibot's.

import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { CartApi } from './cartApi.ts';
import { tools } from './tools.ts';

const listed = Object.entries(tools).map(([name, { title, description, input, isReadOnly }]) => ({
  ...{ name, title, description },
  inputSchema: { ...toJsonSchema(input, { typeMode: 'input' }), type: 'object' as const },
  annotations: { readOnlyHint: isReadOnly, destructiveHint: false, openWorldHint: false },
}));

export function createAssistantServer(cart: CartApi, as: string): Server {
  const server = new Server(
    { name: 'trolley', title: 'Trolley', version: '1' },
    {
      capabilities: { tools: {} },
      instructions: `One shared shopping cart. Whatever you change stands in its history as done by “${as}”, is seen at once by everybody in the cart, and can be undone by each of them. Others change it meanwhile: look again before you rely on what it was.`,
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = Object.hasOwn(tools, params.name) ? tools[params.name] : undefined;
    const { text, isError } = (await tool?.run(cart, params.arguments ?? {})) ?? {
      text: `There is no tool ${params.name}. There are: ${Object.keys(tools).join(', ')}.`,
      isError: true,
    };
    return { content: [{ type: 'text', text }], isError };
  });
  return server;
}
