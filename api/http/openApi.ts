// What this API is, as OpenAPI 3.1: made of the schemas that parse the requests.

import type { Hono } from 'hono';
import { type GenerateSpecOptions, generateSpecs } from 'hono-openapi';

const options: Partial<GenerateSpecOptions> = {
  documentation: {
    info: {
      title: 'Trolley',
      version: '1',
      description:
        'A shared cart, for other programs: changed, looked at as of any moment, followed event by event. What one may do is what the link says that its key is of.',
    },
    tags: [
      { name: 'Carts', description: 'By the key of their edit or view link' },
      { name: 'Orders', description: 'By the key of the order’s own link' },
      { name: 'Problems' },
    ],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The edit or view key: what follows `?k=` in a link' },
      },
    },
    security: [{ key: [] }],
  },
  defaultValidationErrorResponse: false,
};

export function openApiOf(api: Hono) {
  return generateSpecs(api, options);
}

export type OpenApi = Awaited<ReturnType<typeof openApiOf>>;
