import { audit } from '../../access/audit.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { StemInhoud } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { StemDeps } from './deps.ts';
import { openInhoud } from './gesprek.ts';
import { type BijlageWat, type GesprekInhoud, NietMogelijk } from './input.ts';
import { bijlagenVan, gesprekVan, insertStem, sluitGesprek } from './store.ts';
import { betreed } from './toegang.ts';
import type { Bijlage } from './view.ts';
import { type Vraag, vragenVoor } from './vragen.ts';

/** `YYYY-MM-DD` in the Netherlands. */
const dagVan = (now: Date): string => now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** What he said in words that stand by themselves: whoever reads the OPP later needs no list of codes. */
function inhoudVan(
  vragen: readonly Vraag[],
  gezegd: GesprekInhoud,
  bijlagen: readonly Bijlage[],
): StemInhoud {
  const gevraagd = vragen.flatMap(({ code, vraag, keuzes }) => {
    const gekozen = gezegd.antwoorden[code] ?? [];
    const antwoord = keuzes.filter((k) => gekozen.includes(k.code)).map((k) => k.woord);
    return antwoord.length > 0 ? [{ vraag, antwoord: antwoord.join(', ') }] : [];
  });
  return {
    gevraagd,
    eigenWoorden: gezegd.eigenWoorden,
    bijlagen: benoemd(bijlagen),
  };
}

const NAAM: Readonly<Record<BijlageWat, string>> = { foto: 'Foto', geluid: 'Opname', tekening: 'Tekening' };

/** Names files by what they are and their number: "Foto 2". */
function benoemd(bijlagen: readonly Bijlage[]): StemInhoud['bijlagen'] {
  const tel = new Map<string, number>();
  return bijlagen.map(({ bestand, wat }) => {
    const n = (tel.get(wat) ?? 0) + 1;
    tel.set(wat, n);
    return { naam: `${NAAM[wat]} ${n}`, soort: wat, bestand };
  });
}

const HOE: Readonly<Record<string, string>> = { foto: 'foto', geluid: 'audio', tekening: 'teken' };

/** How he said it (domain.md §2.2 F). */
function hoeVan({ gevraagd, eigenWoorden, bijlagen }: StemInhoud): string[] {
  const soorten = bijlagen.map(({ soort }) => HOE[soort]);
  return [
    ...(eigenWoorden === null ? [] : ['taal']),
    ...(gevraagd.length > 0 ? ['picto'] : []),
    ...Object.values(HOE).filter((hoe) => soorten.includes(hoe)),
  ];
}

/** See StemService.klaar. */
export async function klaar(deps: StemDeps, tx: Tx, who: KnownActor, leerling: string): Promise<void> {
  const { versie } = await betreed(tx, who, leerling);
  const gesprek = await gesprekVan(tx, versie.id);
  const gezegd = await openInhoud(deps, tx, who, leerling, gesprek?.inhoud ?? null);
  const bijlagen = gesprek ? await bijlagenVan(tx, gesprek.id) : [];
  const inhoud = inhoudVan(vragenVoor(versie.moment), gezegd, bijlagen);
  const hoe = hoeVan(inhoud);
  if (!gesprek || hoe.length === 0)
    throw new AppError('conflict', 'Er is nog niets gezegd. Geef eerst een antwoord op een vraag.');
  const sealed = await deps.keys.sealForLeerling(
    tx,
    who.school,
    leerling,
    JSON.stringify(inhoud),
    'opp.stem',
  );
  const stem = await insertStem(tx, who.school, {
    leerling,
    versie,
    op: dagVan(deps.now()),
    hoe,
    inhoud: sealed,
    reden: null,
    volgendePoging: null,
    door: who.person,
  });
  await sluitGesprek(tx, gesprek.id, stem);
  await audit(tx, who, {
    actie: 'stem_gegeven',
    soort: 'leerling',
    id: leerling,
    details: { versie: versie.id, moment: versie.moment, hoe },
  });
  await deps.naHoren(tx, who, leerling);
}

/** See StemService.nietMogelijk. */
export async function nietMogelijk(
  deps: StemDeps,
  tx: Tx,
  who: KnownActor,
  input: NietMogelijk,
): Promise<void> {
  const { leerling, reden, volgendePoging } = NietMogelijk.parse(input);
  const { versie, als } = await betreed(tx, who, leerling);
  if (als === 'zelf') throw new AppError('not_allowed', 'Dit schrijft je juf of meester op.');
  const vandaag = dagVan(deps.now());
  if (volgendePoging <= vandaag)
    throw new AppError('bad_request', 'Kies een dag na vandaag om het opnieuw te proberen.', {
      issues: [{ path: 'body.volgendePoging', message: 'Kies een dag na vandaag.' }],
    });
  await insertStem(tx, who.school, {
    leerling,
    versie,
    op: vandaag,
    hoe: [],
    inhoud: null,
    reden: await deps.keys.sealForLeerling(tx, who.school, leerling, reden, 'opp.stem'),
    volgendePoging,
    door: who.person,
  });
  await audit(tx, who, {
    actie: 'stem_niet_mogelijk',
    soort: 'leerling',
    id: leerling,
    details: { versie: versie.id, moment: versie.moment, volgende_poging: volgendePoging },
  });
  await deps.naHoren(tx, who, leerling);
}
