import type { VNode } from 'preact';
import type { Assets } from './assets.ts';
import { Layout } from './components/layout.tsx';
import { PageHeader } from './components/page-header.tsx';
import { Tabs } from './components/tabs.tsx';
import { Toast } from './components/toast.tsx';
import { ChartsSection } from './ontwerp/charts.tsx';
import { FormsSection } from './ontwerp/forms.tsx';
import { FoundationsSection } from './ontwerp/foundations.tsx';
import { ListsSection } from './ontwerp/lists.tsx';
import { MatrixSection } from './ontwerp/matrix.tsx';
import { MessagesSection } from './ontwerp/messages.tsx';
import { PressSection } from './ontwerp/press.tsx';
import { RouteSection } from './ontwerp/route.tsx';
import { renderPage } from './render.ts';

const SECTIONS = [
  { href: '#fundament', label: 'Kleur en letter' },
  { href: '#drukken', label: 'Knoppen' },
  { href: '#matrix', label: 'Matrix' },
  { href: '#route', label: 'Route en voortgang' },
  { href: '#tekeningen', label: 'Tekeningen' },
  { href: '#meldingen-voorbeeld', label: 'Meldingen' },
  { href: '#formulier', label: 'Formulier' },
  { href: '#lijsten', label: 'Lijsten en kaarten' },
] as const;

/** Every component in every state on one page, for the people who design, build and judge screens. Demo mode only. */
export function renderOntwerp(assets: Pick<Assets, 'url'>): string {
  return renderPage(<Ontwerp assets={assets} />);
}

function Ontwerp({ assets }: { assets: Pick<Assets, 'url'> }): VNode {
  return (
    <Layout
      title="Ontwerp"
      assets={assets}
      home="/"
      viewer={{ naam: 'Marjan Schelpenpad', rol: 'leerkracht', school: 'De Kompasroos' }}
      nav={[
        { href: '#vandaag', label: 'Vandaag', icon: 'compass', current: true },
        { href: '#groepen', label: 'Groepen', icon: 'users' },
        { href: '#leerlingen', label: 'Leerlingen', icon: 'user' },
      ]}
      messages={
        <Toast text="Afgevinkt voor Pip Regenlaars." undo={{ post: '/ontwerp/ongedaan', swap: 'none' }} />
      }
      footerLinks={[
        { href: '#hulp', label: 'Hulp' },
        { href: '#toegankelijk', label: 'Toegankelijkheid' },
      ]}
    >
      <PageHeader
        title="Ontwerp van Koers"
        crumbs={[
          { href: '#vandaag', label: 'Vandaag' },
          { href: '#groepen', label: 'De Schelpen' },
        ]}
        lead="Alle onderdelen in al hun standen. Een scherm in Koers bestaat alleen uit wat hier staat."
      />
      <Tabs
        label="Op deze pagina"
        tabs={SECTIONS.map((section, index) => ({ ...section, current: index === 0 }))}
      />
      <div class="k-stack k-stack--wide">
        <FoundationsSection />
        <PressSection />
        <MatrixSection />
        <RouteSection />
        <ChartsSection />
        <MessagesSection />
        <FormsSection />
        <ListsSection />
      </div>
    </Layout>
  );
}
