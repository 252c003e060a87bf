/** The choice goes to the ELO at once; the button stays for who has no scripts. */
document.querySelector<HTMLFormElement>('#terug-naar-elo')?.submit();
