import { audit } from '../../access/audit.ts';
import type { Lezer } from '../../access/inzage.ts';
import type { Keys } from '../../access/keys.ts';
import { notFound, requireLeerlingen } from '../../access/scope.ts';
import type { BestandenService } from '../../bestanden/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { OppInhoud } from '../../model/opp.ts';
import { dagVan } from '../../opp/dag.ts';
import type { DocumentenService } from '../../opp/document/service.ts';
import { zipVan } from '../../opp/document/zip.ts';
import type { Db } from '../../platform/db/pool.ts';
import { version } from '../../version.ts';
import { osoDossier } from './dossier.ts';
import type { SchrijfXml } from './knoop.ts';
import { nietVastgesteld, type OsoOpgave } from './opdracht.ts';
import { geldendeVersie, type OsoLeerlingRow, osoLeerling } from './store.ts';

export { OsoOpgave } from './opdracht.ts';

export interface OsoDeps {
  readonly db: Db;
  readonly keys: Keys;
  readonly bestanden: Pick<BestandenService, 'lees'>;
  readonly documenten: Pick<DocumentenService, 'bewaar'>;
  readonly schrijf: SchrijfXml;
  readonly now?: () => Date;
}

/** A ZIP to hand over: the OSO dossier with the PDF in it, the PDF, and the machine-readable OPP (R50). */
export interface OsoBestand {
  readonly naam: string;
  readonly bytes: Buffer;
}

/**
 * Handing an OPP over to another school (R50, domain.md L17). Koers is no node of OSO: the LAS sends what is in the file. Opens its
 * own transactions: none is held while a document is made. Each time leaves a line in the trail.
 */
export interface OsoService {
  /**
   * The OPP that is in force, as a file to hand over.
   * @throws AppError `not_found` when this person may not fix the OPP of this pupil; `conflict` when none is in force
   */
  overdracht(who: KnownActor, leerling: string, opgave: OsoOpgave): Promise<OsoBestand>;
  /** The same by the operator, who is nobody of the school (the command line). @throws AppError as `overdracht` */
  doorBeheer(school: string, leerling: string, opgave: OsoOpgave): Promise<OsoBestand>;
}

/** Number of a samenwerkingsverband as OSO wants it. */
const SWV = /^(PO|VO)\d{4}$/;
const MOMENT = (dag: string) => new Date(`${dag}T12:00:00Z`);

interface Vast {
  readonly versie: string;
  readonly nummer: number;
  readonly inhoud: OppInhoud;
  readonly wie: OsoLeerlingRow;
}

async function vastOpp(deps: OsoDeps, lezer: Lezer, leerling: string): Promise<Vast> {
  return await deps.db.tenant({ school: lezer.school, actor: lezer.person }, async (tx) => {
    const wie = await osoLeerling(tx, leerling);
    if (!wie) throw notFound('leerling');
    const rij = await geldendeVersie(tx, leerling);
    const json = rij && (await deps.keys.openForLeerling(tx, lezer, leerling, rij.inhoud, 'opp.inhoud'));
    if (!rij || typeof json !== 'string') throw nietVastgesteld();
    return { versie: rij.versie, nummer: rij.nummer, inhoud: OppInhoud.parse(JSON.parse(json)), wie };
  });
}

/** The stored documents, and a line in the trail: the number of the pupil is not in it, only that the OPP left the school. */
async function documenten(deps: OsoDeps, lezer: Lezer, leerling: string, vast: Vast, opgave: OsoOpgave) {
  const ids = await deps.documenten.bewaar(lezer, vast.versie, ['pdf', 'json']);
  return await deps.db.tenant({ school: lezer.school, actor: lezer.person }, async (tx) => {
    const een = async (soort: 'pdf' | 'json') => {
      const bytes = await (await deps.bestanden.lees(tx, lezer, ids?.get(soort) ?? ''))?.alles(tx);
      if (!bytes) throw nietVastgesteld();
      return bytes;
    };
    const bestanden = { pdf: await een('pdf'), json: await een('json') };
    const details = { versie: vast.versie, nummer: vast.nummer, soort: opgave.soort };
    await audit(tx, lezer, { actie: 'opp_oso', soort: 'leerling', id: leerling, details });
    return bestanden;
  });
}

function dossier(deps: OsoDeps, { wie, inhoud }: Vast, pdf: Buffer, opgave: OsoOpgave, op: string): string {
  const swv = inhoud.a.tlv?.samenwerkingsverband ?? '';
  return osoDossier(
    {
      leerling: {
        nummer: { soort: opgave.soort, waarde: opgave.nummer },
        achternaam: wie.achternaam ?? '',
        voorvoegsel: wie.voorvoegsel,
        roepnaam: wie.roepnaam,
        geboortedatum: wie.geboortedatum,
        geslacht: wie.geslacht ?? 'onbekend',
      },
      school: {
        naam: wie.school,
        brin: wie.brin,
        vestiging: wie.dependance,
        aanleverpunt: opgave.aanleverpunt,
      },
      opp: { inhoud, eind: null, pdf },
      overstap: opgave.overstap,
      swvNummer: SWV.test(swv) ? swv : null,
      versie: version(),
      op,
    },
    deps.schrijf,
  );
}

async function maak(deps: OsoDeps, lezer: Lezer, leerling: string, opgave: OsoOpgave): Promise<OsoBestand> {
  const op = dagVan(deps.now?.() ?? new Date());
  const vast = await vastOpp(deps, lezer, leerling);
  const { pdf, json } = await documenten(deps, lezer, leerling, vast, opgave);
  const naam = `opp-versie-${vast.nummer}`;
  const bestanden = {
    'dossier.xml': Buffer.from(dossier(deps, vast, pdf, opgave, op), 'utf8'),
    [`${naam}.pdf`]: pdf,
    [`${naam}.json`]: json,
  };
  return { naam: `oso-${naam}.zip`, bytes: zipVan(bestanden, MOMENT(op)) };
}

export const createOso = (deps: OsoDeps): OsoService => ({
  overdracht: async (who, leerling, opgave) => {
    const { school, person } = who;
    await deps.db.tenant({ school, actor: person }, (tx) =>
      requireLeerlingen(tx, who, 'opp_vaststellen', [leerling]),
    );
    return await maak(deps, { school, person, scherm: 'oso' }, leerling, opgave);
  },
  doorBeheer: (school, leerling, opgave) =>
    maak(deps, { school, person: null, taak: 'oso' }, leerling, opgave),
});
