import { startTestElo, type TestElo } from '../lti-tool/lti/testing/test-elo.ts';
import { BenchBrowser } from './browser.ts';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor';
export const CLIENT_ID = 'koers-bench';

/** Who opens what, and where. */
export interface LaunchOrder {
  /** Origin of Koers, or of the baseline that stands in for it. */
  readonly origin: string;
  /** Id of the deployment: the BRIN of the school. */
  readonly deployment: string;
  /** Key of the medewerker in the LVS. */
  readonly koersKey: string;
  /** Page to land on. */
  readonly target: string;
}

/** An ELO that signs launches, as Moodle does (lti.md §3), and the person in front of it. */
export class Elo {
  readonly #elo: TestElo;
  private constructor(elo: TestElo) {
    this.#elo = elo;
  }
  static async start(): Promise<Elo> {
    return new Elo(await startTestElo());
  }

  /** The platform itself, for launches that are put together elsewhere (bench/lti). */
  get platform(): TestElo {
    return this.#elo;
  }

  get addresses() {
    const { issuer, authUrl, tokenUrl, jwksUrl } = this.#elo;
    return { issuer, authUrl, tokenUrl, jwksUrl };
  }

  /** Login and signed launch. Stops at the answer to the launch: a page, or the way to one. */
  async #launch(browser: BenchBrowser, order: LaunchOrder, expected: number) {
    const { origin, deployment } = order;
    const login = await browser.send(`${origin}/lti/login`, 303, {
      iss: this.#elo.issuer,
      login_hint: order.koersKey,
      target_link_uri: `${origin}${order.target}`,
      client_id: CLIENT_ID,
      lti_deployment_id: deployment,
    });
    const asked = new URL(login.location ?? '').searchParams;
    const token = await this.#elo.sign(this.#claims(order, asked.get('nonce') ?? ''));
    return await browser.send(`${origin}/lti/launch`, expected, {
      state: asked.get('state') ?? '',
      id_token: token,
    });
  }

  /** A whole launch into Koers, up to the first HTML. */
  async open(order: LaunchOrder): Promise<{ browser: BenchBrowser; html: string }> {
    const browser = new BenchBrowser();
    const launched = await this.#launch(browser, order, 303);
    const page = await browser.send(new URL(launched.location ?? '', order.origin).href, 200);
    return { browser, html: page.body };
  }

  /** A launch into the baseline, which answers it with the page at once. */
  async openBare(order: LaunchOrder): Promise<void> {
    const browser = new BenchBrowser();
    await this.#launch(browser, order, 200);
    browser.close();
  }

  #claims(order: LaunchOrder, nonce: string) {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: this.#elo.issuer,
      aud: CLIENT_ID,
      sub: `elo-${order.koersKey}`,
      iat: now,
      exp: now + 60,
      nonce,
      name: 'Mies Bank',
      [`${CLAIM}/version`]: '1.3.0',
      [`${CLAIM}/message_type`]: 'LtiResourceLinkRequest',
      [`${CLAIM}/deployment_id`]: order.deployment,
      [`${CLAIM}/target_link_uri`]: `${order.origin}${order.target}`,
      [`${CLAIM}/resource_link`]: { id: '12', title: 'Koers' },
      [`${CLAIM}/context`]: { id: '7', title: 'Groep', type: ['CourseSection'] },
      [`${CLAIM}/roles`]: [INSTRUCTOR],
      [`${CLAIM}/lis`]: { person_sourcedid: order.koersKey },
      [`${CLAIM}/launch_presentation`]: { locale: 'nl', document_target: 'iframe' },
    };
  }
}
