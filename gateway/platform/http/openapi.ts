import { createDocument } from 'zod-openapi';
import type { Route } from './route.ts';

const expressToOpenApi = (path: string) => path.replace(/:(\w+)/g, '{$1}');

function content(schema: Route['responses'][number]): Record<string, object> {
  if (schema === 'html') return { content: { 'text/html': { schema: { type: 'string' } } } };
  if (schema === 'text') return { content: { 'text/plain': { schema: { type: 'string' } } } };
  if (schema === 'redirect') return {};
  return { content: { 'application/json': { schema } } };
}

/** OpenAPI 3.1 of what is mounted, made from the same definitions (design §3; a test proves they are equal). */
export function openApiDocument(routes: readonly Route[], origin: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = expressToOpenApi(route.path);
    const responses = Object.fromEntries(
      Object.entries(route.responses).map(([status, schema]) => [
        status,
        { description: route.summary, ...content(schema) },
      ]),
    );
    const parameters = {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
    };
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: {
        summary: route.summary,
        security: route.access.kind === 'public' ? [] : [{ session: [] }],
        'x-access': route.access,
        ...(Object.keys(parameters).length > 0 ? { requestParams: parameters } : {}),
        ...(route.body
          ? {
              requestBody: {
                content: {
                  [route.upload ? 'multipart/form-data' : 'application/x-www-form-urlencoded']: {
                    schema: route.body,
                  },
                },
              },
            }
          : {}),
        responses,
      },
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Koers', version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: origin }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-koers' } } },
    paths: paths as never,
  });
}
