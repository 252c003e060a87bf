import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyRoute } from '../../docs/access-page.ts';
import { openApiDocument } from '../../gateway/platform/http/openapi.ts';

/** What Koers says of its own interface (R69), as `/openapi.json` gives it. */
const document = openApiDocument(everyRoute(), 'https://koers.example');

/** Rules of redocly's `recommended` that are not held, each with its reason. */
const NIET = {
  'operation-2xx-response': 'a form of a screen answers 303: the browser goes on to a page',
  'no-ambiguous-paths':
    'paths of screens: the first that fits is taken, and an id is a UUID, so no word is one',
} as const;

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(5),
  tags: z.array(z.string()).min(1),
  'x-access': z.looseObject({ kind: z.string() }),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const operations = Object.entries(document.paths ?? {}).flatMap(([pad, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    naam: `${method.toUpperCase()} ${pad}`,
    operation: Operation.parse(operation),
  })),
);

/** A piece of the document with what it refers to in its place. */
function heel(stuk: unknown, diep = 0): unknown {
  if (typeof stuk !== 'object' || stuk === null || diep > 12) return stuk;
  const naar = '$ref' in stuk && typeof stuk.$ref === 'string' ? stuk.$ref.split('/').at(-1) : undefined;
  if (naar !== undefined) return heel(document.components?.schemas?.[naar], diep + 1);
  if (Array.isArray(stuk)) return stuk.map((deel) => heel(deel, diep + 1));
  return Object.fromEntries(Object.entries(stuk).map(([naam, deel]) => [naam, heel(deel, diep + 1)]));
}

describe('R69: the description of the interface', () => {
  it('has nothing that redocly holds against it', async () => {
    const off = Object.fromEntries(Object.keys(NIET).map((rule) => [rule, 'off' as const]));
    const config = await createConfig({ extends: ['recommended'], rules: off });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map((p) => `${p.ruleId} ${p.location[0]?.pointer} ${p.message}`)).toEqual([]);
    const broken = { ...document, info: {} };
    expect((await lintFromString({ source: JSON.stringify(broken), config })).length).toBeGreaterThan(0);
  });

  it('says of every operation for programs what it is, and gives an example of what comes and goes', () => {
    const voorProgrammas = operations.filter(({ operation }) =>
      operation['x-access'].kind.startsWith('client'),
    );
    expect(voorProgrammas.length).toBeGreaterThan(55);
    const zonder = voorProgrammas.flatMap(({ naam, operation }) => {
      const goed = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      const delen = [...goed, ...(operation.requestBody ? [['body', operation.requestBody] as const] : [])];
      return delen
        .map(([deel, inhoud]) => [deel, JSON.stringify(heel(inhoud))] as const)
        .filter(([, inhoud]) => inhoud.includes('"content"') && !/"examples?":/.test(inhoud))
        .map(([deel]) => `${naam} ${deel}`);
    });
    expect(zonder).toEqual([]);
  });
});
