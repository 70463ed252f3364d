// What this API is, as OpenAPI 3.1: made of the schemas that parse the requests.

import type { Hono } from 'hono';
import { type GenerateSpecOptions, generateSpecs } from 'hono-openapi';

export const readModelsTag = 'Read models';

const options: Partial<GenerateSpecOptions> = {
  documentation: {
    info: {
      title: 'Trolley',
      version: '1',
      description:
        'A shared cart, for other programs: change it, look at it as of any moment, follow it event by event. A key opens what its link opens: the one of an edit link changes a cart, the one of a view link looks.',
    },
    tags: [
      { name: 'Carts', description: 'By the key of their edit or view link' },
      { name: 'Orders', description: 'By the key of the order’s own link' },
      { name: readModelsTag, description: 'Over many carts, for whoever runs this server' },
    ],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The edit or view key: what follows `?k=` in a link' },
        operator: {
          type: 'http',
          scheme: 'bearer',
          description: 'API_OPERATOR_TOKEN, which who runs the server has set',
        },
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
