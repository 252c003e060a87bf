import type { Reply } from '../../platform/http/route.ts';

/** Which edition of the standard is asked for; they differ in fields and in the spelling of some codes. */
export type CaseVersie = 'v1p1' | 'v1p0';

/** Why a question gets no answer (imsx_CodeMinorValueEnum, CASE 1.1 appendix B). */
export type CaseFout = 'unknownobject' | 'invalid_uuid' | 'invalid_selection_field' | 'invalid_sort_field';

const STATUS: Readonly<Record<CaseFout, number>> = {
  unknownobject: 404,
  invalid_uuid: 404,
  invalid_selection_field: 400,
  invalid_sort_field: 400,
};

/** CASE 1.0 writes two of the codes as one word. */
const IN_1_0: Partial<Record<CaseFout, string>> = { invalid_uuid: 'invaliduuid' };

/** Thrown while a question is read; becomes an imsx_StatusInfo. */
export class CaseWeigering {
  readonly code: CaseFout;
  readonly uitleg: string;
  constructor(code: CaseFout, uitleg: string) {
    this.code = code;
    this.uitleg = uitleg;
  }
}

/** What everybody may read, in any page of any site. */
export const OPEN: Readonly<Record<string, string>> = {
  'Cache-Control': 'public, max-age=60',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Link, X-Total-Count',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The payload of a refusal: imsx_StatusInfo with codeMajor `failure` and severity `error`. */
export function statusInfo(versie: CaseVersie, { code, uitleg }: CaseWeigering): Reply {
  const waarde = versie === 'v1p0' ? (IN_1_0[code] ?? code) : code;
  return {
    status: STATUS[code],
    headers: { ...OPEN, 'Cache-Control': 'no-store' },
    json: {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: uitleg,
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'sourcedId', imsx_codeMinorFieldValue: waarde }],
      },
    },
  };
}
