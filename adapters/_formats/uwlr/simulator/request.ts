import { z } from 'zod';
import { readSoap } from '../../../_kit/soap.ts';
import { type Operation, operationOf, REQUESTS } from './operations.ts';
import { LeerresultatenVerzoek, RESULTATEN_LISTS, type SimResultaten } from './results-request.ts';
import { sequence } from './sequence.ts';

/** A request that the simulator understood and let in. */
export interface SimRequest {
  readonly operation: Operation;
  readonly brin: string;
  readonly dependance: string;
  readonly schooljaar: string;
  readonly xsdversie: '2.2' | '2.3';
  readonly gegevenssetid: string | undefined;
  readonly laatst: string | undefined;
  /** Of HaalLeerlingen and HaalLeerkrachten: whose people are asked; undefined: of no groep of that kind. */
  readonly groepen: {
    readonly stam: readonly (string | undefined)[];
    readonly samen: readonly (string | undefined)[];
  };
  /** Of BrengLeerresultaten. */
  readonly resultaten: SimResultaten | undefined;
  readonly credentials: {
    readonly klantcode: string;
    readonly klantnaam: string;
    readonly autorisatiesleutel: string;
  };
}

/** A UWLR fault class and what was wrong. */
export interface SimRefusal {
  readonly code: string;
  readonly reason: string;
}

const String64 = z.string().min(1).max(64);
const NAMESPACE = /^http:\/\/www\.edustandaard\.nl\/leerresultaten\/2\//;

const Autorisatie = sequence({ autorisatiesleutel: String64, klantcode: String64, klantnaam: String64 });

/** Group gVerzoekBasis of UWLR_Leerlinggegevens_v2p2.xsd. */
const BASIS = {
  schooljaar: z.string().regex(/^[12]\d{3}-[12]\d{3}$/),
  brincode: z.string().regex(/^\d{2}[A-Z]{2}$/),
  dependancecode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  xsdversie: z.string().min(1).max(32),
  gegevenssetid: String64.optional(),
  laatstontvangengegevens: z.iso.datetime({ offset: true, local: true }).optional(),
};

const Ref = z.union([
  z.literal('').transform(() => undefined),
  z.strictObject({ '@key': z.string().min(1).max(256) }).transform((ref) => ref['@key']),
]);

/** Group gVerzoekGroepenRef: at least one. */
const Groepen = z
  .strictObject({ groep: z.array(Ref).default([]), samengestelde_groep: z.array(Ref).default([]) })
  .refine(({ groep, samengestelde_groep }) => groep.length + samengestelde_groep.length > 0)
  .transform(({ groep, samengestelde_groep }) => ({ stam: groep, samen: samengestelde_groep }));

const Basis = sequence(BASIS);
const BasisMetGroepen = sequence({ ...BASIS, groepen: Groepen });
const LISTS: ReadonlySet<string> = new Set(['groep', 'samengestelde_groep', ...RESULTATEN_LISTS]);

/** Checks a request the way the standard says: action, header, order and lengths, version. */
export function readRequest(bytes: Uint8Array, soapAction: string | undefined): SimRequest | SimRefusal {
  const operation = operationOf(soapAction);
  if (!operation) return invalid('this SOAPAction is not known');
  const message = readSoap(bytes, { lists: LISTS });
  if (message.kind === 'fault') return invalid('a fault is no request');
  const namespace = /xmlns(?::\w+)?="(http:\/\/www\.edustandaard[^"]*)"/.exec(
    new TextDecoder().decode(bytes),
  )?.[1];
  if (!NAMESPACE.test(namespace ?? '')) return invalid('not in a UWLR 2 namespace');
  const header = z.object({ autorisatie: Autorisatie }).safeParse(message.header);
  if (!header.success)
    return { code: 'Client.AutorisatieOngeldig', reason: `autorisatie: ${z.prettifyError(header.error)}` };
  const body = contentOf(operation, message.body[REQUESTS[operation]]);
  if (!body.success) return invalid(`verzoek: ${z.prettifyError(body.error)}`);
  const { xsdversie } = body.data;
  if (xsdversie !== '2.2' && xsdversie !== '2.3')
    return { code: 'Client.XsdVersieOngeldig', reason: 'only 2.2 and 2.3' };
  return { ...body.data, operation, xsdversie, credentials: header.data.autorisatie };
}

const invalid = (reason: string): SimRefusal => ({ code: 'Client.OngeldigBericht', reason });

type Content = Omit<SimRequest, 'operation' | 'credentials' | 'xsdversie'> & { readonly xsdversie: string };

function contentOf(operation: Operation, body: unknown): z.ZodSafeParseResult<Content> {
  switch (operation) {
    case 'BrengLeerresultaten':
      return LeerresultatenVerzoek.transform((resultaten) =>
        content(resultaten.school, { resultaten }),
      ).safeParse(body);
    case 'HaalLeerlingen':
    case 'HaalLeerkrachten':
      return BasisMetGroepen.transform((asked) => content(asked, { groepen: asked.groepen })).safeParse(body);
    default:
      return Basis.transform((asked) => content(asked, {})).safeParse(body);
  }
}

interface Asked {
  schooljaar: string;
  brincode: string;
  dependancecode?: string | undefined;
  xsdversie: string;
  gegevenssetid?: string | undefined;
  laatstontvangengegevens?: string | undefined;
}

function content(asked: Asked, more: Partial<Pick<SimRequest, 'groepen' | 'resultaten'>>): Content {
  return {
    brin: asked.brincode,
    dependance: asked.dependancecode ?? '00',
    schooljaar: asked.schooljaar,
    xsdversie: asked.xsdversie,
    gegevenssetid: asked.gegevenssetid,
    laatst: asked.laatstontvangengegevens,
    groepen: more.groepen ?? { stam: [], samen: [] },
    resultaten: more.resultaten,
  };
}
