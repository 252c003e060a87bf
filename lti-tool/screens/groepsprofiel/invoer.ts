import { z } from 'zod';

const Id = z.uuid();
const VELD = 'streef-';
/** On a leerlijn without niveaus: it is worked on. */
export const ZONDER_NIVEAU = 'zonder';
export const streefVeld = (leerlijn: string): string => `${VELD}${leerlijn}`;

/** The form as it was sent; `streef-<leerlijn>` says the niveau, and nothing when the group does not say any. */
export const KoppelBody = z.looseObject({
  id: Id,
  leerroute: Id,
  periode: z.union([Id, z.literal('')]).default(''),
  op: z.string().max(10).default(''),
  beslotenDoor: z.string().trim().max(200).default(''),
  reden: z.string().trim().max(2000).default(''),
  volg: z.union([Id.transform((een) => [een]), z.array(Id).max(1500)]).default([]),
});

/** What was filled in, to show it again and to send it on. */
export interface Ingevuld {
  readonly id: string;
  readonly leerroute: string;
  readonly periode: string;
  readonly op: string;
  readonly beslotenDoor: string;
  readonly reden: string;
  readonly volg: readonly string[];
  readonly streefniveaus: readonly { readonly leerlijn: string; readonly niveau: string | null }[];
}

export function ingevuld(body: z.infer<typeof KoppelBody>): Ingevuld {
  const { id, leerroute, periode, op, beslotenDoor, reden, volg } = body;
  const streefniveaus = Object.entries(body).flatMap(([veld, waarde]) =>
    veld.startsWith(VELD) && typeof waarde === 'string' && waarde !== ''
      ? [{ leerlijn: veld.slice(VELD.length), niveau: waarde === ZONDER_NIVEAU ? null : waarde }]
      : [],
  );
  return { id, leerroute, periode, op, beslotenDoor, reden, volg, streefniveaus };
}

export interface Fouten {
  readonly periode?: string;
  readonly op?: string;
  readonly beslotenDoor?: string;
  readonly reden?: string;
  readonly streef?: string;
}

/** What can be told before anything is asked. */
export function fouten(invoer: Ingevuld): Fouten {
  return {
    ...(invoer.periode === '' ? { periode: 'Kies de periode.' } : {}),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(invoer.op) ? {} : { op: 'Vul de datum in.' }),
    ...(invoer.beslotenDoor.length < 2 ? { beslotenDoor: 'Vul in wie dit heeft besloten.' } : {}),
    ...(invoer.reden.length < 3 ? { reden: 'Schrijf op waarom de groep hieraan werkt.' } : {}),
    ...(invoer.streefniveaus.length === 0 ? { streef: 'Kies bij minstens één leerlijn een niveau.' } : {}),
  };
}
