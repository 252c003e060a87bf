import { z } from 'zod';

/**
 * An element whose schema is a sequence: what comes in another order, or is not in it, is not valid. Namespace
 * declarations and other attributes are no content.
 */
export function sequence<S extends z.ZodRawShape>(shape: S) {
  const schema = z.strictObject(shape);
  const order = Object.keys(shape);
  return z
    .record(z.string(), z.unknown())
    .transform((tree) => Object.fromEntries(Object.entries(tree).filter(([name]) => !name.startsWith('@'))))
    .refine((tree) => {
      const places = Object.keys(tree).map((name) => order.indexOf(name));
      return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1));
    }, 'the elements are not in the order of the schema')
    .pipe(schema);
}
