import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** The specifications are not ours to ship; they are read from a folder beside the project, or from KOERS_SPECS. */
const SPECS = process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../shared/specs/', import.meta.url));

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}
interface Body {
  readonly content?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** An OpenAPI 3.0 document, to hold requests and answers against. */
export class OpenApi {
  readonly #paths: Paths;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  /** @param file below the folder of specifications */
  constructor(file: string) {
    const document = JSON.parse(readFileSync(`${SPECS}/${file}`, 'utf8')) as { paths: Paths };
    this.#paths = document.paths;
    // `nullable` and `example` are words of OpenAPI, not of JSON Schema; a query holds text, also for a number.
    this.#ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true });
    formats.default(this.#ajv);
    this.#ajv.addSchema(document, 'doc');
  }

  /** What is wrong with a request: its path, a parameter that is wrong, missing or made up, or its body. */
  requestFaults(method: string, url: URL, body: string): string[] {
    const found = this.#find(method, url.pathname);
    if (!found) return [`${method} ${url.pathname} is not in the specification`];
    const { at, operation, inPath } = found;
    const told = new Map([...Object.entries(inPath), ...url.searchParams]);
    const parameters = operation.parameters ?? [];
    const wrong = parameters.flatMap(({ name, required, schema }) => {
      const value = told.get(name);
      if (value === undefined) return required ? [`${name} is missing`] : [];
      return this.#faults(this.#ajv.compile({ ...schema }), value, name);
    });
    const extra = [...told.keys()].filter((name) => !parameters.some((one) => one.name === name));
    const sent = body === '' ? [] : this.#bodyFaults(`${at}/requestBody`, operation.requestBody, body);
    return [...wrong, ...extra.map((name) => `${name} is no parameter`), ...sent];
  }

  /** Templates of what can be read. */
  reads(): string[] {
    return Object.entries(this.#paths).flatMap(([path, operations]) => (operations['get'] ? [path] : []));
  }

  /** What is wrong with an answer that has this status. */
  answerFaults(method: string, url: URL, status: number, body: string): string[] {
    const found = this.#find(method, url.pathname);
    if (!found) return [`${method} ${url.pathname} is not in the specification`];
    const { responses } = found.operation;
    const told = responses[status] ? status : 'default';
    const response = responses[told];
    if (!response) return [`${status} is no answer to ${method} ${url.pathname}`];
    return this.#bodyFaults(`${found.at}/responses/${told}`, response, body);
  }

  #bodyFaults(at: string, told: Body | undefined, body: string): string[] {
    if (told?.content?.['application/json'] === undefined)
      return body === '' ? [] : ['a body is not foreseen'];
    const schema =
      this.#compiled.get(at) ?? this.#ajv.compile({ $ref: `doc#${at}/content/application~1json/schema` });
    this.#compiled.set(at, schema);
    return this.#faults(schema, JSON.parse(body), 'body');
  }

  #faults(schema: ValidateFunction, value: unknown, name: string): string[] {
    // Wrapped, because a coerced value has no place of its own otherwise.
    return schema(value)
      ? []
      : (schema.errors ?? []).map((one) => `${name}${one.instancePath} ${one.message}`);
  }

  #find(method: string, pathname: string) {
    for (const [path, operations] of Object.entries(this.#paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      const match = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname);
      const operation = operations[method.toLowerCase()];
      // A path without parameters goes before one that would take the same words for one.
      if (!match || !operation || (names.length > 0 && this.#paths[pathname])) continue;
      const at = `/paths/${encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))}/${method.toLowerCase()}`;
      return {
        at,
        operation,
        inPath: Object.fromEntries(names.map((name, i) => [name, match[i + 1] ?? ''])),
      };
    }
    return undefined;
  }
}

/** Behind a test's name when the specification is not here; empty when it is. */
export function needsSpec(file: string): string {
  return existsSync(`${SPECS}/${file}`) ? '' : ` (skipped: needs ${file})`;
}
