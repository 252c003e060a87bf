import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { STAPPEN } from '../../../gateway/leerroute/cyclus/service.ts';
import type { GroepPlek, Waarom } from '../../../gateway/leerroute/cyclus/view.ts';
import { CYCLUS_WOORDEN } from '../../ui/glossary.ts';
import { GroepStap, LeerlingStap } from './stap.tsx';

const WAAROM: readonly Waarom[] = [
  'geen_leerroute',
  'geen_streef',
  'voorbij',
  'bijna_voorbij',
  'geevalueerd',
  'zonder_actie',
  'lang_niets',
  'bezig',
];
const groep = { id: 'g1' };
const plek = (waarom: Waarom, meer: Partial<GroepPlek> = {}): GroepPlek => ({
  stap: 'leren',
  waarom,
  aantallen: [{ stap: 'leren', aantal: 4 }],
  ...meer,
});
const toon = (p: GroepPlek, woorden: keyof typeof CYCLUS_WOORDEN = 'gewoon') =>
  render(<GroepStap groep={groep} plek={p} woorden={woorden} />);

describe('R56: the step and the next act in one line', () => {
  it('says for every reason what comes next, with a link', () => {
    const teksten = WAAROM.map((w) => /<a href="([^"]+)">([^<]+)<\/a>/.exec(toon(plek(w))));
    expect(teksten.every((t) => t?.[1]?.includes('g1') && (t[2]?.length ?? 0) > 5)).toBe(true);
    expect(toon(plek('voorbij'))).toContain('href="/groep/g1/periode"');
    const cyclus = { woorden: 'gewoon' as const, plek: plek('zonder_actie') };
    expect(render(<LeerlingStap leerling="l1" cyclus={cyclus} />)).toContain('href="/leerling/l1/kaart"');
  });

  it('says how many stand there when not everybody does', () => {
    expect(toon(plek('bezig'))).not.toContain(' van ');
    const verdeeld = [
      { stap: 'leren', aantal: 3 },
      { stap: 'plannen', aantal: 1 },
    ] as const;
    expect(toon(plek('bezig', { aantallen: verdeeld }))).toContain('3 van 4 leerlingen');
  });

  it('R58: another vocabulary changes the word of the step and nothing else', () => {
    for (const stap of STAPPEN)
      for (const woorden of ['hgw', '4d'] as const) {
        const anders = toon(plek('bezig', { stap }), woorden);
        expect(anders).toContain(CYCLUS_WOORDEN[woorden][stap]);
        expect(anders.replace(CYCLUS_WOORDEN[woorden][stap], CYCLUS_WOORDEN.gewoon[stap])).toBe(
          toon(plek('bezig', { stap })),
        );
      }
  });
});
