import type { Zaak } from './facts.ts';

const zelf: Zaak = { mag: ['stem_geven'], over: 'niets' };
const samen: Zaak = { mag: ['opp_schrijven'], over: 'leerling' };
const keuze = () => ({ keuze: 'aan:weet_niet' });
const tekst = () => ({ tekst: 'ik wil varen' });

/** The voice of a pupil (R46): at his own address there is no id of anybody; with somebody beside him it is about one pupil. */
export const ZAKEN_VAN_STEM: Readonly<Record<string, Zaak>> = {
  'GET /mijn/stem': zelf,
  'GET /mijn/stem/vraag/:nr': zelf,
  'POST /mijn/stem/vraag/:nr': { ...zelf, body: keuze },
  'GET /mijn/stem/vertel': zelf,
  'GET /mijn/stem/laat-zien': zelf,
  'GET /mijn/stem/klaar': zelf,
  'POST /mijn/stem/woorden': { ...zelf, body: tekst },
  'POST /mijn/stem/klaar': zelf,
  // Without a file: who may is told to choose one.
  'POST /mijn/stem/bestand': { ...zelf, body: () => ({ wat: 'foto' }) },
  'POST /mijn/stem/bestand/:bestand/weg': zelf,
  'GET /mijn/stem/bestand/:bestand': zelf,
  'GET /leerling/:leerling/opp/stem': {
    mag: ['opp_lezen'],
    binnen: ['eigen_groepen', 'school'],
    over: 'leerling',
  },
  'POST /leerling/:leerling/opp/stem/niet': {
    ...samen,
    body: () => ({ reden: 'ziek', volgendePoging: '2999-01-01' }),
  },
  'GET /leerling/:leerling/opp/stem/bestand/:bestand': {
    mag: ['opp_lezen'],
    binnen: ['eigen_groepen', 'school'],
    over: 'leerling',
  },
  'GET /leerling/:leerling/opp/stem/samen': samen,
  'GET /leerling/:leerling/opp/stem/samen/vraag/:nr': samen,
  'POST /leerling/:leerling/opp/stem/samen/vraag/:nr': { ...samen, body: keuze },
  'GET /leerling/:leerling/opp/stem/samen/vertel': samen,
  'GET /leerling/:leerling/opp/stem/samen/laat-zien': samen,
  'GET /leerling/:leerling/opp/stem/samen/klaar': samen,
  'POST /leerling/:leerling/opp/stem/samen/woorden': { ...samen, body: tekst },
  'POST /leerling/:leerling/opp/stem/samen/klaar': samen,
  'POST /leerling/:leerling/opp/stem/samen/bestand': { ...samen, body: () => ({ wat: 'foto' }) },
  'POST /leerling/:leerling/opp/stem/samen/bestand/:bestand/weg': samen,
};
