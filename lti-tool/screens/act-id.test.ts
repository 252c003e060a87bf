import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derivedActId, newActId } from './act-id.ts';

const base = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('ids of acts', () => {
  it('gives every rendered button an id of its own', () => {
    expect(newActId()).not.toBe(newActId());
  });

  it('derives the id that RFC 9562 gives for this name space and name', () => {
    // Appendix A.4 of the RFC: the DNS name space and the name "www.example.com".
    expect(derivedActId(base, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('gives the same id for the same tap sent twice, and another for every cell', () => {
    expect(derivedActId(base, 'pip', 'doel-1')).toBe(derivedActId(base, 'pip', 'doel-1'));
    const ids = ['doel-1', 'doel-2', 'doel-3'].map((doel) => derivedActId(base, 'pip', doel));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  });
});
