import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import { API_SCOPES } from '../../model/api-scope.ts';
import { TAGS, type Tag } from './openapi-tags.ts';
import { ProblemBody } from './problem.ts';
import { type Access, isForClients, type Route, scopesOf } from './route.ts';

const expressToOpenApi = (path: string) => path.replace(/:(\w+)/g, '{$1}');

function tagOf({ tag, access }: Route): Tag {
  if (tag !== undefined) return tag;
  if (isForClients(access)) return 'Programma';
  return access.kind === 'public' ? 'Openbaar' : 'Scherm';
}

/** Unique because a route is; not in camelCase, so that it is no name that a standard gives: `get_api_v1_kaarten_leerling`. */
const operationIdOf = ({ operationId, method, path }: Route) =>
  operationId ??
  [method.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/)].filter((word) => word !== '').join('_');

/** A schema may be shared by paths of which one has no such parameter. */
function pathParams({ params, path }: Route): { path?: z.ZodObject } {
  if (!(params instanceof z.ZodObject)) return {};
  const here = Object.keys(params.shape).filter((name) => path.split(/[/.-]/).includes(`:${name}`));
  if (here.length === 0) return {};
  return { path: params.pick(Object.fromEntries(here.map((name) => [name, true])) as never) };
}

function content(schema: Route['responses'][number]): Record<string, object> {
  if (schema === 'html') return { content: { 'text/html': { schema: { type: 'string' } } } };
  if (schema === 'text') return { content: { 'text/plain': { schema: { type: 'string' } } } };
  if (schema === 'redirect' || schema === 'empty') return {};
  return { content: { 'application/json': { schema } } };
}

/** Of several scopes each one opens the route by itself: requirements in a list are alternatives (OpenAPI 3.1 §4.8.30). */
function security(access: Access): Record<string, string[]>[] {
  if (access.kind === 'public') return [];
  if (isForClients(access)) return scopesOf(access).map((scope) => ({ client: [scope] }));
  return [{ session: [] }];
}

function bodyType(route: Route): string {
  if (route.upload) return 'multipart/form-data';
  return isForClients(route.access) ? 'application/json' : 'application/x-www-form-urlencoded';
}

const REFUSALS = {
  400: 'Er klopt iets niet aan de vraag',
  401: 'Geen geldig toegangsbewijs',
  403: 'Geen toestemming voor deze scope',
  429: 'Te veel vragen achter elkaar; zie Retry-After',
} as const;

/** What any route may answer beside its own. */
function refusals(route: Route): Record<string, object> {
  if (route.refusal) return {};
  const content = { 'application/problem+json': { schema: ProblemBody } };
  if (!isForClients(route.access))
    return { '4XX': { description: 'Een weigering; voor mensen een pagina', content } };
  return Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [status, { description, content }]),
  );
}

/** Where tokens are had, and which scopes there are. */
const clientScheme = (origin: string) => ({
  type: 'oauth2' as const,
  description: 'OAuth 2.0 client credentials (RFC 6749 §4.4), per aanbieder en per school',
  flows: {
    clientCredentials: {
      tokenUrl: `${origin}/oauth/token`,
      scopes: Object.fromEntries(
        Object.entries(API_SCOPES).map(([scope, { titel, uitleg }]) => [
          scope,
          `${titel}: deze aanbieder ${uitleg}`,
        ]),
      ),
    },
  },
});

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
      ...pathParams(route),
      ...(route.query ? { query: route.query } : {}),
    };
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: {
        operationId: operationIdOf(route),
        tags: [tagOf(route)],
        summary: route.summary,
        security: security(route.access),
        'x-access': route.access,
        ...(Object.keys(parameters).length > 0 ? { requestParams: parameters } : {}),
        ...(route.body
          ? {
              requestBody: {
                content: { [bodyType(route)]: { schema: route.body } },
              },
            }
          : {}),
        responses: { ...refusals(route), ...responses },
      },
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Koers',
      version: '0.1.0',
      description: 'Leerroutes, arrangementskaarten en het OPP, bovenop het LVS dat een school al heeft.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: origin }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-koers' },
        client: clientScheme(origin),
      },
    },
    paths: paths as never,
  });
}
