import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { AppError } from '../errors.ts';
import type { OppDeel, OppInhoud, OppVeld, SectieE } from '../model/opp.ts';

// Its types say `export default`, the package itself is CommonJS and exports the function.
const serialize = canonicalize as unknown as (input: unknown) => string | undefined;

/** Canonical JSON (RFC 8785): the same content is the same bytes, whoever writes it down. */
export function canoniek(inhoud: unknown): string {
  const json = serialize(inhoud);
  if (json === undefined)
    throw new AppError('internal', 'Dit OPP kan niet worden bewaard. Meld dit bij de beheerder.');
  return json;
}

/** SHA-256 in hex. */
export const afdrukVan = (json: string): string => createHash('sha256').update(json, 'utf8').digest('hex');

/** What is put before people for one part: it says whose it is and which version, so that it stands on its own. */
export function deelVan(inhoud: OppInhoud, deel: OppDeel): unknown {
  const { id, nummer, soort, peildag } = inhoud.versie;
  const kop = {
    vorm: inhoud.vorm,
    deel,
    versie: { id, nummer, soort, peildag },
    leerling: inhoud.a.leerling,
  };
  return deel === 'handeling'
    ? { ...kop, e: inhoud.e }
    : { ...kop, a: inhoud.a, b: inhoud.b, c: inhoud.c, d: inhoud.d, f: inhoud.f };
}

const woorden = (veld: OppVeld): string =>
  (veld.waarde ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/**
 * Digest of what counts in a part: for the uitstroom what the school decides (section D), for the handelingsdeel what is done, by
 * whom and how often (section E). The same kern asks for no new overleg and no new instemming; origin, age and what a pupil
 * reached meanwhile are not in it.
 */
export function kernVan({ d, e }: Pick<OppInhoud, 'd' | 'e'>, deel: OppDeel): string {
  const telt =
    deel === 'uitstroom'
      ? {
          ...Object.fromEntries(
            (['leerroute', 'uitstroomprofiel', 'bestemming', 'onderbouwing'] as const).map((v) => [
              v,
              woorden(d[v]),
            ]),
          ),
          eindniveaus: d.eindniveaus.map((n) => [n.leergebied, n.leerlijn, woorden(n.veld)]),
        }
      : {
          periode: e.periode && [e.periode.van, e.periode.tot],
          doelen: e.doelen.map((x) => [
            x.code,
            x.tekst,
            x.acties.map((a) => [a.soort, a.wat, a.wie, a.hoeVaak, a.waarmee]),
          ]),
          velden: [e.ondersteuning, e.hulpmiddelen, e.zorg, e.afwijkingen].map(woorden),
        };
  return afdrukVan(canoniek({ deel, telt }));
}

/**
 * Whether a handelingsdeel holds individual support, so that who has gezag must agree (domain.md L8). Doelen alone are the
 * programme; whatever anybody does for this pupil, lends him or leaves out for him is more than that.
 */
export function isIndividueel(e: SectieE): boolean {
  return (
    e.doelen.some((doel) => doel.acties.length > 0) ||
    [e.ondersteuning, e.hulpmiddelen, e.zorg, e.afwijkingen].some((veld) => woorden(veld) !== '')
  );
}
