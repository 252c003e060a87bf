/** The theme of Teams as our tokens know it (ui/styles/themes.css); what is new to us is light. */
export function zetThema(thema: string | undefined): void {
  const ours = thema === 'dark' || thema === 'contrast' ? thema : '';
  for (const page of [document, kader()?.contentDocument]) {
    if (!page) continue;
    if (ours) page.documentElement.dataset['theme'] = ours;
    else delete page.documentElement.dataset['theme'];
  }
}

/** The frame with Koers itself; its pages are ours, so this page may reach into it. */
export const kader = (): HTMLIFrameElement | null => document.querySelector('iframe.k-teams');
