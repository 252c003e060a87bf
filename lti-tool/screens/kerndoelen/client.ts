/** The print button of the coverage report: the page as it stands, on paper. */
document.getElementById('afdrukken')?.addEventListener('click', () => window.print());
