import { z } from 'zod';
import { readSoap } from '../../_kit/soap.ts';

/** A request that the simulator understood and let in. */
export interface SimRequest {
  readonly brin: string;
  readonly dependance: string;
  readonly schooljaar: string;
  readonly xsdversie: '2.2' | '2.3';
  readonly laatst: string | undefined;
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

const Autorisatie = ordered(
  z.strictObject({ autorisatiesleutel: String64, klantcode: String64, klantnaam: String64 }),
);

/** Group gVerzoekBasis of UWLR_Leerlinggegevens_v2p2.xsd. */
const Verzoek = ordered(
  z.strictObject({
    schooljaar: z.string().regex(/^[12]\d{3}-[12]\d{3}$/),
    brincode: z.string().regex(/^\d{2}[A-Z]{2}$/),
    dependancecode: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    xsdversie: z.string().min(1).max(32),
    gegevenssetid: String64.optional(),
    laatstontvangengegevens: z.iso.datetime({ offset: true, local: true }).optional(),
  }),
);

/** The schema is a sequence: what comes in another order is not valid. Namespace declarations are no content. */
function ordered<S extends z.ZodRawShape>(schema: z.ZodObject<S>) {
  const order = Object.keys(schema.shape);
  return z
    .record(z.string(), z.unknown())
    .transform((tree) => Object.fromEntries(Object.entries(tree).filter(([name]) => !name.startsWith('@'))))
    .refine((tree) => {
      const places = Object.keys(tree).map((name) => order.indexOf(name));
      return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1));
    }, 'the elements are not in the order of the schema')
    .pipe(schema);
}

/** Checks a request the way the standard says: action, header, order and lengths, version. */
export function readRequest(bytes: Uint8Array, soapAction: string | undefined): SimRequest | SimRefusal {
  if (soapAction?.replace(/^"|"$/g, '') !== 'HaalLeerlinggegevens')
    return { code: 'Client.OngeldigBericht', reason: 'SOAPAction must be HaalLeerlinggegevens' };
  const message = readSoap(bytes);
  if (message.kind === 'fault') return { code: 'Client.OngeldigBericht', reason: 'a fault is no request' };
  if (
    !NAMESPACE.test(
      new TextDecoder().decode(bytes).match(/xmlns(?::\w+)?="(http:\/\/www\.edustandaard[^"]*)"/)?.[1] ?? '',
    )
  ) {
    return { code: 'Client.OngeldigBericht', reason: 'not in a UWLR 2 namespace' };
  }
  const header = z.object({ autorisatie: Autorisatie }).safeParse(message.header);
  if (!header.success)
    return { code: 'Client.AutorisatieOngeldig', reason: `autorisatie: ${z.prettifyError(header.error)}` };
  const body = z.object({ leerlinggegevens_verzoek: Verzoek }).safeParse(message.body);
  if (!body.success)
    return { code: 'Client.OngeldigBericht', reason: `verzoek: ${z.prettifyError(body.error)}` };
  const {
    schooljaar,
    brincode,
    dependancecode = '00',
    xsdversie,
    laatstontvangengegevens,
  } = body.data.leerlinggegevens_verzoek;
  if (xsdversie !== '2.2' && xsdversie !== '2.3')
    return { code: 'Client.XsdVersieOngeldig', reason: 'only 2.2 and 2.3' };
  return {
    brin: brincode,
    dependance: dependancecode,
    schooljaar,
    xsdversie,
    laatst: laatstontvangengegevens,
    credentials: header.data.autorisatie,
  };
}
