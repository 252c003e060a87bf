import { randomUUID } from 'node:crypto';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import type { Gelezen } from '../../../gateway/leerlijnen/formaten/gelezen.ts';
import {
  beginInrichting,
  bekijkInrichting,
  publiceerInrichting,
  wijzig,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { PakketSchema } from '../../../gateway/leerlijnen/pakket.ts';
import { importeerVoorSchool, publiceer } from '../../../gateway/leerlijnen/pakketten.ts';
import { nieuweUpload } from '../../../gateway/leerlijnen/uploads.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { type DemoClass, doel, route } from '../demo-class.ts';
import type { Ids } from './facts.ts';

/** Own leerlijnen of a school on top of the demo package, with one act on them and a version that nobody else sees. */
export async function eigenIds(k: DemoClass): Promise<Ids> {
  const who = k.petra;
  return await k.as(who, async (tx) => {
    const basis = kompaslijnen.id;
    const eigen = { eigenaar: 'school', naam: 'Eigen', code: 'eigen', licentie: '' } as const;
    const inrichting = await beginInrichting(tx, who, { ...eigen, basis });
    const handeling = randomUUID();
    const verbergen = { wat: 'verbergen', soort: 'leerdoel', entiteit: doel('NT-M-1a') } as const;
    await wijzig(tx, who, inrichting, { act: handeling, wijzigingen: [verbergen] });
    await publiceerInrichting(tx, who, inrichting);
    const { pakketId: pakket } = (await bekijkInrichting(tx, inrichting)).inrichting;
    return { inrichting, handeling, pakket, doel: doel('NT-M-2a'), leerroute: route('LR4') };
  });
}

/** A published package of a school's own, and a file that is on its way in. */
export async function pakketIds(db: Db, k: DemoClass): Promise<Ids> {
  const pakket = PakketSchema.parse(kompaslijnen);
  const gelezen = { goed: true, formaat: 'koers', pakket, regels: [] } satisfies Gelezen;
  const bron = { naam: 'lijnen.json', bytes: Buffer.from('{}') };
  const keuzes = { voor: 'school', proef: false } as const;
  const { versie } = await k.as(k.petra, (tx) => importeerVoorSchool(tx, k.petra, gelezen, bron, keuzes));
  await k.as(k.petra, (tx) => publiceer(tx, k.petra, versie));
  return { versie, upload: await nieuweUpload(db, k.petra, bron) };
}
