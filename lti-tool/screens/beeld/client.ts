/** The print button: the page as a bespreekblad on paper. */
document.getElementById('afdrukken')?.addEventListener('click', () => window.print());
