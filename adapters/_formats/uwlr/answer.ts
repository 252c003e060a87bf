import { AppError } from '../../../gateway/errors.ts';
import type { RowIssue, SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { isMain } from './autorisatie.ts';
import { Antwoord, type Leerlinggegevens, Stap } from './schema.ts';

export type UwlrAnswer =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'data';
      readonly data: Leerlinggegevens;
      readonly schooljaar: string;
      /** The source's own time of this answer; undefined when it tells none. */
      readonly aanmaakdatum: string | undefined;
      readonly issues: readonly RowIssue[];
    };

function invalid(message: string, path: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path, message }] });
}

/**
 * Judges an answer as a whole (UWLR leerlinggegevens_antwoord) before one record of it is used.
 * @param body the children of the SOAP body
 * @throws AppError `source_invalid` when it is no UWLR answer, is about another school, or holds no leerling at all;
 * `source_refused` on `geengegevens`. An empty answer never means that everyone left.
 */
export function readAnswer(
  body: Readonly<Record<string, unknown>>,
  school: SourceSchool,
  asked: string,
): UwlrAnswer {
  const antwoord = Antwoord.safeParse(body['leerlinggegevens_antwoord']);
  if (!antwoord.success)
    throw invalid('Het antwoord is geen UWLR-antwoord met leerlinggegevens.', '/leerlinggegevens_antwoord');
  const { leerlinggegevens: data, geenwijzigingen, geengegevens } = antwoord.data;
  if (data) return judged(data, school, asked);
  if (geenwijzigingen !== undefined) return { kind: 'unchanged' };
  if (geengegevens === undefined) throw invalid('Het UWLR-antwoord is leeg.', '/leerlinggegevens_antwoord');
  throw nothingHere(school, asked);
}

function nothingHere({ brin }: SourceSchool, schooljaar: string): AppError {
  return new AppError(
    'source_refused',
    `Het LVS heeft geen gegevens van school ${brin} in ${schooljaar}. Controleer het schooljaar en of de koppeling bij de leverancier aan staat.`,
    { retry: 'never' },
  );
}

/** One answer of the stepped operations, whichever of the three it is; `geengegevens` of some groepen is no one. */
export function readStep(
  body: Readonly<Record<string, unknown>>,
  step: 'structuur' | 'leerlingen' | 'leerkrachten',
  school: SourceSchool,
  asked: string,
): Leerlinggegevens | undefined {
  const antwoord = Stap[step].safeParse(body[`${step}_antwoord`]);
  if (!antwoord.success)
    throw invalid(`Het antwoord is geen UWLR-antwoord met ${step}.`, `/${step}_antwoord`);
  const { data, geengegevens } = antwoord.data;
  if (data) {
    refuseOtherSchool(data, school);
    return data;
  }
  // We never say what we had last, so the source may not answer that nothing changed.
  if (geengegevens === undefined) throw invalid('Het UWLR-antwoord is leeg.', `/${step}_antwoord`);
  if (step === 'structuur') throw nothingHere(school, asked);
  return undefined;
}

/** A whole answer, or the steps put together, judged as one. @throws AppError as `readAnswer` */
export function judged(
  data: Leerlinggegevens,
  school: SourceSchool,
  asked: string,
): Extract<UwlrAnswer, { kind: 'data' }> {
  refuseOtherSchool(data, school);
  if (!data.leerlingen || data.leerlingen.leerling.length === 0) {
    // The schema wants at least one; taking it as true would end the whole school.
    throw invalid(
      'Er staat geen enkele leerling in het antwoord. Daarom is er niets veranderd.',
      '/leerlinggegevens/leerlingen',
    );
  }
  const told = schooljaarOf(data.school.schooljaar);
  const issues = told === asked ? [] : [otherYear(data.school.schooljaar ?? '', asked)];
  return {
    kind: 'data',
    data,
    schooljaar: told ?? asked,
    aanmaakdatum: data.school.aanmaakdatum || undefined,
    issues,
  };
}

/** @throws AppError `source_invalid` when an answer, or one step of it, is about another school than asked */
function refuseOtherSchool({ school: told }: Pick<Leerlinggegevens, 'school'>, asked: SourceSchool): void {
  const brin = told.brincode?.toUpperCase() ?? '';
  const dependance = told.dependancecode ?? '';
  const same = isMain(dependance) ? isMain(asked.dependance) : dependance === asked.dependance;
  if (brin === asked.brin.toUpperCase() && same) return;
  const name = brin === '' ? 'geen BRIN' : `${brin} ${isMain(dependance) ? '00' : dependance}`.slice(0, 20);
  throw invalid(
    `Het antwoord gaat over een andere school (${name}) dan gevraagd (${asked.brin} ${asked.dependance || '00'}). Er is niets overgenomen.`,
    '/leerlinggegevens/school/brincode',
  );
}

/** Sources write `2026-2027`, `2026/2027` and `2026 / 2027`; any year is fine (the XSD's own list ends at 2024-2025). */
export function schooljaarOf(value: string | undefined): string | undefined {
  const [, from, to] = /^(\d{4})\s*[-/]\s*(\d{4})$/.exec(value ?? '') ?? [];
  return from && to ? `${from}-${to}` : undefined;
}

function otherYear(seen: string, asked: string): RowIssue {
  return {
    path: '/leerlinggegevens/school/schooljaar',
    code: 'other_schooljaar',
    seen: seen.slice(0, 60),
    message: `We vroegen om ${asked}. Controleer of het LVS al op het nieuwe schooljaar staat.`,
    effect: 'partial',
  };
}
