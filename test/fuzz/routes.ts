import { z } from 'zod';

const Property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
});
const Operation = z.looseObject({
  'x-access': z.looseObject({ kind: z.string() }),
  parameters: z.array(z.looseObject({ in: z.string(), name: z.string(), schema: Property })).default([]),
  requestBody: z
    .object({
      content: z.record(
        z.string(),
        z.object({ schema: z.looseObject({ properties: z.record(z.string(), Property).default({}) }) }),
      ),
    })
    .optional(),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** What is known of a field, as far as it helps to make a value that passes. */
export type Property = z.infer<typeof Property>;

/** A route as the OpenAPI document tells it. */
export interface FuzzRoute {
  readonly method: string;
  readonly path: string;
  readonly kind: string;
  readonly query: Readonly<Record<string, Property>>;
  readonly body: Readonly<Record<string, Property>>;
}

/** All routes of the OpenAPI document that the web server itself serves. */
export async function routesOf(origin: string): Promise<FuzzRoute[]> {
  const spec = Document.parse(await (await fetch(`${origin}/openapi.json`)).json());
  return Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace(/\/\*(\w+)/, '/{$1}'),
      kind: operation['x-access'].kind,
      query: Object.fromEntries(
        operation.parameters.filter((p) => p.in === 'query').map((p) => [p.name, p.schema]),
      ),
      body: Object.assign(
        {},
        ...Object.values(operation.requestBody?.content ?? {}).map((c) => c.schema.properties),
      ) as Record<string, Property>,
    })),
  );
}
